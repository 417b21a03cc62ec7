"""The leaders whom an organisation employs, by page."""

from sqlalchemy import Connection, and_, select

from domain.pages import Page
from domain.people.people import Person
from domain.scopes import Scope
from storage.engine.listing import Listing
from storage.people.people import People
from storage.people.rows import HERE
from storage.support.scopes import people_in
from storage.tables.people import people as t

_LISTED = Listing(select(t.c.id, t.c.name), t, (t.c.name, t.c.id), rising=True)


class Staff:
    """People of a scope by name; nobody who has left."""

    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people

    def page(self, scope: Scope, size: int, below: Person | None = None) -> Page[Person]:
        """A page of them: the first, or that after the person `below`."""
        where = and_(HERE, people_in(scope))
        place = (below.name, below.id) if below else None
        found = _LISTED.page(self._connection, size, where, below=place)
        ends = [row for row in (found.older, found.newer) if row is not None]
        known = {p.id: p for p in self._people.some(row.id for row in (*found.rows, *ends))}
        return found.each(lambda row: known[row.id])
