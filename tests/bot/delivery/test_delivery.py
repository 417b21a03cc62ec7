"""Rows on their way to Teams: never twice, never over what somebody types, and never lost without a word."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import select

from bot import messages
from bot.delivery import stages
from bot.delivery.delivery import Delivery
from bot.delivery.message import Message, Rendered, Skip
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import Again, Dead, DeliveryState, OutboxRow, Outcome, Sent, Unknown
from domain.delivery.slots import Slot
from domain.operations.files import Upload
from storage.engine.database import Database
from storage.store import Store
from storage.tables.operations import audit
from tests.databases import chat
from tests.make import NOW


@dataclass
class Clock:
    """A clock that moves when told."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        """Now."""
        return self.at

    def on(self, **by: float) -> None:
        """Moves it, back too."""
        self.at += timedelta(**by)


@dataclass
class Teams:
    """The connector: what was sent and put, and what it answers next."""

    said: list[tuple[str, str, str]] = field(default_factory=list)
    answers: list[Outcome | Exception] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    async def send(self, conversation: Conversation, card: Card) -> Outcome:
        """A new message."""
        return self._answer("send", conversation.id, card)

    async def update(self, conversation: Conversation, activity: str, card: Card) -> Outcome:
        """A card put into a message."""
        return self._answer(f"put {activity}", conversation.id, card)

    def _answer(self, what: str, conversation: str, card: Card) -> Outcome:
        self.said.append((what, conversation, card["text"]))
        self.meanwhile()
        answer = self.answers.pop(0) if self.answers else Sent(f"m{next(self.ids)}")
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class Record:
    """What rows are rendered from here: one text, or the reason to say nothing, or a fault."""

    text: str = "as it was"
    skip: str = ""
    broken: bool = False
    meanwhile: Callable[[], None] = lambda: None

    def render(self, row: OutboxRow, _now: datetime, _store: Store) -> Rendered:
        """The message of a row, afresh."""
        self.meanwhile()
        if self.broken:
            raise KeyError(row.subject)
        return (
            Skip(self.skip)
            if self.skip
            else Message({"text": self.text}, Slot("visit", row.subject))
        )


@pytest.fixture
def database(database: Database[Store]) -> Database[Store]:
    """A database in which Farida's chat is known."""
    database.write_now(lambda store: store.conversations.put(chat(), None))
    return database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def teams() -> Teams:
    return Teams()


@pytest.fixture
def record() -> Record:
    return Record()


@pytest.fixture
def delivery(database: Database[Store], teams: Teams, record: Record, clock: Clock) -> Delivery:
    return Delivery(
        database, record.render, teams.send, teams.update, clock, luck=lambda: 1.0, owner="w1"
    )


def put(database: Database[Store], key: str = "k", late: datetime | None = None) -> None:
    """A row to Farida about record 7."""
    assert database.write_now(
        lambda store: store.outbox.put("visit", "7", key, "a:farida", NOW, late=late)
    )


def update(database: Database[Store], shows: str = "visit:7") -> None:
    """A row that updates message m0, which shows that."""
    post = database.write_now(
        lambda store: store.posts.show("a:farida", "m0", "visit:7", shows, NOW)
    )
    database.write_now(lambda store: store.outbox.update(post, "visit", "7", NOW))


def states(database: Database[Store]) -> dict[DeliveryState, int]:
    """How many rows stand where."""
    return database.read_now(lambda store: store.outbox.counts())


def audited(store: Store) -> list[str]:
    """The verbs of the audit."""
    return [row.verb for row in store._connection.execute(select(audit))]


