"""The list of action plans: what is not agreed yet first, by the day on which it is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.action_plans import ShowActionPlan, ShowActionPlans
from cards.elements import button, grey, line, title
from cards.finish import finish
from cards.pages import IN_ORDER, footer, ways_on
from cards.phrases import counted, how_many, titled
from cards.plain import plain
from cards.rows import opening_row
from cards.support.plan_words import due_words, plan_badge
from domain.hub import Hub
from domain.support.action_plans import ActionPlan
from domain.support.deployments import Deployment

PAGE = 6


@dataclass(frozen=True, slots=True)
class ActionPlanRow:
    """A plan of the list, with its support."""

    support: Deployment
    plan: ActionPlan


@dataclass(frozen=True, slots=True)
class ActionPlansView:
    """One page of plans: its `first` row is the nth of `total`, from 1.

    `note` says how it is narrowed.
    """

    rows: tuple[ActionPlanRow, ...]
    total: int
    today: date
    first: int = 1
    older: ShowActionPlans | None = None
    newer: ShowActionPlans | None = None
    note: str = ""


def action_plans(view: ActionPlansView, hub: Hub) -> dict[str, Any]:
    """The list; a row opens its plan."""
    name = titled(hub.words.many("plan"))
    say = f"{name}: {_summary(view, hub)}"
    return finish(_body(view, name, hub), say, ways_on(view, IN_ORDER))


def _body(view: ActionPlansView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield grey(_summary(view, hub))
    if view.note:
        yield line(plain(view.note))
    if not view.rows:
        yield line(f"It appears here once the {hub.words.one('deployment')} is agreed.")
    for each in view.rows[:PAGE]:
        yield _row(each, view, hub)
    yield from footer(view, len(view.rows), "those not agreed yet first")


def _summary(view: ActionPlansView, hub: Hub) -> str:
    if not view.rows:
        return f"No {hub.words.one('plan')} here yet."
    return how_many(view.total, hub.words.one("plan"), hub.words.many("plan"))


def _row(each: ActionPlanRow, view: ActionPlansView, hub: Hub) -> Element:
    found = each.support
    open_ = found.open_objectives
    aims = counted(len(open_), "objective", "objectives") if open_ else "No objective yet"
    facts = (plain(found.focus), aims, due_words(each.plan, view.today))
    opens = button(
        ShowActionPlan(deployment=found.id), f"Open the plan of {found.school}: {found.focus}"
    )
    return opening_row(found.school, facts, opens, [plan_badge(each.plan, view.today, hub)])
