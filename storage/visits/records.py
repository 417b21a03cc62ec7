"""Everybody's records, newest first: a supported organisation's as its contacts may see them, or all for the hub."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select

from domain.visits.visits import Record
from storage.engine.prepared import Prepared, run
from storage.support.deployments import Deployments
from storage.tables.support import deployments
from storage.tables.visits import copies
from storage.tables.visits import visits as t
from storage.visits.visit_rows import WHOLE, record

_LIVE = t.c.deleted_at.is_(None)
_AT = select(deployments.c.id).where(
    deployments.c.organisation_id.in_(bindparam("organisations", expanding=True))
)
_HELD = select(copies.c.visit_id).where(
    copies.c.sent_at.is_(None), copies.c.due_at > bindparam("now")
)
_THEIRS = (t.c.deployment_id.in_(_AT), t.c.id.not_in(_HELD))
_OLDER = or_(
    t.c.on < bindparam("day"), (t.c.on == bindparam("day")) & (t.c.id < bindparam("place"))
)
_NEWER = or_(
    t.c.on > bindparam("day"), (t.c.on == bindparam("day")) & (t.c.id > bindparam("place"))
)
_DOWN_TO = or_(
    t.c.on > bindparam("day"), (t.c.on == bindparam("day")) & (t.c.id >= bindparam("place"))
)
_COUNTED: Select[Any] = select(func.count()).select_from(t).where(t.c.on >= bindparam("from_day"))


def _both(statement: Select[Any]) -> tuple[Prepared, Prepared]:
    """The statement for all records, and for those of some organisations."""
    live = statement.where(_LIVE)
    return Prepared(live), Prepared(live.where(*_THEIRS))


def _listed(*where: Any) -> tuple[Prepared, Prepared]:
    return _both(
        WHOLE.where(*where).order_by(t.c.on.desc(), t.c.id.desc()).limit(bindparam("most"))
    )


_PAGE, _PAGE_AFTER = _listed(), _listed(_OLDER)
_ABOVE = _both(WHOLE.where(_NEWER).order_by(t.c.on, t.c.id).limit(bindparam("most")))
_COUNT, _COUNT_DOWN = _both(_COUNTED), _both(_COUNTED.where(_DOWN_TO))


class Records:
    """Records by page. `at` names organisations, whose contacts see no record in its first quiet time; None is all."""

    def __init__(self, connection: Connection, deployments_: Deployments) -> None:
        self._connection = connection
        self._deployments = deployments_

    def page(
        self, at: Iterable[int] | None, now: datetime, most: int, before: Record | None = None
    ) -> list[Record]:
        """The newest records, from the one after `before` on."""
        if before is None:
            return self._records(_PAGE, at, now, most=most)
        return self._records(_PAGE_AFTER, at, now, most=most, day=before.on, place=before.id)

    def newer(
        self, at: Iterable[int] | None, now: datetime, record_: Record, most: int
    ) -> list[Record]:
        """The records next above `record_` in the list, the nearest first."""
        return self._records(_ABOVE, at, now, most=most, day=record_.on, place=record_.id)

    def count(
        self, at: Iterable[int] | None, now: datetime, since: date, down_to: Record | None = None
    ) -> int:
        """How many records there are from a day on; with `down_to`, those as new as it or newer."""
        if down_to is None:
            return int(self._run(_COUNT, at, now, from_day=since).scalar_one())
        place = {"day": down_to.on, "place": down_to.id}
        return int(self._run(_COUNT_DOWN, at, now, from_day=since, **place).scalar_one())

    def _records(
        self,
        pair: tuple[Prepared, Prepared],
        at: Iterable[int] | None,
        now: datetime,
        **values: object,
    ) -> list[Record]:
        rows = self._run(pair, at, now, **values).all()
        found = self._deployments.some({r.deployment_id for r in rows})
        return [record(r, found[r.deployment_id]) for r in rows]

    def _run(
        self,
        pair: tuple[Prepared, Prepared],
        at: Iterable[int] | None,
        now: datetime,
        **values: object,
    ) -> Any:
        if at is None:
            return run(self._connection, pair[0], values)
        return run(self._connection, pair[1], {**values, "organisations": sorted(at), "now": now})
