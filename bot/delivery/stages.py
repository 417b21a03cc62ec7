"""One row of the outbox from its lease to its end, as stages that never wait.

Who drives them waits, or makes up what came of it.
"""

import logging
import random
import secrets
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from bot.delivery.addresses import Addresses
from bot.delivery.message import Message, Rendered, Skip
from bot.delivery.pace import Pace
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import (
    Again,
    Dead,
    DeliveryState,
    OutboxRow,
    Outcome,
    Post,
    Sent,
    Unknown,
    safe,
    wait,
)
from domain.operations.files import Upload
from storage.store import Store

LEASE = timedelta(seconds=60)
# The most that a call of the connector may take, with what it waits for: the message before, a
# token, another try after a refusal. One is begun only where it ends before its lease does, so that
# nobody else takes the row meanwhile.
LONGEST_CALL = timedelta(seconds=30)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message as it read `at` a moment, with its address.

    `post` is the message to put it into, if it is an update.
    """

    conversation: Conversation
    message: Message
    at: datetime
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The row is to wait as it did.

    Its conversation stopped taking messages, or its address is left alone.
    """


@dataclass(frozen=True, slots=True)
class Read:
    """To be done on a snapshot."""

    do: Callable[[Store], Any]


@dataclass(frozen=True, slots=True)
class Write:
    """To be done in a transaction of its own."""

    do: Callable[[Store], Any]


@dataclass(frozen=True, slots=True)
class Send:
    """To be handed to the connector, once; what comes back is the outcome."""

    parcel: Parcel


Step = Read | Write | Send
Course = Generator[Step, Any, None]


def nothing_follows(_row: OutboxRow, _now: datetime, _store: Store) -> None:
    """Nothing follows."""


