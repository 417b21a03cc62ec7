"""Who changed what: coded values only, never words that people wrote."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select, true

from domain.operations.audit import AuditLine
from storage.engine.listing import Listing
from storage.engine.prepared import Prepared, run
from storage.tables.operations import audit as t
from storage.tables.people import people

# Lines that are read at a time.
BATCH = 1_000

_ADD = Prepared(insert(t))
_NEWEST = Listing(
    select(t, people.c.name).outerjoin(people, people.c.id == t.c.person_id), t, (t.c.id,)
)
_LAST = select(t.c.at).order_by(t.c.id.desc()).limit(1)
_LAST_OF = Prepared(
    select(t.c.at)
    .where(t.c.subject == bindparam("subject"), t.c.verb == bindparam("verb"))
    .order_by(t.c.id.desc())
    .limit(1)
)
_CODE = re.compile(r"[\w.,:+/-]{0,60}")


class Audit:
    """Changes by whoever made them; the database lets no line change, or go before its time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, at: datetime, person: int | None, verb: str, subject: str, **fields: object
    ) -> None:
        """Notes one change, by a person or by none; ValueError for a value that is not a code."""
        coded = {name: _coded(name, value) for name, value in fields.items()}
        run(
            self._connection,
            _ADD,
            {"at": at, "person_id": person, "verb": verb, "subject": subject, "fields": coded},
        )

    def batches(self) -> Iterator[list[AuditLine]]:
        """All of it, the newest first, some hundred lines at a time."""
        for rows in _NEWEST.batches(self._connection, BATCH, true()):
            yield [
                AuditLine(r.at, r.person_id, r.name or "", r.verb, r.subject, r.fields)
                for r in rows
            ]

    def count(self) -> int:
        """How many lines there are, up to `COUNTED` and one more where there are more."""
        return _NEWEST.count(self._connection, true())

    def last_of(self, verb: str, subject: str) -> datetime | None:
        """When something was last done with a subject; None where it never was."""
        found: datetime | None = run(
            self._connection, _LAST_OF, {"verb": verb, "subject": subject}
        ).scalar()
        return found

    def last(self) -> datetime | None:
        """When the newest change was made; None if there is none."""
        found: datetime | None = self._connection.execute(_LAST).scalar()
        return found


def _coded(name: str, value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str) and _CODE.fullmatch(value):
        return str(value)
    if isinstance(value, list | tuple):
        return [_coded(name, item) for item in value]
    raise ValueError(f"the audit keeps codes only, and the value of “{name}” is none")
