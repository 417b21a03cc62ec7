"""One row of the outbox from its lease to its end: never sent twice, and never lost without a trace."""

import logging
import random
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.message import Message, Rendered, Skip
from bot.reply import Card
from domain.conversations import Conversation
from domain.delivery import Again, Dead, Outcome, Post, Row, Sent, Unknown, safe, wait
from storage.database import Database
from storage.store import Store

# Longer than a send may take, so that whoever holds a lease is still alive when its send ends.
LEASE = timedelta(seconds=60)
_log = logging.getLogger(__name__)


def _nothing(_row: Row, _now: datetime, _store: Store) -> None:
    """Nothing follows."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A rendered message with its address; `post` is the message to put it into, if it is an update."""

    conversation: Conversation
    message: Message
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Takes rows and sends them. `send` and `update` have 15 seconds each and answer what became of it.

    `arrived` is called in the transaction that notes that a row was sent.
    `now` is the wall clock in UTC; `luck` gives random numbers from 0 to 1 for the jitter of later tries.
    """

    database: Database[Store]
    render: Callable[[Row, Store], Rendered]
    send: Callable[[Conversation, Card], Awaitable[Outcome]]
    update: Callable[[Conversation, str, Card], Awaitable[Outcome]]
    now: Callable[[], datetime]
    arrived: Callable[[Row, datetime, Store], None] = _nothing
    luck: Callable[[], float] = random.random
    owner: str = field(default_factory=lambda: secrets.token_hex(8))

    async def step(self) -> bool:
        """Takes the next due row to its end; False if there was none."""
        row = await self.claim()
        if row is None:
            return False
        await self.deliver(row)
        return True

    async def claim(self) -> Row | None:
        """The next due row, leased to this worker, or None."""
        now = self.now()
        return await self.database.write(lambda store: store.deliveries.claim(self.owner, now, LEASE))

    async def deliver(self, row: Row) -> None:
        """Renders, notes the intent, sends, and notes the end, each in a transaction of its own."""
        parcel = await self.database.read(lambda store: self._parcel(row, store))
        if isinstance(parcel, Skip):
            reason = parcel.reason
            await self.database.write(lambda store: store.deliveries.skip(row, self.owner, reason))
        elif not isinstance(parcel, Parcel):
            await self._settle(row, parcel)
        elif await self.database.write(lambda store: self._intended(row, store)):
            outcome = await self._handed(row, parcel)
            await self._settle(row, outcome, parcel)

    async def release(self) -> None:
        """Gives back what was leased and not begun."""
        await self.database.write(lambda store: store.deliveries.release(self.owner))

    def _parcel(self, row: Row, store: Store) -> Parcel | Skip | Dead | Again:
        """What to send, read after the lease: from then on a form opens beside a message that is being updated."""
        if row.late_at is not None and self.now() > row.late_at:
            return Skip("too late")
        conversation = store.conversations.get(row.conversation)
        if conversation is None or conversation.stopped:
            return Dead(conversation.stopped if conversation else "no such conversation")
        post = store.posts.get(row.post) if row.post is not None else None
        if row.post is not None and (post is None or post.activity is None):
            return Skip("the message is gone")
        if post is not None and post.being_filled_in:
            return Skip("being filled in")
        rendered = self._rendered(row, store)
        return Parcel(conversation, rendered, post) if isinstance(rendered, Message) else rendered

    def _rendered(self, row: Row, store: Store) -> Rendered | Again:
        try:
            return self.render(row, store)
        except Exception as error:
            _log.exception("row %d (%s) could not be rendered", row.id, row.kind)
            return Again(f"not rendered: {type(error).__name__}")

    def _intended(self, row: Row, store: Store) -> bool:
        # Looked at once more: on PostgreSQL a form may have opened there while the parcel was made.
        post = store.posts.get(row.post) if row.post is not None else None
        if post is not None and post.being_filled_in:
            store.deliveries.skip(row, self.owner, "being filled in")
            return False
        if store.deliveries.sending(row, self.owner, self.now()):
            return True
        store.deliveries.let_go(row, self.owner)
        return False

    async def _handed(self, row: Row, parcel: Parcel) -> Outcome:
        try:
            if parcel.post is not None and parcel.post.activity is not None:
                return await self.update(parcel.conversation, parcel.post.activity, parcel.message.card)
            return await self.send(parcel.conversation, parcel.message.card)
        except Exception as error:
            _log.exception("row %d (%s) failed while it was sent", row.id, row.kind)
            return Unknown(type(error).__name__)

    async def _settle(self, row: Row, outcome: Outcome, parcel: Parcel | None = None) -> None:
        outcome, luck = safe(row, outcome), self.luck()
        if not isinstance(outcome, Sent):
            _log.warning("row %d (%s) is %s: %s", row.id, row.kind, type(outcome).__name__.lower(), outcome.reason)
        post = await self.database.write(lambda store: self._settled(row, outcome, luck, parcel, store))
        if post is None or parcel is None:
            return
        message = parcel.message
        if await self.database.read(lambda store: self._rendered(row, store) != message):
            await self.database.write(lambda store: store.outbox.update(post, row.kind, row.subject, self.now()))

    def _settled(self, row: Row, outcome: Outcome, luck: float, parcel: Parcel | None, store: Store) -> Post | None:
        """The new post, if one was made: what changed while it was on its way found no message to update."""
        now = self.now()
        asked = outcome.after if isinstance(outcome, Again) else None
        due = now + timedelta(seconds=wait(row.attempts, luck, asked))
        if not store.deliveries.settle(row, self.owner, outcome, now, due):
            return None
        if isinstance(outcome, Sent):
            self.arrived(row, now, store)
        if isinstance(outcome, Dead) and outcome.gone and row.post is not None:
            store.posts.forget(row.post)
        if isinstance(outcome, Dead) and outcome.stops:
            store.conversations.stop(row.conversation, outcome.reason)
        if not isinstance(outcome, Sent) or parcel is None or parcel.post is not None:
            return None
        slot, shows = parcel.message.slot, parcel.message.shows or parcel.message.slot
        if not slot or not outcome.activity_id:
            return None
        return store.posts.show(row.conversation, outcome.activity_id, slot, shows, now)
