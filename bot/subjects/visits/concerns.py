"""Flags, by which a record asks the hub to look: raised, told, taken, and shown as they stand."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.access import reader_of
from bot.subjects.digests import channels
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.concerns import ConcernView, officers_part, posted
from cards.visits.concerns import concern as with_its_note
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.slots import Slot
from domain.hub_part import hub_part_for
from domain.people.people import Role
from domain.permissions import Act, can
from domain.visits.concerns import KIND, Concern, ConcernState, for_channel
from domain.visits.visits import Record, Visit
from storage.store import Store


def slot(concern: int) -> Slot:
    """The slot of messages that show a flag."""
    return Slot(KIND, str(concern))


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Makes the flag stand as the record says: raised, raised anew, or withdrawn."""
    wanted = isinstance(record.what, Visit) and record.what.flagged and not record.deleted
    concern = store.concerns.of(record.id)
    if concern is None:
        if wanted:
            raised = store.concerns.raise_(record.id, turn.now)
            note("concern.raised", record.id, turn, store)
            _tell(raised, record, turn, store)
    elif wanted and concern.state is ConcernState.WITHDRAWN:
        _become(concern, concern.returned, turn, store)
        note("concern.raised", record.id, turn, store)
        _tell(concern.id, record, turn, store)
    elif not wanted and concern.state is not ConcernState.WITHDRAWN:
        _become(concern, ConcernState.WITHDRAWN, turn, store)
        note("concern.withdrawn", record.id, turn, store)
        store.outbox.drop(KIND, str(concern.id))
    elif wanted:
        touch(slot(concern.id), store, turn.now)


def note(verb: str, record: int, turn: Turn, store: Store) -> None:
    """Writes what became of a record's flag into the audit."""
    store.audit.add(turn.now, turn.speaker.id, verb, f"visit:{record}")


def bring(concern: int, officer: int, now: datetime, store: Store) -> None:
    """Puts the flag, with its note, into the officer's own chat; one message however often."""
    chat = store.conversations.officers_chat(officer)
    if chat is not None:
        store.outbox.put(KIND, str(concern), f"{slot(concern)}:{officer}", chat.id, now)


def as_it_stands(concern: Concern, record: Record, store: Store) -> Concern:
    """The flag; it waits again where the officer who took it left or may answer flags no more."""
    if concern.state is not ConcernState.TAKEN or not concern.taken_by:
        return concern
    taker = store.people.get(concern.taken_by)
    if taker is None or (not taker.left and can(taker, Act.ANSWER_FLAG, record)):
        return concern
    return replace(concern, state=ConcernState.ASKED, taken_by=None, taken_at=None)


def touch_taken_by(person: int, now: datetime, store: Store) -> None:
    """Updates messages of the flags that a person took, after the person left or lost a role."""
    for concern in store.concerns.taken_by(person):
        touch(slot(concern), store, now)


def card(concern: Concern, record: Record, at: Conversation, now: datetime, store: Store) -> Card:
    """The flag as it may be read in that conversation.

    Its note stands in the own chat alone, of whoever may read it; never in a channel.
    """
    concern = as_it_stands(concern, record, store)
    person = reader_of(at.id, store) if at.surface is Surface.CHAT else None
    view = ConcernView(
        concern,
        for_channel(record),
        now.astimezone(ZoneInfo(person.zone if person else store.hub.zone)),
        _name(concern.taken_by, store),
        _name(concern.resolved_by, store),
    )
    if at.surface is not Surface.CHAT:
        return posted(view, store.hub)
    part = hub_part_for(person, record) if person else None
    return with_its_note(view, officers_part(record, part), store.hub)


def _name(person: int | None, store: Store) -> str:
    found = store.people.get(person) if person else None
    return found.name if found else ""


def _become(concern: Concern, state: ConcernState, turn: Turn, store: Store) -> None:
    store.concerns.set_state(concern.id, state)
    touch(slot(concern.id), store, turn.now)


def _tell(concern: int, record: Record, turn: Turn, store: Store) -> None:
    """Puts one row for each channel that may hear of it; where there is none, for each officer.

    The rows join the outbox in the transaction that raised the flag: it cannot go untold.
    """
    chosen = channels.covering(record.deployment, store)
    for channel in chosen:
        key = f"{slot(concern)}:{channels.slot(channel.id)}"
        store.outbox.put(KIND, str(concern), key, channel.conversation, turn.now)
    if not chosen:
        for officer in store.people.holding(Role.OFFICER):
            bring(concern, officer.id, turn.now, store)
