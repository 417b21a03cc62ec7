"""Planned visits: made, changed and called off; what shows or counts them follows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.subjects.access import may_change_plan
from bot.subjects.prompts import moves
from bot.subjects.prompts.prompts import touch_messages_naming
from bot.subjects.visits import copies, receipts
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.calendar_link import meeting_link
from cards.visits.planning import (
    PlannedView,
    PlanView,
    plan_form,
    planned_visit,
)
from domain.delivery.slots import Slot
from domain.errors import Problem, refuse
from domain.people.people import Person
from domain.permissions import Act, can
from domain.prompts.releases import OverRelease, over_release, term_of
from domain.support.deployments import Deployment, Leader
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.planning import PlanContext, PlanValues, VisitPlan, judge_plan
from domain.visits.visits import Reason
from storage.store import Store

KIND = "planned"


def slot(planned: int) -> Slot:
    """The slot of messages that show a planned visit."""
    return Slot(KIND, str(planned))


def own_plan(id_: int, turn: Turn, store: Store) -> tuple[PlannedVisit, Deployment]:
    """A planned visit that the speaker may change: an own one, or any for an officer."""
    planned = store.planned_visits.get(id_)
    support = store.deployments.get(planned.deployment) if planned else None
    if planned is None or support is None or not may_change_plan(turn.speaker, planned, support):
        raise refuse("not_yours")
    return planned, support


def form(
    support: Deployment,
    turn: Turn,
    values: PlanValues | None = None,
    *,
    problems: tuple[Problem, ...] = (),
    asked: tuple[Problem, ...] = (),
    planned: int | None = None,
) -> Card:
    """The form that plans a visit, or changes one that is planned.

    `asked` stands beside its question before anything was saved.
    """
    leaders = {} if planned else {each.id: each.name for each in who_may_go(support, turn)}
    view = PlanView(support, values or PlanValues(), problems, planned, leaders, asked)
    return plan_form(view, turn.hub)


def values_of(planned: PlannedVisit, on: date | None) -> PlanValues:
    """The form's inputs for a planned visit, on that day; without one it is to be chosen."""
    at = f"{planned.at:%H:%M}" if planned.at else ""
    return PlanValues(on=on.isoformat() if on else "", at=at, purpose=planned.purpose)


def who_may_go(support: Deployment, turn: Turn) -> Sequence[Leader]:
    """The leaders for whom the speaker may plan: the speaker alone, or all for an officer."""
    own = [leader for leader in support.leaders if leader.id == turn.speaker.id]
    if own or not can(turn.person, Act.RECORD_FOR, support):
        return own
    return support.leaders


def judged_plan(
    values: PlanValues, support: Deployment, turn: Turn, store: Store, *, sure: bool
) -> VisitPlan:
    """The plan of a new visit; raises Refused with all that is wrong."""
    leaders = tuple(leader.id for leader in who_may_go(support, turn))
    return _judged(values, support, leaders, turn, store, sure=sure)


def judged_change(
    values: PlanValues,
    planned: PlannedVisit,
    support: Deployment,
    turn: Turn,
    store: Store,
    *,
    sure: bool,
) -> VisitPlan:
    """How a planned visit is to be; raises Refused. A day that stays is not asked back."""
    known = sure or values.on.strip() == planned.on.isoformat()
    return _judged(values, support, (planned.leader,), turn, store, sure=known)


def plan(support: Deployment, wanted: VisitPlan, turn: Turn, store: Store) -> PlannedVisit:
    """Plans a visit; one of that leader, school and day that is planned already is changed."""
    before = store.planned_visits.on(support.id, wanted.leader, wanted.on)
    if before is not None:
        return change(before, wanted, turn, store)
    id_ = store.planned_visits.add(
        *(support.id, wanted.leader, wanted.on), at=wanted.at, purpose=wanted.purpose
    )
    day = wanted.on.isoformat()
    store.audit.add(turn.now, turn.speaker.id, "planned.made", f"planned:{id_}", on=day)
    made = _get(id_, store)
    moves.tell_planned(made, turn, store)
    _follow(made, turn, store)
    return made


