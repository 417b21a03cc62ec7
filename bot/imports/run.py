"""One import of several files: planned against the roster, then written whole or not at all."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from bot.documents.tables import FileTables, Unreadable
from bot.imports import KINDS, links
from bot.imports.cells import plain
from bot.imports.files import ImportFile, recognise
from bot.imports.plan import Plan
from bot.imports.roster import Roster
from bot.imports.rows import RowProblem, SheetRow
from domain.hub import Hub
from domain.operations.imports import Snapshot
from storage.store import Store

# Called with a file's name and how many of its rows were read.
Progress = Callable[[str, int], None]
_STEP = 500
_URN = re.compile(r"(?<!\d)\d{6}(?!\d)")


def show_nothing(_name: str, _rows: int) -> None:
    """No progress is shown."""


def plan_import(
    sources: Sequence[FileTables],
    store: Store,
    today: date,
    *,
    authority: str = "",
    progress: Progress = show_nothing,
) -> Plan:
    """What an import would do; it only reads. With any problem, nothing of it may be written."""
    snapshot = store.imports.snapshot()
    return plan_against(sources, snapshot, store.hub, today, authority=authority, progress=progress)


def plan_to_write(
    sources: Sequence[FileTables],
    store: Store,
    today: date,
    *,
    authority: str = "",
    progress: Progress = show_nothing,
) -> Plan:
    """The same for an import that is written next: nobody else changes meanwhile what it changes.

    Planning takes its time, and in that time an officer may change the same support.
    """
    plan = plan_import(sources, store, today, authority=authority, progress=progress)
    while not plan.problems and store.imports.overtaken(plan.roster.changes()):
        plan = plan_import(sources, store, today, authority=authority, progress=progress)
    return plan


def plan_against(
    sources: Sequence[FileTables],
    snapshot: Snapshot,
    hub: Hub,
    today: date,
    *,
    authority: str = "",
    progress: Progress = show_nothing,
) -> Plan:
    """The same, against what was read of the store before."""
    plan = Plan(Roster(snapshot), hub, today, " ".join(authority.split()))
    files = _recognised(sources, plan)
    if plan.problems:
        return plan
    if plan.authority:
        plan.named = _named(files)
    for file in files:
        try:
            file.kind.take(_counted(file, plan, progress), plan)
        except Unreadable as error:
            plan.problems.append(RowProblem(file.name, 0, str(error)))
        if hidden := file.hidden():
            plan.notes.append(f"{file.name}: hidden in it, and taken all the same: {hidden}.")
    return plan


def carry_out(
    sources: Sequence[FileTables],
    store: Store,
    now: datetime,
    today: date,
    *,
    authority: str = "",
    progress: Progress = show_nothing,
) -> Plan:
    """An import, written into the store's transaction if it has no problem."""
    plan = plan_to_write(sources, store, today, authority=authority, progress=progress)
    write(plan, store, now)
    return plan


def write(plan: Plan, store: Store, now: datetime) -> None:
    """Writes a plan into the transaction in which it was made, if it has no problem."""
    if not plan.problems:
        store.imports.write(plan.roster.changes(), now)


def _recognised(sources: Sequence[FileTables], plan: Plan) -> list[ImportFile]:
    files: list[ImportFile] = []
    for source in sources:
        try:
            taken, left = recognise(source, KINDS)
        except Unreadable as error:
            plan.problems.append(RowProblem(source.name, 0, str(error)))
            continue
        files += taken
        for file in taken:
            if file.unknown:
                unknown = ", ".join(file.unknown)
                plan.notes.append(f"{file.name}: not known and left out: {unknown}.")
        if left:
            plan.notes.append(
                f"{source.name}: taken: {', '.join(f'“{plain(f.table.name)}”' for f in taken)}. "
                f"Left out: {', '.join(left)}. Save a sheet as a file of its own to bring it in."
            )
    return sorted(files, key=lambda f: KINDS.index(f.kind))


def _counted(file: ImportFile, plan: Plan, progress: Progress) -> Iterator[SheetRow]:
    """A file's rows, counted in the plan as they are read."""
    plan.read[file.name] = 0
    for row in file.rows():
        plan.read[file.name] += 1
        if plan.read[file.name] % _STEP == 0:
            progress(file.name, plan.read[file.name])
        row.zone = plan.hub.zone
        yield row
    progress(file.name, plan.read[file.name])


def _rows(file: ImportFile) -> Iterator[SheetRow]:
    try:
        yield from file.rows()
    except Unreadable:
        # This is a first look: the problem is noted when the file itself is taken.
        return


def _named(files: Sequence[ImportFile]) -> set[int]:
    """Every URN that a file of the same import names, with the newest URN of each school."""
    found: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for file in files:
        if file.kind.naming:
            for row in _rows(file):
                cells = " ".join(plain(row.cells.get(column)) for column in file.kind.naming)
                found |= {int(number) for number in _URN.findall(cells)}
        if file.kind is links.KIND:
            pairs += [pair for row in _rows(file) if (pair := links.read_pair(row))]
    return found | links.newest_urns(pairs, found)
