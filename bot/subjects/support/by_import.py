"""What a file changed of support after anybody did."""

from datetime import datetime

from storage.store import Store

# By whom something was changed that a file changed.
AN_IMPORT = "An import"


def imported_since(verb: str, support: int, last: datetime | None, store: Store) -> datetime | None:
    """When an import did that to support, if it did after the last change by anybody."""
    at = store.audit.last_of(verb, f"deployment:{support}")
    return at if at is not None and (last is None or at > last) else None
