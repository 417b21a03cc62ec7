"""How transactions of SQLite begin: by a dialect of ours, since the driver begins none to read.

SQLAlchemy's own advice is a listener for "begin". But while an engine has any listener, each of its
statements passes by all of them, which doubles its cost (2.1.9: 40 in place of 22 microseconds).
"""

from functools import cache
from typing import Any, ClassVar

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

# More than there are, so that none is compiled twice.
STATEMENTS = 1_000


class Writes(SQLiteDialect_pysqlite):
    """Transactions that take the file's write lock at once; later they could not wait for it."""

    supports_statement_cache = True
    begin: ClassVar[str] = "BEGIN IMMEDIATE"

    def __eq__(self, other: object) -> bool:
        """Whether it writes the same SQL: all of these do, and share what is compiled."""
        return isinstance(other, Writes)

    def __hash__(self) -> int:
        """The same for all."""
        return hash(Writes)

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
    shared = {"compiled_cache": _compiled()}
    return create_engine(f"sqlite+{name}://", execution_options=shared, **options)


@cache
def _compiled() -> LRUCache[Any, Any]:
    """The statements that were compiled: that costs many times what it costs to run one.

    The connections that write and those that read share them.
    """
    return LRUCache(STATEMENTS)
