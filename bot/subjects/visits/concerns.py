"""Flags, by which a record asks the hub to look: raised, told, taken, and shown as they stand."""

from datetime import datetime

from bot.subjects.access import reader_of
from bot.subjects.digests import channels
from bot.subjects.visits import receipts
from bot.subjects.visits.flags import as_it_stands, view
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.concerns import concern as with_its_note
from cards.visits.concerns import officers_part, posted
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.slots import Slot
from domain.hub_part import hub_part_for
from domain.people.people import Role
from domain.visits.concerns import ANSWERED, KIND, Concern, ConcernState
from domain.visits.visits import Record, Visit
from storage.store import Store


def slot(concern: int) -> Slot:
    """The slot of messages that show a flag."""
    return Slot(KIND, str(concern))


def answer_slot(concern: int) -> Slot:
    """The slot of messages that tell a leader what the hub does about a flag."""
    return Slot(ANSWERED, str(concern))


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


def changed(concern: Concern, record: Record, verb: str, turn: Turn, store: Store) -> None:
    """Has all that shows a flag follow it, after an officer took, resolved or reopened it.

    Its leader hears once that it was taken and once that it was resolved.
    """
    _follow(concern, turn.now, store)
    note(verb, record.id, turn, store)
    leader = record.leader.id
    chat = store.conversations.personal_of(leader)
    state = as_it_stands(store.concerns.get(concern.id) or concern, record, store).state
    if chat is not None and state is not ConcernState.ASKED and leader != turn.speaker.id:
        key = f"{answer_slot(concern.id)}:{state}"
        store.outbox.put(ANSWERED, str(concern.id), key, chat.id, turn.now)


def touch_taken_by(person: int, now: datetime, store: Store) -> None:
    """Updates what shows the flags that a person took, after the person left or came back."""
    for concern in store.concerns.taken_by(person):
        _follow(concern, now, store)


def card(concern: Concern, record: Record, at: Conversation, now: datetime, store: Store) -> Card:
    """The flag as it may be read in that conversation.

    Its note stands in the own chat alone, of whoever may read it; never in a channel.
    """
    person = reader_of(at.id, store) if at.surface is Surface.CHAT else None
    stands = view(concern, record, now, person.zone if person else store.hub.zone, store)
    if at.surface is not Surface.CHAT:
        return posted(stands, store.hub)
    part = hub_part_for(person, record) if person else None
    return with_its_note(stands, officers_part(record, part), store.hub)


def _follow(concern: Concern, now: datetime, store: Store) -> None:
    """Updates what shows a flag: its messages, what its leader was told, and the receipt."""
    for shown in (slot(concern.id), answer_slot(concern.id), receipts.slot(concern.visit)):
        touch(shown, store, now)


def _become(concern: Concern, state: ConcernState, turn: Turn, store: Store) -> None:
    store.concerns.set_state(concern.id, state)
    _follow(concern, turn.now, store)


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
