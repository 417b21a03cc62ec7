"""`plan`: action plans listed and opened, shared with the school, and what the school answers."""

from typing import Any

from bot.subjects.again import again
from bot.subjects.support import action_plans, plan_acts
from bot.subjects.support.plan_questions import FORM, change_card, note_card
from bot.subjects.support.plan_slots import slot
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.action_plans import (
    AgreeActionPlan,
    AskPlanChange,
    AskPlanNote,
    BackToActionPlan,
    LeavePlanChange,
    LeavePlanLink,
    LeavePlanNote,
    ListActionPlans,
    SavePlanChange,
    SavePlanNote,
    ShareActionPlan,
    ShowActionPlan,
    ShowActionPlans,
)
from cards.actions.objectives import LeaveNewObjective
from domain.errors import Refused
from domain.people.people import Role
from domain.permissions import Act
from domain.support.deployments import Deployment
from domain.support.plan_answers import PlanChangeValues, PlanNoteValues
from storage.store import Store

Left = BackToActionPlan | LeavePlanChange | LeavePlanNote | LeavePlanLink | LeaveNewObjective
routes = Router()


def _answered(turn: Turn, action: Any, store: Store) -> Deployment:
    """Support whose plan the speaker answers for its school."""
    return action_plans.plan_of(turn, action.deployment, Act.AGREE_PLAN, store)


def _noted(turn: Turn, action: Any, store: Store) -> Deployment:
    """Support of which the speaker may note what its school said."""
    return action_plans.plan_of(turn, action.deployment, Act.NOTE_PLAN, store)


@routes.command(
    Command(
        "plan",
        "the {plan}: objectives, its file, what the {school} said",
        aliases=("plans", "action plan", "action plans", "objectives"),
        roles=(Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER, Role.OFFICER),
        offered="The action plan: objectives and its file",
        button=ListActionPlans(),
        label="{Plans}",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The plan that is meant, or the plans to choose from."""
    return action_plans.typed(turn, rest, store)


@routes.action(ListActionPlans, reads=True)
def pressed(turn: Turn, action: ListActionPlans, store: Store) -> Reply:
    """The same, from a button."""
    return action_plans.typed(turn, "", store)


@routes.action(ShowActionPlans, reads=True)
def page(turn: Turn, action: ShowActionPlans, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(action_plans.list_card(turn, action, store))


@routes.action(ShowActionPlan, reads=True)
def show(turn: Turn, action: ShowActionPlan, store: Store) -> Reply:
    """One plan as a new message."""
    support = action_plans.plan_of(turn, action.deployment, Act.SEE_PLAN, store)
    card = action_plans.card(support, turn.speaker, turn.now, store)
    return Say(card, slot(support.id))


@routes.action(BackToActionPlan)
@routes.action(LeavePlanChange)
@routes.action(LeavePlanNote)
@routes.action(LeavePlanLink)
@routes.action(LeaveNewObjective)
def back(turn: Turn, action: Left, store: Store) -> Reply:
    """The plan again, in place of a question; what was typed is let go."""
    support = action_plans.plan_of(turn, action.deployment, Act.SEE_PLAN, store)
    return action_plans.shown(support.id, turn, store)


def _plan_again(
    turn: Turn, action: ShareActionPlan | AgreeActionPlan, refused: Refused, store: Store
) -> Reply:
    support = action_plans.plan_of(turn, action.deployment, Act.SEE_PLAN, store)
    problems = refused.problems
    card = action_plans.card(support, turn.speaker, turn.now, store, problems=problems)
    # As a question: an update of the plan would wipe what is wrong before it was read.
    return Show(card, form=FORM)


@routes.action(ShareActionPlan, refused=_plan_again)
def share(turn: Turn, action: ShareActionPlan, store: Store) -> Reply:
    """Sends it to the contacts of its school."""
    support = action_plans.plan_of(turn, action.deployment, Act.EDIT_PLAN, store)
    action_plans.require_sharer(support, turn)
    told = plan_acts.share(support, action.version, turn, store)
    return action_plans.shown(support.id, turn, store, told)


@routes.action(AgreeActionPlan, refused=_plan_again)
def agree(turn: Turn, action: AgreeActionPlan, store: Store) -> Reply:
    """Agrees to it for its school."""
    support = _answered(turn, action, store)
    plan_acts.agree(support, action.version, turn, store)
    return action_plans.shown(support.id, turn, store, "Agreed. Thank you.")


@routes.action(AskPlanChange)
def ask_change(turn: Turn, action: AskPlanChange, store: Store) -> Reply:
    """Asks what is to be changed, in place of the plan."""
    support = _answered(turn, action, store)
    return Show(change_card(support, turn, store, PlanChangeValues()), form=FORM)


@routes.action(SavePlanChange, refused=again(_answered, change_card, FORM))
def save_change(turn: Turn, action: SavePlanChange, store: Store) -> Reply:
    """Tells leader and officers what the school wants changed."""
    support = _answered(turn, action, store)
    plan_acts.ask_change(support, action.typed, turn, store)
    return action_plans.shown(support.id, turn, store, "Sent.")


@routes.action(AskPlanNote)
def ask_note(turn: Turn, action: AskPlanNote, store: Store) -> Reply:
    """Asks how the school agreed, in place of the plan."""
    support = _noted(turn, action, store)
    return Show(note_card(support, turn, store, PlanNoteValues()), form=FORM)


@routes.action(SavePlanNote, refused=again(_noted, note_card, FORM))
def save_note(turn: Turn, action: SavePlanNote, store: Store) -> Reply:
    """Notes that the school agreed."""
    support = _noted(turn, action, store)
    plan_acts.note_agreed(support, action.version, action.typed, turn, store)
    return action_plans.shown(support.id, turn, store, "Noted.")
