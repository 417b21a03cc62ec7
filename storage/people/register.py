"""Organisations and leaders by a part of what they are called: what a search looks through."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, String, cast, false, func, or_, select

from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Role
from domain.support.finding import Findable, number_in
from storage.engine.listing import Condition
from storage.people.organisations import Organisations
from storage.tables.people import organisations as o
from storage.tables.people import people as p
from storage.tables.people import roles

# Rows that are ranked for one search; the whole register is never read into memory.
MOST = 60
_ROUGHLY = 400
_BEGINS = 3
# In a whole sentence, which has more words than a search.
MOST_WORDS, _LONGER = 20, 4
_EVERY_PLACE = (
    select(o.c.id, o.c.name, o.c.town, o.c.urn, o.c.uid)
    .where(o.c.kind != OrganisationKind.HUB)
    .order_by(o.c.name, o.c.id)
)
_PLACES = _EVERY_PLACE.where(o.c.open)
_LEADERS = (
    select(p.c.id, p.c.name, p.c.email)
    .where(p.c.left_at.is_(None))
    .where(p.c.id.in_(select(roles.c.person_id).where(roles.c.role == Role.LEADER)))
    .order_by(p.c.name, p.c.id)
)
_NUMBER = cast(func.coalesce(o.c.urn, o.c.uid), String)


class Register:
    """What may be meant by some words: all that have each of them, else what begins like one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def places(self, words: Sequence[str], *, closed: bool = False) -> list[Findable]:
        """Schools, trusts and others, by name, town or number: the open ones, or `closed` too."""
        columns = (func.lower(o.c.name), func.lower(o.c.town))
        exact = [or_(_holds(columns, word), _NUMBER.startswith(word)) for word in words]
        every = _EVERY_PLACE if closed else _PLACES
        rows = self._found(every, exact, _roughly(columns[0], words))
        return [Findable(row.id, row.name, row.town, str(row.urn or row.uid or "")) for row in rows]

    def called_like(self, words: Sequence[str]) -> list[str]:
        """The names of open places that have a word which begins like one of these."""
        if not words:
            return []
        like = _roughly(func.lower(o.c.name), words[:MOST_WORDS], _LONGER)
        rows = self._connection.execute(_PLACES.where(like).limit(_ROUGHLY))
        return [row.name for row in rows]

    def leaders(self, words: Sequence[str]) -> list[Findable]:
        """Leaders who have not left, by name or address."""
        columns = (func.lower(p.c.name), p.c.email)
        exact = [_holds(columns, word) for word in words]
        rows = self._found(_LEADERS, exact, _roughly(columns[0], words))
        return [Findable(row.id, row.name, row.email) for row in rows]

    def meant(self, typed: str) -> list[Organisation]:
        """The organisations that a text names: by the number that it is or ends with, or by name.

        Behind a name may stand the town. The open ones alone, if any of that name is open.
        """
        known, number = Organisations(self._connection), number_in(typed)
        if number is None:
            named = known.by_name(typed) or _in_town(typed, known)
            return [each for each in named if each.open] or named
        found = known.by_urn(number) or known.by_uid(number)
        return [found] if found else []

    def _found(
        self, every: Select[Any], exact: Sequence[Condition], roughly: Condition
    ) -> Sequence[Any]:
        rows = self._connection.execute(every.where(*exact).limit(MOST)).all()
        if rows or not exact:
            return rows
        return self._connection.execute(every.where(roughly).limit(_ROUGHLY)).all()


def _in_town(typed: str, known: Organisations) -> list[Organisation]:
    """Those that a text names by name and town, as one without a number is written."""
    name, _, town = (part.strip() for part in typed.rpartition(","))
    same = known.by_name(name) if name and town else []
    return [each for each in same if each.town.casefold() == town.casefold()]


def _holds(columns: Sequence[Any], word: str) -> Condition:
    """Whether a word, or the beginning of one, stands in one of the columns."""
    return or_(*(column.contains(word, autoescape=True) for column in columns))


def _roughly(column: Any, words: Sequence[str], letters: int = _BEGINS) -> Condition:
    """Whether a name has a word that begins like one of those that were typed."""
    begins = [word[:letters] for word in words if len(word) >= letters]
    named = (column.contains(part, autoescape=True) for part in begins)
    return or_(false(), *named)
