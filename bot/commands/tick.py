"""`app.py tick`: what the planner would put at a moment, written and shown."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial

from bot.commands import DONE, PROBLEMS, Say
from bot.messages.kinds import Due
from domain.delivery.delivery import OutboxRow
from domain.delivery.more import More
from storage.engine.database import Database
from storage.store import Store


def tick(
    database: Database[Store],
    jobs: Mapping[str, Due],
    only: str,
    moment: datetime,
    now: datetime,
    say: Say,
) -> int:
    """Runs each job's `due` for the moment and says the rows it wrote; gives the exit status.

    They are real rows: a server on that database sends them at once, judged as at the moment.
    """
    if only and only not in jobs:
        say(f"There is no job “{only}”. The jobs are: {', '.join(jobs)}.")
        return PROBLEMS
    put = 0
    for name, due in jobs.items():
        if only in ("", name):
            for row in _stepwise(database, partial(_put, due, moment, now)):
                say(f"{name}\t{row.key}\t{row.conversation}")
                put += 1
    if not put:
        say("Nothing is due.")
    return DONE


def _stepwise(
    database: Database[Store], step: Callable[[Store], list[OutboxRow]]
) -> Iterator[OutboxRow]:
    """The rows of all steps of a job, each in a transaction of its own."""
    while True:
        rows = database.write_now(step)
        yield from rows
        if not isinstance(rows, More):
            return


def _put(due: Due, moment: datetime, now: datetime, store: Store) -> list[OutboxRow]:
    rows = due(moment, store)
    for row in rows:
        store.deliveries.go_at_once(row.id, now, moment)
    return rows
