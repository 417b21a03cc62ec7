"""A planned visit that changes: the head of its leader's school hears of the days, and no more."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.subjects.prompts.prompts import touch_messages_naming
from bot.turns.turn import Turn
from domain.people.people import Person, Role
from domain.prompts.sending import after_absence
from domain.visits.planned_visits import PlannedVisit
from domain.visits.visits import Missed, Record
from storage.store import Store

KIND = "moved"
LATE = timedelta(hours=24)
# Next week's days out were told on Thursday at the latest.
SOON = timedelta(days=10)


def move(planned: int, on: date, turn: Turn, store: Store, *, apart: bool = False) -> None:
    """Puts a planned visit on another day; `apart` from the record that planned it, if one did."""
    before = store.planned_visits.get(planned)
    store.planned_visits.move(planned, on, apart=apart)
    if before is None or before.on == on:
        return
    day = on.isoformat()
    store.audit.add(turn.now, turn.speaker.id, "planned.moved", f"planned:{planned}", on=day)
    _tell(planned, before.leader, before.on, on, turn, store)
    touch_messages_naming(before.deployment, planned, turn, store)


def tell_new_date(record: Record, on: date, turn: Turn, store: Store) -> None:
    """Tells heads of the new date of a visit that did not happen: it has moved as well."""
    if isinstance(record.what, Missed) and record.planned:
        _tell(record.planned, record.leader.id, record.on, on, turn, store)


def tell_planned(planned: PlannedVisit, turn: Turn, store: Store) -> None:
    """Tells heads of a new day out that is too soon for what they hear on Thursdays."""
    if planned.on - turn.today <= SOON:
        _tell(planned.id, planned.leader, None, planned.on, turn, store)


def tell_called_off(planned: PlannedVisit, turn: Turn, store: Store) -> None:
    """Tells heads that a day out will not be."""
    _tell(planned.id, planned.leader, planned.on, None, turn, store)


def adjust_held(turn: Turn, store: Store) -> None:
    """Has what is held for the speaker go by the absence as it is now: later, or at this moment."""
    chat = store.conversations.personal_of(turn.speaker.id)
    person = store.people.get(turn.speaker.id)
    if chat and person and person.has(Role.HOME_HEAD):
        due = after_absence(person, turn.now, turn.hub.sending_at)
        store.reminders.postpone(KIND, chat.id, turn.now, due, due + LATE)


def _tell(
    planned: int, leader: int, before: date | None, on: date | None, turn: Turn, store: Store
) -> None:
    """Puts one row for each head who can be reached and did not move it, and one for each move.

    For a head who is away it is held until the first working morning back, and read anew then.
    """
    old, new = (day.isoformat() if day else "" for day in (before, on))
    subject = f"{leader}:{old}:{new}"
    # The moment tells moves apart: the visit may go there and back again on one day.
    move_key = f"{KIND}:{planned}:{new}"
    moment = int(turn.now.timestamp())
    for head in _heads_to_tell(leader, turn, store):
        chat = store.conversations.personal_of(head.id)
        if chat is not None:
            due = after_absence(head, turn.now, turn.hub.sending_at)
            key = f"{move_key}:{head.id}:{moment}"
            store.outbox.put(KIND, subject, key, chat.id, turn.now, due=due, late=due + LATE)


def _heads_to_tell(leader: int, turn: Turn, store: Store) -> Iterator[Person]:
    """The heads of the leader's employers but the speaker; nobody before the hub is live."""
    if store.milestones.live() is None:
        return
    person = store.people.get(leader)
    # A leader without an employer has no head: the roster need not be read.
    if person is None or not person.at(Role.LEADER):
        return
    for head in store.people.holding(Role.HOME_HEAD):
        if head.id != turn.speaker.id and head.heads_employer_of(person):
            yield head
