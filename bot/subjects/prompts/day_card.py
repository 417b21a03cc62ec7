"""A person's message of a day as a card: each row with what stands beside it."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.subjects.prompts.facts import officers
from bot.subjects.prompts.prompts import DayMessage
from bot.subjects.support.last_times import last_record, last_time
from bot.turns.reply import Card
from cards.prompts.prompts import PromptsView, prompts
from cards.prompts.rows import RowFailed, showing
from cards.prompts.shown import Around, Shown
from domain.errors import Problem
from domain.hub import Hub
from domain.people.people import Person
from domain.permissions import Act, scope
from domain.prompts.catch_up import read_row
from domain.prompts.fates import Fate
from domain.prompts.owed import PromptRow
from domain.prompts.prompts import catches_up
from domain.support.deployments import Leader
from domain.visits.durations import as_choice
from domain.visits.visits import Record, Type, Visit
from storage.store import Store

Wrong = Mapping[str, Sequence[Problem]]
NOTHING: Mapping[str, str] = {}
# What a row that this code cannot read raises. A failure of the database is not one of them: it is
# about no row, and the message is tried again.
FAULTS = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, AssertionError)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DrawnMessage:
    """The card with the rows that are in it.

    `filling` says that some rows are filled in on the card itself: no update may wipe them.
    """

    card: Card
    rows: tuple[PromptRow, ...]
    filling: bool


def draw(
    message: DayMessage,
    today: date,
    store: Store,
    hub: Hub,
    typed: Mapping[str, str] = NOTHING,
    wrong: Wrong | None = None,
) -> DrawnMessage:
    """The message as a card, with `typed` in its inputs; `wrong` are problems by row's subject.

    Problems of rows that the reader may read no more are told in one line for all of them.
    A row that cannot be shown is left out and counted among those that are not in it. Raises
    RowFailed where no row can be shown.
    """
    shown, failures = _read(message, typed, wrong or {}, store, hub)
    if failures and not shown:
        raise failures[-1]
    around = Around(message.day.on, today, hub, _other_officers(message.person, store))
    more = message.more + sum(map(_left_out, failures))
    lost = bool(set(wrong or ()) - {row.subject for row in message.rows})
    return _without_failures(PromptsView(shown, around, more, message.newer, lost))


def _read(
    message: DayMessage, typed: Mapping[str, str], wrong: Wrong, store: Store, hub: Hub
) -> tuple[tuple[Shown, ...], list[RowFailed]]:
    """Each row with what stands beside it, and the failures of those that cannot be read."""
    # One visit to catch up with has buttons of its own; several are filled in on the card.
    catching_up = sum(map(catches_up, message.rows)) > 1
    read, failures = [], []
    for row in message.rows:
        try:
            with showing(row, FAULTS):
                shown = _shown(row, message.person, catching_up, typed, store, hub)
        except RowFailed as failure:
            failures.append(failure)
        else:
            read.append(replace(shown, problems=tuple(wrong.get(row.subject, ()))))
    return tuple(read), failures


def _other_officers(person: Person, store: Store) -> tuple[Leader, ...]:
    """Those to whom an officer may give a row; nobody for anybody else."""
    if not scope(person, Act.CHASE).parts:
        return ()
    return tuple(officer for officer in officers(store) if officer.id != person.id)


def _without_failures(view: PromptsView) -> DrawnMessage:
    """The message with every row that can be shown."""
    # Each round takes out one row that failed: one that is broken must not cost the whole message.
    while True:
        try:
            card = prompts(view)
        except RowFailed as failure:
            view = _without(failure, view)
        else:
            return DrawnMessage(card, tuple(shown.row for shown in view.rows), bool(view.entered))


def _without(failure: RowFailed, view: PromptsView) -> PromptsView:
    rows = tuple(shown for shown in view.rows if shown.row is not failure.row)
    if not rows:
        raise failure
    return replace(view, rows=rows, more=view.more + _left_out(failure))


def _left_out(failure: RowFailed) -> int:
    """Notes why a row is left out; 1 where it counts among the open rows that are not shown."""
    about = {"row": failure.row.subject, "kind": failure.row.item.kind.name}
    _log.error("a row of a message could not be shown", exc_info=failure, extra=about)
    return int(failure.row.fate is Fate.OPEN)


def _shown(
    row: PromptRow,
    reader: Person,
    catching_up: bool,
    typed: Mapping[str, str],
    store: Store,
    hub: Hub,
) -> Shown:
    support = store.deployments.get(row.item.deployment) if row.item.deployment else None
    if row.fate is not Fate.OPEN or row.leader or support is None:
        return Shown(row)
    if row.item.kind.prepares:
        before = last_time(reader, support, store, row.item.on)
        place = store.organisations.get(support.organisation)
        return Shown(row, place, before.record, before.steps)
    if catching_up and catches_up(row):
        return _to_fill_in(row, last_record(reader, support, store), typed, hub)
    return Shown(row)


def _to_fill_in(row: PromptRow, last: Record | None, typed: Mapping[str, str], hub: Hub) -> Shown:
    """A row of the catch-up card."""
    now = read_row(typed, row.item.id)
    values = {name: getattr(now, name) for name in ("time", "progress", "did", "reason", "notice")}
    values["time"] = now.time or _usual_time(last, hub)
    return Shown(row, typed=values, asks=now.time == "none", entered=True)


def _usual_time(last: Record | None, hub: Hub) -> str:
    """The choice of time that a visit took there the last time; empty where there was none."""
    if last is None or not isinstance(last.what, Visit) or last.what.type is not Type.VISIT:
        return ""
    time, other = as_choice(last.what.minutes, hub.hours_a_day)
    return other if time == "other" else time
