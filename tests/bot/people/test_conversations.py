"""Where unasked messages go, as people meet it: refusals, wrong addresses, chats of several."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio

from bot.subjects.people.welcomes import KIND
from domain.delivery.delivery import DeliveryState
from storage.store import Store
from tests.clock import Clock
from tests.conversation import Chat, House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.seed import FARIDA, SAMIRA

UNKNOWN = {"error": {"code": "ServiceError", "message": "Unknown"}}
ELSEWHERE = {"error": {"code": "BadArgument", "message": "User is from different region"}}
GROUP = "19:several@thread.v2"
UNDER_WAY = {DeliveryState.READY, DeliveryState.LEASED, DeliveryState.SENDING}


@pytest_asyncio.fixture
async def other() -> AsyncIterator[FakeTeams]:
    """The connector of another region."""
    fake = FakeTeams()
    await fake.start()
    yield fake
    await fake.stop()


async def met(house: House) -> Chat:
    """Farida, who has written to the bot."""
    chat = house.chat(FARIDA)
    await chat.say("hi")
    return chat


def tell(house: House, key: str) -> None:
    """Has the bot say something of its own to Farida."""

    def put(store: Store) -> None:
        person = store.people.by_email(FARIDA.email)
        assert person is not None
        chat = store.conversations.chat_of(person)
        assert chat is not None
        store.outbox.put(KIND, str(person.id), key, chat.id, house.clock())

    house.clock.pass_(seconds=2)
    house.database.write_now(put)


async def ended(house: House) -> dict[DeliveryState, int]:
    """How many rows ended how, once all have."""
    await house.until(lambda store: not set(store.outbox.counts()) & UNDER_WAY)
    return house.database.read_now(lambda store: store.outbox.counts())


async def reach(house: House) -> str:
    """What an officer reads about Farida in the list of whom messages do not reach."""
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    words = (await samira.say("people")).words
    return words.partition(FARIDA.name)[2][:200]


@pytest.mark.parametrize(
    "answer",
    [
        (403, {}, UNKNOWN),
        (403, {}, None),
        (403, {}, ELSEWHERE),
        (403, {}, {"error": {"code": "NotEnoughPermissions"}}),
        (403, {}, {"message": "Forbidden"}),
    ],
    ids=str,
)
async def test_one_refusal_that_nobody_documents_is_the_end_of_one_message(
    house: House, answer: Any
) -> None:
    chat = await met(house)
    house.teams.failures_in[FARIDA.conversation] = [answer]
    tell(house, "first")
    assert await ended(house) == {DeliveryState.DEAD: 1}
    tell(house, "second")
    assert await ended(house) == {DeliveryState.DEAD: 1, DeliveryState.SENT: 1}
    assert len(chat.messages) == 2
    assert not await reach(house)


async def test_after_the_third_in_a_row_an_officer_reads_that_teams_refuses(house: House) -> None:
    await met(house)
    house.teams.failures_in[FARIDA.conversation] = [(403, {}, UNKNOWN)] * 3
    for key in ("first", "second", "third"):
        tell(house, key)
        await ended(house)
    said = await reach(house)
    assert "Teams refuses messages to them" in said
    assert "removed" not in said
    samira = house.chat(SAMIRA)
    words = (await samira.say("not delivered")).words
    assert "no longer there" not in words


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("BotDisabledByAdmin", "Teams refuses messages to them"),
        ("BotNotInConversationRoster", "removed the app"),
        ("ConversationBlockedByUser", "blocked the bot"),
        ("ForbiddenOperationException", "removed the app"),
        ("MessageWritesBlocked", "blocked the bot"),
    ],
)
async def test_a_documented_refusal_stops_at_once_and_is_told_for_what_it_is(
    house: House, code: str, said: str
) -> None:
    await met(house)
    house.teams.failures_in[FARIDA.conversation] = [(403, {}, {"error": {"code": code}})]
    tell(house, "first")
    assert await ended(house) == {DeliveryState.DEAD: 1}
    assert said in await reach(house)


async def test_a_chat_that_teams_lost_is_made_anew_and_later_messages_go_there(
    house: House,
) -> None:
    await met(house)
    house.teams.failures_in[FARIDA.conversation] = [
        (404, {}, {"error": {"code": "ConversationNotFound"}})
    ]
    tell(house, "first")
    assert await ended(house) == {DeliveryState.SENT: 1}
    tell(house, "second")
    assert await ended(house) == {DeliveryState.SENT: 2}
    assert len(house.teams.chats["a:anew"]) == 2
    assert not await reach(house)


async def test_after_a_refusal_for_the_region_messages_go_where_they_arrived_before(
    small_hub: Place,
    teams: FakeTeams,
    other: FakeTeams,
    clock: Clock,
    no_settings: pytest.MonkeyPatch,
) -> None:
    hosts = f"127.0.0.1:{teams.port},127.0.0.1:{other.port}"
    async with running(small_hub, teams, clock, allowed_service_hosts=hosts) as house:
        chat = await met(house)
        tell(house, "first")
        await ended(house)
        # Twice, as of somebody who has moved.
        elsewhere = replace(house, token=teams.mint(serviceurl=other.service_url))
        for _ in range(2):
            wrong = chat.activity(
                type="installationUpdate", action="add", serviceUrl=other.service_url
            )
            assert (await elsewhere.post(wrong))[0] == 200
        asked = len(other.sent("POST"))
        other.failures_in[FARIDA.conversation] = [(403, {}, ELSEWHERE)]
        tell(house, "second")
        assert await ended(house) == {DeliveryState.SENT: 2}
        assert len(other.sent("POST")) == asked + 1
        tell(house, "third")
        assert await ended(house) == {DeliveryState.SENT: 3}
        assert len(other.sent("POST")) == asked + 1
        assert len(chat.messages) == 4


async def test_a_chat_of_several_that_calls_itself_personal_is_nobodys_own(house: House) -> None:
    chat = await met(house)
    at = {"id": GROUP, "conversationType": "personal", "tenantId": FARIDA.tenant}
    status, _ = await house.post(chat.activity(type="message", text="my visits", conversation=at))
    assert status == 200
    assert not any("Keelham" in str(message.card) for message in house.teams.chats[GROUP])
    before = len(house.teams.chats[GROUP])
    tell(house, "first")
    await ended(house)
    assert len(house.teams.chats[GROUP]) == before
    assert len(chat.messages) == 2
