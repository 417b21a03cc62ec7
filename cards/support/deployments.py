"""Deployments as a list: days used, progress, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.visits import ListSteps, ListVisits, OpenForm
from cards.elements import bar, button, buttons, grey, group, line, row, small, strong, title
from cards.finish import finish
from cards.phrases import counted, days_used, long_day, short_day, titled
from cards.plain import plain
from cards.visits.answers import in_sum
from cards.visits.receipt_parts import progress_badge
from domain.hub import Hub
from domain.support.deployments import Deployment, SupportStanding, names
from domain.visits.copies import Answers

MOST = 6


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


def deployments(rows: tuple[DeploymentRow, ...], today: date, hub: Hub) -> dict[str, Any]:
    """The list of active deployments, of which it shows six; own ones have a button to record."""
    support = hub.words.many("deployment")
    name, actions = titled(support), []
    if any(row_.own for row_ in rows):
        name = f"My {support}"
        visits = button(ListVisits(), f"My {hub.words.many('visit')}")
        actions = [button(ListSteps(), "Open steps"), visits]
    return finish(_body(rows, name, today), f"{name}: {len(rows):,} active.", actions)


def _body(rows: tuple[DeploymentRow, ...], name: str, today: date) -> Iterator[Element]:
    yield title(name)
    yield grey(_summary(rows, today))
    for row_ in rows[:MOST]:
        yield group(list(_row(row_, today)))
    if len(rows) > MOST:
        yield small(f"and {len(rows) - MOST:,} more")


def _summary(rows: tuple[DeploymentRow, ...], today: date) -> str:
    if not rows:
        return "None is active at the moment."
    coming = [(r.standing.next_visit, r.deployment.school) for r in rows if r.standing.next_visit]
    if not coming:
        return f"{len(rows):,} active. No next visit is planned."
    day, school = min(coming)
    return f"{len(rows):,} active. Next visit: {long_day(day, today)}, {plain(school)}."


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
    yield row(stands, [buttons(record)] if row_.own else [], parted=False)


def _next(standing: SupportStanding, today: date) -> str:
    parts = ["No next visit planned"]
    if standing.next_visit:
        parts = [f"Next visit {short_day(standing.next_visit, today)}"]
    if standing.open_steps:
        parts.append(counted(standing.open_steps, "step open", "steps open"))
    return ", ".join(parts)
