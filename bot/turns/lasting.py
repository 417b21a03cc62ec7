"""Cards that last: a message that shows a record follows it, but never while a form is filled in there."""

from datetime import datetime

from bot.turns.reply import Reply, Say, Show
from bot.turns.turn import Turn
from domain.delivery.slots import Slot
from storage.store import Store


def touch(slot: Slot, store: Store, now: datetime) -> None:
    """Has every message that shows `slot` put anew, in the transaction that changed its subject."""
    store.outbox.follow(slot, now)


def settled(turn: Turn, reply: Reply, store: Store) -> Reply:
    """Keeps what the pressed message shows from now on, and has a lasting card put into it as an update.

    Teams forgets the card that an invoke answers with: after a reload the old one is back, unless it was updated.
    A form must not open where an update is on its way at this moment, which would wipe it: it is posted instead.
    """
    if not isinstance(reply, Show) or not turn.reply_to:
        return reply
    place = (turn.conversation.id, turn.reply_to)
    if reply.slot:
        store.posts.show(*place, str(reply.slot), str(reply.slot), turn.now)
        touch(reply.slot, store, turn.now)
        return reply
    post = store.posts.at(*place)
    if post is None:
        return reply
    if store.outbox.in_flight(post):
        return Say(reply.card, form=reply.form)
    store.posts.show(*place, post.slot, f"form:{reply.form or 'question'}", turn.now)
    return reply
