"""The roster as the hub looks at it: who is connected, by account and chat."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, exists, func, select, true

from domain.delivery.conversations import Surface
from domain.pages import Page
from domain.people.people import Person, Role, domain_of
from domain.people.roster import Contact, Unreached
from storage.delivery.conversations import OPEN
from storage.engine.listing import Listing
from storage.people.people import People
from storage.tables.delivery import conversations
from storage.tables.people import accounts, roles
from storage.tables.people import people as t

Condition = ColumnElement[bool]
_HERE = t.c.left_at.is_(None)
_CHAT = and_(conversations.c.person_id == t.c.id, conversations.c.surface == Surface.CHAT)
_OPEN = exists().where(_CHAT, conversations.c.state == OPEN)
# Why the chat that was put last was stopped.
_STOPPED = (
    select(conversations.c.last_error)
    .where(_CHAT)
    .order_by(conversations.c.serial.desc())
    .limit(1)
    .scalar_subquery()
)
_LINKED = exists().where(accounts.c.person_id == t.c.id)
_OFFICER = exists().where(roles.c.person_id == t.c.id, roles.c.role == Role.OFFICER)
_FACTS = select(
    t.c.id,
    _LINKED.label("linked"),
    _OPEN.label("open"),
    func.coalesce(_STOPPED, "").label("stopped"),
)
_SOME = _FACTS.where(t.c.id.in_(bindparam("ids", expanding=True)))
_UNREACHED = select(
    t.c.email,
    func.coalesce(_STOPPED, "").label("stopped"),
    (_LINKED | ~_OFFICER).label("proves"),
).where(_HERE, ~_OPEN)
_PEOPLE = select(func.count()).where(_HERE)
# What stands after the @, in words that both databases have: the address without its own beginning.
_BEGINNING = func.rtrim(t.c.email, func.replace(t.c.email, "@", ""))
_DOMAIN = func.replace(t.c.email, _BEGINNING, "").label("domain")
_DOMAINS = select(_DOMAIN, func.count().label("people")).where(_HERE).group_by(_DOMAIN)
_LISTED = Listing(select(t.c.id, t.c.name), t, (t.c.name, t.c.id), rising=True)


class RosterContacts:
    """People with what is known of their chats; nobody who has left."""

    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people

    def contacts(self) -> list[Contact]:
        """Everybody, by name."""
        facts = {row.id: row for row in self._connection.execute(_FACTS.where(_HERE))}
        return [_contact(person, facts[person.id]) for person in self._people.everybody()]

    def of(self, person: Person) -> Contact:
        """What is known of one person."""
        return self._some((person,))[0]

    def page(
        self, size: int, words: Iterable[str], *, everybody: bool, below: Person | None = None
    ) -> Page[Contact]:
        """A page by name: the first, or that after the person `below`.

        It lists `everybody`, those whose name or address has all the `words`, or else those without
        an open chat.
        """
        named = [_has(word) for word in words]
        which = and_(true(), *named) if named or everybody else ~_OPEN
        place = (below.name, below.id) if below else None
        found = _LISTED.page(self._connection, size, and_(_HERE, which), below=place)
        ends = [row for row in (found.older, found.newer) if row is not None]
        people = self._people.some(row.id for row in (*found.rows, *ends))
        contacts = {contact.person.id: contact for contact in self._some(people)}
        return found.each(lambda row: contacts[row.id])

    def connected(self) -> tuple[int, int]:
        """How many people there are, and how many of them have an open chat."""
        people = self._connection.execute(_PEOPLE).scalar_one()
        return int(people), int(self._connection.execute(_PEOPLE.where(_OPEN)).scalar_one())

    def domains(self) -> dict[str, int]:
        """How many people there are at each domain."""
        return {row.domain: row.people for row in self._connection.execute(_DOMAINS)}

    def unreached(self) -> list[Unreached]:
        """What is known of each without an open chat."""
        return [
            Unreached(domain_of(row.email), row.stopped, proves=bool(row.proves))
            for row in self._connection.execute(_UNREACHED)
        ]

    def _some(self, people: Iterable[Person]) -> list[Contact]:
        known = list(people)
        rows = self._connection.execute(_SOME, {"ids": [person.id for person in known]})
        facts = {row.id: row for row in rows}
        return [_contact(person, facts[person.id]) for person in known]


def _has(word: str) -> Condition:
    """The condition that a name or address has a word, in any case."""
    return func.lower(t.c.name + " " + t.c.email).contains(word.lower(), autoescape=True)


def _contact(person: Person, facts: Row[Any]) -> Contact:
    stopped = "" if facts.open else facts.stopped
    return Contact(person, linked=bool(facts.linked), open=bool(facts.open), stopped=stopped)