def change(planned: PlannedVisit, wanted: VisitPlan, turn: Turn, store: Store) -> PlannedVisit:
    """Puts a planned visit on another day, or changes its time and what it is for."""
    if (planned.at, planned.purpose) != (wanted.at, wanted.purpose):
        store.planned_visits.reword(planned.id, wanted.at, wanted.purpose)
        store.audit.add(turn.now, turn.speaker.id, "planned.changed", f"planned:{planned.id}")
    if planned.on != wanted.on:
        moves.move(planned.id, wanted.on, turn, store, apart=True)
    changed = _get(planned.id, store)
    _follow(changed, turn, store)
    return changed


def call_off(planned: PlannedVisit, reason: Reason, turn: Turn, store: Store) -> None:
    """Calls a planned visit off; it is not owed any more, and heads hear of it at once."""
    if planned.state is not PlannedState.PLANNED:
        return
    store.planned_visits.call_off(planned.id, reason)
    subject = f"planned:{planned.id}"
    store.audit.add(turn.now, turn.speaker.id, "planned.called_off", subject, reason=reason)
    moves.tell_called_off(planned, turn, store)
    _follow(planned, turn, store)


def plan_again(planned: PlannedVisit, turn: Turn, store: Store) -> None:
    """Takes back that a visit was called off, while its day has not passed."""
    if planned.state is not PlannedState.CALLED_OFF or planned.on < turn.today:
        return
    store.planned_visits.call_on_again(planned.id)
    store.audit.add(turn.now, turn.speaker.id, "planned.made", f"planned:{planned.id}")
    moves.tell_planned(planned, turn, store)
    _follow(planned, turn, store)


def card(
    planned: PlannedVisit,
    person: Person,
    today: date,
    store: Store,
    typed: PlanValues | None = None,
) -> Card:
    """A planned visit as it stands; `typed` is what was typed into its form before it was left."""
    shown = view(planned, person, today, store)
    return planned_visit(replace(shown, typed=typed) if typed else shown, store.hub)


def view(planned: PlannedVisit, person: Person, today: date, store: Store) -> PlannedView:
    """A planned visit with its support, and what the person may do with it."""
    support = store.deployments.get(planned.deployment)
    leader = store.people.get(planned.leader) if planned.leader != person.id else None
    assert support is not None
    changes = may_change_plan(person, planned, support)
    return PlannedView(
        planned=planned,
        deployment=support,
        today=today,
        leader=leader.name if leader else "",
        calendar_url=meeting_link(support.school, planned.on, store.hub, planned.at),
        changes=changes,
        over=_over(planned, store) if changes else None,
    )


def _over(planned: PlannedVisit, store: Store) -> OverRelease | None:
    """Whether its day is more than the leader's head released."""
    released = store.offers.releases(planned.deployment)
    release = next((each for each in released if each.leader == planned.leader), None)
    if release is None or release.most is None:
        return None
    first, last = term_of(planned.on)
    days = store.offers.days_out(planned.deployment, planned.leader, first, last)
    return over_release(release, planned.on, days)


def _judged(
    values: PlanValues,
    support: Deployment,
    leaders: tuple[int, ...],
    turn: Turn,
    store: Store,
    *,
    sure: bool,
) -> VisitPlan:
    closed = store.calendars.of(support.organisation).why_closed
    return judge_plan(values, PlanContext(turn.today, leaders, closed, sure))


def _get(id_: int, store: Store) -> PlannedVisit:
    planned = store.planned_visits.get(id_)
    assert planned is not None
    return planned


def _follow(planned: PlannedVisit, turn: Turn, store: Store) -> None:
    """Has all that names a planned visit follow it: days' messages, its card, and its record."""
    touch_messages_naming(planned.deployment, planned.id, turn, store)
    touch(slot(planned.id), store, turn.now)
    if planned.made_by:
        touch(receipts.slot(planned.made_by), store, turn.now)
        touch(copies.slot(planned.made_by), store, turn.now)