@dataclass(slots=True)
class Stages:
    """What one replica does with rows.

    `render` gives what a row says at a moment; `arrived` is called in the transaction that notes
    that a row was sent. `now` is the wall clock in UTC; `luck` gives random numbers from 0 to 1 for
    the jitter of later tries; `gap` is the least time between two messages of one conversation.
    """

    render: Callable[[OutboxRow, datetime, Store], Rendered]
    now: Callable[[], datetime]
    arrived: Callable[[OutboxRow, datetime, Store], None] = nothing_follows
    luck: Callable[[], float] = random.random
    owner: str = field(default_factory=lambda: secrets.token_hex(8))
    gap: timedelta = timedelta()
    pace: Pace = field(default_factory=Pace)
    addresses: Addresses = field(default_factory=Addresses)

    def beat(self, store: Store) -> None:
        """Notes that this replica lives, takes its share of the pace, and ends what is over."""
        now = self.now()
        self.pace.share(store.replicas.beat(self.owner, now))
        for row in store.deliveries.expired(now):
            _note(row, row.state, now, store)

    def claim(self, store: Store) -> OutboxRow | None:
        """The next due row, leased to this replica, or None."""
        return store.deliveries.claim(self.owner, self.now(), LEASE, self.addresses.shut())

    def release(self, store: Store) -> None:
        """Gives back what was leased and not begun, and leaves the pace to the others."""
        store.deliveries.release(self.owner)
        store.replicas.leave(self.owner)

    def course(self, row: OutboxRow) -> Course:
        """What is done with a leased row, deed by deed.

        Whoever drives it hands back what came of each.
        """
        parcel = yield Read(partial(self._parcel, row))
        if isinstance(parcel, Held):
            yield Write(lambda store: store.deliveries.put_back(row, self.owner))
        elif isinstance(parcel, Skip):
            yield Write(partial(self._skipped, row, parcel.reason))
        elif isinstance(parcel, Parcel):
            yield from self._sent(row, parcel)
        else:
            yield from self._settle(row, parcel)

    def _sent(self, row: OutboxRow, parcel: Parcel) -> Course:
        url = parcel.conversation.service_url
        if not self.addresses.enter(url):
            yield Write(lambda store: store.deliveries.put_back(row, self.owner))
            return
        outcome: Outcome | None = None
        try:
            if (yield Write(partial(self._intended, row))):
                outcome = yield Send(parcel)
        finally:
            # Bytes of a file go to another server, whose answer says nothing of this one.
            self.addresses.note(url, None if isinstance(parcel.message.file, Upload) else outcome)
        if outcome is not None:
            yield from self._settle(row, outcome, parcel)

    def _settle(self, row: OutboxRow, outcome: Outcome, parcel: Parcel | None = None) -> Course:
        outcome, luck = safe(row, outcome), self.luck()
        if not isinstance(outcome, Sent):
            facts = {
                "outcome": type(outcome).__name__.lower(),
                "reason": outcome.reason.replace(" ", "/"),
            }
            _log.warning(
                "a row did not arrive", extra={**about(row), **facts, "attempts": row.attempts}
            )
        if isinstance(outcome, Again) and outcome.throttled:
            self.pace.slow()
        post = yield Write(partial(self._settled, row, outcome, luck, parcel))
        if post is None or parcel is None:
            return
        message = parcel.message
        # As it read at that moment: another one alone is no reason to put it anew.
        if (yield Read(lambda store: self._rendered(row, parcel.at, store) != message)):
            yield Write(lambda store: store.outbox.update(post, row.kind, row.subject, self.now()))

    def _parcel(self, row: OutboxRow, store: Store) -> Parcel | Skip | Held | Dead | Again:
        """What to send, read after the lease.

        From then on a form opens beside a message that is being updated.
        """
        now = self.now()
        if row.late_at is not None and now > row.late_at:
            return Skip("too late")
        conversation = store.conversations.get(row.conversation)
        if conversation is None:
            return Dead("no such conversation")
        if conversation.stopped:
            return Held()
        post = store.posts.get(row.post) if row.post is not None else None
        if row.post is not None and (post is None or post.activity is None):
            return Skip("the message is gone")
        if post is not None and post.being_filled_in:
            return Skip("being filled in")
        rendered = self._rendered(row, now, store)
        if isinstance(rendered, Message):
            return Parcel(conversation, rendered, now, post)
        return rendered

    def _rendered(self, row: OutboxRow, now: datetime, store: Store) -> Rendered:
        try:
            return self.render(row, now, store)
        except Exception as error:
            _log.exception("a row could not be rendered", extra=about(row))
            return Again(f"not rendered: {type(error).__name__}")

    def _skipped(self, row: OutboxRow, reason: str, store: Store) -> None:
        if store.deliveries.skip(row, self.owner, reason):
            _note(row, DeliveryState.SKIPPED, self.now(), store)

    def _intended(self, row: OutboxRow, store: Store) -> bool:
        # Looked at once more: on PostgreSQL a form may have opened there while the parcel was made.
        post = store.posts.get(row.post) if row.post is not None else None
        if post is not None and post.being_filled_in:
            self._skipped(row, "being filled in", store)
            return False
        if store.deliveries.sending(row, self.owner, self.now(), LONGEST_CALL):
            return True
        store.deliveries.put_back(row, self.owner)
        return False

    def _settled(
        self, row: OutboxRow, outcome: Outcome, luck: float, parcel: Parcel | None, store: Store
    ) -> Post | None:
        """The new post, if one was made.

        What changed while it was on its way found no message to update.
        """
        now = self.now()
        asked = outcome.after if isinstance(outcome, Again) else None
        due = now + timedelta(seconds=wait(row.attempts, luck, asked))
        if not store.deliveries.note_outcome(
            row, self.owner, outcome, now, due, self.gap if parcel else timedelta()
        ):
            return None
        if isinstance(outcome, Sent):
            self.arrived(row, now, store)
            return _shown(row, outcome, parcel, now, store)
        if isinstance(outcome, Dead) and outcome.gone and row.post is not None:
            store.posts.forget(row.post)
        if isinstance(outcome, Dead) and outcome.stops:
            store.conversations.stop(row.conversation, outcome.reason)
        if isinstance(outcome, Dead | Unknown):
            _note(
                row,
                DeliveryState.DEAD if isinstance(outcome, Dead) else DeliveryState.UNKNOWN,
                now,
                store,
            )
        return None


def about(row: OutboxRow) -> dict[str, object]:
    """Which row a line of the log is about."""
    return {"row": row.id, "kind": row.kind}


def _shown(
    row: OutboxRow, sent: Sent, parcel: Parcel | None, now: datetime, store: Store
) -> Post | None:
    if parcel is None or parcel.post is not None or not sent.activity_id:
        return None
    slot, shows = parcel.message.slot, parcel.message.shows
    if slot is None:
        return None
    return store.posts.show(row.conversation, sent.activity_id, str(slot), shows or str(slot), now)


def _note(row: OutboxRow, became: DeliveryState, now: datetime, store: Store) -> None:
    """Every message that ends without having arrived leaves a line in the audit.

    An update is no message.
    """
    if row.post is None:
        store.audit.add(now, None, f"message.{became}", f"outbox:{row.id}", kind=row.kind)
