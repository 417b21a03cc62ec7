"""Support that was agreed begins by itself: on its first day, or with its first record."""

from dataclasses import replace
from datetime import datetime

from bot.subjects.support import keeping
from bot.turns.lasting import touch
from bot.turns.turn import Turn
from domain.support.deployments import Status
from domain.support.states import ChangeKind, SupportChange, after
from domain.visits.visits import Record
from storage.store import Store


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Has support begin with its first record."""
    if record.deployment.status is Status.AGREED and record.deleted_at is None:
        begin(record.deployment.id, turn.speaker.id, turn.now, store)


def begin_due(now: datetime, store: Store) -> None:
    """Has all support begin whose first day is here."""
    for id_ in store.support_changes.to_begin(store.hub.day_of(now)):
        begin(id_, None, now, store)


def begin(support: int, person: int | None, now: datetime, store: Store) -> None:
    """Makes agreed support active; what has begun already stays as it is."""
    before = store.support_changes.terms(support)
    if before.status is not Status.AGREED:
        return
    status = after(ChangeKind.BEGAN, before.status)
    store.support_changes.write(support, replace(before, status=status))
    made = SupportChange(
        id=0,
        deployment=support,
        at=now,
        person=person,
        what=ChangeKind.BEGAN,
        before=before,
        after=status,
        on=store.hub.day_of(now),
        led=tuple(store.support_changes.leaders(support)),
    )
    keeping.note_audit(replace(made, id=store.support_changes.note(made)), store)
    store.deployments.anew(support)
    touch(keeping.slot(support), store, now)
