"""Accounts linked to people: proved, used, in doubt, and taken away."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    delete,
    exists,
    false,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert

from domain.delivery.conversations import Surface
from domain.people.accounts import AccountLink, Proof
from domain.people.people import Account
from storage.engine.prepared import Prepared, run
from storage.engine.upsert import upsert
from storage.people import codes
from storage.people.rows import HERE, WHOLE, person_in
from storage.tables.delivery import conversations
from storage.tables.people import accounts as t
from storage.tables.people import people

LONGEST_NAME = 200
_THIS = (t.c.tenant == bindparam("of_tenant"), t.c.oid == bindparam("of_oid"))
_LINKS = WHOLE.add_columns(
    t.c.tenant,
    t.c.oid,
    t.c.linked_by,
    t.c.linked_at,
    t.c.address.label("proved_as"),
    t.c.name.label("holder"),
    t.c.used_on,
    t.c.disconnected_at,
).join(t, t.c.person_id == people.c.id)
_OF = Prepared(_LINKS.where(*_THIS, HERE))
_OF_PERSON = _LINKS.where(people.c.id == bindparam("person")).order_by(t.c.linked_at, t.c.oid)
_ADDRESS_NOW = select(people.c.email).where(people.c.id == bindparam("person_id")).scalar_subquery()
_PROVE = update(t).where(*_THIS).values(address=bindparam("proved_as"))
_USE = Prepared(update(t).where(*_THIS).values(used_on=bindparam("day")))
_UNLINK = delete(t).where(*_THIS)
_DISCONNECT = update(t).where(*_THIS).values(disconnected_at=bindparam("now"))
_DOUBT = update(t).where(t.c.person_id == bindparam("person")).values(address="")
# `AccountLink.stands`, in SQL.
STANDS = (t.c.disconnected_at.is_(None), t.c.address == people.c.email)
_ITS_ACCOUNT_STANDS = exists().where(
    t.c.person_id == conversations.c.person_id,
    t.c.tenant == conversations.c.tenant,
    t.c.user_id == conversations.c.user_id,
    people.c.id == t.c.person_id,
    *STANDS,
)
_RELEASE = (
    update(conversations)
    .where(
        conversations.c.person_id == bindparam("person"),
        conversations.c.surface == Surface.CHAT,
        ~_ITS_ACCOUNT_STANDS,
    )
    .values(person_id=null(), coded=false())
)


def _linked(insert_: type[PostgresInsert]) -> PostgresInsert:
    given = ("tenant", "oid", "person_id", "user_id", "linked_at", "linked_by", "name", "used_on")
    values: dict[str, Any] = {name: bindparam(name) for name in given}
    added = insert_(t).values(values | {"address": _ADDRESS_NOW, "disconnected_at": null()})
    changed = (*given[2:], "address", "disconnected_at")
    new = {name: added.excluded[name] for name in changed}
    return added.on_conflict_do_update(index_elements=["tenant", "oid"], set_=new)


_LINK = upsert(_linked)


class Accounts:
    """Which account is whose; a chat stays a person's only while its account is proved."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, account: Account) -> AccountLink | None:
        """The account with its person, proved still or not; None for who left, or is nobody's."""
        rows = run(self._connection, _OF, _this(account)).all()
        return _link(rows) if rows else None

    def of_person(self, person: int) -> list[AccountLink]:
        """A person's accounts, those that were disconnected as well, the oldest first."""
        by_account: dict[tuple[str, str], list[Row[Any]]] = {}
        for row in self._connection.execute(_OF_PERSON, {"person": person}):
            by_account.setdefault((row.tenant, row.oid), []).append(row)
        return [_link(rows) for rows in by_account.values()]

    def link(
        self, account: Account, person: int, user_id: str, now: datetime, by: str, name: str = ""
    ) -> None:
        """Makes the account the person's, whoever had it before; `by` says how it was proved."""
        row = {
            "tenant": account.tenant,
            "oid": account.oid,
            "person_id": person,
            "user_id": user_id,
            "linked_at": now,
            "linked_by": by,
            "name": name[:LONGEST_NAME],
            "used_on": now.date(),
        }
        run(self._connection, _LINK, row)

    def prove(self, link: AccountLink) -> None:
        """Notes that the account is proved by the address that its person has now."""
        values = _this(link.account) | {"proved_as": link.person.email}
        self._connection.execute(_PROVE, values)

    def note_use(self, account: Account, day: date) -> None:
        """Notes the last day on which the account spoke."""
        run(self._connection, _USE, _this(account) | {"day": day})

    def unlink(self, link: AccountLink) -> None:
        """Forgets that the account was the person's, and writes to it no more."""
        self._connection.execute(_UNLINK, _this(link.account))
        release(self._connection, link.person.id)

    def disconnect(self, link: AccountLink, now: datetime) -> None:
        """Takes the account away until a code is typed, and writes to it no more."""
        self._connection.execute(_DISCONNECT, _this(link.account) | {"now": now})
        release(self._connection, link.person.id)

    def doubt_domains(self, domains: Iterable[str]) -> None:
        """Has every account of people with addresses of these domains prove itself again."""
        wanted: list[ColumnElement[bool]] = [
            people.c.email.endswith(f"@{domain}", autoescape=True) for domain in domains
        ]
        if wanted:
            for person in self._connection.scalars(select(people.c.id).where(or_(*wanted))).all():
                doubt(self._connection, person)


def doubt(connection: Connection, person: int) -> None:
    """Has every account of a person prove itself again; nothing more is written to them till then.

    Codes that were given out are void: who has them may not be the person any more.
    """
    connection.execute(_DOUBT, {"person": person})
    codes.void(connection, person)
    release(connection, person)


def release(connection: Connection, person: int) -> None:
    """Ends what ties those chats to a person whose account is not proved."""
    connection.execute(_RELEASE, {"person": person})


def _this(account: Account) -> dict[str, object]:
    return {"of_tenant": account.tenant, "of_oid": account.oid}


def _link(rows: Sequence[Row[Any]]) -> AccountLink:
    r = rows[0]
    return AccountLink(
        account=Account(r.tenant, r.oid),
        person=person_in(rows),
        by=Proof(r.linked_by),
        linked=r.linked_at,
        address=r.proved_as,
        name=r.holder,
        used=r.used_on,
        disconnected=r.disconnected_at is not None,
    )
