"""Cards that last: a message that shows a record follows it, except while a form is open there."""

from datetime import datetime

from bot.turns.reply import Reply, Say, Show
from bot.turns.turn import Turn
from domain.delivery.conversations import Surface
from domain.delivery.slots import Slot
from storage.store import Store


def touch(slot: Slot, store: Store, now: datetime) -> None:
    """Has every message that shows `slot` updated, in the transaction that changed its subject."""
    store.outbox.follow(slot, now)


def keep_alive(turn: Turn, reply: Reply, store: Store) -> Reply:
    """Notes what the pressed message shows from now on, and updates it where that is to last.

    Teams forgets the card that a press is answered with: after a reload the card from before is
    back, unless its message was updated. The update says what the answer said of the press.
    """
    if not isinstance(reply, Show) or not turn.reply_to:
        return reply
    place = (turn.conversation.id, turn.reply_to)
    if reply.slot:
        shown = store.posts.show(*place, str(reply.slot), str(reply.slot), turn.now)
        touch(reply.slot, store, turn.now)
        # In a channel others read it, to whom it does not speak.
        if reply.note and turn.conversation.surface is Surface.CHAT:
            slot = reply.slot
            store.outbox.update(shown, slot.kind, slot.subject, turn.now, reply.note)
        return reply
    post = store.posts.at(*place)
    if post is None:
        return reply
    # An update that is on its way at this moment would wipe a form that opens in its message.
    if store.outbox.in_flight(post):
        return Say(reply.card, form=reply.form)
    store.posts.show(*place, post.slot, f"form:{reply.form or 'question'}", turn.now)
    return reply
