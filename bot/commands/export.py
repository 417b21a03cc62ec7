"""`app.py export`: a list as a workbook or a CSV file, read while the bot runs."""

from datetime import datetime
from pathlib import Path

from bot.commands import DONE, PROBLEMS, Say
from bot.making.kinds import IMPORTABLE, MAKES
from bot.making.lists import ListRequest
from bot.making.writing import PERSONAL, summed_up, write_csv, write_workbook
from domain.operations.asked import NarrowedList
from domain.people.people import Appointment, Person, Role
from domain.visits.urgency import Which
from storage.engine.database import Database
from storage.engine.new_file import new_file
from storage.store import Store

WORKBOOK, TABLE = ".xlsx", ".csv"


def export(
    database: Database[Store],
    kind: str,
    to: Path,
    now: datetime,
    say: Say,
    *,
    as_table: bool = False,
) -> int:
    """Writes the whole list as an officer reads it, to a new file; gives the exit status.

    Raises FileExistsError, and FileNotFoundError for its folder, in words.
    """
    as_table = as_table or to.suffix.lower() == TABLE
    ending = TABLE if as_table else WORKBOOK
    if to.suffix.lower() != ending:
        say(f"{to.name} would be a {ending} file: name it so. Nothing was written.")
        return PROBLEMS
    with new_file(to) as part:
        holds = database.read_now(
            lambda store: _written(kind, _wanted(now, store), part, store, as_table=as_table)
        )
    size = to.stat().st_size / 1_000_000
    say(f"Wrote {to} ({size:,.1f} MB): {holds}. Only its owner can read it. {PERSONAL}")
    return DONE


def _written(kind: str, wanted: ListRequest, part: Path, store: Store, *, as_table: bool) -> str:
    """Writes it; gives what it holds, in words."""
    list_ = MAKES[kind]
    with part.open("wb") as file:
        if as_table:
            table = IMPORTABLE.get(kind, list_.table)
            lines = write_csv(table, wanted, store, file)
            return f"{lines:,} {'row' if lines == 1 else 'rows'}"
        rows = write_workbook(list_, wanted, store, file)
    return summed_up(list_, wanted, store, rows)


def _wanted(now: datetime, store: Store) -> ListRequest:
    """Everything there is, as an officer reads it."""
    officer = frozenset({Appointment(Role.OFFICER, None)})
    whoever = Person(0, "Whoever runs Hub Visits", "", officer, zone=store.hub.zone)
    return ListRequest(whoever, now, NarrowedList(which=Which.ALL))
