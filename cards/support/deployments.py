"""Support as a list, what wants a look first: the school, how it goes, days used, what is next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import Badge, ExecuteAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Home
from cards.actions.keeping import AddSupport
from cards.actions.support import ShowDeployments, ShowSupport, SupportFile
from cards.actions.visits import ListSteps, ListVisits, OpenForm
from cards.elements import bar, button, grey, group, line, small, title
from cards.finish import finish
from cards.pages import footer, turns
from cards.people.organisations import finding
from cards.phrases import (
    counted,
    days_used,
    how_many,
    long_day,
    more_than,
    schools_named,
    short_day,
    titled,
)
from cards.plain import plain
from cards.rows import listed_line, opening_row
from cards.support.badges import support_badges
from cards.visits.answers import in_sum
from domain.hub import Hub
from domain.people.organisation_form import SoughtValues
from domain.support.deployments import ENDED, Deployment, SupportStanding, names
from domain.visits.copies import Answers
from domain.visits.urgency import Which

PAGE = 6


@dataclass(frozen=True, slots=True)
class DeploymentRow:
    """A deployment of the list, with the days used and where it stands.

    `own` says that the reader may record visits for it. `answers` are its school's.
    """

    deployment: Deployment
    used: Fraction
    standing: SupportStanding = field(default_factory=SupportStanding)
    own: bool = True
    answers: Answers = field(default_factory=Answers)


@dataclass(frozen=True, slots=True)
class DeploymentsView:
    """One page of support: its `first` row is the nth of `total`, counted from 1.

    `coming` is the day and school of the next visit of all. `leads` says that the reader leads
    some, `adds` that they may add more. `older` and `newer` are the buttons to the pages beside it.
    `ended` is how much support of the reader's is over. `finds` says that the reader may look for
    any organisation. `note` says how it is narrowed. `file` is
    the button that has the list made as a file.
    """

    rows: tuple[DeploymentRow, ...]
    total: int
    today: date
    first: int = 1
    coming: tuple[date, str] | None = None
    leads: bool = True
    adds: bool = False
    older: ShowDeployments | None = None
    newer: ShowDeployments | None = None
    note: str = ""
    which: Which = Which.CURRENT
    ended: int = 0
    finds: bool = False
    file: SupportFile | None = None


def deployments(view: DeploymentsView, hub: Hub) -> dict[str, Any]:
    """A page of the list; a row opens its support, and at own ones a press records."""
    name = _name(view, hub)
    say = f"{name}: {_summary(view, hub)}"
    return finish(_body(view, name, hub), say, list(_actions(view, hub)))


def _name(view: DeploymentsView, hub: Hub) -> str:
    if view.which is Which.UNPLANNED:
        schools = titled(hub.words.many("school"))
        return f"{schools} with no {hub.words.one('visit')} planned"
    if view.which is Which.OVER:
        return f"Ended {hub.words.many('deployment')}"
    return schools_named(hub, own=view.leads)


def _body(view: DeploymentsView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    if view.finds:
        yield from finding(SoughtValues(), hub)
    yield listed_line(_summary(view, hub), view.file if view.rows else None)
    if view.note:
        yield line(plain(view.note))
    if not view.rows and not view.ended and view.which is Which.CURRENT:
        yield line(f"If there should be some, ask the {hub.words.one('hub')}.")
    for row_ in view.rows[:PAGE]:
        yield group(list(_row(row_, view.today, hub)))
    if view.rows:
        yield from footer(view, len(view.rows), _order(view, hub))
    if any(row_.own for row_ in view.rows):
        yield small(f"Press a {hub.words.one('school')} to open it.")


def _order(view: DeploymentsView, hub: Hub) -> str:
    if view.which is Which.OVER:
        return f"by {hub.words.one('school')}"
    return "not begun and paused first, then those that need a look"


def _summary(view: DeploymentsView, hub: Hub) -> str:
    visit, school = hub.words.one("visit"), hub.words.one("school")
    if view.which is Which.OVER:
        return f"{how_many(view.total, *_each(hub))}."
    if view.which is Which.UNPLANNED:
        if not view.rows:
            return f"Every {school} has a {visit} planned."
        return f"{how_many(view.total, school, hub.words.many('school'))}."
    if not view.rows:
        return f"None now; {more_than(view.ended)} ended." if view.ended else "None yet."
    current = f"{titled(more_than(view.total))} now."
    if not view.coming:
        return f"{current} No {visit} is planned."
    day, place = view.coming
    return f"{current} Next {visit}: {long_day(day, view.today)}, {plain(place)}."


def _each(hub: Hub) -> tuple[str, str]:
    """One row of the list and several, in words; nobody says "two supports"."""
    one, many = hub.words.one("deployment"), hub.words.many("deployment")
    return (one, many) if one != many else (f"piece of {one}", f"pieces of {one}")


def _actions(view: DeploymentsView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.adds:
        yield button(AddSupport(), f"Add {hub.words.one('deployment')}")
    if view.leads and view.which is Which.CURRENT:
        yield button(ListSteps(), "Open steps")
        yield button(ListVisits(), f"My {hub.words.many('visit')}")
    yield from turns(view)
    if view.which is not Which.CURRENT:
        yield button(ShowDeployments(), schools_named(hub, own=view.leads))
    elif view.ended:
        yield button(ShowDeployments(over=True), f"Ended ({view.ended:,})")
    if not view.rows:
        yield button(Home(), "Home")


def _row(row_: DeploymentRow, today: date, hub: Hub) -> Iterator[Element]:
    deployment, standing = row_.deployment, row_.standing
    who = "" if row_.own else names(deployment.leaders)
    about = tuple(filter(None, (plain(who), plain(deployment.focus))))
    opens = button(
        ShowSupport(deployment=deployment.id), f"Open {deployment.school}: {deployment.focus}"
    )
    badges: list[Badge] = support_badges(deployment, standing, row_.used)
    if row_.own:
        says = f"Record a {hub.words.one('visit')} to {deployment.school}"
        record = button(OpenForm(deployment=deployment.id), says)
        yield opening_row(
            deployment.school, about, opens, badges, word="Record", beside=record, parted=False
        )
    else:
        yield opening_row(deployment.school, about, opens, badges, parted=False)
    yield grey(_days(row_), *_next(row_, today, hub), _answered(row_.answers))
    if deployment.days_agreed:
        yield bar(row_.used, deployment.days_agreed)


def _days(row_: DeploymentRow) -> str:
    return days_used(row_.used, row_.deployment.days_agreed)


def _answered(answers: Answers) -> str:
    found = in_sum(answers)
    return f"Copies: {found}" if found else ""


def _next(row_: DeploymentRow, today: date, hub: Hub) -> Iterator[str]:
    """What is missing and what comes next; of ended support nobody plans a visit."""
    standing, visit = row_.standing, hub.words.one("visit")
    if standing.missing:
        yield f"No {hub.words.one('record')} of {short_day(standing.missing, today)}"
    if standing.next_visit:
        yield f"Next {visit} {short_day(standing.next_visit, today)}"
    elif row_.deployment.status not in ENDED:
        yield f"No {visit} planned"
    if standing.open_steps:
        yield counted(standing.open_steps, "step open", "steps open")
