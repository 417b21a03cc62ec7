"""Imports by upload: how far each is, and what it would do or did."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from domain.library.dry_runs import DryRun, ImportState, PlannedChange, UploadedImport
from storage.engine.prepared import run
from storage.engine.upsert import upsert
from storage.tables.kept_files import uploaded_imports as t

# Imports read the whole list and write what differs: of two at once the second waits for the first,
# and is planned against what that left. The number is only for this.
_HOLD = select(func.pg_advisory_xact_lock(7042028))


def _put(insert: Any) -> Any:
    added = insert(t)
    changed = {name: added.excluded[name] for name in ("state", "at", "result", "moved")}
    return added.on_conflict_do_update(index_elements=["file_id"], set_=changed)


_PUT = upsert(_put)


class UploadedImports:
    """At most one import of a file."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, file: int) -> UploadedImport | None:
        """The import of a file."""
        row = self._connection.execute(select(t).where(t.c.file_id == file)).first()
        if row is None:
            return None
        result = _read(row.result) if row.result else None
        return UploadedImport(ImportState(row.state), row.at, result, moved=bool(row.moved))

    def put(
        self,
        file: int,
        state: ImportState,
        now: datetime,
        result: DryRun | None = None,
        *,
        moved: bool = False,
    ) -> None:
        """Notes how far an import is."""
        told = asdict(result) if result else None
        row = {"file_id": file, "state": state, "at": now, "result": told, "moved": moved}
        run(self._connection, _PUT, row)

    def hold(self) -> None:
        """Waits for another import that is being written at this moment."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(_HOLD)


def _read(kept: dict[str, Any]) -> DryRun:
    changes = tuple(
        PlannedChange(
            **{**change, "fields": tuple((name, old, new) for name, old, new in change["fields"])}
        )
        for change in kept["changes"]
    )
    texts = {name: tuple(kept[name]) for name in ("problems", "notes")}
    return DryRun(**{**kept, **texts, "changes": changes})
