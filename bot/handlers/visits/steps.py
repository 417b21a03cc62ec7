"""Open next steps, and closing them."""

from bot.subjects.access import support_of
from bot.subjects.visits import steps
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import CloseStep, ListSteps, ReopenStep, ShowSteps
from domain.errors import refuse
from domain.people.people import Role
from domain.permissions import Act
from domain.visits.steps import NextStep
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "steps",
        "open next steps",
        aliases=("next steps", "open steps"),
        roles=(Role.LEADER,),
        button=ListSteps(),
        label="Steps",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The open next steps of the person's deployments, as a new message."""
    return Say(steps.list_card(turn, ShowSteps(), store))


@routes.action(ListSteps, reads=True)
def pressed(turn: Turn, action: ListSteps, store: Store) -> Reply:
    """The same, from a button."""
    return Say(steps.list_card(turn, ShowSteps(), store))


@routes.action(ShowSteps, reads=True)
def page(turn: Turn, action: ShowSteps, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(steps.list_card(turn, action, store))


@routes.action(CloseStep)
def close(turn: Turn, action: CloseStep, store: Store) -> Reply:
    """Marks a step as done, in the list."""
    step = _step(turn, action.step, store)
    steps.close(step.id, step.deployment, turn, store)
    return Show(steps.list_card(turn, ShowSteps(before=action.before), store))


@routes.action(ReopenStep)
def reopen(turn: Turn, action: ReopenStep, store: Store) -> Reply:
    """Takes it back, in the list."""
    step = _step(turn, action.step, store)
    steps.reopen(step.id, step.deployment, turn, store)
    return Show(steps.list_card(turn, ShowSteps(before=action.before), store))


def _step(turn: Turn, id_: int, store: Store) -> NextStep:
    step = store.steps.get(id_)
    if step is None:
        raise refuse("not_yours")
    support_of(turn, step.deployment, Act.CLOSE_STEP, store)
    return step
