"""One row of the outbox from its lease to its end, as a course of steps that never wait.

`bot.delivery.delivery` runs the steps on a database and a connector. The simulation in the tests
runs the same ones on made-up outcomes, with a crash between any two.

    read what the row says -> note that it is being sent -> send -> note what became of it

Each stands in a transaction of its own, so that a process that is killed leaves a row in a state
from which the next one knows whether anything may have arrived.
"""

import logging
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from bot.delivery import ends
from bot.delivery.addresses import Addresses
from bot.delivery.message import Message, Rendered, Skip
from bot.delivery.pace import Pace
from bot.delivery.steps import Course, Held, Parcel, Read, Send, Wait, Write
from domain.delivery.delivery import (
    Again,
    Dead,
    DeliveryState,
    OutboxRow,
    Outcome,
    Post,
    Sent,
    Unknown,
    outcome_for_row,
    seconds_to_wait,
)
from domain.operations.files import Upload
from storage.store import Store

LEASE = timedelta(seconds=60)
# The most that a call of the connector may take, with what it waits for: the message before, a
# token, another try after a refusal. One is begun only where it ends before its lease does, so that
# nobody else takes the row meanwhile.
LONGEST_CALL = timedelta(seconds=30)
# Seconds between looks for changes that were under way when a message arrived: 3 s in all, where a
# save takes milliseconds.
CATCHING_UP = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
_log = logging.getLogger(__name__)


def nothing_follows(_row: OutboxRow, _now: datetime, _store: Store) -> None:
    """Does nothing when a message has arrived."""