async def test_a_row_is_rendered_sent_and_remembered(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    put(database)
    assert await delivery.step()
    assert not await delivery.step()
    assert teams.said == [("send", "a:farida", "as it was")]
    assert states(database) == {DeliveryState.SENT: 1}
    post = database.read_now(lambda store: store.posts.at("a:farida", "m1"))
    assert post is not None
    assert (post.slot, post.shows) == ("visit:7", "visit:7")


async def test_it_says_what_is_true_when_it_is_sent(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record
) -> None:
    put(database)
    record.text = "as it is"
    await delivery.step()
    assert teams.said == [("send", "a:farida", "as it is")]


async def test_what_changed_while_it_was_sent_is_put_right_after(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record
) -> None:
    def change() -> None:
        record.text = "withdrawn"

    teams.meanwhile = change
    put(database)
    while await delivery.step():
        pass
    assert teams.said == [("send", "a:farida", "as it was"), ("put m1", "a:farida", "withdrawn")]
    assert states(database) == {DeliveryState.SENT: 2}


async def test_what_needs_no_saying_is_skipped(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record
) -> None:
    record.skip = "already recorded"
    put(database)
    await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.SKIPPED))
    assert row.last_error == "already recorded"


async def test_too_late_is_not_said(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    put(database, "in time", late=NOW + timedelta(hours=24))
    put(database, "late", late=NOW + timedelta(hours=23))
    clock.on(hours=24)
    while await delivery.step():
        pass
    assert len(teams.said) == 1
    assert states(database) == {DeliveryState.SENT: 1, DeliveryState.SKIPPED: 1}


@pytest.mark.parametrize("answer", [Unknown("timeout"), RuntimeError("cut")])
async def test_what_may_have_arrived_is_never_repeated(
    database: Database[Store],
    delivery: Delivery,
    teams: Teams,
    clock: Clock,
    answer: Outcome | Exception,
) -> None:
    teams.answers = [answer]
    put(database)
    assert await delivery.step()
    clock.on(days=30)
    assert not await delivery.step()
    assert len(teams.said) == 1
    assert states(database) == {DeliveryState.UNKNOWN: 1}


async def test_what_did_not_arrive_is_tried_again_later_and_later(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Again("refused"), Again("412"), Again("429", after=90)]
    put(database)
    for seconds in (1, 2, 90):
        assert await delivery.step()
        clock.on(seconds=seconds - 0.1)
        assert not await delivery.step()
        clock.on(seconds=0.1)
    assert await delivery.step()
    assert len(teams.said) == 4
    assert states(database) == {DeliveryState.SENT: 1}


async def test_an_update_goes_into_its_message_and_again_if_there_was_no_answer(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Unknown("timeout")]
    update(database)
    await delivery.step()
    clock.on(seconds=1)
    await delivery.step()
    assert teams.said == [("put m0", "a:farida", "as it was")] * 2
    assert states(database) == {DeliveryState.SENT: 1}


async def test_nothing_is_put_over_what_somebody_types(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    update(database, shows="form:abc")
    await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.SKIPPED))
    assert row.last_error == "being filled in"


async def test_a_form_that_opens_while_the_message_is_made_is_left_alone(
    database: Database[Store], delivery: Delivery, record: Record, teams: Teams
) -> None:
    def opens() -> None:
        database.write_now(
            lambda store: store.posts.show("a:farida", "m0", "visit:7", "form:abc", NOW)
        )

    update(database)
    record.meanwhile = opens
    await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.SKIPPED))
    assert row.last_error == "being filled in"


async def test_a_form_that_opens_after_the_lease_sees_the_update_coming(
    database: Database[Store], delivery: Delivery
) -> None:
    update(database)
    await delivery.claim()
    post = database.read_now(lambda store: store.posts.at("a:farida", "m0"))
    assert post is not None
    assert database.read_now(lambda store: store.outbox.in_flight(post))


async def test_a_message_that_is_gone_is_forgotten_and_not_posted_anew(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Dead("404", gone=True)]
    update(database)
    await delivery.step()
    assert database.read_now(lambda store: store.posts.at("a:farida", "m0")) is None
    assert states(database) == {DeliveryState.DEAD: 1}
    assert not await delivery.step()
    assert len(teams.said) == 1


