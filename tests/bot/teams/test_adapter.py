"""How a reply reaches a person, whatever was pressed, and that Teams always gets a good answer."""

import asyncio
import json
import logging
from importlib.metadata import requires, version
from typing import Any

import pytest
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity, ResourceResponse

from bot.running import logs
from bot.turns.reply import Card, Failed, Nothing, Reply, Say, Show
from bot.turns.turn import Turn
from domain.delivery.delivery import Dead, Outcome, Sent
from domain.delivery.slots import Slot
from storage.engine.database import Busy
from tests.edge import CHAT, TENANT, edge
from tests.fake_teams import FakeTeams

FORM = {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "Record a visit", "body": []}
RECEIPT = {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "Visit recorded", "body": []}
SLOT = Slot("visit", "7")
ADAPTIVE, LINE, ERROR = (
    f"application/vnd.microsoft.{kind}" for kind in ("card.adaptive", "activity.message", "error")
)


def shown(card: Card) -> dict[str, Any]:
    """The body that puts a card in place of the pressed one."""
    return {"statusCode": 200, "type": ADAPTIVE, "value": card}


def failed(text: str) -> dict[str, Any]:
    """The body that leaves the pressed card alone and says what is wrong."""
    return {"statusCode": 500, "type": ERROR, "value": {"code": "Failed", "message": text}}


def test_the_sdk_is_the_one_that_the_repairs_were_made_for() -> None:
    assert {
        name: version(name)
        for name in ("botbuilder-core", "botbuilder-schema", "botframework-connector")
    } == {
        "botbuilder-core": "4.17.1",
        "botbuilder-schema": "4.17.1",
        "botframework-connector": "4.17.1",
    }
    assert not [line for line in requires("botbuilder-core") or [] if "botbuilder-dialogs" in line]


async def test_what_the_repairs_repair_is_still_broken() -> None:
    """Where one of these fails the SDK has changed, and the repair beside its words may go."""
    told = {"type": "message", "conversation": {"id": "a:1", "tenantId": TENANT}}
    assert Activity().deserialize(told).conversation.tenant_id is None
    handed: list[Activity] = []

    class Sending(BotAdapter):  # type: ignore[misc]
        async def send_activities(
            self, context: TurnContext, activities: list[Activity]
        ) -> list[ResourceResponse]:
            handed.extend(activities)
            return [ResourceResponse(id="m1")]

        async def update_activity(self, context: TurnContext, activity: Activity) -> None:
            raise NotImplementedError

        async def delete_activity(self, context: TurnContext, reference: Any) -> None:
            raise NotImplementedError

    sent = Activity(type="message", text="Hello")
    await TurnContext(Sending(), Activity().deserialize(told)).send_activity(sent)
    assert (handed[0].text, handed[0] is sent) == ("Hello", False), "what is sent is copied"


