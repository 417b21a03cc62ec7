"""The list of requests for support: the soonest answer first, or those that are over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.commissions import AskForSupport, RequestsFile, ShowRequest, ShowRequests
from cards.elements import button, line, strong, title
from cards.finish import finish
from cards.pages import IN_ORDER, footer, ways_on
from cards.phrases import how_many, in_hub_words, more_than, short_day, titled
from cards.plain import plain
from cards.rows import listed_line, opening_row
from cards.support.request_words import answers_by, days_wanted, state_badge
from domain.hub import Hub
from domain.support.commissions import CommissionState

PAGE = 6


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request of a list; `answer_by` is when the hub answers, None where it owes no answer."""

    request: int
    place: str
    need: str
    days: Fraction | None
    state: CommissionState
    filed_on: date
    answer_by: datetime | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class RequestsView:
    """One page of requests: its `first` row is the nth of `total`, from 1.

    `done` says that those are listed that are over; `late` counts the open ones that are late.
    `school` says that its reader is of a school, `done_too` counts what is over beside this list.
    `note` is what was just done.
    """

    rows: tuple[RequestRow, ...]
    total: int
    today: date
    first: int = 1
    older: ShowRequests | None = None
    newer: ShowRequests | None = None
    done: bool = False
    late: int = 0
    done_too: int = 0
    school: bool = False
    file: RequestsFile | None = None
    note: str = ""


def requests(view: RequestsView, hub: Hub) -> dict[str, Any]:
    """The list; a row opens its request."""
    name = _name(view, hub)
    said = f"{name}: {_summary(view, hub)}"
    return finish(_body(view, name, hub), said, ways_on(view, IN_ORDER, *_ways(view, hub)))


def _name(view: RequestsView, hub: Hub) -> str:
    many = hub.words.many("commission")
    return f"Closed {many}" if view.done else titled(many)


def _body(view: RequestsView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield listed_line(_summary(view, hub), view.file if view.rows else None)
    if view.note:
        yield strong(view.note)
    if not view.rows and not view.done:
        yield line(in_hub_words("What {schools} ask for stands here until it is agreed.", hub))
    for each in view.rows[:PAGE]:
        yield _row(each, view, hub)
    order = "the last first" if view.done else "the soonest answer first"
    yield from footer(view, len(view.rows), order)


def _summary(view: RequestsView, hub: Hub) -> str:
    if not view.rows:
        return "None." if view.done else "Nothing is open."
    told = [how_many(view.total, hub.words.one("commission"), hub.words.many("commission"))]
    if view.late and not view.school:
        told.append(f"{more_than(view.late)} late")
    return ", ".join(told)


def _row(each: RequestRow, view: RequestsView, hub: Hub) -> Element:
    name = f"{each.place}: {each.need}"
    opens = button(ShowRequest(request=each.request), f"Open: {name}")
    asked = f"asked {short_day(each.filed_on, view.today)}"
    answer = f"answer {answers_by(each.answer_by, view.today)}" if each.answer_by else ""
    shown = state_badge(each.state, hub, school=view.school, late=each.late)
    badges = [] if each.answer_by and not each.late and not view.school else [shown]
    facts = (plain(each.need), days_wanted(each.days), asked, answer)
    return opening_row(each.place, facts, opens, badges)


def _ways(view: RequestsView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.done:
        yield button(ShowRequests(), "Open ones")
    elif view.done_too:
        yield button(ShowRequests(done=True), f"Closed ({more_than(view.done_too)})")
    yield button(AskForSupport(), in_hub_words("Ask for {deployment}", hub))
