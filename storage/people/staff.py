"""The leaders whom an organisation employs, by page."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from sqlalchemy import Connection, and_, func, select, union_all

from domain.pages import Page
from domain.people.people import Person
from domain.scopes import Employed, Scope
from storage.engine.listing import Listing
from storage.people.people import People
from storage.people.rows import HERE
from storage.support.scopes import people_in
from storage.tables.people import people as t
from storage.tables.visits import visit_shares as s
from storage.tables.visits import visits as v

_LISTED = Listing(select(t.c.id, t.c.name), t, (t.c.name, t.c.id), rising=True)


class Staff:
    """People of a scope by name; nobody who has left."""

    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people

    def at(self, organisation: int, most: int) -> Page[Person]:
        """The leaders whom an organisation employs, by name; the first `most` of them."""
        return self.page(Scope((Employed(frozenset({organisation})),)), most)

    def free_days(self, leaders: Iterable[int]) -> dict[int, Fraction | None]:
        """The days a year that each of these leaders has for support, None where not stated."""
        asked = select(t.c.id, t.c.free_days).where(t.c.id.in_(sorted(set(leaders))))
        return {row.id: row.free_days for row in self._connection.execute(asked)}

    def minutes_out(self, leaders: Iterable[int], first: date, last: date) -> dict[int, int]:
        """The minutes of support that each of these leaders gave from one day to another.

        Their part of colleagues' visits is in them.
        """
        of = sorted(set(leaders))
        in_time = (v.c.counts, v.c.deleted_at.is_(None), v.c.on.between(first, last))
        own = select(v.c.leader_id.label("who"), v.c.minutes).where(v.c.leader_id.in_(of), *in_time)
        shared = (
            select(s.c.person_id.label("who"), s.c.minutes)
            .join(v, v.c.id == s.c.visit_id)
            .where(s.c.person_id.in_(of), *in_time)
        )
        each = union_all(own, shared).subquery()
        summed = select(each.c.who, func.sum(each.c.minutes)).group_by(each.c.who)
        return {row[0]: int(row[1]) for row in self._connection.execute(summed)}

    def page(self, scope: Scope, size: int, below: Person | None = None) -> Page[Person]:
        """A page of them: the first, or that after the person `below`."""
        where = and_(HERE, people_in(scope))
        place = (below.name, below.id) if below else None
        found = _LISTED.page(self._connection, size, where, below=place)
        ends = [row for row in (found.older, found.newer) if row is not None]
        known = {p.id: p for p in self._people.some(row.id for row in (*found.rows, *ends))}
        return found.each(lambda row: known[row.id])
