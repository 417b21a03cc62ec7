"""The roster as the hub looks at it: who is connected, by account and chat."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
)

from domain.delivery.conversations import Surface
from domain.pages import Page
from domain.people.accounts import Proof
from domain.people.people import Person, Role, domain_of
from domain.people.roster import Contact, Reachability
from storage.delivery.conversations import OPEN
from storage.engine.listing import Listing
from storage.people.accounts import STANDS
from storage.people.people import People
from storage.people.rows import HERE
from storage.tables.delivery import conversations
from storage.tables.people import accounts, roles
from storage.tables.people import people as t

Condition = ColumnElement[bool]
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
_ACCOUNT = (accounts.c.person_id == t.c.id, accounts.c.disconnected_at.is_(None))
_STANDS = exists().where(*_ACCOUNT, *STANDS)
_CODED = exists().where(*_ACCOUNT, *STANDS, accounts.c.linked_by == Proof.CODE)
_DOUBTED = and_(exists().where(*_ACCOUNT), ~_STANDS)
_DISCONNECTED = and_(exists().where(accounts.c.person_id == t.c.id), ~exists().where(*_ACCOUNT))
_OFFICER = exists().where(roles.c.person_id == t.c.id, roles.c.role == Role.OFFICER)
_NEEDS_CODE = and_(_OFFICER, ~_CODED)
_FACTS = select(
    t.c.id,
    _CODED.label("coded"),
    _DOUBTED.label("doubted"),
    _DISCONNECTED.label("disconnected"),
    _OPEN.label("open"),
    func.coalesce(_STOPPED, "").label("stopped"),
)
_SOME = _FACTS.where(t.c.id.in_(bindparam("ids", expanding=True)))
_UNREACHED = select(
    t.c.email,
    func.coalesce(_STOPPED, "").label("stopped"),
    _OPEN.label("open"),
    _NEEDS_CODE.label("needs_code"),
    _DOUBTED.label("doubted"),
    _DISCONNECTED.label("disconnected"),
).where(HERE, or_(~_OPEN, _NEEDS_CODE))
_PEOPLE = select(func.count()).where(HERE)
# What stands after the @, in words that both databases have: the address without its own beginning.
_BEGINNING = func.rtrim(t.c.email, func.replace(t.c.email, "@", ""))
_DOMAIN = func.replace(t.c.email, _BEGINNING, "").label("domain")
_DOMAINS = select(_DOMAIN, func.count().label("people")).where(HERE).group_by(_DOMAIN)
# By its key alone, which an index has: whole people are read for a page, not for all.
_LISTED = Listing(select(t.c.id, t.c.name), t, (t.c.name, t.c.id), rising=True)


class RosterContacts:
    """People with what is known of their chats; nobody who has left."""

    def __init__(self, connection: Connection, people: People) -> None:
        self._connection = connection
        self._people = people

    def contacts(self) -> list[Contact]:
        """Everybody, by name."""
        facts = {row.id: row for row in self._connection.execute(_FACTS.where(HERE))}
        return [_contact(person, facts[person.id]) for person in self._people.everybody()]

    def of(self, person: Person) -> Contact:
        """What is known of one person."""
        return self.some((person,))[0]

    def page(
        self,
        size: int,
        words: Iterable[str],
        *,
        everybody: bool,
        development: bool = False,
        below: Person | None = None,
    ) -> Page[Contact]:
        """A page by name: the first, or that after the person `below`.

        It lists `everybody`, those whose name or address has all the `words`, or else those without
        an open chat, and officers without a code; these not in `development`.
        """
        named = [_has(word) for word in words]
        unconnected = ~_OPEN if development else or_(~_OPEN, _NEEDS_CODE)
        which = and_(true(), *named) if named or everybody else unconnected
        place = (below.name, below.id) if below else None
        found = _LISTED.page(self._connection, size, and_(HERE, which), below=place)
        ends = [row for row in (found.older, found.newer) if row is not None]
        people = self._people.some(row.id for row in (*found.rows, *ends))
        contacts = {contact.person.id: contact for contact in self.some(people)}
        return found.each(lambda row: contacts[row.id])

    def connected(self) -> tuple[int, int]:
        """How many people there are, and how many of them have an open chat."""
        people = self._connection.execute(_PEOPLE).scalar_one()
        return int(people), int(self._connection.execute(_PEOPLE.where(_OPEN)).scalar_one())

    def domains(self) -> dict[str, int]:
        """How many people there are at each domain."""
        return {row.domain: row.people for row in self._connection.execute(_DOMAINS)}

    def unreached(self) -> list[Reachability]:
        """What is known of each without an open chat, and of each officer without a code."""
        return [
            Reachability(
                domain_of(row.email),
                "" if row.open else row.stopped,
                open=bool(row.open),
                needs_code=bool(row.needs_code),
                doubted=bool(row.doubted),
                disconnected=bool(row.disconnected),
            )
            for row in self._connection.execute(_UNREACHED)
        ]

    def some(self, people: Iterable[Person]) -> list[Contact]:
        """What is known of each of these people, in their order."""
        known = list(people)
        rows = self._connection.execute(_SOME, {"ids": [person.id for person in known]})
        facts = {row.id: row for row in rows}
        return [_contact(person, facts[person.id]) for person in known]


def _has(word: str) -> Condition:
    """The condition that a name or address has a word, in any case."""
    return func.lower(t.c.name + " " + t.c.email).contains(word.lower(), autoescape=True)


def _contact(person: Person, facts: Row[Any]) -> Contact:
    return Contact(
        person,
        coded=bool(facts.coded),
        doubted=bool(facts.doubted),
        disconnected=bool(facts.disconnected),
        open=bool(facts.open),
        stopped="" if facts.open else facts.stopped,
    )
