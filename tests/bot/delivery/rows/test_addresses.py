"""How fast a conversation is spoken to, and addresses that answer nothing."""

from datetime import datetime, timedelta

from bot.delivery.addresses import Addresses
from bot.delivery.delivery import Delivery
from bot.delivery.message import Message, Rendered
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Again, DeliveryState, OutboxRow, Outcome, Sent, Unknown
from domain.operations.files import Upload
from storage.engine.database import Database
from storage.store import Store
from tests.bot.delivery.rows.sending import Clock, Record, Teams, put, states
from tests.databases import chat
from tests.make import NOW


async def test_a_conversation_is_not_spoken_to_faster_than_it_may_be(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    second = timedelta(seconds=1)
    delivery = Delivery(database, record.render, teams.send, teams.update, clock, gap=second)
    put(database, "first")
    put(database, "second")
    assert await delivery.step()
    assert not await delivery.step()
    assert await delivery.next_due() == NOW + second
    clock.on(seconds=1)
    assert await delivery.step()
    assert len(teams.said) == 2


async def test_three_answers_that_say_nothing_leave_the_rest_for_later(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    """Three messages of each replica fail; a harmless request ends the outage, then one message."""
    moment, lives = [0.0], [False]

    async def probe(_url: str) -> bool:
        return lives[0]

    delivery = Delivery(
        database,
        record.render,
        teams.send,
        teams.update,
        clock,
        probe=probe,
        monotonic=lambda: moment[0],
    )
    addresses = delivery.stages.addresses
    teams.answers = [Unknown("503")] * 3
    for number in range(6):
        put(database, f"k{number}")
    while await delivery.step():
        pass
    assert states(database) == {DeliveryState.UNKNOWN: 3, DeliveryState.READY: 3}
    assert await delivery.next_due() is None
    for rest in (30, 60):
        assert addresses.rest() == rest
        moment[0] += rest - 1
        assert addresses.to_ask() == []
        moment[0] += 1
        (url,) = addresses.to_ask()
        assert addresses.to_ask() == []
        await delivery.ask(url)
        assert not await delivery.step()
    moment[0] += 120
    lives[0] = True
    await delivery.ask(*addresses.to_ask())
    while await delivery.step():
        pass
    assert states(database) == {DeliveryState.UNKNOWN: 3, DeliveryState.SENT: 3}
    assert addresses.shut() == []


async def test_a_file_that_was_put_elsewhere_says_nothing_of_the_address(
    database: Database[Store], teams: Teams, clock: Clock
) -> None:
    def render(row: OutboxRow, _now: datetime, _store: Store) -> Rendered:
        return (
            Message(file=Upload(b"x", "https://files.example/"))
            if row.key == "file"
            else Message({"text": "a"})
        )

    async def send(_to: Conversation, said: Card | Upload) -> Outcome:
        return Sent("") if isinstance(said, Upload) else Unknown("503")

    delivery = Delivery(database, render, send, teams.update, clock)
    for key in ("one", "two", "file", "three"):
        put(database, key)
    while await delivery.step():
        pass
    assert states(database) == {DeliveryState.UNKNOWN: 3, DeliveryState.SENT: 1}
    assert delivery.stages.addresses.shut() == [chat().service_url]


async def test_a_row_leased_before_its_address_was_shut_waits_unharmed(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    for _ in range(3):
        delivery.stages.addresses.note(chat().service_url, Unknown("503"))
    await delivery.deliver(row)
    assert teams.said == []
    assert states(database) == {DeliveryState.READY: 1}


async def test_elsewhere_goes_on_while_one_address_is_shut(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    database.write_now(
        lambda store: store.conversations.put(
            chat("a:tom", service_url="https://other.example/"), None
        )
    )
    for _ in range(3):
        delivery.stages.addresses.note(chat().service_url, Unknown("503"))
    put(database)
    database.write_now(lambda store: store.outbox.put("visit", "8", "k8", "a:tom", NOW))
    assert await delivery.next_due() == NOW
    assert await delivery.step()
    assert not await delivery.step()
    assert [where for _, where, _ in teams.said] == ["a:tom"]


async def test_another_server_that_asks_for_a_wait_holds_up_its_own_file_and_nobody_else(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    rate = delivery.stages.pace.rate
    teams.answers = [Again("upload 429", 120.0, elsewhere=True)]
    put(database, "file")
    put(database, "next")
    assert await delivery.step() and await delivery.step()
    assert states(database) == {DeliveryState.READY: 1, DeliveryState.SENT: 1}
    assert delivery.stages.pace.rate == rate
    assert await delivery.next_due() == clock() + timedelta(seconds=120)


async def test_an_address_that_is_not_asked_otherwise_lives(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    moment, url = [0.0], chat().service_url
    delivery = Delivery(
        database, record.render, teams.send, teams.update, clock, monotonic=lambda: moment[0]
    )
    for _ in range(3):
        delivery.stages.addresses.note(url, Unknown("503"))
    assert delivery.stages.addresses.shut() == [url]
    moment[0] = 30
    await delivery.ask(*delivery.stages.addresses.to_ask())
    assert delivery.stages.addresses.shut() == []


def test_an_address_that_is_asked_is_still_left_alone_and_one_whose_rest_is_over_is_asked_now() -> (
    None
):
    moment = [0.0]
    addresses = Addresses(lambda: moment[0])
    for _ in range(3):
        addresses.note("https://a.example/", Unknown("503"))
    moment[0] = 31
    assert addresses.rest() == 0
    assert addresses.to_ask() == ["https://a.example/"]
    assert addresses.shut() == ["https://a.example/"]
    assert not addresses.enter("https://a.example/")
    assert addresses.rest() is None


async def test_a_row_that_was_not_sent_keeps_nobody_waiting(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    minute = timedelta(minutes=1)
    delivery = Delivery(
        database, record.render, teams.send, teams.update, clock, luck=lambda: 1.0, gap=minute
    )
    record.broken = True
    put(database, "cannot be rendered")
    assert await delivery.step()
    record.broken = False
    put(database, "can")
    assert await delivery.step()
    assert states(database) == {DeliveryState.READY: 1, DeliveryState.SENT: 1}


async def test_a_pause_that_was_asked_for_is_kept_over_a_beat(
    database: Database[Store], teams: Teams, delivery: Delivery, clock: Clock
) -> None:
    teams.answers = [Again("429", after=90)]
    put(database)
    assert await delivery.step()
    put(database, "another")
    clock.on(seconds=60)
    await delivery.beat()
    assert not await delivery.step()
    clock.on(seconds=30)
    await delivery.beat()
    assert await delivery.step()


def test_when_the_next_row_may_go_is_no_question_of_an_address_that_is_shut(
    database: Database[Store],
) -> None:
    later = NOW + timedelta(minutes=5)
    put(database)

    def hindered(store: Store) -> None:
        row = store.deliveries.claim("w1", NOW, timedelta(seconds=60))
        assert row is not None and store.deliveries.note_sending(row, "w1", NOW)
        store.deliveries.note_outcome(row, "w1", Again("429", after=300), NOW, later)

    database.write_now(hindered)
    put(database, "another")
    assert database.read_now(lambda store: store.deliveries.next_due([])) == later
    shut = [chat().service_url]
    assert database.read_now(lambda store: store.deliveries.next_due(shut)) is None


def test_one_message_tries_an_address_and_its_arrival_opens_it_for_all() -> None:
    url, addresses = "https://a.example/", Addresses(lambda: 0.0)
    for _ in range(3):
        addresses.note(url, Unknown("503"))
    addresses.note_answer(url, alive=True)
    assert [addresses.enter(url) for _ in range(3)] == [True, False, False]
    assert addresses.shut() == [url]
    addresses.note(url, Sent("m"))
    assert [addresses.enter(url) for _ in range(3)] == [True, True, True]
    assert addresses.shut() == []
