"""Closed days by calendar: the hub's for everybody, and over it a trust's or a school's own."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, exists, or_, select, update
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.people.organisations import OrganisationKind as Sort
from domain.prompts.calendar import (
    HUB,
    Calendar,
    Closure,
    ClosureKind,
    SchoolYear,
    calendar_name,
    layered,
)
from domain.prompts.terms import SOURCE as SAMPLE
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.tables.people import organisations
from storage.tables.prompts import calendars as t

IMPORTED = "import"
_ALL = Prepared(
    select(t).where(t.c.calendar == bindparam("name")).order_by(t.c.closed_from, t.c.kind)
)
# One round trip for all layers.
_LAYERS = Prepared(
    select(t)
    .where(or_(*(t.c.calendar == bindparam(level) for level in ("hub", "trust", "own"))))
    .order_by(t.c.closed_from, t.c.kind)
)
_OWNER = Prepared(
    select(organisations.c.kind, organisations.c.trust_id).where(
        organisations.c.id == bindparam("organisation")
    )
)
# The same of many organisations, whose trusts are read with them.
_OWNERS = select(organisations.c.id, organisations.c.kind, organisations.c.trust_id)
_SOME = (
    select(t)
    .where(t.c.calendar.in_(bindparam("names", expanding=True)))
    .order_by(t.c.closed_from, t.c.kind)
)
_WRITTEN_BY = select(t).where(t.c.source == bindparam("source")).order_by(t.c.closed_from, t.c.kind)
_CLEAR = delete(t).where(t.c.calendar == bindparam("name"), t.c.source == bindparam("written_by"))
# Bank holidays and what people wrote themselves stay.
_CLEAR_YEAR = delete(t).where(
    t.c.calendar == bindparam("name"),
    t.c.source.in_(bindparam("sources", expanding=True)),
    t.c.closed_from.between(bindparam("begins"), bindparam("ends")),
)

_standing = t.alias("standing")
# What the other calendar says of the same day stays.
_RENAME = (
    update(t)
    .where(
        t.c.calendar == bindparam("old"),
        ~exists().where(
            _standing.c.calendar == bindparam("new"),
            _standing.c.closed_from == t.c.closed_from,
            _standing.c.kind == t.c.kind,
        ),
    )
    .values(calendar=bindparam("new"))
)
_DROP = delete(t).where(t.c.calendar == bindparam("old"))


def _added(insert: type[PostgresInsert]) -> PostgresInsert:
    # A day that somebody else already closed for the same reason stays theirs.
    return insert(t).on_conflict_do_nothing(index_elements=["calendar", "closed_from", "kind"])


_ADD = upsert(_added)


class Calendars:
    """Closed days by calendar; `source` names the software that wrote a row, empty for a person."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int | None, Calendar] = {}

    def closures(self, calendar: str = HUB) -> tuple[Closure, ...]:
        """A calendar's rows, by date."""
        return tuple(_closure(row) for row in run(self._connection, _ALL, {"name": calendar}))

    def calendar(self, calendar: str = HUB) -> Calendar:
        """One calendar alone, to count school days by."""
        return Calendar(self.closures(calendar))

    def of(self, organisation: int | None) -> Calendar:
        """The calendar that counts for an organisation: its own over its trust's over the hub's."""
        if organisation not in self._known:
            self._known[organisation] = self._layered(organisation)
        return self._known[organisation]

    def read_ahead(self, organisations_: Iterable[int]) -> None:
        """Reads the calendars of many organisations at one time, before each is asked for."""
        missing = set(organisations_) - self._known.keys()
        if not missing:
            return
        owners = self._connection.execute(_OWNERS.where(organisations.c.id.in_(sorted(missing))))
        names = {owner.id: _names(owner, owner.id) for owner in owners}
        rows: defaultdict[str, list[Closure]] = defaultdict(list)
        wanted = sorted({HUB, *(name for pair in names.values() for name in pair)})
        for row in self._connection.execute(_SOME, {"names": wanted}):
            rows[row.calendar].append(_closure(row))
        known: dict[tuple[str, ...], Calendar] = {}
        for id_ in missing:
            # Most have no days of their own: theirs is one calendar.
            levels = tuple(name for name in (HUB, *names.get(id_, ())) if name in rows)
            if levels not in known:
                known[levels] = layered(*(rows[name] for name in dict.fromkeys(levels)))
            self._known[id_] = known[levels]

    def written_by(self, source: str) -> Mapping[str, tuple[Closure, ...]]:
        """The rows that `source` wrote, by calendar."""
        found: dict[str, tuple[Closure, ...]] = {}
        for row in self._connection.execute(_WRITTEN_BY, {"source": source}):
            found[row.calendar] = (*found.get(row.calendar, ()), _closure(row))
        return found

    def replace(self, source: str, closures: Sequence[Closure], calendar: str = HUB) -> bool:
        """Replaces all that `source` wrote by these rows; False if they are the same."""
        wanted = {(c.first, c.last, c.kind) for c in closures}
        standing = [c for c in self.closures(calendar) if c.source == source]
        if wanted == {(c.first, c.last, c.kind) for c in standing}:
            return False
        self._connection.execute(_CLEAR, {"name": calendar, "written_by": source})
        self._add(calendar, closures, source)
        return True

    def replace_year(
        self, calendar: str, year: SchoolYear, closures: Sequence[Closure], *, whole: bool = True
    ) -> None:
        """Replaces what an import wrote for that school year by imported rows.

        The sample's rows go with them, unless the new ones are not the `whole` year.
        """
        sources = (IMPORTED, SAMPLE) if whole else (IMPORTED,)
        values = {"name": calendar, "begins": year.first, "ends": year.last, "sources": sources}
        self._connection.execute(_CLEAR_YEAR, values)
        self._add(calendar, closures, IMPORTED)

    def rename(self, old: str, new: str) -> None:
        """Adds the rows of one calendar to another; where both have the same day, the other's."""
        self._known.clear()
        self._connection.execute(_RENAME, {"old": old, "new": new})
        self._connection.execute(_DROP, {"old": old})

    def _add(self, calendar: str, closures: Sequence[Closure], source: str) -> None:
        self._known.clear()
        for first, last, kind in sorted({(c.first, c.last, c.kind) for c in closures}):
            row = {
                "calendar": calendar,
                "closed_from": first,
                "closed_to": last,
                "kind": kind,
                "source": source,
            }
            run(self._connection, _ADD, row)

    def _layered(self, organisation: int | None) -> Calendar:
        if organisation is None:
            return self.calendar()
        owner = run(self._connection, _OWNER, {"organisation": organisation}).first()
        if owner is None:
            return self.calendar()
        trust, own = _names(owner, organisation)
        rows = run(self._connection, _LAYERS, {"hub": HUB, "trust": trust, "own": own}).all()
        layers: dict[str, list[Closure]] = {HUB: [], trust: [], own: []}
        for row in rows:
            layers[row.calendar].append(_closure(row))
        return layered(*layers.values())


def _names(owner: Any, organisation: int) -> tuple[str, str]:
    """The calendars of an organisation's trust and its own."""
    own = calendar_name(Sort(owner.kind), organisation)
    # Without a trust there are two layers; the statement takes three names all the same.
    trust = calendar_name(Sort.TRUST, owner.trust_id) if owner.trust_id else own
    return trust, own


def _closure(row: Row[Any]) -> Closure:
    return Closure(row.closed_from, row.closed_to, ClosureKind(row.kind), row.source)
