"""The forms about action plans and their objectives, each drawn again with what is wrong."""

from bot.subjects.again import Problems
from bot.subjects.support.objectives import context
from bot.subjects.support.plan_files import sends
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.objective import AskingObjective, close_ask, objective_form
from cards.support.plan_forms import change_ask, file_ask, note_ask
from domain.quality.report_versions import LinkValues
from domain.support.deployments import Deployment, Objective
from domain.support.objectives import CloseValues, ObjectiveValues
from domain.support.plan_answers import PlanChangeValues, PlanNoteValues
from storage.store import Store

FORM = "action_plan"
AIM_FORM = "objective"
# An objective with its support.
AimAsked = tuple[Deployment, Objective]


def new_card(
    support: Deployment,
    turn: Turn,
    store: Store,
    values: ObjectiveValues,
    problems: Problems = (),
) -> Card:
    """The form of a new objective."""
    areas = context(support, turn, store).areas
    return objective_form(
        AskingObjective(support, areas=areas, problems=problems), values, turn.hub
    )


def objective_form_card(
    about: AimAsked,
    turn: Turn,
    store: Store,
    values: ObjectiveValues,
    problems: Problems = (),
) -> Card:
    """The form that changes an objective; it carries the plan's version as it is now."""
    support, objective = about
    areas, version = context(support, turn, store).areas, store.plans.get(support.id).version
    ask = AskingObjective(support, objective, areas, version, problems)
    return objective_form(ask, values, turn.hub)


def close_card(
    about: AimAsked, turn: Turn, _store: Store, values: CloseValues, problems: Problems = ()
) -> Card:
    """The question why an objective is closed."""
    return close_ask(about[1], values, turn.hub, problems)


def change_card(
    support: Deployment,
    turn: Turn,
    _store: Store,
    values: PlanChangeValues,
    problems: Problems = (),
) -> Card:
    """The question what is to be changed in a plan."""
    return change_ask(support, values, turn.hub, problems)


def note_card(
    support: Deployment, turn: Turn, store: Store, values: PlanNoteValues, problems: Problems = ()
) -> Card:
    """The question how a school agreed, and when."""
    version = store.plans.get(support.id).version
    return note_ask(support, version, values, turn.hub, problems)


def file_card(
    support: Deployment, turn: Turn, store: Store, values: LinkValues, problems: Problems = ()
) -> Card:
    """How a plan's file is sent, and the question for a link."""
    sent = sends(turn.speaker, support, store)
    return file_ask(support, values, turn.hub, problems, sends=sent)
