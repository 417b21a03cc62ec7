"""Kinds of messages: each stands once in the register, and is rendered of the moment it is sent."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot import messages
from bot.delivery.delivery import Delivery
from bot.delivery.message import Message
from bot.messages import BY_NAME, FLEETING, JOBS, KINDS
from bot.subjects import day_slots
from bot.subjects.digests import channels
from bot.subjects.operations import live
from bot.subjects.prompts import reminders
from bot.subjects.visits import concerns, copies, receipts
from bot.turns.lasting import touch
from bot.turns.reply import Show, packed, unpacked
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import DeliveryState as Sending
from domain.delivery.delivery import OutboxRow, Outcome, Sent
from domain.delivery.slots import Slot
from domain.digests.counting import Digest, DigestState
from storage.engine.database import Database
from storage.store import Store
from tests.databases import chat
from tests.make import NOW, TODAY

DIGEST = Digest(12, 3, "2026-W11", TODAY, TODAY, DigestState.DUE, NOW)
SLOTS = (
    (receipts.slot(7), "visit:7"),
    (copies.slot(7), "copy:7"),
    (copies.dispute_slot(7), "disputed:7"),
    (concerns.slot(4), "concern:4"),
    (channels.slot(3), "channel:3"),
    (DIGEST.slot, "digest:3:2026-W11"),
    (day_slots.slot(1, date(2026, 3, 9)), "prompts:1:2026-03-09"),
    (reminders.slot(1), "reminders:1"),
    (live.SLOT, "live:hub"),
)


def test_every_kind_and_every_job_has_a_name_of_its_own() -> None:
    assert len(BY_NAME) == len(KINDS)
    assert len(JOBS) == sum(kind.due is not None for kind in KINDS)
    assert all(bool(kind.job) == (kind.due is not None) for kind in KINDS)
    assert set(BY_NAME) > FLEETING


@pytest.mark.parametrize(("slot", "text"), SLOTS)
def test_what_a_message_stands_for_is_rendered_by_its_kind(slot: Slot, text: str) -> None:
    """The texts are kept with messages: one that changes would leave old messages behind."""
    assert str(slot) == text
    assert slot.kind in BY_NAME


def test_a_digests_slot_says_of_which_digest_it_is_rendered() -> None:
    assert (DIGEST.slot.subject, DIGEST.key) == ("12", "digest:3:2026-W11")


def test_a_kind_renders_a_row_for_the_moment_it_is_sent_not_for_when_it_was_due(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments: list[datetime] = []

    def noting(_row: OutboxRow, now: datetime, _store: Store) -> Message:
        moments.append(now)
        return Message()

    kind = replace(BY_NAME["live"], render=noting)
    monkeypatch.setattr(messages, "BY_NAME", {kind.name: kind})
    row = OutboxRow(1, "k", kind.name, "hub", "a:farida", NOW - timedelta(hours=3))
    assert messages.render(row, NOW, store) == Message()
    assert moments == [NOW]


def test_what_changed_is_put_anew_by_kind_and_subject(store: Store) -> None:
    store.conversations.put(chat(), None)
    store.posts.show("a:farida", "m1", str(DIGEST.slot), str(DIGEST.slot), NOW)
    touch(DIGEST.slot, store, NOW)
    (row,) = store.outbox.rows(Sending.READY)
    assert (row.kind, row.subject) == ("digest", "12")


def test_a_reply_that_is_repeated_keeps_what_it_stands_for() -> None:
    reply = Show({"type": "AdaptiveCard"}, DIGEST.slot)
    assert unpacked(packed(reply)) == reply
    assert unpacked(packed(Show({}))) == Show({})
    before = '{"reply":"Show","card":{},"slot":"visit:7","form":""}'
    assert unpacked(before) == Show({})


class Clock:
    """A clock that goes on by a second each time it is looked at."""

    def __init__(self) -> None:
        self.moment = NOW + timedelta(days=2)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


async def test_a_message_is_rendered_of_the_moment_it_is_sent_and_not_put_anew_for_a_later_one(
    database: Database[Store],
) -> None:
    clock, rendered, sent = Clock(), [], []

    def render(_row: OutboxRow, now: datetime, _store: Store) -> Message:
        rendered.append(now)
        return Message({"text": now.isoformat()}, Slot("visit", "7"))

    async def send(_to: Conversation, card: dict[str, str]) -> Outcome:
        sent.append(card["text"])
        return Sent("m1")

    async def update(_to: Conversation, _activity: str, card: dict[str, str]) -> Outcome:
        raise AssertionError(card)

    database.write_now(lambda store: store.conversations.put(chat(), None))
    database.write_now(lambda store: store.outbox.put("visit", "7", "k", "a:farida", NOW))
    delivery = Delivery(database, render, send, update, clock)
    assert await delivery.step()
    assert not await delivery.step()
    (moment,) = set(rendered)
    assert moment > NOW + timedelta(days=2)
    assert sent == [moment.isoformat()]
    assert moment.tzinfo is UTC
