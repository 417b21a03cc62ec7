"""The message of a flag, in channels that may hear of it or in officers' own chats."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.digests import channels
from bot.subjects.visits import concerns as flags
from bot.subjects.visits.flags import view
from cards.visits.concerns import answer
from domain.delivery.conversations import Surface
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act, can
from domain.visits.concerns import ANSWERED, KIND
from domain.visits.visits import Record, Visit
from storage.store import Store


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The flag: without its note in a channel, with it where only an officer reads."""
    flag = store.concerns.get(int(row.subject))
    record = store.visits.get(flag.visit) if flag else None
    if flag is None or record is None or not isinstance(record.what, Visit):
        return Skip("gone")
    conversation = store.conversations.get(row.conversation)
    if conversation is None or not _allowed(row, record, store):
        return Skip("not allowed")
    return Message(flags.card(flag, record, conversation, now, store), flags.slot(flag.id))


def render_answer(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What the hub does about a flag, for the leader of its record."""
    flag, person = store.concerns.get(int(row.subject)), reader(row, store)
    record = store.visits.get(flag.visit) if flag else None
    if flag is None or record is None or not isinstance(record.what, Visit):
        return Skip("gone")
    own = person is not None and person.id == record.leader.id
    if person is None or not own or not can(person, Act.SEE, record):
        return Skip("not allowed")
    shown = view(flag, record, now, person.zone, store)
    # Withdrawn, or nobody's again, before it was told: there is nothing to tell.
    if row.post is None and not shown.concern.answered:
        return Skip("changed since")
    return Message(answer(shown, store.hub), flags.answer_slot(flag.id))


def _allowed(row: OutboxRow, record: Record, store: Store) -> bool:
    """Whether it may be read in the row's conversation."""
    conversation = store.conversations.get(row.conversation)
    if conversation is not None and conversation.surface is Surface.CHANNEL:
        covering = channels.covering(record.deployment, store)
        # A post that is there already is kept true, even after posting was stopped.
        return row.post is not None or any(row.conversation == c.conversation for c in covering)
    return can(reader(row, store), Act.READ_HUB_NOTE, record)


CONCERN = MessageKind(KIND, render)
ANSWER = MessageKind(ANSWERED, render_answer)
