"""Versions of what people sent for something: a kept file or a link each."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Table, delete, func, insert, select, true

from storage.tables.kept_files import kept_files
from storage.tables.people import people

V = TypeVar("V")


class SentVersions(Generic[V]):
    """Versions by the id of what they are of: `table` has them, and that id in its column `of`.

    `made` gives the version that a row holds; its sender's name and its file's stand there too.
    """

    # Those that may be taken back.
    _loose: ColumnElement[bool] = true()

    def __init__(
        self, connection: Connection, table: Table, of: str, made: Callable[[Row[Any]], V]
    ) -> None:
        self._connection = connection
        self._t, self._of, self._made = table, table.c[of], made
        self._rows = (
            select(table, people.c.name.label("sender"), kept_files.c.name.label("file_name"))
            .join(people, people.c.id == table.c.sent_by)
            .outerjoin(kept_files, kept_files.c.id == table.c.file_id)
        )

    def versions(self, of: int) -> list[V]:
        """What was sent for one thing, the newest first."""
        rows = self._rows.where(self._of == of).order_by(self._t.c.number.desc())
        return [self._made(row) for row in self._connection.execute(rows)]

    def version(self, id_: int) -> V | None:
        """One version by its id."""
        return self._only(self._t.c.id == id_)

    def of_file(self, file: int) -> V | None:
        """The version that is a kept file."""
        return self._only(self._t.c.file_id == file)

    def take_back(self, id_: int) -> None:
        """Forgets a version that may be taken back."""
        self._connection.execute(delete(self._t).where(self._t.c.id == id_, self._loose))

    def _only(self, where: ColumnElement[bool]) -> V | None:
        row = self._connection.execute(self._rows.where(where)).first()
        return None if row is None else self._made(row)

    def _add(self, of: int, person: int, now: datetime, **own: object) -> int:
        """Keeps what was sent as the next version of that thing; gives its number."""
        last = select(func.coalesce(func.max(self._t.c.number), 0)).where(self._of == of)
        number = 1 + int(self._connection.execute(last).scalar_one())
        row = {self._of.name: of, "number": number, "sent_at": now, "sent_by": person}
        self._connection.execute(insert(self._t).values(row | own))
        return number
