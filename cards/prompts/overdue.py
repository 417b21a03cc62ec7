"""Planned visits without a record, as a list: the oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import Badge, ExecuteAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.operations import ShowLive
from cards.actions.planning import OverdueFile, RemindNow, ShowOverdue
from cards.actions.visits import OpenForm, RecordFor
from cards.elements import (
    badge,
    button,
    buttons,
    grey,
    group,
    line,
    row,
    strong,
    title,
)
from cards.finish import finish
from cards.pages import OLDEST_FIRST, footer, ways_on
from cards.phrases import how_many, short_day
from cards.plain import plain
from cards.rows import listed_line, opening_row
from domain.hub import Hub
from domain.support.deployments import Leader
from domain.visits.planned_visits import PlannedVisit

PAGE = 5


@dataclass(frozen=True, slots=True)
class MissingRecord:
    """A planned visit that is owed its record, with the school, and the leader who owes it.

    `own` says that the reader is the leader. `late` says that it is owed for longer than usual.
    `records_for` says that the reader may record for the leader, `chases` that they may remind
    them. `leads` says that the leader leads that support still, `connected` that a message reaches
    them, `reminded` that they were reminded by hand today. `away_until` is the last day of an
    absence.
    """

    planned: PlannedVisit
    school: str
    leader: Leader
    own: bool = False
    late: bool = False
    leads: bool = True
    chases: bool = False
    records_for: bool = False
    connected: bool = True
    reminded: bool = False
    away_until: date | None = None


@dataclass(frozen=True, slots=True)
class OverdueView:
    """One page of planned visits without a record: its `first` row is the nth of `total`, from 1.

    `before` ends the page above it. `whole` says that others' are among them. `held` says that the
    hub is not live, so that nobody is reminded. `file` is the button that has the list made as a
    file, `note` what became of that.
    """

    rows: tuple[MissingRecord, ...]
    total: int
    today: date
    first: int = 1
    before: int | None = None
    older: ShowOverdue | None = None
    newer: ShowOverdue | None = None
    whole: bool = True
    held: bool = False
    file: OverdueFile | None = None
    note: str = ""


def overdue(view: OverdueView, hub: Hub) -> dict[str, Any]:
    """The list: an officer reminds or records for a leader, a leader records."""
    name = f"{hub.words.many('record').capitalize()} missing"
    live = [button(ShowLive(), "Prepare to go live")] if _waits_to_be_live(view) else []
    actions = ways_on(view, OLDEST_FIRST, *live)
    return finish(_body(view, name, hub), f"{name}: {_summary(view, hub)}", actions)


def _body(view: OverdueView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield listed_line(_summary(view, hub), view.file if view.rows else None)
    if view.note:
        yield line(view.note)
    if _waits_to_be_live(view):
        yield line(f"Nobody is reminded until the {hub.words.one('hub')} is live.")
    for each in view.rows[:PAGE]:
        if each.own:
            yield _own(each, view.today, hub)
        else:
            yield group(list(_others(each, view)))
    yield from footer(view, len(view.rows), "the oldest first")


def _summary(view: OverdueView, hub: Hub) -> str:
    if not view.rows:
        return f"Every planned {hub.words.one('visit')} so far has its {hub.words.one('record')}."
    visits = how_many(view.total, hub.words.one("visit"), hub.words.many("visit"))
    return f"{visits} without a {hub.words.one('record')}, the oldest first."


def _own(each: MissingRecord, today: date, hub: Hub) -> Element:
    opens = OpenForm(deployment=each.planned.deployment, planned=each.planned.id)
    says = button(opens, f"Record the {hub.words.one('visit')} to {each.school}")
    return opening_row(each.school, (_since(each, today),), says, _late(each), word="Record")


def _others(each: MissingRecord, view: OverdueView) -> Iterator[Element]:
    left = [strong(plain(each.school)), grey(plain(each.leader.name), _since(each, view.today))]
    if why := _not_reached(each, view.today):
        left.append(grey(why))
    yield row(left, _late(each), parted=False)
    acts = list(_acts(each, view))
    if acts:
        yield buttons(*acts)


def _acts(each: MissingRecord, view: OverdueView) -> Iterator[ExecuteAction]:
    who = each.leader.name
    if each.chases and each.leads and each.connected and not (each.reminded or view.held):
        remind = RemindNow(planned=each.planned.id, before=view.before)
        yield button(remind, "Remind now", tooltip=f"Remind {who}: {each.school}")
    if each.records_for and each.leads:
        record = RecordFor(leader=each.leader.id, planned=each.planned.id)
        yield button(record, "Record for them", tooltip=f"Record for {who}: {each.school}")


def _since(each: MissingRecord, today: date) -> str:
    return f"since {short_day(each.planned.on, today)}"


def _late(each: MissingRecord) -> list[Badge]:
    return [badge("Late", "Warning")] if each.late else []


def _not_reached(each: MissingRecord, today: date) -> str:
    """Whether the leader was or can be reminded: in one line, and nothing where there is none."""
    if not each.leads:
        return "leads this support no more"
    if not each.connected:
        return "not connected: cannot be reminded here"
    away = f"away until {short_day(each.away_until, today)}" if each.away_until else ""
    if each.reminded:
        return f"Reminded today; {away}, so it waits" if away else "Reminded today"
    return away


def _waits_to_be_live(view: OverdueView) -> bool:
    """Whether the reader would remind somebody, were the hub live."""
    return view.held and any(each.chases for each in view.rows)
