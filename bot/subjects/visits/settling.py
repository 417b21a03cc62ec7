"""Which planned visit a record is of: one of that very day, or of another that its leader names."""

from dataclasses import replace
from datetime import date

from bot.subjects.prompts import prompts
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.delivery.slots import Slot
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.visits import Record, Visit
from storage.store import Store


def outcome(record: Record) -> PlannedState:
    """What becomes of the planned visit that a record is of."""
    return PlannedState.RECORDED if isinstance(record.what, Visit) else PlannedState.DID_NOT_HAPPEN


def of_day(
    on: date, form: Form, deployment: Deployment, leader: int, store: Store
) -> PlannedVisit | None:
    """The planned visit of that very day that a new record is of: the form's, else any other."""
    planned = store.planned_visits.get(form.planned) if form.planned else None
    if planned and _is_open(planned, deployment.id, leader) and planned.on == on:
        return planned
    return store.planned_visits.on(deployment.id, leader, on)


def asked(record: Record, store: Store) -> PlannedVisit | None:
    """The planned visit of another day for which a record's form was opened, while it is open.

    Only the leader knows whether the visit took its place.
    """
    if record.planned or record.deleted or record.id == 0:
        return None
    found = store.forms.planned_of(record.id)
    planned = store.planned_visits.get(found[1]) if found else None
    open_ = planned is not None and _is_open(planned, record.deployment.id, record.leader.id)
    return planned if open_ else None


def take(record: Record, planned: PlannedVisit, turn: Turn, store: Store) -> None:
    """Keeps that a record is of a planned visit of another day."""
    store.visits.settle(record.id, planned.id)
    store.planned_visits.set_state(planned.id, outcome(record))
    prompts.touch_messages_naming(planned.deployment, planned.id, turn, store)
    about = {"planned": planned.id}
    store.audit.add(turn.now, turn.speaker.id, "visit.instead", f"visit:{record.id}", **about)


def leave(record: Record, slot: Slot, turn: Turn, store: Store) -> None:
    """Keeps that a record is not of the planned visit for which its form was opened."""
    found = store.forms.planned_of(record.id)
    if found:
        store.forms.settle_planned(found[0])
        touch(slot, store, turn.now)


def follow_day(old: Record, newer: Record, turn: Turn, store: Store) -> Record:
    """The corrected record with the planned visit that it is of now, where its day changed."""
    if old.on == newer.on:
        return newer
    planned = store.planned_visits.get(old.planned) if old.planned else None
    if planned and planned.on != old.on:
        # Its leader said that it took that one's place.
        return newer
    if planned and store.visits.count_of_planned(planned.id) == 1:
        store.planned_visits.set_state(planned.id, PlannedState.PLANNED)
        prompts.touch_messages_naming(planned.deployment, planned.id, turn, store)
    now = store.planned_visits.on(newer.deployment.id, newer.leader.id, newer.on)
    store.visits.settle(newer.id, now.id if now else None)
    if now:
        store.planned_visits.set_state(now.id, outcome(newer))
    return replace(newer, planned=now.id if now else None)


def _is_open(planned: PlannedVisit, deployment: int, leader: int) -> bool:
    wanted = (deployment, leader, PlannedState.PLANNED)
    return (planned.deployment, planned.leader, planned.state) == wanted
