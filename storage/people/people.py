"""People on the roster: their roles, linked accounts, and what the roster says of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, null, select, update
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.delivery.conversations import Surface
from domain.operations.imports import Entry
from domain.people.people import Account, Appointment, Code, Person, Role
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.people import codes, stated
from storage.people.stated import address, appointments_in, grouped
from storage.tables.delivery import conversations
from storage.tables.people import accounts, roles
from storage.tables.people import people as t

# One row for each role that a person holds, or one without a role.
_WHOLE = select(
    t.c.id,
    t.c.name,
    t.c.email,
    t.c.locale,
    t.c.zone,
    t.c.left_at,
    t.c.sending_at,
    t.c.working_days,
    t.c.away_until,
    roles.c.role,
    roles.c.organisation_id,
).outerjoin(roles, roles.c.person_id == t.c.id)
# Who left finds no way in: neither by account nor by address.
_HERE = t.c.left_at.is_(None)
_BY_ACCOUNT = Prepared(
    _WHOLE.join(accounts, accounts.c.person_id == t.c.id).where(
        accounts.c.tenant == bindparam("tenant"), accounts.c.oid == bindparam("oid"), _HERE
    )
)
_ONE = Prepared(_WHOLE.where(t.c.id == bindparam("id")))
_BY_EMAIL = Prepared(_WHOLE.where(t.c.email == bindparam("email"), _HERE))
_HOLDERS = select(roles.c.person_id).where(roles.c.role == bindparam("held"))
_HOLDING = Prepared(_WHOLE.where(t.c.id.in_(_HOLDERS), _HERE).order_by(t.c.name, t.c.id))
_EVERYBODY = _WHOLE.where(_HERE).order_by(t.c.name, t.c.id)
_SOME = _WHOLE.where(t.c.id.in_(bindparam("ids", expanding=True))).order_by(t.c.name, t.c.id)
_KNOWN = select(t.c.email).where(t.c.email.in_(bindparam("emails", expanding=True)), _HERE)
_RENAME = (
    update(t)
    .where(t.c.id == bindparam("person"))
    .values(name=bindparam("called"), email=bindparam("address"))
)
_REACHABLE = (
    _WHOLE.add_columns(conversations.c.id.label("chat"))
    .join(conversations, conversations.c.person_id == t.c.id)
    .where(_HERE, conversations.c.surface == Surface.CHAT, conversations.c.state == "open")
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
    update(t).where(t.c.id == bindparam("person"), _HERE).values(left_at=bindparam("now"))
)
_RETURN = Prepared(update(t).where(t.c.id == bindparam("person")).values(left_at=null()))


def _linked(insert_: type[PostgresInsert]) -> PostgresInsert:
    added = insert_(accounts)
    new = {c: added.excluded[c] for c in ("person_id", "user_id", "linked_at", "linked_by")}
    return added.on_conflict_do_update(index_elements=["tenant", "oid"], set_=new)


_LINK = upsert(_linked)


class People:
    """The roster; accounts and addresses find only people who have not left, `get` everybody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def by_account(self, account: Account) -> Person | None:
        """The person to whom an account is linked."""
        return self._first(_BY_ACCOUNT, tenant=account.tenant, oid=account.oid)

    def get(self, id_: int) -> Person | None:
        """The person with that id."""
        return self._first(_ONE, id=id_)

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

    def everybody(self) -> list[Person]:
        """Everybody who has not left, by name, with all their roles."""
        return [_person(rows) for rows in grouped(self._connection.execute(_EVERYBODY))]

    def some(self, ids: Iterable[int]) -> list[Person]:
        """Those people by name, whether they left or not."""
        rows: Iterable[Any] = self._connection.execute(_SOME, {"ids": sorted(set(ids))})
        return [_person(group) for group in grouped(rows)]

    def rename(self, person: int, name: str, email: str) -> None:
        """Changes what a person is called and their address."""
        self._connection.execute(
            _RENAME,
            {"person": person, "called": name, "address": address(email)},
        )

    def reachable(self) -> list[tuple[Person, str]]:
        """Everybody with an open chat, by name, with the id of the one that was put last."""
        return [
            (_person(rows), rows[-1].chat) for rows in grouped(self._connection.execute(_REACHABLE))
        ]

    def entries(self) -> list[Entry]:
        """Everybody as the roster's files state them, those who left as well."""
        return stated.everything(self._connection)

    def link(self, account: Account, person: int, user_id: str, now: datetime, by: str) -> None:
        """Makes the account the person's, whoever had it before; `by` says how it was proved."""
        who = {
            "tenant": account.tenant,
            "oid": account.oid,
            "person_id": person,
            "user_id": user_id,
        }
        run(self._connection, _LINK, {**who, "linked_at": now, "linked_by": by})

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
        """Takes a person and their unused codes off the roster; what they recorded stays theirs."""
        run(self._connection, _LEAVE, {"person": person, "now": now})
        codes.void(self._connection, person)

    def readmit(self, person: int) -> None:
        """Puts a person who left on the roster again."""
        run(self._connection, _RETURN, {"person": person})

    def _first(self, statement: Prepared, **values: object) -> Person | None:
        return next(iter(self._read(statement, **values)), None)

    def _read(self, statement: Prepared, **values: object) -> list[Person]:
        return [_person(rows) for rows in grouped(run(self._connection, statement, values))]


def _person(rows: list[Row[Any]]) -> Person:
    r = rows[0]
    return Person(
        id=r.id,
        name=r.name,
        email=r.email,
        appointments=appointments_in(rows),
        locale=r.locale,
        zone=r.zone,
        left=r.left_at is not None,
        sending_at=r.sending_at,
        working_days=r.working_days,
        away_until=r.away_until,
    )
