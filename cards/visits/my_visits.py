"""A leader's own records as a list, and those that were deleted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.answers import ShowCopy
from cards.actions.visits import (
    ListRecords,
    MyVisits,
    OpenForm,
    RestoreVisit,
    ShowVisit,
    VisitsFile,
)
from cards.elements import badge, button, buttons, grey, line, row, strong, title
from cards.finish import finish
from cards.pages import NEWEST_FIRST, turns
from cards.phrases import counted, reason, short_day, titled, whereabouts
from cards.plain import plain
from cards.rows import listed_line, opening_row
from cards.visits.receipt_parts import progress_badge
from domain.hub import Hub
from domain.visits.durations import in_words
from domain.visits.school_copy import SchoolCopy, SchoolVisit, for_school
from domain.visits.visits import UNDO, Record

PAGE = 5


@dataclass(frozen=True, slots=True)
class MyVisitsView:
    """One page of at most `PAGE` records, newest first.

    `first` is the place of its first row, from 1, of `total`. `older` and `newer` are the buttons
    to the pages beside it. `deleted` says that the page lists records that can be restored;
    `deleted_count` is how many there are. `notes` says by record where the school's answer stands.
    `others` says that the reader may list records by others as well. `note` tells how it is
    narrowed. `not_right` are the records that their schools object to, by id. `file` is the button
    that has the list made as a file.
    """

    rows: tuple[Record, ...]
    total: int
    today: date
    first: int = 1
    older: MyVisits | None = None
    newer: MyVisits | None = None
    deleted: bool = False
    deleted_count: int = 0
    notes: Mapping[int, str] = field(default_factory=dict)
    others: bool = False
    note: str = ""
    not_right: frozenset[int] = frozenset()
    file: VisitsFile | None = None


def my_visits(view: MyVisitsView, hub: Hub) -> dict[str, Any]:
    """The list of the reader's own records, or of deleted ones with Undo."""
    name = (
        f"Deleted {hub.words.many('record')}" if view.deleted else f"My {hub.words.many('visit')}"
    )
    return finish(
        _body(view, name, hub), f"{name}: {_how_many(view, hub)}", list(_actions(view, hub))
    )


def _body(view: MyVisitsView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield listed_line(_how_many(view, hub), view.file if view.rows and not view.deleted else None)
    if view.note:
        yield line(plain(view.note))
    for record in view.rows[: None if view.deleted else PAGE]:
        if view.deleted:
            yield _deleted_row(record, view.today, hub)
        else:
            notes, opens = (view.notes.get(record.id, ""),), ShowVisit(visit=record.id)
            objected = record.id in view.not_right
            yield visit_row(for_school(record), opens, view.today, hub, notes, not_right=objected)
    if not view.rows and not view.deleted:
        yield line(f"A {hub.words.one('record')} appears here as soon as it is saved.")


def _how_many(view: MyVisitsView, hub: Hub) -> str:
    if view.deleted:
        records = counted(len(view.rows), hub.words.one("record"), hub.words.many("record"))
        return f"{records}."
    return place(min(len(view.rows), PAGE), view.first, view.total, hub)


def place(shown: int, first: int, total: int, hub: Hub) -> str:
    """Where a page of `shown` rows is in its list: 6 to 10 of 23."""
    if not shown:
        return f"No {hub.words.many('record')} yet."
    return f"{whereabouts(shown, first, total)}, newest first."


def visit_row(
    record: SchoolCopy,
    opens: ShowVisit | ShowCopy,
    today: date,
    hub: Hub,
    notes: Sequence[str] = (),
    *,
    not_right: bool = False,
    by_day: bool = False,
) -> Element:
    """A record as a row that opens it; `notes` end its grey line.

    `not_right` says that the school objects to it. With `by_day` its day stands in place of its
    school.
    """
    visit = record.what if isinstance(record.what, SchoolVisit) else None
    says = f"Open the {hub.words.one('record')} of {short_day(record.on, today)} at {record.school}"
    how = progress_badge(visit.progress) if visit else badge("Did not happen", "Default")
    badges = [how, badge("Not right", "Attention")] if not_right else [how]
    day, what, *more = _facts(record, today, hub, notes)
    if by_day:
        return opening_row(day, (titled(what), *more), button(opens, says), badges)
    return opening_row(record.school, (day, what, *more), button(opens, says), badges)


def own_time_in_list(record: Record, minutes: int, hub: Hub) -> str:
    """A colleague's part in another's record, for its row."""
    return f"recorded by {record.leader.name}, your time {in_words(minutes, hub.hours_a_day)}"


def _deleted_row(record: Record, today: date, hub: Hub) -> Element:
    until = (record.deleted_at or record.recorded_at) + UNDO
    left = [
        strong(plain(record.deployment.school)),
        grey(*_facts(for_school(record), today, hub)),
        grey(f"Undo works until {short_day(until.date(), today)}"),
    ]
    says = f"Undo: {record.deployment.school}, {short_day(record.on, today)}"
    return row(left, [buttons(button(RestoreVisit(visit=record.id), "Undo", tooltip=says))])


def _facts(record: SchoolCopy, today: date, hub: Hub, notes: Sequence[str] = ()) -> list[str]:
    if isinstance(record.what, SchoolVisit):
        what = in_words(record.what.minutes, hub.hours_a_day)
    else:
        what = reason(record.what.reason, hub)
    return [short_day(record.on, today), what, *map(plain, notes)]


def _actions(view: MyVisitsView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.deleted:
        yield button(view.newer or MyVisits(), f"My {hub.words.many('visit')}")
        return
    yield button(OpenForm(), f"Record a {hub.words.one('visit')}", "positive")
    yield from turns(view, NEWEST_FIRST)
    if view.deleted_count:
        yield button(MyVisits(deleted=True), f"Deleted {hub.words.many('record')}")
    if view.others:
        yield button(ListRecords(), f"{titled(hub.words.many('record'))} by others")
