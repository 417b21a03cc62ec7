"""The messages of a school's copy: the copy after a quiet time, and a contact's objection to it."""

from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.visits import copies, receipts
from bot.turns.lasting import touch
from cards.visits.disputes import DisputeView, dispute
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act, can
from domain.visits.copies import CopiedRecord, Recipient
from storage.store import Store

Way = Callable[[Recipient, datetime, Store], OutboxRow | None]


def put_in_chat(to: Recipient, now: datetime, store: Store) -> OutboxRow | None:
    """Puts the copy into the contact's chat; None where there is no chat, or it was put before."""
    if not to.conversation:
        return None
    key, subject = f"{copies.KIND}:{to.visit}:{to.person}", str(to.visit)
    put = store.outbox.put(copies.KIND, subject, key, to.conversation, now)
    # One that was skipped, since a correction came between, has its key still.
    return put or store.outbox.revive(key, now)


# How a copy reaches a contact, the first that can: another way is one more function.
WAYS: tuple[Way, ...] = (put_in_chat,)


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Puts, and gives, one row for each contact whose school's copy is due.

    None before the hub is live. A copy that reaches nobody yet waits for fourteen days, and its
    receipt says so.
    """
    if store.milestones.live() is None:
        return []
    copies.note_unreached(now, store)
    put: list[OutboxRow] = []
    for visit, group in groupby(copies.waiting(now, store), lambda to: to.visit):
        contacts = list(group)
        rows = [row for to in contacts if (row := _put(to, now, store))]
        # Where contacts have an earlier version, their messages show this one from now on.
        first = contacts[0]
        if rows or first.put is not None:
            store.copies.note_put(visit, first.version)
            touch(copies.slot(visit), store, now)
        put += rows
    return put


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The copy as the contact of that conversation may see it now."""
    record, person = store.visits.get(int(row.subject)), reader(row, store)
    if record is None or person is None:
        return Skip("not allowed")
    copy = store.copies.of(record.id)
    if row.post is None and record.deleted:
        return Skip("deleted")
    # A correction that came after the row was put has a quiet time of its own.
    if row.post is None and (copy is None or copy.due_at > row.due_at):
        return Skip("changed since")
    # A copy that stands in the chat is withdrawn also in the quiet time of a correction.
    withdrawn = row.post is not None and record.deleted
    copied = CopiedRecord(record, None if withdrawn else copy, now)
    if not can(person, Act.ANSWER, copied):
        return Skip("not allowed")
    return Message(copies.card(copied, person, store), copies.slot(record.id))


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Notes that a school has its copy; the receipt says so from then on."""
    visit = int(row.subject)
    if row.post is None and store.copies.note_sent(visit, now):
        touch(receipts.slot(visit), store, now)


def render_dispute(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What is not right, for the record's leader and for officers, in their own chats."""
    record, person = store.visits.get(int(row.subject)), reader(row, store)
    copy = store.copies.of(record.id) if record else None
    if record is None or record.deleted or copy is None or copy.response is None:
        return Skip("gone")
    own = person is not None and person.id == record.leader.id and can(person, Act.SEE, record)
    if person is None or not (own or can(person, Act.NOTE_ANSWER, record)):
        return Skip("not allowed")
    view = DisputeView(record, copy, now.astimezone(ZoneInfo(person.zone)), own)
    return Message(dispute(view, store.hub), copies.dispute_slot(record.id))


def _put(to: Recipient, now: datetime, store: Store) -> OutboxRow | None:
    """The row of the first way that leads to the contact."""
    return next((row for way in WAYS if (row := way(to, now, store))), None)


COPY = MessageKind(copies.KIND, render, due, "copies", arrived)
DISPUTED = MessageKind(copies.DISPUTED, render_dispute)
