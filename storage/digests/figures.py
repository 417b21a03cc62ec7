"""What digests count over all deployments: one query each, over the rows of the period."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
    union_all,
)

from domain.digests.channels import Belonging, Channel
from domain.digests.counting import CountedRecord, Digest, Stage
from domain.digests.facts import Flag, ReportsDue, Supported
from domain.digests.sums import DayOfVisits, Tally
from domain.digests.weeks import Week
from domain.support.deployments import Status
from domain.visits.concerns import ConcernState as Flagged
from domain.visits.planned_visits import PlannedState
from domain.visits.visits import RecordSource
from storage.digests import coming, sums, supported
from storage.digests.reports_due import reports_due
from storage.engine.prepared import written
from storage.tables.digests import digest_records
from storage.tables.support import deployments
from storage.tables.visits import concerns, planned_visits, visits

_RECORD = select(
    visits.c.id,
    visits.c.deployment_id,
    visits.c.on,
    (visits.c.minutes + visits.c.shared_minutes).label("minutes"),
    visits.c.happened,
    visits.c.progress,
    visits.c.recorded_at,
    visits.c.seconds,
    visits.c.recorded_by,
    visits.c.source,
    digest_records.c.digest_id,
    func.coalesce(digest_records.c.late, False).label("late"),
).where(visits.c.deleted_at.is_(None))
# What one channel's digests keep of a record.
_kept = and_(
    digest_records.c.visit_id == visits.c.id, digest_records.c.channel_id == bindparam("channel")
)
_BY_DAY = _RECORD.outerjoin(digest_records, _kept).where(
    visits.c.on >= bindparam("since"), visits.c.on <= bindparam("until")
)
_OF_CHANNEL = _RECORD.join(digest_records, _kept)
# Two ways into the index: joined by OR, both would read all that the channel ever counted.
_BY_DIGEST = union_all(
    _OF_CHANNEL.where(digest_records.c.digest_id == bindparam("digest")),
    _OF_CHANNEL.where(digest_records.c.digest_id.is_(None)),
)


_p = planned_visits.c
# A visit that was moved stands on its new day as well, and does not count on the old one.
_GONE = (PlannedState.MOVED, PlannedState.CALLED_OFF)
_STANDING = _p.state.in_([state for state in PlannedState if state not in _GONE])
_COMING = select(_p.deployment_id, _p.on, literal(0)).where(
    _p.on >= bindparam("next_from"),
    _p.on <= bindparam("next_to"),
    _p.removed.is_(False),
    _STANDING,
)
_UNRECORDED = (
    select(literal(0), _p.on, func.count())
    .join(deployments, deployments.c.id == _p.deployment_id)
    .where(
        _p.on >= bindparam("since"),
        _p.on <= bindparam("until"),
        _p.removed.is_(False),
        _p.state == PlannedState.PLANNED,
        deployments.c.status == Status.ACTIVE,
    )
    .group_by(_p.on)
)
_FLAGS = (
    select(
        visits.c.deployment_id,
        concerns.c.state,
        concerns.c.raised_at,
        func.coalesce(concerns.c.taken_at, concerns.c.resolved_at).label("answered_at"),
    )
    .join(visits, visits.c.id == concerns.c.visit_id)
    .where(
        visits.c.deleted_at.is_(None),
        concerns.c.state != Flagged.WITHDRAWN,
        or_(
            written(concerns.c.state, (Flagged.ASKED, Flagged.TAKEN)),
            concerns.c.raised_at >= bindparam("since"),
        ),
    )
)


class Figures:
    """Reads over the whole hub; `Channel.hears_of` decides afterwards what is for a channel."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_day(self, since: date, until: date, channel: int | None) -> list[CountedRecord]:
        """The records of these days, each with the digest of the channel that counted it."""
        values = {"since": since, "until": until, "channel": channel}
        return [_record(row) for row in self._connection.execute(_BY_DAY, values)]

    def by_digest(self, channel: int, digest: int | None) -> list[CountedRecord]:
        """The records that a digest counted for good, and those that the next counts as late."""
        values = {"channel": channel, "digest": digest}
        return [_record(row) for row in self._connection.execute(_BY_DIGEST, values)]

    def supported(
        self, since: date, until: date, also: Iterable[int], recorded_since: date | None = None
    ) -> list[Supported]:
        """Active deployments and those of `also`, as they stood at the end of `until`.

        Any others with a record from `recorded_since` on come as well. Their progress before is
        that before `since`.
        """
        return supported.supported(self._connection, since, until, also, recorded_since)

    def tally(
        self,
        days: tuple[date, date],
        digest: tuple[Digest, Stage] | None,
        channel: Channel | None,
        until: Mapping[date, datetime],
    ) -> Tally:
        """What the records of these days add up to of which a channel may hear: see `sums`."""
        return sums.tally(self._connection, days, digest, sums.heard_by(channel), until)

    def history(
        self, days: tuple[date, date], compared: Sequence[Week], channel: Channel | None
    ) -> tuple[list[DayOfVisits], int]:
        """The visits of each day of which a channel may hear, and the schools of some weeks."""
        return sums.history(self._connection, days, compared, sums.heard_by(channel))

    def any_new(self, channel: Channel, since: date, until: date) -> bool:
        """Whether the channel's coming digest of these days counts any record."""
        return coming.any_new(self._connection, channel, since, until)

    def belongings(self, ids: Iterable[int]) -> dict[int, Belonging]:
        """What each of those deployments belongs to."""
        return coming.belongings(self._connection, ids)

    def planned(
        self, unrecorded: tuple[date, date], coming: tuple[date, date], channel: Channel | None
    ) -> tuple[Counter[date], list[int]]:
        """The planned visits of some days without a record, and those that other days have.

        The first are under active support of which a channel may hear: how many, by day. The
        others, recorded or not, are the deployment of each, whoever may hear of it.
        """
        values = dict(zip(("since", "until"), unrecorded, strict=True))
        values |= dict(zip(("next_from", "next_to"), coming, strict=True))
        heard = sums.heard_by(channel, _p.deployment_id)
        rows = self._connection.execute(union_all(_UNRECORDED.where(heard), _COMING), values).all()
        return Counter({on: n for of, on, n in rows if not of}), [of for of, _, _ in rows if of]

    def reports_due(self, channel: Channel | None, today: date, last: date) -> ReportsDue:
        """The reports of which a channel may hear: late today, and due by the last day."""
        return reports_due(self._connection, channel, today, last)

    def flags(self, since: datetime) -> list[Flag]:
        """Flags raised since, and older ones that are still open."""
        rows = self._connection.execute(_FLAGS, {"since": since})
        return [
            Flag(r.deployment_id, r.raised_at, r.answered_at, r.state != Flagged.RESOLVED)
            for r in rows
        ]


def _record(row: Any) -> CountedRecord:
    return CountedRecord(
        id=row.id,
        deployment=row.deployment_id,
        on=row.on,
        minutes=row.minutes,
        happened=row.happened,
        progress=row.progress,
        recorded_at=row.recorded_at,
        seconds=row.seconds,
        imported=row.source == RecordSource.IMPORTED,
        digest=row.digest_id,
        late=row.late,
        recorder=row.recorded_by,
    )
