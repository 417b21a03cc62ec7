"""What follows for planned visits and steps when their support changes, and how it is put back."""

from datetime import date

from bot.subjects.prompts import moves
from bot.subjects.prompts.prompts import touch_messages_naming
from bot.subjects.support.last_times import open_steps
from bot.subjects.visits import planning
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.prompts.pauses import later_by_pause
from domain.support.deployments import Deployment
from domain.support.states import SupportChange
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.visits import Reason
from storage.store import Store


def call_off(
    support: Deployment, turn: Turn, store: Store, leader: int | None = None
) -> tuple[int, ...]:
    """Calls off the visits that are planned: all of them, or those of a leader; gives their ids."""
    off = store.planned_visits.to_come(support.id, turn.today, leader)
    for planned in off:
        planning.call_off(planned, Reason.OTHER, turn, store)
    return tuple(planned.id for planned in off)


def give(support: Deployment, before: int, now: int, turn: Turn, store: Store) -> dict[int, int]:
    """Gives a leader's planned visits to another; gives the leader before, by planned visit."""
    given = store.planned_visits.to_come(support.id, turn.today, before)
    for planned in given:
        _give(planned, now, turn, store)
    return {planned.id: before for planned in given}


def close_steps(support: Deployment, turn: Turn, store: Store) -> tuple[int, ...]:
    """Closes the open steps of support that ends; gives their ids."""
    steps = open_steps(turn.speaker, support, store)
    for step in steps:
        store.steps.close(step.id, support.id, turn.speaker.id, turn.now, ended=True)
    return tuple(step.id for step in steps)


def later_steps(support: Deployment, paused_on: date, turn: Turn, store: Store) -> dict[int, date]:
    """Moves the days of open steps by a pause that ends today; gives the days before, by step."""
    calendar = store.calendars.of(support.organisation)
    before = {step.id: step.words.by for step in open_steps(turn.speaker, support, store)}
    dated = {id_: by for id_, by in before.items() if by is not None}
    for id_, by in dated.items():
        store.steps.move(id_, later_by_pause(by, paused_on, turn.today, calendar))
    return dated


def later_clock(support: Deployment, paused_on: date, turn: Turn, store: Store) -> date | None:
    """The day from which first contact or silence counts after a pause that ends today."""
    counted = store.owed.counted_from(support.id)
    if counted is None:
        return None
    calendar = store.calendars.of(support.organisation)
    return later_by_pause(counted, paused_on, turn.today, calendar)


def put_back(change: SupportChange, turn: Turn, store: Store) -> None:
    """Puts back what followed from a change, as far as nobody has changed it since."""
    followed = change.followed
    for id_ in followed.called_off:
        planned = store.planned_visits.get(id_)
        if planned is not None:
            planning.plan_again(planned, turn, store)
    for id_, leader in followed.handed.items():
        planned = store.planned_visits.get(id_)
        if planned is not None and planned.state is PlannedState.PLANNED:
            _give(planned, leader, turn, store)
    for id_ in followed.closed:
        store.steps.reopen(id_)
    for id_, by in followed.dated.items():
        store.steps.move(id_, by)


def touch_days(support: Deployment, turn: Turn, store: Store) -> None:
    """Has days' messages that name something of the support put anew."""
    planned = store.planned_visits.to_come(support.id, turn.today)
    for id_ in (None, *(each.id for each in planned)):
        touch_messages_naming(support.id, id_, turn, store)


def _give(planned: PlannedVisit, leader: int, turn: Turn, store: Store) -> None:
    moves.tell_called_off(planned, turn, store)
    store.planned_visits.give(planned.id, leader)
    given = store.planned_visits.get(planned.id)
    assert given is not None
    store.audit.add(
        turn.now, turn.speaker.id, "planned.given", f"planned:{planned.id}", leader=leader
    )
    moves.tell_planned(given, turn, store)
    touch(planning.slot(planned.id), store, turn.now)
    touch_messages_naming(planned.deployment, planned.id, turn, store)
