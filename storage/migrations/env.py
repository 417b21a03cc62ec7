"""What Alembic runs: the migrations, on the connection that `storage.migrations` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator

from storage.tables.metadata import metadata


def plain(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Our own types as the plain ones beneath them: a migration must outlive changes of ours."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def default_differs(
    _context: Any, _found: Any, _wanted: Any, found: str | None, _default: Any, wanted: str | None
) -> bool:
    """Whether two server defaults differ, whatever brackets, quotes and casts stand around them."""
    return _bare(found) != _bare(wanted)


def _bare(default: str | None) -> str | None:
    return None if default is None else default.split("::")[0].strip("()'")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=plain,
    compare_server_default=default_differs,
)
with context.begin_transaction():
    context.run_migrations()
