"""How transactions of SQLite begin: by a dialect of ours, since the driver begins none to read.

SQLAlchemy's own advice is a listener for "begin". But while an engine has any listener, each of its
statements passes by all of them, which doubles its cost (2.1.9: 40 in place of 22 microseconds).
"""

from typing import Any, ClassVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite


class Writes(SQLiteDialect_pysqlite):
    """Transactions that take the file's write lock at once; later they could not wait for it."""

    supports_statement_cache = True
    begin: ClassVar[str] = "BEGIN IMMEDIATE"

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begins."""
        dbapi_connection.cursor().execute(self.begin)


class Reads(Writes):
    """Transactions without a lock; they see the database as it is at their first read."""

    supports_statement_cache = True
    begin = "BEGIN"


def engine(begins: type[Writes], **options: Any) -> Engine:
    """An SQLite engine whose transactions begin as `begins` does; options as `create_engine`'s."""
    name = begins.__name__.lower()
    registry.register(f"sqlite.{name}", __name__, begins.__name__)
    return create_engine(f"sqlite+{name}://", **options)
