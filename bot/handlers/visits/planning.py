"""Planned visits: planned, moved, called off, and listed."""

from bot.subjects.access import support_of
from bot.subjects.support.not_own import unused
from bot.subjects.visits import planned_lists, planning, planning_words
from bot.subjects.visits.planning_words import FORM
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.planning import (
    AskCallOff,
    CallOff,
    ChangePlan,
    KeepPlan,
    LeaveCallOff,
    ListPlanned,
    OpenPlan,
    PlanAgain,
    PlanHere,
    SavePlan,
    ShowPlan,
    ShowPlanned,
)
from cards.visits.planning import call_off_ask
from domain.errors import Refused, refuse
from domain.people.people import Role
from domain.permissions import Act
from domain.questions import with_dates
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.planning import CallOffValues, PlanValues, judge_call_off
from storage.store import Store

routes = Router()


@routes.command(
    Command(
        "plan a visit",
        "its day, time and what for",
        aliases=("plan visit",),
        roles=(Role.LEADER,),
        button=OpenPlan(),
        label="Plan a {visit}",
    )
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The form that plans a visit, or the schools to choose from."""
    return planning_words.plan(rest, turn, store)


@routes.action(OpenPlan)
def pressed(turn: Turn, action: OpenPlan, store: Store) -> Reply:
    """The form as a new message."""
    if action.deployment is None:
        return typed(turn, "", store)
    support = support_of(turn, action.deployment, Act.RECORD, store)
    return Say(planning.form(support, turn), form=FORM)


@routes.action(PlanHere)
def here(turn: Turn, action: PlanHere, store: Store) -> Reply:
    """The form in place of the schools to choose from."""
    support = support_of(turn, action.deployment, Act.RECORD, store)
    values = PlanValues(on=action.on.isoformat() if action.on else "")
    return Show(planning.form(support, turn, values), form=FORM)


@routes.action(ChangePlan)
def change(turn: Turn, action: ChangePlan, store: Store) -> Reply:
    """The form with the planned visit in it, in place of its card."""
    planned, support = planning.own_plan(action.planned, turn, store)
    if planned.state is not PlannedState.PLANNED:
        return _shown(planned, turn, store)
    values = action.typed if action.came else planning.values_of(planned, planned.on)
    return Show(planning.form(support, turn, values, planned=planned.id), form=FORM)


def _form_again(turn: Turn, action: SavePlan, refused: Refused, store: Store) -> Reply:
    """The form with what was typed, and what is wrong beside each question."""
    values = with_dates(action.typed, turn.today, asked_back=True)
    if action.planned:
        planned, support = planning.own_plan(action.planned, turn, store)
        again = planning.form(support, turn, values, problems=refused.problems, planned=planned.id)
    elif action.deployment:
        support = support_of(turn, action.deployment, Act.RECORD, store)
        again = planning.form(support, turn, values, problems=refused.problems)
    else:
        raise refused
    return Show(again, form=FORM)


@routes.action(SavePlan, refused=_form_again)
def save(turn: Turn, action: SavePlan, store: Store) -> Reply:
    """Keeps the visit as it is planned now."""
    values = with_dates(action.typed, turn.today)
    if action.planned:
        planned, support = planning.own_plan(action.planned, turn, store)
        if planned.state is not PlannedState.PLANNED:
            return _shown(planned, turn, store)
        wanted = planning.judged_change(values, planned, support, turn, store, sure=action.sure)
        return _shown(planning.change(planned, wanted, turn, store), turn, store)
    if action.deployment is None:
        raise refuse("out_of_date")
    support = support_of(turn, action.deployment, Act.RECORD, store)
    wanted = planning.judged_plan(values, support, turn, store, sure=action.sure)
    return _shown(planning.plan(support, wanted, turn, store), turn, store)


@routes.action(AskCallOff)
def ask_call_off(turn: Turn, action: AskCallOff, store: Store) -> Reply:
    """Asks whose reason it is, in place of the planned visit."""
    planned, _ = planning.own_plan(action.planned, turn, store)
    if planned.state is not PlannedState.PLANNED:
        return _shown(planned, turn, store)
    view = planning.view(planned, turn.speaker, turn.today, store)
    return Show(call_off_ask(view, turn.hub, CallOffValues()), form=FORM)


def _ask_again(turn: Turn, action: CallOff, refused: Refused, store: Store) -> Reply:
    planned, _ = planning.own_plan(action.planned, turn, store)
    view = planning.view(planned, turn.speaker, turn.today, store)
    return Show(call_off_ask(view, turn.hub, action.typed, refused.problems), form=FORM)


@routes.action(CallOff, refused=_ask_again)
def call_off(turn: Turn, action: CallOff, store: Store) -> Reply:
    """Calls the visit off; its card says so and offers the way back."""
    planned, _ = planning.own_plan(action.planned, turn, store)
    planning.call_off(planned, judge_call_off(action.typed), turn, store)
    return _shown(planned, turn, store)


@routes.action(PlanAgain)
def plan_again(turn: Turn, action: PlanAgain, store: Store) -> Reply:
    """Takes back that the visit was called off."""
    planned, _ = planning.own_plan(action.planned, turn, store)
    planning.plan_again(planned, turn, store)
    return _shown(planned, turn, store)


@routes.action(KeepPlan)
def keep(turn: Turn, action: KeepPlan, store: Store) -> Reply:
    """The planned visit as it stands, in place of its form; what was typed is offered there."""
    planned, _ = planning.own_plan(action.planned, turn, store)
    typed = with_dates(action.typed, turn.today)
    same = typed == planning.values_of(planned, planned.on)
    shown = planning.card(planned, turn.speaker, turn.today, store, None if same else typed)
    # An update would take the way to what was typed away.
    return Show(shown, planning.slot(planned.id)) if same else Show(shown, form="left")


@routes.action(LeaveCallOff)
def leave_call_off(turn: Turn, action: LeaveCallOff, store: Store) -> Reply:
    """The planned visit as it stands, in place of the question."""
    planned, _ = planning.own_plan(action.planned, turn, store)
    return _shown(planned, turn, store)


@routes.action(ShowPlan)
def show(turn: Turn, action: ShowPlan, store: Store) -> Reply:
    """The planned visit as a new message, opened from a list."""
    planned, _ = planning.own_plan(action.planned, turn, store)
    shown = planning.card(planned, turn.speaker, turn.today, store)
    return Say(shown, planning.slot(planned.id))


@routes.command(
    Command(
        "planned",
        "planned {visits}, to move or call off",
        aliases=("planned visits", "next visits"),
        roles=(Role.LEADER,),
        button=ListPlanned(),
        label="Planned {visits}",
    ),
    reads=True,
    brief=True,
)
def typed_list(turn: Turn, rest: str, store: Store) -> Reply:
    """The speaker's planned visits, as a new message; a school that follows narrows them."""
    return planning_words.coming(rest, turn, store, unused(rest) if rest else "")


@routes.action(ListPlanned, reads=True)
def pressed_list(turn: Turn, action: ListPlanned, store: Store) -> Reply:
    """The same, from a button."""
    return typed_list(turn, "", store)


@routes.action(ShowPlanned, reads=True)
def page(turn: Turn, action: ShowPlanned, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(planned_lists.list_card(turn, action, store))


def _shown(planned: PlannedVisit, turn: Turn, store: Store) -> Show:
    """The planned visit as it stands now, which lasts."""
    now = store.planned_visits.get(planned.id) or planned
    return Show(planning.card(now, turn.speaker, turn.today, store), planning.slot(planned.id))
