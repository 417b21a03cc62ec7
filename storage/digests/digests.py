"""Digests of channels by period, and which records each counted: see `counting` in the domain."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, select, update

from domain.delivery.delivery import DeliveryState as Sending
from domain.digests.channels import Audience, Channel
from domain.digests.counting import Digest, DigestState
from storage.engine.prepared import Prepared, run, run_all
from storage.engine.upsert import upsert
from storage.tables.delivery import outbox
from storage.tables.digests import channels, digest_records
from storage.tables.digests import digests as t
from storage.tables.visits import visit_versions, visits
from storage.visits.visit_rows import from_version

_ONE = Prepared(select(t).where(t.c.id == bindparam("digest")))
_OF = select(t).where(t.c.channel_id == bindparam("channel"), t.c.period == bindparam("period"))
_LAST_OUT = (
    select(t)
    .where(t.c.channel_id == bindparam("channel"), t.c.out_at.is_not(None))
    .order_by(t.c.last.desc())
    .limit(1)
)
_NEWEST = select(t).where(t.c.channel_id == bindparam("channel")).order_by(t.c.last.desc()).limit(1)
_LATER = (
    select(t)
    .where(t.c.channel_id == bindparam("channel"), t.c.last > bindparam("day"))
    .order_by(t.c.last)
)
_PUT = upsert(
    lambda insert: (
        insert(t)
        .values(
            {
                name: bindparam(name)
                for name in ("channel_id", "period", "first", "last", "state", "reason", "due_at")
            }
        )
        .on_conflict_do_nothing(index_elements=["channel_id", "period"])
        .returning(t.c.id)
    )
)
_CONFIRM = (
    update(t)
    .where(t.c.id == bindparam("digest"))
    .values(state=DigestState.OUT, first=bindparam("begins"), out_at=bindparam("now"))
)
_UPDATED = Prepared(
    update(t).where(t.c.id == bindparam("digest")).values(updated_at=bindparam("at"))
)
# A digest that was put into the outbox may have been skipped there: too late, for one.
_NOT_SENT = select(outbox.c.last_error).where(
    outbox.c.key == bindparam("which"), outbox.c.state == Sending.SKIPPED
)

# The newest post of each channel that is posted to: asked for each record that is saved, so in one
# statement, which begins with the channels: they are few.
_newest = t.alias("newest")
_ITS_NEWEST = (
    select(_newest.c.id)
    .where(_newest.c.channel_id == channels.c.id, _newest.c.out_at.is_not(None))
    .order_by(_newest.c.last.desc())
    .limit(1)
    .scalar_subquery()
)
_POSTED = Prepared(
    select(
        t,
        channels.c.conversation_id,
        channels.c.name,
        channels.c.audience,
        channels.c.audience_of,
        channels.c.digest,
    )
    .select_from(channels.join(t, t.c.id == _ITS_NEWEST))
    .where(channels.c.stopped_at.is_(None))
    .order_by(t.c.id)
)

_r = digest_records
# What one digest has counted for good no other takes over.
_KEEP = upsert(
    lambda insert: (adding := insert(_r)).on_conflict_do_update(
        index_elements=["channel_id", "visit_id"],
        set_={"digest_id": adding.excluded.digest_id, "late": adding.excluded.late},
        where=_r.c.digest_id.is_(None),
    )
)
_WAIT = upsert(
    lambda insert: (
        insert(_r)
        .values(channel_id=bindparam("channel"), visit_id=bindparam("visit"), late=True)
        .on_conflict_do_nothing(index_elements=["channel_id", "visit_id"])
    )
)
# Only what no digest has counted yet.
_UNWAIT = Prepared(
    delete(_r).where(
        _r.c.channel_id == bindparam("channel"),
        _r.c.visit_id == bindparam("visit"),
        _r.c.digest_id.is_(None),
    )
)
_DROP_DELETED = delete(_r).where(
    _r.c.digest_id == bindparam("digest"),
    _r.c.channel_id == bindparam("channel"),
    _r.c.visit_id.in_(
        select(visits.c.id).where(visits.c.deleted_at.is_not(None), visits.c.id == _r.c.visit_id)
    ),
)
_SHOWN = Prepared(
    select(
        exists().where(
            _r.c.channel_id == bindparam("channel"),
            _r.c.visit_id == bindparam("visit"),
            _r.c.digest_id == bindparam("digest"),
        )
    )
)
_DAY_BEFORE = Prepared(
    select(visit_versions.c["values"]).where(
        visit_versions.c.visit_id == bindparam("visit"),
        visit_versions.c.version == bindparam("version"),
    )
)


class Digests:
    """Digests that are due, arrived or were skipped, and the records that each counted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> Digest | None:
        """The digest with that id."""
        return _first(run(self._connection, _ONE, {"digest": id_}).first())

    def of(self, channel: int, period: str) -> Digest | None:
        """A channel's digest for a period."""
        return _first(self._connection.execute(_OF, {"channel": channel, "period": period}).first())

    def last_out(self, channel: int) -> Digest | None:
        """A channel's newest digest that arrived."""
        return _first(self._connection.execute(_LAST_OUT, {"channel": channel}).first())

    def newest(self, channel: int) -> Digest | None:
        """A channel's newest digest in any state."""
        return _first(self._connection.execute(_NEWEST, {"channel": channel}).first())

    def later(self, channel: int, day: date) -> list[Digest]:
        """A channel's digests in any state that end after a day, oldest first."""
        return [
            _digest(row)
            for row in self._connection.execute(_LATER, {"channel": channel, "day": day})
        ]

    def put(
        self, channel: int, period: str, first: date, last: date, due: datetime, skipped: str = ""
    ) -> int | None:
        """Notes that a digest is due, or why it is skipped; gives its id.

        None where the channel has a digest for that period already.
        """
        row = {"channel_id": channel, "period": period, "first": first, "last": last, "due_at": due}
        state = DigestState.SKIPPED if skipped else DigestState.DUE
        found = run(self._connection, _PUT, {**row, "state": state, "reason": skipped}).first()
        return None if found is None else int(found.id)

    def confirm(self, digest: Digest, first: date, now: datetime) -> None:
        """Notes that a digest arrived, and which day it began with."""
        self._connection.execute(_CONFIRM, {"digest": digest.id, "begins": first, "now": now})

    def why_skipped(self, digest: Digest) -> str:
        """Why a digest was not posted; empty if it was, or still may be."""
        return digest.reason or str(
            self._connection.execute(_NOT_SENT, {"which": digest.key}).scalar() or ""
        )

    def note_update(self, digest: Digest, at: datetime) -> None:
        """Notes when its post is updated."""
        run(self._connection, _UPDATED, {"digest": digest.id, "at": at})

    def posted(self) -> list[tuple[Channel, Digest]]:
        """Every channel that gets posts, with the newest of its digests that arrived."""
        return [(_channel(row), _digest(row)) for row in run(self._connection, _POSTED)]

    def keep(self, digest: Digest, records: Iterable[int], *, late: bool) -> None:
        """Notes for good that a digest counted these records, unless another did before."""
        row = {"channel_id": digest.channel, "digest_id": digest.id, "late": late}
        if rows := [{**row, "visit_id": record} for record in records]:
            run_all(self._connection, _KEEP, rows)

    def drop_deleted(self, digest: Digest) -> None:
        """Forgets deleted records that a digest counted; one that is restored is counted anew."""
        self._connection.execute(_DROP_DELETED, {"digest": digest.id, "channel": digest.channel})

    def wait(self, channel: int, record: int) -> None:
        """Notes that the next digest counts a record as late, unless one has counted it already."""
        run(self._connection, _WAIT, {"channel": channel, "visit": record})

    def unwait(self, channel: int, record: int) -> None:
        """Undoes `wait`, where the visit turned out to be of a later day."""
        run(self._connection, _UNWAIT, {"channel": channel, "visit": record})

    def shows_late(self, digest: Digest, record: int) -> bool:
        """Whether a digest has the record among those that were recorded late."""
        values = {"visit": record, "digest": digest.id, "channel": digest.channel}
        return bool(run(self._connection, _SHOWN, values).scalar())

    def day_before(self, record: int, version: int) -> date | None:
        """The day of the visit as an earlier version of its record had it."""
        kept = run(self._connection, _DAY_BEFORE, {"visit": record, "version": version}).scalar()
        return from_version(kept).on if kept else None


def _first(row: Row[Any] | None) -> Digest | None:
    return _digest(row) if row else None


def _digest(row: Row[Any]) -> Digest:
    return Digest(
        row.id,
        row.channel_id,
        row.period,
        row.first,
        row.last,
        DigestState(row.state),
        row.due_at,
        row.reason,
        row.out_at,
        row.updated_at,
    )


def _channel(row: Row[Any]) -> Channel:
    return Channel(
        row.channel_id,
        row.conversation_id,
        row.name,
        Audience(row.audience),
        row.audience_of,
        digest=row.digest,
    )
