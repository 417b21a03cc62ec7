"""Objectives of an action plan: opened, added, changed, closed and deleted."""

from bot.subjects.support import action_plans, objectives, plan_questions
from bot.subjects.support.objectives import objective_of, open_objective
from bot.subjects.support.plan_slots import objective_slot
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.objectives import (
    AddObjective,
    AskCloseObjective,
    AskDeleteObjective,
    BackToObjective,
    CloseObjective,
    DeleteObjective,
    EditObjective,
    KeepObjective,
    LeaveNewObjective,
    LeaveObjective,
    SaveNewObjective,
    SaveObjective,
    ShowObjective,
)
from cards.support.objective import AskingObjective, delete_ask, deleted_objective
from domain.errors import Refused, refuse
from domain.permissions import Act
from domain.support.objectives import CloseValues, require_room
from storage.store import Store

FORM = "objective"
routes = Router()


@routes.action(ShowObjective, reads=True)
def show(turn: Turn, action: ShowObjective, store: Store) -> Reply:
    """An objective as a new message."""
    shown = objectives.shown(action.aim, turn, store)
    return Say(shown.card, shown.slot)


@routes.action(BackToObjective)
@routes.action(LeaveObjective)
@routes.action(KeepObjective)
def back(
    turn: Turn, action: BackToObjective | LeaveObjective | KeepObjective, store: Store
) -> Reply:
    """The objective as it stands, in place of a form."""
    return objectives.shown(action.aim, turn, store)


@routes.action(AddObjective)
def add(turn: Turn, action: AddObjective, store: Store) -> Reply:
    """The form of a new objective, in place of the plan."""
    support = action_plans.plan_of(turn, action.deployment, Act.EDIT_PLAN, store)
    require_room(support)
    values = objectives.first_values(support, store)
    return Show(plan_questions.new_card(support, values, turn, store), form=FORM)


def _new_again(turn: Turn, action: SaveNewObjective, refused: Refused, store: Store) -> Reply:
    support = action_plans.plan_of(turn, action.deployment, Act.EDIT_PLAN, store)
    card = plan_questions.new_card(support, action.typed, turn, store, refused.problems)
    return Show(card, form=FORM)


@routes.action(SaveNewObjective, refused=_new_again)
def save_new(turn: Turn, action: SaveNewObjective, store: Store) -> Reply:
    """Adds it, and shows the plan."""
    support = action_plans.plan_of(turn, action.deployment, Act.EDIT_PLAN, store)
    objectives.add(support, action.typed, turn, store)
    return action_plans.shown(support.id, turn, store, "Saved.")


@routes.action(LeaveNewObjective)
def leave_new(turn: Turn, action: LeaveNewObjective, store: Store) -> Reply:
    """The plan again; what was typed is let go."""
    support = action_plans.plan_of(turn, action.deployment, Act.SEE_PLAN, store)
    return action_plans.shown(support.id, turn, store)


@routes.action(EditObjective)
def edit(turn: Turn, action: EditObjective, store: Store) -> Reply:
    """The form of an objective, in its place."""
    support, objective = open_objective(turn, action.aim, store)
    values = objectives.values_of(objectives.context(support, turn, store, objective))
    card = plan_questions.objective_form_card(support, objective, values, turn, store)
    return Show(card, form=FORM)


def _again(turn: Turn, action: SaveObjective, refused: Refused, store: Store) -> Reply:
    support, objective = objective_of(turn, action.aim, Act.EDIT_PLAN, store)
    problems, typed = refused.problems, action.typed
    card = plan_questions.objective_form_card(support, objective, typed, turn, store, problems)
    return Show(card, form=FORM)


@routes.action(SaveObjective, refused=_again)
def save(turn: Turn, action: SaveObjective, store: Store) -> Reply:
    """Changes it; what stood before is kept."""
    support, objective = open_objective(turn, action.aim, store)
    objectives.change(support, objective, action.version, action.typed, turn, store)
    return objectives.shown(objective.id, turn, store, "Saved.")


@routes.action(AskCloseObjective)
def ask_close(turn: Turn, action: AskCloseObjective, store: Store) -> Reply:
    """Asks why it is closed, in its place."""
    support, objective = open_objective(turn, action.aim, store)
    card = plan_questions.close_card(support, objective, CloseValues(), turn)
    return Show(card, form=FORM)


def _close_again(turn: Turn, action: CloseObjective, refused: Refused, store: Store) -> Reply:
    support, objective = objective_of(turn, action.aim, Act.EDIT_PLAN, store)
    card = plan_questions.close_card(support, objective, action.typed, turn, refused.problems)
    return Show(card, form=FORM)


@routes.action(CloseObjective, refused=_close_again)
def close(turn: Turn, action: CloseObjective, store: Store) -> Reply:
    """Closes it, with the reason."""
    support, objective = open_objective(turn, action.aim, store)
    objectives.close(support, objective, action.typed, turn, store)
    return objectives.shown(objective.id, turn, store, "Closed.")


@routes.action(AskDeleteObjective)
def ask_delete(turn: Turn, action: AskDeleteObjective, store: Store) -> Reply:
    """Asks before it is deleted."""
    support, objective = objective_of(turn, action.aim, Act.EDIT_PLAN, store)
    if objective.id in store.plans.named_by_records(support.id):
        raise refuse("objective_named")
    return Show(delete_ask(AskingObjective(support, objective), turn.hub), form=FORM)


@routes.action(DeleteObjective)
def delete(turn: Turn, action: DeleteObjective, store: Store) -> Reply:
    """Deletes it."""
    support, objective = objective_of(turn, action.aim, Act.EDIT_PLAN, store)
    objectives.delete(support, objective, turn, store)
    return Show(deleted_objective(support, objective, turn.hub), objective_slot(objective.id))
