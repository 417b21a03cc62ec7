"""A leader's own records as a list, and those that were deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions import MyVisits, OpenForm, RestoreVisit, ShowVisit
from cards.elements import button, buttons, grey, line, row, strong, title
from cards.finish import finish
from cards.phrases import counted, reason, short_day
from cards.plain import plain
from cards.receipt_parts import progress_badge
from domain.durations import in_words
from domain.hub import Hub
from domain.visits import UNDO, Record, Visit

PAGE = 5


@dataclass(frozen=True, slots=True)
class MyVisitsView:
    """One page of at most `PAGE` records, newest first; `first` is the place of its first row, from 1, of `total`.

    `older` and `newer` are the buttons to the pages beside it; `deleted` lists records that can be restored,
    `deleted_count` says how many there are.
    """

    rows: tuple[Record, ...]
    total: int
    today: date
    first: int = 1
    older: MyVisits | None = None
    newer: MyVisits | None = None
    deleted: bool = False
    deleted_count: int = 0


def my_visits(view: MyVisitsView, hub: Hub) -> dict[str, Any]:
    """The list of own records, or of deleted ones with Undo."""
    name = "Deleted records" if view.deleted else f"My {hub.words.many('visit')}"
    return finish(_body(view, name, hub), f"{name}: {_how_many(view)}", list(_actions(view, hub)))


def _body(view: MyVisitsView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield grey(_how_many(view))
    for record in view.rows[: None if view.deleted else PAGE]:
        yield _deleted_row(record, view.today, hub) if view.deleted else _row(record, view.today, hub)
    if not view.rows and not view.deleted:
        yield line("A record stands here as soon as it is saved.")


def _how_many(view: MyVisitsView) -> str:
    if view.deleted:
        return f"{counted(len(view.rows), 'record', 'records')}. Undo works for {UNDO.days} days."
    if not view.rows:
        return "No records yet."
    shown = min(len(view.rows), PAGE)
    place = f"{view.first} to {view.first + shown - 1}" if shown > 1 else f"{view.first}"
    total = max(view.total, view.first + shown - 1)
    return f"{place} of {total:,}, newest first. Press a row to open it."


def _row(record: Record, today: date, hub: Hub) -> Element:
    visit = record.what if isinstance(record.what, Visit) else None
    says = f"Open the record of {short_day(record.on, today)} at {record.deployment.school}"
    right = [progress_badge(visit.progress)] if visit else []
    return row(_what(record, today, hub), right, button(ShowVisit(visit=record.id), says))


def _deleted_row(record: Record, today: date, hub: Hub) -> Element:
    until = (record.deleted_at or record.recorded_at) + UNDO
    left = [*_what(record, today, hub), grey(f"Undo works until {short_day(until.date(), today)}")]
    says = f"Undo: {record.deployment.school}, {short_day(record.on, today)}"
    return row(left, [buttons(button(RestoreVisit(visit=record.id), "Undo", tooltip=says))])


def _what(record: Record, today: date, hub: Hub) -> list[Element]:
    if isinstance(record.what, Visit):
        what = in_words(record.what.minutes, hub.hours_a_day)
    else:
        what = f"did not happen: {reason(record.what.reason, hub)}"
    return [strong(plain(record.deployment.school)), grey(short_day(record.on, today), what)]


def _actions(view: MyVisitsView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.deleted:
        yield button(view.newer or MyVisits(), f"My {hub.words.many('visit')}")
        return
    yield button(OpenForm(), "Record a visit", "positive")
    if view.newer:
        yield button(view.newer, "Newer")
    if view.older:
        yield button(view.older, "Older")
    if view.deleted_count:
        yield button(MyVisits(deleted=True), "Deleted records")
