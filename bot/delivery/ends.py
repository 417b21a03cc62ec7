"""What follows when a row of the outbox has ended: places and posts kept, log and audit told."""

import logging
from dataclasses import replace
from datetime import datetime

from bot.delivery.steps import Parcel
from domain.delivery.delivery import Again, Dead, DeliveryState, OutboxRow, Post, Sent, Unknown
from domain.operations.files import Upload
from storage.store import Store

_log = logging.getLogger(__name__)


def about(row: OutboxRow) -> dict[str, object]:
    """The fields that say which row a line of the log is about."""
    return {"row": row.id, "kind": row.kind}


def log_failure(row: OutboxRow, outcome: Again | Dead | Unknown) -> None:
    """Leaves a line in the log for a try that did not end well."""
    facts = {
        "outcome": type(outcome).__name__.lower(),
        "reason": outcome.reason.replace(" ", "/"),
        "attempts": row.attempts,
    }
    _log.warning("a row did not arrive", extra={**about(row), **facts})


def keep_place(row: OutboxRow, sent: Sent, parcel: Parcel | None, store: Store) -> OutboxRow:
    """Remembers where the message arrived; gives the row, of the conversation that took it."""
    # Bytes of a file go to another server.
    if parcel is None or isinstance(parcel.message.file, Upload):
        return row
    to = parcel.conversation
    if sent.conversation:
        store.conversations.move(row.conversation, sent.conversation)
        row = replace(row, conversation=sent.conversation)
    if sent.service_url or sent.conversation or not to.proven:
        place = sent.service_url or to.service_url
        store.conversations.note_arrival(row.conversation, place)
    return row


def keep_post(
    row: OutboxRow, sent: Sent, parcel: Parcel | None, now: datetime, store: Store
) -> Post | None:
    """Remembers which message shows what, so that it can be updated; None if it never is."""
    if parcel is None or parcel.post is not None or not sent.activity_id:
        return None
    slot, shows = parcel.message.slot, parcel.message.shows
    if slot is None:
        return None
    return store.posts.show(row.conversation, sent.activity_id, str(slot), shows or str(slot), now)


def end_dead(row: OutboxRow, outcome: Dead, now: datetime, store: Store) -> None:
    """Forgets the message that is gone, and stops the conversation that takes nothing more."""
    if outcome.gone and row.post is not None:
        store.posts.forget(row.post)
    if outcome.stops:
        store.conversations.stop(row.conversation, outcome.reason)
    elif outcome.doubtful:
        store.conversations.note_refusal(row.conversation, outcome.reason)
    audit_end(row, DeliveryState.DEAD, now, store)


def audit_end(row: OutboxRow, state: DeliveryState, now: datetime, store: Store) -> None:
    """Leaves a line in the audit for a message that ended without having arrived."""
    # An update is no message: what it would have shown is in the one that it was for.
    if row.post is None:
        store.audit.add(now, None, f"message.{state}", f"outbox:{row.id}", kind=row.kind)
