"""Objectives of action plans: added, changed, closed and deleted, each with its card."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.day_slots import touch_naming
from bot.subjects.support import plan_acts, plan_news
from bot.subjects.support.action_plans import may, names_said, plan_of, progress_of
from bot.subjects.support.plan_clock import asked_again, begun
from bot.subjects.support.plan_slots import objective_slot
from bot.turns.lasting import touch
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.plain import shortened
from cards.support.objective import EarlierWording, ObjectiveView, objective_card
from domain.errors import refuse
from domain.library.plans import AREAS
from domain.people.people import Person, Role
from domain.permissions import Act
from domain.prompts.plan_days import subjects_of_objective
from domain.questions import with_dates
from domain.support.action_plans import ActionPlan
from domain.support.deployments import Deployment, Objective
from domain.support.objectives import (
    LONGEST,
    CloseValues,
    ObjectiveContext,
    ObjectiveValues,
    areas_of,
    judge_close,
    judge_objective,
    require_room,
)
from domain.support.plan_answers import require_same
from storage.store import Store


def objective_of(turn: Turn, id_: int, act: Act, store: Store) -> tuple[Deployment, Objective]:
    """An objective with its support, for a person who may do `act` with its plan."""
    found = store.plans.objective(id_)
    if found is None:
        raise refuse("not_yours")
    return plan_of(turn, found[0], act, store), found[1]


def open_objective(turn: Turn, id_: int, store: Store) -> tuple[Deployment, Objective]:
    """The same, for who may change it; refused once it is closed."""
    support, objective = objective_of(turn, id_, Act.EDIT_PLAN, store)
    if not objective.open:
        raise refuse("objective_closed", day=objective.closed_on)
    return support, objective


def card(
    support: Deployment,
    objective: Objective,
    reader: Person,
    now: datetime,
    store: Store,
    note: str = "",
) -> Card:
    """The objective as its reader sees it now."""
    zone = ZoneInfo(reader.zone)
    edits = may(reader, Act.EDIT_PLAN, support, store)
    view = ObjectiveView(
        support=support,
        objective=objective,
        today=now.astimezone(zone).date(),
        seen=progress_of(support, reader, now, store).get(objective.id, ()),
        earlier=_earlier(objective.id, zone, store),
        edits=edits,
        deletes=edits and objective.id not in store.plans.named_by_records(support.id),
        names=names_said(support, [objective]) if edits else (),
        note=note,
    )
    return objective_card(view, store.hub)


def shown(objective: int, turn: Turn, store: Store, note: str = "") -> Show:
    """The objective as it stands now in place of a card; it lasts."""
    support, found = objective_of(turn, objective, Act.SEE_PLAN, store)
    drawn = card(support, found, turn.speaker, turn.now, store, note)
    return Show(drawn, objective_slot(objective), note=note)


def context(
    support: Deployment, turn: Turn, store: Store, own: Objective | None = None
) -> ObjectiveContext:
    """What an objective of a support is judged by."""
    programmes = {each.name: each.areas for each in store.funds.programmes()}
    areas = areas_of(programmes.get(support.programme, ()), AREAS)
    return ObjectiveContext(turn.today, support, areas, own)


def first_values(support: Deployment, store: Store) -> ObjectiveValues:
    """What stands in the form of a new objective; in the first, what the school asked for."""
    values = ObjectiveValues(by=support.end.isoformat() if support.end else "")
    offer = None if support.objectives else store.offers.of_deployment(support.id)
    request = store.commissions.get(offer.commission) if offer and offer.commission else None
    if request is None:
        return values
    outcome, measure = request.about.outcome, request.about.measure
    return replace(values, text=shortened(outcome, LONGEST), success=shortened(measure, LONGEST))


def add(support: Deployment, values: ObjectiveValues, turn: Turn, store: Store) -> None:
    """Adds an objective; a school that agreed already is asked again."""
    # Held from here on: of two who add the third at once, the second finds it there.
    plan = begun(support, store)
    support = store.deployments.anew(support.id) or support
    require_room(support)
    new = judge_objective(with_dates(values, turn.today), context(support, turn, store))
    store.plans.add_objective(support.id, new)
    if plan.agreed:
        plan = asked_again(plan, support, turn, store)
    plan_acts.write(plan, "objective_added", support, turn, store)
    _tell(plan, support, turn, store)


def change(
    support: Deployment,
    before: Objective,
    version: int,
    values: ObjectiveValues,
    turn: Turn,
    store: Store,
) -> None:
    """Changes an objective, and keeps how it stood; a school that agreed is told."""
    plan = begun(support, store)
    known = context(support, turn, store, before)
    after = judge_objective(with_dates(values, turn.today), known)
    if after == before:
        return
    require_same(plan, version, plan_acts.changed_by(support, store))
    store.plans.change_objective(before, after, turn.speaker.id, turn.now)
    _follow(plan, "objective_changed", support, before, turn, store)


def close(
    support: Deployment, before: Objective, values: CloseValues, turn: Turn, store: Store
) -> None:
    """Closes an objective, with the reason; its records keep it."""
    plan, why = begun(support, store), judge_close(values)
    closed = replace(before, closed_on=turn.today, closed_why=why)
    store.plans.change_objective(before, closed, turn.speaker.id, turn.now)
    _follow(plan, "objective_closed", support, before, turn, store)


def delete(support: Deployment, objective: Objective, turn: Turn, store: Store) -> None:
    """Deletes an objective that no record names."""
    plan = begun(support, store)
    if objective.id in store.plans.named_by_records(support.id):
        raise refuse("objective_named")
    store.plans.delete_objective(objective.id)
    _follow(plan, "objective_deleted", support, objective, turn, store)


def _follow(
    plan: ActionPlan,
    verb: str,
    support: Deployment,
    objective: Objective,
    turn: Turn,
    store: Store,
) -> None:
    plan_acts.write(plan, verb, support, turn, store)
    touch(objective_slot(objective.id), store, turn.now)
    touch_naming(subjects_of_objective(objective.id), turn.now, store)
    store.deployments.anew(support.id)
    _tell(plan, support, turn, store)


def _tell(plan: ActionPlan, support: Deployment, turn: Turn, store: Store) -> None:
    """Tells leaders what others changed, and contacts of a change of what they agreed to."""
    told: list[Person] = []
    if not support.led_by(turn.speaker.id):
        told += plan_news.leaders(support, store)
    at_school = support.organisation in turn.speaker.at(Role.SCHOOL_CONTACT)
    if plan.agreed_at is not None and not at_school:
        told += plan_news.contacts(support, store)
    plan_news.tell_reworded(support, told, turn, store)


def _earlier(objective: int, zone: ZoneInfo, store: Store) -> tuple[EarlierWording, ...]:
    found = store.plans.earlier(objective)
    names = store.people.names(each.by for each in found)
    return tuple(
        EarlierWording(each.objective, each.at.astimezone(zone).date(), names.get(each.by, ""))
        for each in found
    )
