"""Deployments as a list: days used, progress, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element
from microsoft_teams.cards.core import ExecuteAction

from cards.actions.keeping import AddSupport, KeepSupport
from cards.actions.support import ShowDeployments
from cards.actions.visits import ListSteps, ListVisits, OpenForm
from cards.elements import bar, button, buttons, grey, group, line, row, small, strong, title
from cards.finish import finish
from cards.phrases import (
    counted,
    days_used,
    long_day,
    more_than,
    short_day,
    titled,
    whereabouts,
)
from cards.plain import plain
from cards.visits.answers import in_sum
from cards.visits.receipt_parts import progress_badge
from domain.hub import Hub
from domain.support.deployments import Deployment, SupportStanding, names
from domain.visits.copies import Answers

PAGE = 6


@dataclass(frozen=True, slots=True)
class DeploymentRow:
    """A deployment of the list, with the days used and where it stands.

    `own` says that the reader may record visits for it, `kept` that they may change it. `answers`
    are its school's.
    """

    deployment: Deployment
    used: Fraction
    standing: SupportStanding = field(default_factory=SupportStanding)
    own: bool = True
    kept: bool = False
    answers: Answers = field(default_factory=Answers)


@dataclass(frozen=True, slots=True)
class DeploymentsView:
    """One page of active deployments: its `first` row is the nth of `total`, counted from 1.

    `coming` is the day and school of the next visit of all. `leads` says that the reader leads
    some, `adds` that they may add more. `older` and `newer` are the buttons to the pages beside it.
    `note` says how it is narrowed.
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


def deployments(view: DeploymentsView, hub: Hub) -> dict[str, Any]:
    """A page of the list of active deployments; own ones have a button to record."""
    support = hub.words.many("deployment")
    name = f"My {support}" if view.leads else titled(support)
    say = f"{name}: {more_than(view.total)} active."
    return finish(_body(view, name), say, list(_actions(view, hub)))


def _body(view: DeploymentsView, name: str) -> Iterator[Element]:
    yield title(name)
    yield grey(_summary(view))
    if view.note:
        yield line(plain(view.note))
    for row_ in view.rows[:PAGE]:
        yield group(list(_row(row_, view.today)))
    if view.rows and (view.older or view.newer):
        yield small(f"{whereabouts(len(view.rows), view.first, view.total)}, by school.")


def _summary(view: DeploymentsView) -> str:
    if not view.rows:
        return "None is active at the moment."
    active = titled(more_than(view.total))
    if not view.coming:
        return f"{active} active. No next visit is planned."
    day, school = view.coming
    return f"{active} active. Next visit: {long_day(day, view.today)}, {plain(school)}."


def _actions(view: DeploymentsView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.adds:
        yield button(AddSupport(), f"Add {hub.words.one('deployment')}")
    if view.leads:
        yield button(ListSteps(), "Open steps")
        yield button(ListVisits(), f"My {hub.words.many('visit')}")
    if view.newer:
        yield button(view.newer, "Previous")
    if view.older:
        yield button(view.older, "Next")


def _row(row_: DeploymentRow, today: date) -> Iterator[Element]:
    deployment, standing = row_.deployment, row_.standing
    school = [strong(plain(deployment.school)), grey(plain(deployment.focus))]
    if not row_.own:
        school.append(grey(plain(names(deployment.leaders))))
    progress = [progress_badge(standing.progress)] if standing.progress else []
    yield row(school, progress, parted=False)
    if deployment.days_agreed:
        yield bar(row_.used, deployment.days_agreed)
    record = button(
        OpenForm(deployment=deployment.id),
        "Record",
        tooltip=f"Record a visit to {deployment.school}",
    )
    stands = [line(days_used(row_.used, deployment.days_agreed)), grey(_next(standing, today))]
    if answers := in_sum(row_.answers):
        stands.append(grey(f"Copies: {answers}"))
    ways = [record] if row_.own else []
    if row_.kept:
        keep = KeepSupport(deployment=deployment.id)
        ways.append(button(keep, "Change", tooltip=f"Change support of {deployment.school}"))
    yield row(stands, [buttons(*ways)] if ways else [], parted=False)


def _next(standing: SupportStanding, today: date) -> str:
    parts = ["No next visit planned"]
    if standing.next_visit:
        parts = [f"Next visit {short_day(standing.next_visit, today)}"]
    if standing.open_steps:
        parts.append(counted(standing.open_steps, "step open", "steps open"))
    return ", ".join(parts)
