"""Support that moves to its next status, on the way of an offer or by itself."""

from dataclasses import replace
from datetime import datetime

from bot.subjects.support import keeping
from bot.turns.lasting import touch
from domain.support.states import ChangeKind, SupportChange, after
from storage.store import Store


def move(
    what: ChangeKind,
    support: int,
    person: int | None,
    now: datetime,
    store: Store,
    reason: str = "",
) -> None:
    """Moves support, and keeps who did it, when and why; raises Refused where it may not be."""
    terms = store.support_changes.terms(support)
    status = terms.status
    if what is not ChangeKind.PROPOSED:
        status = after(what, status)
        store.support_changes.write(support, replace(terms, status=status))
    made = SupportChange(
        id=0,
        deployment=support,
        at=now,
        person=person,
        what=what,
        before=terms,
        after=status,
        on=store.hub.day_of(now),
        reason=reason,
        led=tuple(store.support_changes.leaders(support)),
    )
    keeping.note_audit(replace(made, id=store.support_changes.note(made)), store)
    store.deployments.anew(support)
    touch(keeping.slot(support), store, now)