async def test_a_pressed_button_is_answered_with_the_card_in_its_place(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Show(RECEIPT, SLOT)
        assert await door.post(door.press({"did": "Phonics"})) == (200, shown(RECEIPT))
        assert (teams.calls, door.bot.posts) == ([], [])


async def test_what_is_posted_on_a_press_is_posted_below_a_card_left_alone(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Say(FORM, SLOT, "form-1")
        status, body = await door.post(door.press())
        assert (status, body) == (200, {"statusCode": 200, "type": LINE, "value": "See below."})
        [message] = teams.chats[CHAT]
        assert message.card == FORM
        assert door.bot.posts == [(Say(FORM, SLOT, "form-1"), Sent(message.id))]


async def test_a_failure_leaves_the_pressed_card_alone_and_is_told(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Failed("No such record.")
        assert await door.post(door.press()) == (200, failed("No such record."))
        assert teams.calls == []


async def test_no_word_on_a_press_is_a_line_that_is_not_empty(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        _, body = await door.post(door.press())
        assert (body["type"], bool(body["value"])) == (LINE, True)


async def test_a_press_is_told_when_the_message_could_not_be_posted(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Say(FORM)
        teams.failures.append((403, {}, {"error": {"code": "MessageWritesBlocked"}}))
        assert await door.post(door.press()) == (
            200,
            failed("The message could not be posted. Please press it again."),
        )
        assert door.bot.posts == [(Say(FORM), Dead("403 MessageWritesBlocked", stops=True))]
        teams.failures.append((502, {}, None))
        assert (await door.post(door.press()))[1]["type"] == LINE, (
            "it may have arrived: nobody is asked to press again"
        )


@pytest.mark.parametrize("reply", [Say(FORM, SLOT, "form-1"), Show(FORM, SLOT, "form-1")])
async def test_typed_words_are_answered_by_a_message(teams: FakeTeams, reply: Reply) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: reply
        assert await door.post(door.activity()) == (200, None)
        [message] = teams.chats[CHAT]
        assert message.card == FORM
        assert door.bot.posts == [(Say(FORM, SLOT, "form-1"), Sent(message.id))]


async def test_a_submit_puts_the_card_into_its_message(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Say(FORM)
        await door.post(door.activity())
        [message] = teams.chats[CHAT]
        door.bot.reply = lambda turn: Show(RECEIPT, SLOT)
        submit = door.activity(text=None, value={"verb": "visit.save"}, replyToId=message.id)
        teams.failures += [(503, {}, None), (412, {"Retry-After": "0"}, None)]
        assert await door.post(submit) == (200, None)
        assert (message.card, message.updates, len(teams.chats[CHAT])) == (RECEIPT, 1, 1)


@pytest.mark.parametrize(
    "failure", [None, (400, {}, None), (403, {}, {"error": {"code": "NotEnoughPermissions"}})]
)
async def test_a_card_that_cannot_be_put_into_its_message_is_posted(
    teams: FakeTeams, failure: Any
) -> None:
    async with edge(teams) as door:
        teams.failures += [failure] if failure else []
        door.bot.reply = lambda turn: Show(RECEIPT, SLOT)
        await door.post(door.activity(text=None, value={"verb": "visit.save"}, replyToId="gone"))
        assert [m.card for m in teams.chats[CHAT]] == [RECEIPT]


async def test_a_failure_of_typed_words_is_a_message_and_silence_is_none(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        await door.post(door.activity())
        assert teams.calls == []
        door.bot.reply = lambda turn: Failed("Not *now*.")
        assert await door.post(door.activity()) == (200, None)
        assert [m.text for m in teams.chats[CHAT]] == ["Not *now*."]


async def test_a_turn_that_breaks_is_told_with_a_reference_that_stands_in_the_log(
    teams: FakeTeams, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(turn: Turn) -> Reply:
        raise ZeroDivisionError("of a person's words")

    async with edge(teams) as door:
        door.bot.reply = broken
        _, body = await door.post(door.press())
        said = body["value"]["message"]
        assert said.startswith("Something went wrong; nothing was saved (ref ")
        [record] = [r for r in caplog.records if r.levelno == logging.ERROR]
        assert (record.activity, f"(ref {record.reason})" in said) == ("1780000000000", True)  # type: ignore[attr-defined]
        assert await door.post(door.activity()) == (200, None)
        assert teams.chats[CHAT][0].text.startswith("Something went wrong")


async def test_a_reply_that_cannot_be_written_or_noted_is_still_no_5xx(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Say({"type": "AdaptiveCard", "body": [object()]})
        assert (await door.post(door.activity()))[0] == 200
        assert (await door.post(door.press()))[0] == 200
        door.bot.reply = lambda turn: Show({"type": "AdaptiveCard", "body": [object()]})
        status, body = await door.post(door.press())
        assert (status, body["type"]) == (200, ERROR)

        async def broken(turn: Turn, reply: Reply, outcome: Outcome) -> None:
            raise OSError("disk full")

        door.bot.reply, door.bot.noting = (lambda turn: Say(FORM)), broken
        assert (await door.post(door.press()))[1]["type"] == LINE
        assert await door.post(door.activity()) == (200, None)
        assert len(teams.chats[CHAT]) == 2


@pytest.mark.parametrize("problem", [Busy("full"), OSError("gone")])
async def test_where_the_tenant_cannot_be_judged_nothing_is_done_and_a_press_is_told(
    teams: FakeTeams, problem: Exception
) -> None:
    async with edge(teams) as door:
        door.judging = problem
        _, body = await door.post(door.press())
        assert body == failed("I was busy for a moment, so nothing was saved. Please try again.")
        assert await door.post(door.activity()) == (200, None)
        assert (door.bot.turns, teams.calls) == ([], [])


async def test_more_than_can_wait_is_told_so(teams: FakeTeams) -> None:
    busy = "I was busy for a moment, so nothing was saved. Please try again."
    async with edge(teams, at_once=3) as door:
        door.bot.held = asyncio.Event()
        door.bot.reply = lambda turn: Show(RECEIPT)
        waiting = [asyncio.create_task(door.post(door.press(id=f"a{n}"))) for n in range(3)]
        await door.asked(3)
        assert await door.post(door.press()) == (200, failed(busy))
        assert await door.post(door.activity()) == (200, None)
        assert [m.text for m in teams.chats[CHAT]] == [busy]
        door.bot.held.set()
        assert [body for _, body in await asyncio.gather(*waiting)] == [shown(RECEIPT)] * 3
        assert len(door.bot.turns) == 3


async def test_a_full_database_is_told_so(teams: FakeTeams) -> None:
    def full(turn: Turn) -> Reply:
        raise Busy("2000 units wait already")

    async with edge(teams) as door:
        door.bot.reply = full
        assert (await door.post(door.press()))[1]["value"]["message"].startswith(
            "I was busy for a moment"
        )


async def test_who_typed_something_is_shown_it_whatever_keeps_the_answer(teams: FakeTeams) -> None:
    async with edge(teams, patience=0.05, at_once=1) as door:
        door.bot.waits = lambda said: Show({**FORM, "fallbackText": said})
        door.bot.held = asyncio.Event()
        _, slow = await door.post(door.press())
        _, crowded = await door.post(door.press())
        door.bot.held.set()
        door.judging = Busy("full")
        _, unjudged = await door.post(door.press())
    assert [body["type"] for body in (slow, crowded, unjudged)] == [ADAPTIVE] * 3
    assert "longer than usual" in slow["value"]["fallbackText"]
    assert "I was busy for a moment" in crowded["value"]["fallbackText"]


async def test_a_slow_connector_holds_no_request_open_and_the_turn_goes_on(
    teams: FakeTeams,
) -> None:
    async with edge(teams, patience=0.05) as door:
        door.bot.reply = lambda turn: Say(FORM)
        teams.failures += ["hang", "hang"]
        assert await door.post(door.activity()) == (200, None)
        assert (await door.post(door.press()))[1]["type"] == LINE
        assert door.bot.posts == []
        teams.released.set()
    assert [type(outcome) for _, outcome in door.bot.posts] == [Sent, Sent], (
        "drained before the end"
    )


async def test_a_slow_bot_says_so_on_a_press_and_ends_its_work(teams: FakeTeams) -> None:
    async with edge(teams, patience=0.05) as door:
        door.bot.held = asyncio.Event()
        door.bot.reply = lambda turn: Say(FORM)
        _, body = await door.post(door.press())
        assert (body["type"], body["value"].startswith("This takes longer")) == (LINE, True)
        door.bot.held.set()
    assert [m.card for m in teams.chats[CHAT]] == [FORM]


async def test_a_reply_that_was_not_taken_is_named_in_the_log(
    teams: FakeTeams, caplog: pytest.LogCaptureFixture
) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Say(FORM)
        teams.failures.append((403, {}, {"error": {"code": "MessageWritesBlocked"}}))
        assert (await door.post(door.activity()))[0] == 200
    [record] = [r for r in caplog.records if r.levelno == logging.WARNING]
    facts = json.loads(logs.Json().format(record))
    assert (facts["activity"], facts["outcome"], facts["reason"]) == (
        "1780000000000",
        "Dead",
        "403/MessageWritesBlocked",
    )


async def test_in_a_channel_the_answer_stays_in_its_thread(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Say(FORM)
        at = {
            "id": "19:hub@thread.tacv2;messageid=17",
            "conversationType": "channel",
            "tenantId": TENANT,
        }
        await door.post(door.activity(conversation=at))
        assert [(m.card, m.thread) for m in teams.chats["19:hub@thread.tacv2"]] == [(FORM, "17")]
        assert door.bot.turns[0].conversation.id == "19:hub@thread.tacv2"


async def test_a_card_is_not_copied_and_not_changed_on_its_way(teams: FakeTeams) -> None:
    class Once(dict[str, Any]):
        def __deepcopy__(self, memo: object) -> dict[str, Any]:
            raise AssertionError("copied")

    card: Card = {"type": "AdaptiveCard", "body": [Once(type="TextBlock", text="x")]}
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Say(card)
        await door.post(door.activity())
        assert teams.chats[CHAT][0].card == card
        door.bot.reply = lambda turn: Show(card)
        assert await door.post(door.press()) == (200, shown(card))


async def test_silence_is_possible(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Nothing()
        assert await door.post(door.activity(type="installationUpdate", action="add")) == (
            200,
            None,
        )
        assert (len(door.bot.turns), teams.calls) == (1, [])
