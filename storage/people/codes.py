"""One-time codes: only the SHA-256 of a code is kept."""

import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from domain.people.people import CODE_ALPHABET, CODE_LENGTH, CODE_LIFE, Code
from storage.tables.people import codes as t
from storage.tables.people import people

_FIND = (
    select(t.c.person_id, people.c.email, t.c.expires_at, t.c.used_at)
    .join(people, people.c.id == t.c.person_id)
    .where(t.c.hash == bindparam("hashed"))
)
_ADD = insert(t)
_VOID = delete(t).where(t.c.person_id == bindparam("person"), t.c.used_at.is_(None))
# Of two who use a code at once, the second changes nothing.
_SPEND = (
    update(t)
    .where(t.c.hash == bindparam("hashed"), t.c.used_at.is_(None))
    .values(used_at=bindparam("now"))
    .returning(t.c.person_id)
)


def make(connection: Connection, person: int, now: datetime) -> str:
    """A new code for a person; an earlier unused one is void."""
    text = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    void(connection, person)
    connection.execute(
        _ADD, {"hash": _hashed(text), "person_id": person, "expires_at": now + CODE_LIFE}
    )
    return text


def find(connection: Connection, text: str) -> Code | None:
    """The code that was typed."""
    row = connection.execute(_FIND, {"hashed": _hashed(text)}).first()
    return Code(row.person_id, row.email, row.expires_at, row.used_at is not None) if row else None


def spend(connection: Connection, text: str, now: datetime) -> bool:
    """Marks a code as used; False if it was."""
    return connection.execute(_SPEND, {"hashed": _hashed(text), "now": now}).first() is not None


def void(connection: Connection, person: int) -> None:
    """Forgets a person's unused codes."""
    connection.execute(_VOID, {"person": person})


def _hashed(text: str) -> str:
    return sha256(text.strip().encode()).hexdigest()