async def test_a_conversation_that_takes_nothing_is_left_alone_until_it_speaks(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    teams.answers = [Dead("403 blocked", stops=True)]
    put(database, "first")
    put(database, "second")
    while await delivery.step():
        pass
    assert len(teams.said) == 1
    dead = database.read_now(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert [row.last_error for row in dead] == ["403 blocked"]
    assert states(database) == {DeliveryState.DEAD: 1, DeliveryState.READY: 1}
    assert await delivery.next_due() is None
    database.write_now(lambda store: store.conversations.put(chat(), None))
    put(database, "third")
    assert await delivery.step()
    assert await delivery.step()
    assert states(database) == {DeliveryState.DEAD: 1, DeliveryState.SENT: 2}


async def test_what_waits_for_a_silent_conversation_ends_after_a_day_with_the_reason(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    put(database, "at any time")
    put(database, "for an hour", late=NOW + timedelta(hours=1))
    database.write_now(lambda store: store.conversations.stop("a:farida", "removed"))
    clock.on(hours=1, seconds=1)
    await delivery.beat()
    assert states(database) == {DeliveryState.READY: 1, DeliveryState.SKIPPED: 1}
    clock.on(hours=23)
    await delivery.beat()
    assert not await delivery.step()
    assert teams.said == []
    (row,) = database.read_now(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert (row.key, row.last_error) == ("at any time", "removed")


async def test_a_conversation_that_stops_after_the_lease_is_told_nothing(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    database.write_now(lambda store: store.conversations.stop("a:farida", "removed"))
    await delivery.deliver(row)
    assert teams.said == []
    assert states(database) == {DeliveryState.READY: 1}


async def test_a_person_may_have_it_sent_once_more_or_given_up(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Unknown("timeout"), Dead("400")]
    put(database, "late", late=NOW + timedelta(hours=1))
    put(database, "wrong")
    while await delivery.step():
        pass
    clock.on(hours=2)
    wrong, late = database.read_now(lambda store: store.backlog.undelivered())
    assert [(one.row.state, one.since, one.to) for one in (late, wrong)] == [
        (DeliveryState.UNKNOWN, NOW, ""),
        (DeliveryState.DEAD, NOW, ""),
    ]
    assert database.write_now(
        lambda store: [store.outbox.resend(late.row.id, clock()) for _ in range(2)]
    ) == [1, 0]
    assert database.write_now(
        lambda store: [store.outbox.give_up(wrong.row.id) for _ in range(2)]
    ) == [1, 0]
    assert not database.write_now(lambda store: store.outbox.resend(wrong.row.id, clock()))
    assert await delivery.step()
    assert states(database) == {DeliveryState.SENT: 1, DeliveryState.SKIPPED: 1}
    assert database.read_now(lambda store: store.backlog.undelivered()) == []


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
    """Each replica loses three messages to an outage; a harmless request finds its end, then one message does."""
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


async def test_a_clock_set_back_strands_no_row(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record, clock: Clock
) -> None:
    put(database)
    assert await delivery.claim() is not None
    clock.on(days=1, hours=-2)
    await delivery.beat()
    clock.on(days=-1)
    put(database, "earlier")
    database.write_now(lambda store: store.outbox.put("visit", "7", "then", "a:farida", clock()))
    other = Delivery(database, record.render, teams.send, teams.update, clock)
    await other.beat()
    assert await other.step()


async def test_what_ends_without_having_arrived_is_in_the_audit(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    teams.answers = [Unknown("timeout"), Dead("400")]
    for key in ("unknown", "dead"):
        put(database, key)
    put(database, "late", late=NOW - timedelta(seconds=1))
    while await delivery.step():
        pass
    verbs = database.read_now(lambda store: audited(store))
    assert sorted(verbs) == ["message.dead", "message.skipped", "message.unknown"]


async def test_a_row_that_cannot_be_rendered_waits_for_better_code(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record, clock: Clock
) -> None:
    record.broken = True
    put(database)
    assert await delivery.step()
    assert not await delivery.step()
    assert states(database) == {DeliveryState.READY: 1}
    record.broken = False
    clock.on(minutes=10)
    assert await delivery.step()
    assert len(teams.said) == 1


async def test_a_row_dropped_after_its_lease_is_not_sent_and_holds_nobody_up(
    database: Database[Store], delivery: Delivery, teams: Teams
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    assert database.write_now(lambda store: store.outbox.drop("visit", "7"))
    await delivery.deliver(row)
    assert teams.said == []
    put(database, "next")
    assert await delivery.step()
    assert len(teams.said) == 1


async def test_four_workers_share_the_rows_and_send_none_twice(
    database: Database[Store], teams: Teams, record: Record, clock: Clock
) -> None:
    def fill(store: Store) -> None:
        for number in range(40):
            store.conversations.put(chat(f"a:{number % 8}"), None)
            store.outbox.put("visit", str(number), f"k:{number}", f"a:{number % 8}", NOW)

    database.write_now(fill)

    def render(row: OutboxRow, _now: datetime, _store: Store) -> Rendered:
        return Message({"text": row.subject})

    async def work(name: str) -> None:
        delivery = Delivery(database, render, teams.send, teams.update, clock, owner=name)
        while await delivery.step():
            pass

    await asyncio.gather(*(work(f"w{number}") for number in range(4)))
    await work("last")
    texts = [text for _, _, text in teams.said]
    assert sorted(texts, key=int) == [str(number) for number in range(40)]
    for conversation in range(8):
        order = [int(text) for _, where, text in teams.said if where == f"a:{conversation}"]
        assert order == sorted(order)


async def test_a_worker_that_was_asleep_past_its_lease_sends_nothing(
    database: Database[Store], delivery: Delivery, teams: Teams, record: Record, clock: Clock
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    clock.on(seconds=61)
    database.write_now(lambda store: store.deliveries.end_lapsed(clock()))
    other = Delivery(database, record.render, teams.send, teams.update, clock, owner="w2")
    assert await other.step()
    await delivery.deliver(row)
    assert len(teams.said) == 1
    assert states(database) == {DeliveryState.SENT: 1}


async def test_a_call_that_does_not_end_is_ended_before_its_lease_and_nobody_knows_what_came_of_it(
    database: Database[Store], record: Record, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(_to: Conversation, *_what: object) -> Outcome:
        await asyncio.Event().wait()
        raise AssertionError("nobody answers")

    monkeypatch.setattr(stages, "LONGEST_CALL", timedelta(seconds=0.01))
    delivery = Delivery(database, record.render, silent, silent, clock, luck=lambda: 1.0)
    put(database)
    async with asyncio.timeout(5):
        assert await delivery.step()
    assert states(database) == {DeliveryState.UNKNOWN: 1}
    update(database)
    async with asyncio.timeout(5):
        assert await delivery.step()
    assert states(database) == {DeliveryState.UNKNOWN: 1, DeliveryState.READY: 1}


async def test_what_could_outlast_its_lease_is_not_begun(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    put(database)
    row = await delivery.claim()
    assert row is not None
    clock.at += stages.LEASE - stages.LONGEST_CALL
    await delivery.deliver(row)
    assert (teams.said, states(database)) == ([], {DeliveryState.READY: 1})
    assert await delivery.step()
    assert states(database) == {DeliveryState.SENT: 1}


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


def put_kind_of_tomorrow(key: str, store: Store) -> None:
    store.outbox.put("of_tomorrow", "7", key, "a:farida", NOW)


async def test_a_kind_of_tomorrow_is_left_to_a_replica_that_knows_it_but_not_for_ever(
    database: Database[Store], delivery: Delivery, teams: Teams, clock: Clock
) -> None:
    older = Delivery(
        database, messages.render, teams.send, teams.update, clock, luck=lambda: 1.0, owner="old"
    )
    for key in ("first", "last"):
        database.write_now(partial(put_kind_of_tomorrow, key))
    assert await older.step()
    assert states(database) == {DeliveryState.READY: 2}
    clock.on(minutes=10)
    assert await delivery.step()
    assert states(database) == {DeliveryState.READY: 1, DeliveryState.SENT: 1}
    for _ in range(messages.STRANGE):
        clock.on(minutes=11)
        await older.step()
    assert states(database) == {DeliveryState.SKIPPED: 1, DeliveryState.SENT: 1}
