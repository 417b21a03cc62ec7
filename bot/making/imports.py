"""Imports of sent files: looked through beside the conversation, and done as what was read.

What would happen is told first. An import is written only if it does just that: it is planned anew
in the transaction that writes it, against the list as it then is, and where that gives another
plan, nothing is written and the new plan is told.
"""

import io
from datetime import date, datetime
from functools import partial

from bot.documents.apart import read_apart
from bot.documents.tables import FileTables, TableFile
from bot.imports import dry_runs
from bot.imports.run import plan_against, plan_to_write, write
from bot.subjects.operations.imported import follow_import
from bot.turns.lasting import touch
from domain.hub import Hub
from domain.ids import read_id
from domain.library.dry_runs import DryRun, ImportState
from domain.library.kept_files import IMPORT, Standing, slot_of
from domain.operations.imports import Snapshot
from domain.operations.work import Work
from storage.store import Store


def read_to_try(work: Work, now: datetime, store: Store) -> "partial[DryRun] | str":
    """Reads the file and the list; gives the function that plans the one against the other."""
    source = _source(work, store)
    if source is None:
        return "gone"
    return partial(_tried, source, store.imports.snapshot(), store.hub, store.hub.day_of(now))


def read_to_do(work: Work, _now: datetime, store: Store) -> "partial[FileTables] | str":
    """Reads the file; gives the function that reads what stands in it."""
    source = _source(work, store)
    return "gone" if source is None else partial(read_apart, source)


def hand_in_tried(work: Work, made: object, now: datetime, store: Store) -> None:
    """Keeps what the import would do, and has its card say so."""
    state = ImportState.TRIED if isinstance(made, DryRun) else ImportState.FAILED
    _keep(work, state, made if isinstance(made, DryRun) else None, now, store)


def hand_in_done(work: Work, made: object, now: datetime, store: Store) -> None:
    """Writes the import if it does what was told of it; else that is told anew."""
    file = store.kept_files.get(_file(work))
    wanted = file is not None and file.purpose == IMPORT and file.standing is Standing.WAITING
    if not isinstance(made, FileTables) or not wanted:
        _keep(work, ImportState.FAILED, None, now, store)
        return
    store.uploaded_imports.hold()
    before = store.uploaded_imports.get(_file(work))
    plan = plan_to_write([made], store, store.hub.day_of(now))
    result = dry_runs.told(plan)
    if before is None or before.result is None or before.result.digest != result.digest:
        _keep(work, ImportState.TRIED, result, now, store, moved=True)
        return
    write(plan, store, now)
    follow_import(plan.roster.changes(), now, store)
    store.kept_files.done_with(_file(work), now)
    sums = {"new": result.new, "changed": result.changed}
    store.audit.add(now, work.person, "import.done", f"file:{work.subject}", **sums)
    _keep(work, ImportState.DONE, result, now, store)


def _keep(
    work: Work,
    state: ImportState,
    result: DryRun | None,
    now: datetime,
    store: Store,
    *,
    moved: bool = False,
) -> None:
    store.uploaded_imports.put(_file(work), state, now, result, moved=moved)
    touch(slot_of(_file(work)), store, now)


def _tried(source: TableFile, snapshot: Snapshot, hub: Hub, today: date) -> DryRun:
    return dry_runs.told(plan_against([read_apart(source)], snapshot, hub, today))


def _source(work: Work, store: Store) -> TableFile | None:
    """The file that the work names; None where it is not kept any more."""
    file = store.kept_files.get(_file(work))
    content = store.kept_files.content(file.id) if file else None
    if file is None or content is None:
        return None
    held = content
    return TableFile(file.name, lambda: io.BytesIO(held))


def _file(work: Work) -> int:
    return read_id(work.subject) or 0
