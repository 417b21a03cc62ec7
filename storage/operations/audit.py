"""Who changed what: coded values only, never words that people wrote."""

import re
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from storage.engine.prepared import Prepared, run
from storage.tables.operations import audit as t

_ADD = Prepared(insert(t))
_LAST = select(t.c.at).order_by(t.c.id.desc()).limit(1)
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
