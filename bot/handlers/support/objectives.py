"""Objectives of an action plan: opened, added, changed, closed and deleted."""

from typing import Any

from bot.subjects.again import again
from bot.subjects.support import action_plans, objectives
from bot.subjects.support.action_plans import edited
from bot.subjects.support.objectives import objective_of, open_objective
from bot.subjects.support.plan_questions import (
    AIM_FORM,
    AimAsked,
    close_card,
    new_card,
    objective_form_card,
)
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
    LeaveObjective,
    SaveNewObjective,
    SaveObjective,
    ShowObjective,
)
from cards.support.objective import delete_ask, deleted_objective
from domain.errors import refuse
from domain.permissions import Act
from domain.support.objectives import CloseValues, objective_values, require_room
from storage.store import Store

routes = Router()


def _aim_edited(turn: Turn, action: Any, store: Store) -> AimAsked:
    """An objective, open or not, of a plan that the speaker may change."""
    return objective_of(turn, action.aim, Act.EDIT_PLAN, store)


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
    support = edited(turn, action, store)
    require_room(support)
    values = objectives.first_values(support, store)
    return Show(new_card(support, turn, store, values), form=AIM_FORM)


@routes.action(SaveNewObjective, refused=again(edited, new_card, AIM_FORM))
def save_new(turn: Turn, action: SaveNewObjective, store: Store) -> Reply:
    """Adds it, and shows the plan."""
    support = edited(turn, action, store)
    objectives.add(support, action.typed, turn, store)
    return action_plans.shown(support.id, turn, store, "Saved.")


@routes.action(EditObjective)
def edit(turn: Turn, action: EditObjective, store: Store) -> Reply:
    """The form of an objective, in its place."""
    support, objective = open_objective(turn, action.aim, store)
    values = objective_values(objective, objectives.context(support, turn, store, objective))
    return Show(objective_form_card((support, objective), turn, store, values), form=AIM_FORM)


@routes.action(SaveObjective, refused=again(_aim_edited, objective_form_card, AIM_FORM))
def save(turn: Turn, action: SaveObjective, store: Store) -> Reply:
    """Changes it; what stood before is kept."""
    support, objective = open_objective(turn, action.aim, store)
    objectives.change(support, objective, action.version, action.typed, turn, store)
    return objectives.shown(objective.id, turn, store, "Saved.")


@routes.action(AskCloseObjective)
def ask_close(turn: Turn, action: AskCloseObjective, store: Store) -> Reply:
    """Asks why it is closed, in its place."""
    found = open_objective(turn, action.aim, store)
    return Show(close_card(found, turn, store, CloseValues()), form=AIM_FORM)


@routes.action(CloseObjective, refused=again(_aim_edited, close_card, AIM_FORM))
def close(turn: Turn, action: CloseObjective, store: Store) -> Reply:
    """Closes it, with the reason."""
    support, objective = open_objective(turn, action.aim, store)
    objectives.close(support, objective, action.typed, turn, store)
    return objectives.shown(objective.id, turn, store, "Closed.")


@routes.action(AskDeleteObjective)
def ask_delete(turn: Turn, action: AskDeleteObjective, store: Store) -> Reply:
    """Asks before it is deleted."""
    support, objective = _aim_edited(turn, action, store)
    if objective.id in store.plans.named_by_records(support.id):
        raise refuse("objective_named")
    return Show(delete_ask(objective, turn.hub), form=AIM_FORM)


@routes.action(DeleteObjective)
def delete(turn: Turn, action: DeleteObjective, store: Store) -> Reply:
    """Deletes it."""
    support, objective = _aim_edited(turn, action, store)
    objectives.delete(support, objective, turn, store)
    return Show(deleted_objective(support, objective, turn.hub), objective_slot(objective.id))
