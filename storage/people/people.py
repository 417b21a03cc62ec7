"""People on the roster: their roles, linked accounts, and what the roster says of them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, null, select, update

from domain.operations.imports import Entry
from domain.people.people import Account, Appointment, Code, Person, Profile, Role
from storage.delivery.conversations import OPEN_CHAT
from storage.engine.prepared import Prepared, run
from storage.people import codes, stated
from storage.people.accounts import Accounts, doubt
from storage.people.rows import HERE, WHOLE, person_in
from storage.people.stated import address, grouped
from storage.tables.delivery import conversations
from storage.tables.people import people as t
from storage.tables.people import roles

_ONE = Prepared(WHOLE.where(t.c.id == bindparam("id")))
_BY_EMAIL = Prepared(WHOLE.where(t.c.email == bindparam("email"), HERE))
_HOLDERS = select(roles.c.person_id).where(roles.c.role == bindparam("held"))
_HOLDING = Prepared(WHOLE.where(t.c.id.in_(_HOLDERS), HERE).order_by(t.c.name, t.c.id))
_AT = select(roles.c.person_id).where(
    roles.c.role == bindparam("held"), roles.c.organisation_id == bindparam("place")
)
_PLACES = roles.c.organisation_id.in_(bindparam("places", expanding=True))
_AMONG_THESE = t.c.id.in_(_HOLDERS.where(_PLACES))
_AMONG = WHOLE.add_columns(roles.c.main).where(_AMONG_THESE, HERE).order_by(t.c.name, t.c.id)
_MAIN_AT = and_(
    roles.c.role == bindparam("held"), roles.c.organisation_id == bindparam("place"), roles.c.main
)
_MAIN_PERSON = t.c.id.in_(select(roles.c.person_id).where(_MAIN_AT))
_HOLDING_AT = Prepared(
    WHOLE.where(t.c.id.in_(_AT), HERE).order_by(_MAIN_PERSON.desc(), t.c.name, t.c.id)
)
_MAIN = select(roles.c.person_id).where(_MAIN_AT)
_MAKE_MAIN = (
    update(roles)
    .where(roles.c.role == bindparam("held"), roles.c.organisation_id == bindparam("place"))
    .values(main=roles.c.person_id == bindparam("whom"))
)
_EVERYBODY = WHOLE.where(HERE).order_by(t.c.name, t.c.id)
_SOME = WHOLE.where(t.c.id.in_(bindparam("ids", expanding=True))).order_by(t.c.name, t.c.id)
_NAMES = select(t.c.id, t.c.name).where(t.c.id.in_(bindparam("ids", expanding=True)))
_KNOWN = select(t.c.email).where(t.c.email.in_(bindparam("emails", expanding=True)), HERE)
_PROFILE = select(t.c.specialisms, t.c.phases, t.c.free_days).where(t.c.id == bindparam("person"))
_ADDRESS = select(t.c.email).where(t.c.id == bindparam("person"))
_RENAME = (
    update(t)
    .where(t.c.id == bindparam("person"))
    .values(name=bindparam("called"), email=bindparam("address"))
)
_REACHABLE = (
    WHOLE.add_columns(conversations.c.id.label("chat"), conversations.c.coded)
    .join(conversations, conversations.c.person_id == t.c.id)
    .where(HERE, *OPEN_CHAT)
    .order_by(t.c.name, t.c.id, conversations.c.serial)
)
_KEEP_LOCALE = Prepared(
    update(t)
    .where(t.c.id == bindparam("person"))
    .values(locale=bindparam("l"), zone=bindparam("z"))
)
_WELCOME = Prepared(
    update(t)
    .where(t.c.id == bindparam("person"), t.c.welcomed_at.is_(None))
    .values(welcomed_at=bindparam("now"))
    .returning(t.c.id)
)
_LEAVE = Prepared(
    update(t).where(t.c.id == bindparam("person"), HERE).values(left_at=bindparam("now"))
)
_RETURN = Prepared(update(t).where(t.c.id == bindparam("person")).values(left_at=null()))


class People:
    """The roster; accounts and addresses find only people who have not left, `get` everybody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_account(self, account: Account) -> Person | None:
        """The person whose account it is, proved still, with every role."""
        link = Accounts(self._connection).of(account)
        return link.person if link and link.stands else None

    def get(self, id_: int) -> Person | None:
        """The person with that id."""
        return self._first(_ONE, id=id_)

    def profile(self, id_: int) -> Profile:
        """What the roster says that the person with that id brings."""
        found = self._connection.execute(_PROFILE, {"person": id_}).first()
        return Profile(found.specialisms, found.phases, found.free_days) if found else Profile()

    def by_email(self, email: str) -> Person | None:
        """The person with that address, in any case."""
        return self._first(_BY_EMAIL, email=address(email))

    def has_address(self, email: str) -> int | None:
        """The id of whoever has that address, also of one who left."""
        return stated.id_of(self._connection, email)

    def known(self, emails: Iterable[str]) -> set[str]:
        """Those of the addresses that are of people who have not left."""
        wanted = sorted({address(email) for email in emails})
        return set(self._connection.execute(_KNOWN, {"emails": wanted}).scalars())

    def holding(self, role: Role) -> list[Person]:
        """Everybody who holds a role, by name, with all their roles."""
        return self._read(_HOLDING, held=role)

    def holding_at(self, role: Role, organisation: int) -> list[Person]:
        """Everybody who holds a role at an organisation, with all their roles.

        The main one stands first, the others by name.
        """
        return self._read(_HOLDING_AT, held=role, place=organisation)

    def holding_among(self, role: Role, places: Iterable[int]) -> dict[int, list[Person]]:
        """The same of some organisations, by organisation."""
        found: dict[int, list[Person]] = {place: [] for place in sorted(set(places))}
        if not found:
            return {}
        asked = {"held": role, "places": list(found)}
        rows: Iterable[Any] = self._connection.execute(_AMONG, asked)
        for group in grouped(rows):
            person = person_in(group)
            main = {row.organisation_id for row in group if row.role == role and row.main}
            for place in person.at(role) & found.keys():
                found[place].insert(0 if place in main else len(found[place]), person)
        return found

    def main_contact(self, organisation: int) -> int | None:
        """The contact of an organisation who is marked as the main one, by id."""
        asked = {"held": Role.SCHOOL_CONTACT, "place": organisation}
        found: int | None = self._connection.execute(_MAIN, asked).scalar()
        return found

    def make_main(self, person: int, organisation: int) -> None:
        """Marks a contact of an organisation as the main one, and no other."""
        asked = {"held": Role.SCHOOL_CONTACT, "place": organisation, "whom": person}
        self._connection.execute(_MAKE_MAIN, asked)

    def everybody(self) -> list[Person]:
        """Everybody who has not left, by name, with all their roles."""
        return [person_in(rows) for rows in grouped(self._connection.execute(_EVERYBODY))]

    def some(self, ids: Iterable[int]) -> list[Person]:
        """Those people by name, whether they left or not."""
        wanted = sorted(set(ids))
        if not wanted:
            return []
        rows: Iterable[Any] = self._connection.execute(_SOME, {"ids": wanted})
        return [person_in(group) for group in grouped(rows)]

    def names(self, ids: Iterable[int | None]) -> dict[int, str]:
        """What these people are called, by id, whether they left or not; None is nobody."""
        asked = sorted({id_ for id_ in ids if id_ is not None})
        rows = self._connection.execute(_NAMES, {"ids": asked}) if asked else ()
        return {row.id: row.name for row in rows}

    def rename(self, person: int, name: str, email: str) -> None:
        """Changes what a person is called, and their address.

        With another address every account has to prove itself again: it may be a successor's.
        """
        before = self._connection.execute(_ADDRESS, {"person": person}).scalar()
        new = {"person": person, "called": name, "address": address(email)}
        self._connection.execute(_RENAME, new)
        if before != new["address"]:
            doubt(self._connection, person)

    def reachable(self) -> list[tuple[Person, str]]:
        """Everybody with an open chat, by name, with the id of the one that was put last.

        An officer's is one of an account that typed a code, if there is any.
        """
        found = grouped(self._connection.execute(_REACHABLE))
        people = ((person_in(rows), rows) for rows in found)
        return [(person, _chat(person, rows)) for person, rows in people]

    def entries(self) -> list[Entry]:
        """Everybody as the roster's files state them, those who left as well."""
        return stated.everything(self._connection)

    def link(self, account: Account, person: int, user_id: str, now: datetime, by: str) -> None:
        """Makes the account the person's, whoever had it before; `by` says how it was proved."""
        Accounts(self._connection).link(account, person, user_id, now, by)

    def keep_locale(self, person: int, locale: str, zone: str) -> None:
        """Keeps the language and time zone in which the person's Teams runs."""
        run(self._connection, _KEEP_LOCALE, {"person": person, "l": locale, "z": zone})

    def note_welcome(self, person: int, now: datetime) -> bool:
        """Notes that a person is welcomed; False if they were before."""
        return run(self._connection, _WELCOME, {"person": person, "now": now}).first() is not None

    def invite(self, person: int, now: datetime) -> str:
        """Makes a one-time code of ten capitals and digits; an earlier unused one is void then."""
        return codes.make(self._connection, person, now)

    def find_code(self, text: str) -> Code | None:
        """The code that was typed, if there is such a one."""
        return codes.find(self._connection, text)

    def spend_code(self, text: str, now: datetime) -> bool:
        """Spends a code; False if it was spent before."""
        return codes.spend(self._connection, text, now)

    def upsert(self, entry: Entry, now: datetime) -> int:
        """Adds or changes a person by e-mail, roles as a whole; gives the id."""
        person = stated.write(self._connection, entry)
        if entry.left:
            self.leave(person, now)
        else:
            self.readmit(person)
        return person

    def appoint(self, person: int, appointments: Iterable[Appointment]) -> None:
        """Gives the person exactly these roles."""
        stated.appoint(self._connection, person, appointments)

    def leave(self, person: int, now: datetime) -> None:
        """Takes a person off the roster; what they recorded stays theirs.

        Whoever takes the row up again has to prove anew whose it is.
        """
        run(self._connection, _LEAVE, {"person": person, "now": now})
        doubt(self._connection, person)

    def readmit(self, person: int) -> None:
        """Puts a person who left on the roster again."""
        run(self._connection, _RETURN, {"person": person})

    def _first(self, statement: Prepared, **values: object) -> Person | None:
        return next(iter(self._read(statement, **values)), None)

    def _read(self, statement: Prepared, **values: object) -> list[Person]:
        return [person_in(rows) for rows in grouped(run(self._connection, statement, values))]


def _chat(person: Person, rows: Sequence[Row[Any]]) -> str:
    coded = [row for row in rows if row.coded] if person.has(Role.OFFICER) else []
    chat: str = (coded or rows)[-1].chat
    return chat
