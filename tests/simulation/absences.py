"""What people lose for a while: their place on the list, a role, a support, an account."""

import random
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import delete, insert, select

from domain.operations.imports import Changes
from domain.people.people import Appointment
from storage.store import Store
from storage.tables.people import accounts
from storage.tables.support import deployment_leaders
from tests import seed
from tests.seed import FARIDA, TOM, Somebody
from tests.simulation.clock import Clock
from tests.simulation.hub import ELMWOOD, ELMWOOD_ID, connect

A_DAY = 24 * 3600.0
# For so many days something is lost: for hours, for days, or for weeks.
AWAY = (0.2, 2, 10, 40)
LIST = "list"


@dataclass(slots=True)
class Absences:
    """Until when, in the clock's seconds, somebody is without something."""

    dice: random.Random
    clock: Clock
    until: dict[tuple[Somebody, str], float] = field(default_factory=dict)

    def note(self, who: Somebody, what: str) -> None:
        """Somebody lost that, or has it back sooner than was thought."""
        self.until[who, what] = self.clock.seconds + A_DAY * self.dice.choice(AWAY)

    def end(self, people: Collection[Somebody]) -> None:
        """These people are given back now what they are without."""
        self.until = {one: 0.0 if one[0] in people else at for one, at in self.until.items()}

    def over(self) -> Iterator[tuple[Somebody, str]]:
        """What is given back now; to who is off the list that first."""
        for who, what in sorted(self.until, key=lambda one: one[1] != LIST):
            off = what != LIST and (who, LIST) in self.until
            if not off and self.until[who, what] <= self.clock.seconds:
                del self.until[who, what]
                yield who, what


def on_list(who: Somebody, now: datetime, store: Store) -> None:
    """Somebody leaves, and may see nothing any more, or comes back with what there was."""
    held = next(entry for entry in store.people.entries() if entry.email == who.email)
    if not held.left:
        store.people.leave(held.id, now)
        return
    store.people.upsert(replace(held, left=False), now)
    connect(store, who, now)


def _is_on_list(who: Somebody, store: Store) -> bool:
    return store.people.by_email(who.email) is not None


def role(who: Somebody, _now: datetime, store: Store) -> None:
    """Somebody has no role any more, or has again the one of the year's start."""
    person = store.people.by_email(who.email)
    if person is None:
        return
    back = {
        replace(held, organisation=_at(changes, held))
        for changes in (seed.roster(), ELMWOOD)
        for entry in changes.people
        if entry.email == who.email
        for held in entry.appointments
    }
    store.people.appoint(person.id, () if person.appointments else back)


def _has_role(who: Somebody, store: Store) -> bool:
    person = store.people.by_email(who.email)
    return person is None or bool(person.appointments)


def _at(changes: Changes, held: Appointment) -> int:
    """Where a role of the year's start is held, by the number it has in the hub."""
    if changes is ELMWOOD:
        return ELMWOOD_ID
    return -(held.organisation or 0)


def support(who: Somebody, _now: datetime, store: Store) -> None:
    """Somebody leads the first support no more, or leads it again; officers and heads never do."""
    person, t = store.people.by_email(who.email), deployment_leaders
    if person is None or who not in (FARIDA, TOM):
        return
    if not _leads(who, store):
        values = {"deployment_id": 1, "person_id": person.id}
        store._connection.execute(insert(t).values(**values))
        return
    led = delete(t).where(t.c.deployment_id == 1, t.c.person_id == person.id)
    store._connection.execute(led)


def _leads(who: Somebody, store: Store) -> bool:
    person, t = store.people.by_email(who.email), deployment_leaders
    if person is None or who not in (FARIDA, TOM):
        return True
    found = select(t.c.person_id).where(t.c.deployment_id == 1, t.c.person_id == person.id)
    return store._connection.execute(found).first() is not None


def account(who: Somebody, now: datetime, store: Store) -> None:
    """Somebody's account is nobody's any more, or is linked again."""
    person, t = store.people.by_email(who.email), accounts
    if _is_linked(who, store):
        gone = delete(t).where(t.c.tenant == who.tenant, t.c.oid == who.oid)
        store._connection.execute(gone)
    elif person is not None:
        connect(store, who, now)


def _is_linked(who: Somebody, store: Store) -> bool:
    t = accounts
    found = select(t.c.oid).where(t.c.tenant == who.tenant, t.c.oid == who.oid)
    return store._connection.execute(found).first() is not None


# What turns each about, and whether it is there.
LOSSES: dict[str, Callable[[Somebody, datetime, Store], None]] = {
    "role": role,
    "support": support,
    "account": account,
}
_TURNS = {**LOSSES, LIST: on_list}
_HELD = {"role": _has_role, "support": _leads, "account": _is_linked, LIST: _is_on_list}


def give_back(who: Somebody, what: str, now: datetime, store: Store) -> None:
    """Somebody has again what was lost, unless it is there already."""
    if not _HELD[what](who, store):
        _TURNS[what](who, now, store)
