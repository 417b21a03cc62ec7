"""`app.py import`: files into the roster, or what they would change."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TextIO

from bot.commands import DONE, PROBLEMS, Say
from bot.documents.apart import Bounds, read_apart
from bot.documents.reading import from_path
from bot.imports.describing import differences, title
from bot.imports.plan import Plan
from bot.imports.run import Progress, carry_out, plan_import, show_nothing
from bot.subjects.operations import imported
from storage.engine.database import Database
from storage.store import Store

MOST_PROBLEMS = 100


def import_files(
    database: Database[Store],
    paths: Sequence[Path],
    now: datetime,
    today: date,
    say: Say,
    *,
    dry_run: bool = False,
    authority: str = "",
    bounds: Bounds | None = None,
    watched: bool = True,
) -> int:
    """Imports files, all or nothing, and prints the result; gives the exit status.

    With `dry_run` it only reads. `bounds` are those of reading one file. `watched` says that
    somebody looks at this process while it reads.
    """
    # Before the transaction: what takes its time to read holds up nobody who writes.
    sources = [read_apart(from_path(path), bounds) for path in paths]
    with _progress(sys.stderr if watched else None) as progress:
        if dry_run:
            plan = database.read_now(
                lambda s: plan_import(sources, s, today, authority=authority, progress=progress)
            )
        else:

            def carried_out(store: Store) -> Plan:
                plan = carry_out(sources, store, now, today, authority=authority, progress=progress)
                if not plan.problems:
                    imported.follow_import(plan.roster.changes(), now, store)
                return plan

            plan = database.write_now(carried_out)
    for line in report(plan, dry_run=dry_run):
        say(line)
    return PROBLEMS if plan.problems else DONE


def report(plan: Plan, *, dry_run: bool) -> Iterator[str]:
    """An import in lines of text: changes of a dry run, problems by row, and each file's sums."""
    if dry_run:
        yield from _changes(plan)
    yield from plan.notes
    for problem in plan.problems[:MOST_PROBLEMS]:
        place = f"{problem.file}, row {problem.row}" if problem.row else problem.file
        yield f"{place}: {problem.sentence}"
    if len(plan.problems) > MOST_PROBLEMS:
        yield f"… and {len(plan.problems) - MOST_PROBLEMS:,} more problems."
    yield from _sums(plan)
    if plan.problems:
        yield f"Nothing was changed: {_count(len(plan.problems), 'problem')} to mend first."
    elif not plan.changes:
        yield "Nothing to change: all of it stands already."
    else:
        yield "Nothing was changed: this was a dry run." if dry_run else "Imported."


def _changes(plan: Plan) -> Iterator[str]:
    for change in plan.changes:
        yield f"{change.file}, row {change.row}: {title(change, plan)}"
        for name, before, after in differences(change, plan):
            yield (
                f"    {name}: {after}"
                if change.old is None
                else f"    {name}: {before or '(empty)'} → {after or '(empty)'}"
            )


def _sums(plan: Plan) -> Iterator[str]:
    made = Counter((c.file, c.old is None) for c in plan.changes)
    for file, rows in plan.read.items():
        yield (
            f"{file}: {_count(rows, 'row')}, {made[file, True]:,} new, {made[file, False]:,} "
            "changed"
        )


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


@contextmanager
def _progress(stream: TextIO | None) -> Iterator[Progress]:
    """Progress where somebody is watching a terminal."""
    if stream is None or not stream.isatty():
        yield show_nothing
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.completed:,} rows"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(file=stream), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def shown(name: str, rows: int) -> None:
            if name not in tasks:
                tasks[name] = bar.add_task(name, total=None)
            bar.update(tasks[name], completed=rows)

        yield shown
