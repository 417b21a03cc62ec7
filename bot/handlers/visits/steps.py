"""Open next steps, and closing them."""

from datetime import timedelta
from typing import Any

from bot.subjects.prompts.prompts import touch_named
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import CloseStep, ListSteps, ReopenStep
from cards.visits.steps import StepsView, steps
from domain.errors import refuse
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.visits.steps import NextStep
from storage.store import Store

JUST_CLOSED = timedelta(minutes=15)
routes = Router()


@routes.command("steps", "next steps", "open steps", reads=True, brief=True)
def typed(turn: Turn, said: str, store: Store) -> Reply:
    """The open next steps of the person's deployments, as a new message."""
    return Say(listed(turn, store))


@routes.action(ListSteps, reads=True)
def pressed(turn: Turn, action: ListSteps, store: Store) -> Reply:
    """The same, from a button."""
    return Say(listed(turn, store))


@routes.action(CloseStep)
def close(turn: Turn, action: CloseStep, store: Store) -> Reply:
    """Marks a step as done, in the list."""
    step = _step(turn, action.step, store)
    store.steps.close(step.id, step.deployment, turn.speaker.id, turn.now)
    store.audit.add(turn.now, turn.speaker.id, "step.closed", f"step:{step.id}")
    touch_named(step.deployment, None, turn, store)
    return Show(listed(turn, store))


@routes.action(ReopenStep)
def reopen(turn: Turn, action: ReopenStep, store: Store) -> Reply:
    """Takes it back, in the list."""
    step = _step(turn, action.step, store)
    store.steps.reopen(step.id)
    store.audit.add(turn.now, turn.speaker.id, "step.reopened", f"step:{step.id}")
    touch_named(step.deployment, None, turn, store)
    return Show(listed(turn, store))


def listed(turn: Turn, store: Store) -> dict[str, Any]:
    """The list, with what was closed a moment ago and may be taken back."""
    own = scope(turn.person, Act.CLOSE_STEP, Role.LEADER)
    found = store.steps.of(own, turn.now - JUST_CLOSED)
    return steps(StepsView(tuple(found), turn.today, turn.speaker.has(Role.LEADER)), turn.hub)


def _step(turn: Turn, id_: int, store: Store) -> NextStep:
    step = store.steps.get(id_)
    deployment = store.deployments.get(step.deployment) if step else None
    if step is None or deployment is None or not can(turn.person, Act.CLOSE_STEP, deployment):
        raise refuse("not_yours")
    return step
