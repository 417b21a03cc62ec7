"""The forms about action plans and their objectives, each drawn again with what is wrong."""

from bot.subjects.support.objectives import context
from bot.subjects.support.plan_clock import begun
from bot.subjects.support.plan_files import sends
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.objective import AskingObjective, close_ask, objective_form
from cards.support.plan_forms import change_ask, file_ask, note_ask
from domain.errors import Problem
from domain.quality.report_versions import LinkValues
from domain.support.deployments import Deployment, Objective
from domain.support.objectives import CloseValues, ObjectiveValues
from domain.support.plan_answers import PlanChangeValues, PlanNoteValues
from storage.store import Store

Problems = tuple[Problem, ...]


def new_card(
    support: Deployment,
    values: ObjectiveValues,
    turn: Turn,
    store: Store,
    problems: Problems = (),
) -> Card:
    """The form of a new objective."""
    areas = context(support, turn, store).areas
    return objective_form(
        AskingObjective(support, areas=areas, problems=problems), values, turn.hub
    )


def objective_form_card(
    support: Deployment,
    objective: Objective,
    values: ObjectiveValues,
    turn: Turn,
    store: Store,
    problems: Problems = (),
) -> Card:
    """The form that changes an objective; it carries the plan's version as it is now."""
    areas, version = context(support, turn, store).areas, begun(support, store).version
    ask = AskingObjective(support, objective, areas, version, problems)
    return objective_form(ask, values, turn.hub)


def close_card(
    support: Deployment,
    objective: Objective,
    values: CloseValues,
    turn: Turn,
    problems: Problems = (),
) -> Card:
    """The question why an objective is closed."""
    ask = AskingObjective(support, objective, problems=problems)
    return close_ask(ask, values, turn.hub)


def change_card(
    support: Deployment, values: PlanChangeValues, turn: Turn, problems: Problems = ()
) -> Card:
    """The question what is to be changed in a plan."""
    return change_ask(support, values, turn.hub, problems)


def note_card(
    support: Deployment,
    values: PlanNoteValues,
    turn: Turn,
    store: Store,
    problems: Problems = (),
) -> Card:
    """The question how a school agreed, and when."""
    version = begun(support, store).version
    return note_ask(support, version, values, turn.hub, problems)


def file_card(
    support: Deployment,
    values: LinkValues,
    turn: Turn,
    store: Store,
    problems: Problems = (),
) -> Card:
    """How a plan's file is sent, and the question for a link."""
    sent = sends(turn.speaker, support, store)
    return file_ask(support, values, turn.hub, problems, sends=sent)
