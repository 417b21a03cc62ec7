"""What digests count over all deployments: one query each, over the rows of the period."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, or_, select

from domain.digests.counting import CountedRecord
from domain.digests.facts import Flag, Supported
from domain.support.deployments import Deployment, Status
from domain.visits.concerns import ConcernState as Flagged
from domain.visits.planned_visits import PlannedState
from domain.visits.visits import RecordSource
from storage.digests import coming
from storage.engine.prepared import written
from storage.tables.digests import digest_records
from storage.tables.people import organisations
from storage.tables.support import deployments
from storage.tables.visits import concerns, planned_visits, visit_shares, visits

# Colleagues' own time on a visit.
_shares = (
    select(func.coalesce(func.sum(visit_shares.c.minutes), 0))
    .where(visit_shares.c.visit_id == visits.c.id)
    .scalar_subquery()
)
_RECORD = select(
    visits.c.id,
    visits.c.deployment_id,
    visits.c.on,
    (visits.c.minutes + _shares).label("minutes"),
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
_BY_DIGEST = _RECORD.join(digest_records, _kept).where(
    or_(digest_records.c.digest_id == bindparam("digest"), digest_records.c.digest_id.is_(None))
)

# The visits of a deployment by the end of the period, that happened or not.
_LIVE = (
    visits.c.deployment_id == deployments.c.id,
    visits.c.deleted_at.is_(None),
    visits.c.on <= bindparam("until"),
)
_HAPPENED = (*_LIVE, visits.c.happened)


def _newest(column: Any, *also: Any) -> Any:
    """A column of each deployment's newest visit, by the index on deployment and day."""
    found: Select[Any] = select(column).where(*_HAPPENED, *also)
    return found.order_by(visits.c.on.desc(), visits.c.id.desc()).limit(1).scalar_subquery()


_own = (
    select(func.coalesce(func.sum(visits.c.minutes), 0))
    .where(*_LIVE, visits.c.counts)
    .scalar_subquery()
)
# On few of the records there is any: asked for all at one time, not for each of them.
_theirs = select(
    select(visits.c.deployment_id)
    .where(
        visits.c.id == visit_shares.c.visit_id,
        visits.c.deleted_at.is_(None),
        visits.c.on <= bindparam("until"),
        visits.c.counts,
    )
    .scalar_subquery()
    .label("deployment_id"),
    visit_shares.c.minutes,
).subquery()
_shared = (
    select(_theirs.c.deployment_id, func.sum(_theirs.c.minutes).label("minutes"))
    .group_by(_theirs.c.deployment_id)
    .subquery()
)
_used = _own + func.coalesce(_shared.c.minutes, 0)
_SUPPORTED = (
    select(
        deployments,
        organisations.c.name.label("school"),
        organisations.c.kind,
        organisations.c.trust_id,
        _used.label("used"),
        _newest(visits.c.on).label("newest"),
        _newest(visits.c.progress).label("progress"),
        _newest(visits.c.progress, visits.c.on < bindparam("since")).label("progress_before"),
        select(func.min(visits.c.on)).where(*_HAPPENED).scalar_subquery().label("oldest"),
    )
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .outerjoin(_shared, _shared.c.deployment_id == deployments.c.id)
    .where(
        or_(
            deployments.c.status == Status.ACTIVE,
            deployments.c.id.in_(bindparam("also", expanding=True)),
        )
    )
    .order_by(organisations.c.name, deployments.c.id)
)
_DAYS = select(planned_visits.c.deployment_id, planned_visits.c.on).where(
    planned_visits.c.on >= bindparam("since"),
    planned_visits.c.on <= bindparam("until"),
    planned_visits.c.removed.is_(False),
)
_UNRECORDED = _DAYS.where(planned_visits.c.state == PlannedState.PLANNED)
# A visit that was moved stands on its new day as well, and does not count on the old one.
_PLANNED = _DAYS.where(
    planned_visits.c.state.in_([state for state in PlannedState if state is not PlannedState.MOVED])
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
    """Reads over the whole hub; `Channel.covers` decides afterwards which a channel may hear of."""

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

    def supported(self, since: date, until: date, also: Iterable[int]) -> list[Supported]:
        """Active deployments and those of `also`, as they stood at the end of `until`.

        Their progress before is that before `since`.
        """
        values = {"since": since, "until": until, "also": sorted(also)}
        return [_supported(row) for row in self._connection.execute(_SUPPORTED, values)]

    def new(self, channel: int, since: date, until: date) -> set[int]:
        """The deployments with a record that the channel's coming digest of these days counts."""
        return coming.new(self._connection, channel, since, until)

    def places(self, ids: Iterable[int]) -> dict[int, tuple[str, int | None]]:
        """The programme of each of those deployments, and the trust that it counts for."""
        return coming.places(self._connection, ids)

    def unrecorded(self, since: date, until: date) -> list[tuple[int, date]]:
        """The planned visits of these days that have no record: deployment and day."""
        rows = self._connection.execute(_UNRECORDED, {"since": since, "until": until})
        return [(row.deployment_id, row.on) for row in rows]

    def planned(self, since: date, until: date) -> list[int]:
        """The deployment of each visit that is planned for these days."""
        rows = self._connection.execute(_PLANNED, {"since": since, "until": until})
        return [row.deployment_id for row in rows]

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


def _supported(row: Row[Any]) -> Supported:
    deployment = Deployment(
        id=row.id,
        organisation=row.organisation_id,
        school=row.school,
        focus=row.focus,
        leaders=(),
        days_agreed=row.days_agreed,
        start=row.start,
        end=row.end,
        status=Status(row.status),
        programme=row.programme,
    )
    # Contact was made at the first sign of it: the leader's word, or the oldest visit.
    contacts = [day for day in (row.first_contact_on, row.oldest) if day]
    return Supported(
        deployment=deployment,
        trust=coming.trust(row),
        minutes=int(row.used),
        progress=row.progress,
        before=row.progress_before,
        newest=row.newest,
        contact_from=row.agreed_on or row.start,
        contacted=min(contacts, default=None),
    )
