"""The home card: what is due, with counts, and the way on, for each role."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.conversation import Help
from cards.actions.operations import ShowLive, ShowStatus
from cards.actions.people import ListPeople
from cards.actions.support import ListDeployments
from cards.actions.visits import ListRecords, ListSteps, ListVisits, OpenForm
from cards.elements import button, facts, grey, line, press, row, section, strong, title
from cards.finish import finish
from cards.people.roles import waiting
from cards.phrases import counted, long_day, near_day, number, titled
from cards.plain import plain
from cards.visits.answers import answer_buttons, waiting_in_words
from domain.hub import Hub
from domain.people.people import Person, Role

MOST = 3


@dataclass(frozen=True, slots=True)
class Expected:
    """A planned visit; `deployment` and `planned` are ids."""

    school: str
    on: date
    deployment: int
    planned: int


@dataclass(frozen=True, slots=True)
class LeaderHome:
    """A leader's part of the home card.

    `owed` are planned visits without a record, the newest first; `coming` is the next visit.
    """

    owed: tuple[Expected, ...] = ()
    coming: Expected | None = None
    deployments: int = 0
    open_steps: int = 0


@dataclass(frozen=True, slots=True)
class OfficerHome:
    """An officer's part of the home card: figures of the hub.

    `unrecorded` counts planned visits without a record. `held` says that the hub is not live, so
    that no welcomes, prompts and copies are sent.
    """

    visits_this_week: int = 0
    visits_last_week: int = 0
    unrecorded: int = 0
    open_flags: int = 0
    held: bool = False


@dataclass(frozen=True, slots=True)
class HomeView:
    """What a person's home card shows, a section for each role.

    `to_answer` is how many records wait for a school contact's answer. `code_wanted` tells an
    officer how the officer's part opens.
    """

    person: Person
    today: date
    leader: LeaderHome | None = None
    officer: OfficerHome | None = None
    to_answer: int = 0
    code_wanted: str = ""


def hi(view: HomeView, hub: Hub) -> dict[str, Any]:
    """The home card."""
    first = f"Hello {view.person.first_name}"
    return finish(_body(view, hub), f"{first}. {_news(view)}", list(_actions(view, hub)))


def _body(view: HomeView, hub: Hub) -> Iterator[Element]:
    yield title(plain(f"Hello {view.person.first_name}"))
    yield grey(_news(view))
    if view.leader:
        yield from _owed(view.leader, view.today)
    if view.officer:
        yield from _figures(view.officer, hub)
    if view.code_wanted:
        yield section(titled(hub.words.one(Role.OFFICER)))
        yield line(view.code_wanted)
    for role, sentence in waiting(view.person, hub):
        yield section(role)
        yield line(sentence)
        if view.to_answer and role == titled(hub.words.one(Role.SCHOOL_CONTACT)):
            yield line(waiting_in_words(view.to_answer, hub))


def _news(view: HomeView) -> str:
    if view.leader is None:
        return long_day(view.today, view.today)
    owed = len(view.leader.owed)
    if not owed:
        return "Every visit so far has its record."
    return f"{number(owed)} {'visit has' if owed == 1 else 'visits have'} no record yet."


def _owed(leader: LeaderHome, today: date) -> Iterator[Element]:
    for due in leader.owed[:MOST]:
        says = button(
            OpenForm(deployment=due.deployment, planned=due.planned),
            f"Record the visit to {due.school}",
        )
        left = [strong(plain(due.school)), grey(f"Planned for {_inside(near_day(due.on, today))}")]
        yield row(left, [press("Record")], says)
    if len(leader.owed) > MOST:
        yield grey(f"and {len(leader.owed) - MOST} more, offered in turn by Record a visit")
    if leader.coming:
        yield section("Next visit")
        yield strong(plain(leader.coming.school))
        yield grey(long_day(leader.coming.on, today))


def _inside(day: str) -> str:
    return day.lower() if day in ("Today", "Yesterday") else day


def _figures(officer: OfficerHome, hub: Hub) -> Iterator[Element]:
    if officer.held:
        yield section("Not live yet")
        yield line("Welcomes, reminders and copies for schools are held until you type go live.")
    this_week, last_week = officer.visits_this_week, officer.visits_last_week
    yield section(f"The {hub.words.one('hub')} this week")
    yield from facts(
        (
            ("Visits", f"{this_week:,} recorded, {last_week:,} the week before"),
            ("No record", counted(officer.unrecorded, "planned visit", "planned visits")),
            ("Flags", f"{officer.open_flags:,} open"),
        )
    )


def _actions(view: HomeView, hub: Hub) -> Iterator[ExecuteAction]:
    """The buttons, of which Teams shows six."""
    # They are never more: before the hub is live no copies go, so none wait for an answer then.
    support = button(ListDeployments(), titled(hub.words.many("deployment")))
    if view.leader:
        steps = f"Steps ({view.leader.open_steps:,})" if view.leader.open_steps else "Steps"
        yield button(OpenForm(), "Record a visit", "positive")
        yield button(ListVisits(), f"My {hub.words.many('visit')}")
        yield support
        yield button(ListSteps(), steps)
    elif view.officer:
        yield button(ListPeople(), "People")
        yield button(ShowStatus(), "Status")
        yield support
    elif view.person.has(Role.SCHOOL_CONTACT):
        records = button(ListRecords(), f"{titled(hub.words.many('visit'))} to us", "positive")
        yield from answer_buttons(view.to_answer, hub) or [records]
        yield support
    if view.leader or view.officer:
        yield from answer_buttons(view.to_answer, hub, filled=False)
    if view.officer and view.officer.held:
        yield button(ShowLive(), "Prepare to go live")
    yield button(Help(), "Help")
