"""Calendars: rows of closed days, the hub's own by default."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.calendar import Calendar, Closure, Kind
from storage.prepared import run
from storage.tables import calendars as t
from storage.upsert import upsert

HUB = "hub"
_ALL = select(t).where(t.c.calendar == bindparam("name")).order_by(t.c.closed_from, t.c.kind)
_CLEAR = delete(t).where(t.c.calendar == bindparam("name"), t.c.source == bindparam("written_by"))


def _added(insert: type[PostgresInsert]) -> PostgresInsert:
    # A day that somebody else already closed for the same reason stays theirs.
    return insert(t).on_conflict_do_nothing(index_elements=["calendar", "closed_from", "kind"])


_ADD = upsert(_added)


class Calendars:
    """Closed days by calendar; `source` tells rows written by the software from those a person gave."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def closures(self, calendar: str = HUB) -> tuple[Closure, ...]:
        """A calendar's rows, by date."""
        rows = self._connection.execute(_ALL, {"name": calendar})
        return tuple(Closure(r.closed_from, r.closed_to, Kind(r.kind), r.source) for r in rows)

    def calendar(self, calendar: str = HUB) -> Calendar:
        """A calendar to count school days by."""
        return Calendar(self.closures(calendar))

    def of(self, organisation: int | None) -> Calendar:  # noqa: ARG002
        """The calendar of an organisation: its own over its trust's over the hub's."""
        return self.calendar()

    def replace(self, source: str, closures: Sequence[Closure], calendar: str = HUB) -> bool:
        """Puts these rows in place of all that `source` wrote; False where they stood so already."""
        wanted = {(c.first, c.last, c.kind) for c in closures}
        if wanted == {(c.first, c.last, c.kind) for c in self.closures(calendar) if c.source == source}:
            return False
        self._connection.execute(_CLEAR, {"name": calendar, "written_by": source})
        for first, last, kind in sorted(wanted):
            row = {"calendar": calendar, "closed_from": first, "closed_to": last, "kind": kind, "source": source}
            run(self._connection, _ADD, row)
        return True