@dataclass(slots=True)
class Stages:
    """The courses of one replica's rows.

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
        """Notes that this replica lives, takes its share of the pace, and ends expired rows."""
        now = self.now()
        self.pace.share(store.replicas.beat(self.owner, now))
        for row in store.deliveries.end_lapsed(now):
            ends.audit_end(row, row.state, now, store)

    def claim(self, store: Store) -> OutboxRow | None:
        """The next due row, leased to this replica, or None."""
        return store.deliveries.claim(self.owner, self.now(), LEASE, self.addresses.shut())

    def release(self, store: Store) -> None:
        """Gives back what was leased and not begun, and leaves the pace to the others."""
        store.deliveries.release(self.owner)
        store.replicas.leave(self.owner)

    def course(self, row: OutboxRow) -> Course:
        """The steps for a leased row, each to be sent what came of it."""
        parcel = yield Read(partial(self._read_parcel, row))
        if isinstance(parcel, Held):
            yield Write(partial(self._put_back, row))
        elif isinstance(parcel, Skip):
            yield Write(partial(self._skip, row, parcel.reason))
        elif isinstance(parcel, Parcel):
            yield from self._send(row, parcel)
        else:
            yield from self._conclude(row, parcel)

    def _send(self, row: OutboxRow, parcel: Parcel) -> Course:
        url = parcel.conversation.service_url
        if not self.addresses.enter(url):
            yield Write(partial(self._put_back, row))
            return
        outcome: Outcome | None = None
        # Whatever ends this course, the address hears of it: else it would count one on its way
        # for ever, and let nothing through.
        try:
            if (yield Write(partial(self._note_intent, row))):
                outcome = yield Send(parcel)
        finally:
            # Bytes of a file go to another server, whose answer says nothing of this one.
            to_address = not isinstance(parcel.message.file, Upload)
            self.addresses.note(url, outcome if to_address else None)
        if outcome is not None:
            yield from self._conclude(row, outcome, parcel)

    def _conclude(self, row: OutboxRow, outcome: Outcome, parcel: Parcel | None = None) -> Course:
        outcome = outcome_for_row(row, outcome)
        # Drawn here and not in the transaction, which may be run again as a whole.
        luck = self.luck()
        if not isinstance(outcome, Sent):
            ends.log_failure(row, outcome)
        if isinstance(outcome, Again) and outcome.throttled:
            self.pace.slow()
        post = yield Write(partial(self._note_outcome, row, outcome, luck, parcel))
        if post is None or parcel is None:
            return
        yield from self._catch_up(row, post, parcel)

    def _catch_up(self, row: OutboxRow, post: Post, parcel: Parcel) -> Course:
        """Puts a new message anew where it reads otherwise by now.

        What changed while it was on its way found no post to update. On PostgreSQL such a change
        may be uncommitted still: each that is under way is waited for.
        """
        still: frozenset[int] | None = None
        for seconds in (*CATCHING_UP, 0):
            changed, others = yield Read(partial(self._reads_anew, row, parcel))
            if changed:
                break
            still = others if still is None else still & others
            if not still or not seconds:
                return
            yield Wait(seconds)
        # One that waits will show the same, and may say what a press did.
        yield Write(
            lambda store: store.outbox.update(post, row.kind, row.subject, self.now(), over=False)
        )

    def _reads_anew(
        self, row: OutboxRow, parcel: Parcel, store: Store
    ) -> tuple[bool, frozenset[int]]:
        """Whether the message reads otherwise now, and which changes cannot be read yet."""
        # As of the same moment: another moment alone is no reason to put it anew.
        others = store.deliveries.under_way()
        return self._render(row, parcel.at, store) != parcel.message, others

    def _read_parcel(self, row: OutboxRow, store: Store) -> Parcel | Skip | Held | Dead | Again:
        """What to send, or why nothing is sent now.

        It is read after the lease: a form that opens from then on opens as a new message, beside
        the one that this row may be about to update.
        """
        now = row.as_at or self.now()
        if row.late_at is not None and self.now() > row.late_at:
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
        rendered = self._render(row, now, store)
        if isinstance(rendered, Message):
            return Parcel(conversation, rendered, now, post)
        return rendered

    def _render(self, row: OutboxRow, now: datetime, store: Store) -> Rendered:
        try:
            return self.render(row, now, store)
        except Exception as error:
            _log.exception("a row could not be rendered", extra=ends.about(row))
            return Again(f"not rendered: {type(error).__name__}")

    def _put_back(self, row: OutboxRow, store: Store) -> None:
        store.deliveries.put_back(row, self.owner)

    def _skip(self, row: OutboxRow, reason: str, store: Store) -> None:
        if store.deliveries.skip(row, self.owner, reason):
            ends.audit_end(row, DeliveryState.SKIPPED, self.now(), store)

    def _note_intent(self, row: OutboxRow, store: Store) -> bool:
        """Notes that the row is being sent; False if it must not be sent now."""
        # Looked at once more: on PostgreSQL a form may have opened there while the parcel was made.
        post = store.posts.get(row.post) if row.post is not None else None
        if post is not None and post.being_filled_in:
            self._skip(row, "being filled in", store)
            return False
        if store.deliveries.note_sending(row, self.owner, self.now(), LONGEST_CALL):
            return True
        self._put_back(row, store)
        return False

    def _note_outcome(
        self, row: OutboxRow, outcome: Outcome, luck: float, parcel: Parcel | None, store: Store
    ) -> Post | None:
        """Notes what became of the row, with what follows; gives the new post, if one was made."""
        now = self.now()
        asked_to_wait = outcome.after if isinstance(outcome, Again) else None
        due = now + timedelta(seconds=seconds_to_wait(row.attempts, luck, asked_to_wait))
        gap = self.gap if parcel else timedelta()
        if not store.deliveries.note_outcome(row, self.owner, outcome, now, due, gap):
            # The lease ended, and the row is another replica's by now: so is what follows.
            return None
        if isinstance(outcome, Sent):
            self.arrived(row, now, store)
            row = ends.keep_place(row, outcome, parcel, store)
            return ends.keep_post(row, outcome, parcel, now, store)
        if isinstance(outcome, Dead):
            ends.end_dead(row, outcome, now, store)
        if isinstance(outcome, Unknown):
            ends.audit_end(row, DeliveryState.UNKNOWN, now, store)
        return None
