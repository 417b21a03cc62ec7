"""The note to officers of what did not arrive: once a day, all since the last."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot import messages
from bot.delivery.message import Message, Skip
from bot.messages.operations import undelivered
from domain.delivery.delivery import DeliveryState, Unknown
from storage.engine.database import Database
from storage.store import Store
from tests import databases
from tests.databases import Place
from tests.make import NOW
from tests.seed import FARIDA, SAMIRA

DAY = timedelta(days=1)
TUESDAY = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


@pytest.fixture
def hub(small_hub: Place) -> Iterator[Database[Store]]:
    """The small hub on Monday afternoon: an officer and a leader, for whom something waits."""
    opened = small_hub.started()
    opened.write_now(_open_chats)
    yield opened
    opened.close()


def _open_chats(store: Store) -> None:
    for who in (SAMIRA, FARIDA):
        person = store.people.by_email(who.email)
        assert person is not None
        chat = databases.chat(who.conversation, tenant=who.tenant)
        store.conversations.put(chat, person.id, coded=True)
    store.outbox.put("welcome", "1", "lost", FARIDA.conversation, NOW)


def noted(hub: Database[Store], now: datetime) -> list[str]:
    """The keys that a tick puts."""
    return [row.key for row in hub.write_now(lambda store: undelivered.due(now, store))]


def test_what_a_silent_chat_never_heard_is_told_the_morning_after_it_was_given_up(
    hub: Database[Store],
) -> None:
    hub.write_now(lambda store: store.conversations.stop(FARIDA.conversation, "removed"))
    assert noted(hub, TUESDAY) == []
    hub.write_now(lambda store: store.deliveries.end_lapsed(NOW + DAY + timedelta(seconds=1)))
    (row,) = hub.read_now(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert row.key == "lost"
    assert noted(hub, TUESDAY + DAY - timedelta(minutes=1)) == []
    assert noted(hub, TUESDAY + DAY) == ["undelivered:3:2026-11-25"]
    assert noted(hub, TUESDAY + DAY) == []
    assert noted(hub, TUESDAY + 2 * DAY) == []


def test_what_failed_long_after_it_was_due_is_told_too(hub: Database[Store]) -> None:
    tried = NOW + 2 * DAY
    row = hub.write_now(lambda store: store.deliveries.claim("w", tried, timedelta(minutes=1)))
    assert row is not None and hub.write_now(
        lambda store: store.deliveries.note_sending(row, "w", tried)
    )
    hub.write_now(
        lambda store: store.deliveries.note_outcome(row, "w", Unknown("503"), tried, tried)
    )
    assert noted(hub, TUESDAY + 2 * DAY) == ["undelivered:3:2026-11-26"]


def test_so_is_what_was_on_its_way_when_the_process_died(hub: Database[Store]) -> None:
    tried = NOW + 2 * DAY
    row = hub.write_now(lambda store: store.deliveries.claim("w", tried, timedelta(minutes=1)))
    assert row is not None and hub.write_now(
        lambda store: store.deliveries.note_sending(row, "w", tried)
    )
    hub.write_now(lambda store: store.deliveries.end_lapsed(tried + timedelta(minutes=1)))
    assert noted(hub, TUESDAY + 2 * DAY) == ["undelivered:3:2026-11-26"]


def test_what_fails_right_after_the_note_is_in_the_next_however_late_the_clock_looks(
    hub: Database[Store],
) -> None:
    hub.write_now(lambda store: store.conversations.stop(FARIDA.conversation, "removed"))
    hub.write_now(lambda store: store.deliveries.end_lapsed(TUESDAY + DAY + timedelta(seconds=10)))
    assert noted(hub, TUESDAY + 2 * DAY + timedelta(seconds=20)) == ["undelivered:3:2026-11-26"]


def test_the_note_names_what_waits_and_is_not_sent_where_nothing_does_any_more(
    hub: Database[Store],
) -> None:
    hub.write_now(lambda store: store.conversations.stop(FARIDA.conversation, "removed"))
    hub.write_now(lambda store: store.deliveries.end_lapsed(NOW + DAY + timedelta(seconds=1)))
    noted(hub, TUESDAY + DAY)
    (note,) = (
        r
        for r in hub.read_now(lambda store: store.outbox.rows(DeliveryState.READY))
        if r.kind == "undelivered"
    )
    said = hub.read_now(lambda store: messages.render(note, note.due_at, store))
    assert isinstance(said, Message) and "Farida Malik" in str(said.card)
    (lost,) = hub.read_now(lambda store: store.outbox.rows(DeliveryState.DEAD))
    hub.write_now(lambda store: store.outbox.give_up(lost.id))
    assert hub.read_now(lambda store: messages.render(note, note.due_at, store)) == Skip(
        "nothing waits any more"
    )
