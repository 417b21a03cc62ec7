"""Dialogs at the edge: what is asked for there, what they are answered with, and how soon."""

import asyncio
from typing import Any

import pytest

from bot.teams.answers import NOT_HERE, TITLE
from bot.teams.endpoint import NOT_OPEN, SLOW
from bot.teams.meaning import FETCH, LOG_VISIT, SUBMITS
from bot.teams.turns import BUSY
from bot.teams.typed import written
from bot.turns.reply import Done, Failed, Nothing, Reply, Say, Show, TakeAway, packed, unpacked
from bot.turns.turn import What
from domain.delivery.conversations import Surface
from storage.engine.database import Busy
from tests.bot.teams.arriving import turn_of
from tests.edge import OTHER_TENANT, Edge, edge
from tests.fake_teams import FakeTeams
from tests.shown import parts_of

CARD: dict[str, Any] = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [],
    "actions": [{"type": "Action.Execute", "title": "Save", "verb": "message.save", "data": {}}],
}
PAYLOAD = {
    "createdDateTime": "2026-11-20T23:30:00Z",
    "body": {"contentType": "html", "content": "<p>Titus Salt, 2h</p>"},
}


def dialog(door: Edge, name: str = FETCH, **changes: Any) -> dict[str, Any]:
    value = {"commandId": LOG_VISIT, "messagePayload": PAYLOAD, "data": {"verb": "message.save"}}
    return door.press(name=name, value=value, **changes)


async def said(door: Edge, activity: dict[str, Any]) -> str:
    """The words with which a dialog ends."""
    status, answered = await door.post(activity)
    assert (status, answered["task"]["value"]["title"]) == (200, TITLE)
    card = answered["task"]["value"]["card"]["content"]
    [text] = [part["text"] for part in parts_of(card) if part.get("type") == "TextRun"]
    assert card["fallbackText"] == text
    return str(text)


async def test_a_chosen_message_is_an_event_with_its_words_and_its_moment(teams: FakeTeams) -> None:
    turn = await turn_of(teams, dialog)
    assert (turn.what, turn.key, turn.text) == (What.EVENT, "message chosen", "Titus Salt, 2h")
    assert turn.inputs == {"at": "2026-11-20T23:30:00Z"}
    assert (turn.conversation.surface, turn.conversation.user_id) == (Surface.DIALOG, "")
    assert turn.invoke
    assert turn.reply_to == "", "a dialog's card stands in no message"


@pytest.mark.parametrize("name", SUBMITS)
async def test_a_button_of_a_dialog_is_a_press_in_it(teams: FakeTeams, name: str) -> None:
    turn = await turn_of(teams, lambda door: dialog(door, name))
    assert (turn.what, turn.key, turn.in_dialog) == (What.ACTION, "message.save", True)


@pytest.mark.parametrize("value", [None, 7, [], {}, {"commandId": "other"}, {"commandId": 7}])
async def test_a_command_that_is_not_known_has_no_name(teams: FakeTeams, value: Any) -> None:
    async with edge(teams) as door:
        assert (await door.post(door.press(name=FETCH, value=value)))[0] == 200
        assert [(turn.what, turn.key) for turn in door.bot.turns] == [(What.EVENT, "")]


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Failed("No."), "No."),
        (Done("Saved."), "Saved."),
        (Nothing(), NOT_HERE),
        (TakeAway(CARD), NOT_HERE),
    ],
)
async def test_words_end_it(teams: FakeTeams, reply: Reply, says: str) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: reply
        assert await said(door, dialog(door)) == says
        assert teams.calls == []


@pytest.mark.parametrize("reply", [Show(CARD), Say(CARD)])
async def test_a_card_goes_on_by_buttons_that_a_dialog_knows(
    teams: FakeTeams, reply: Reply
) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: reply
        _, answered = await door.post(dialog(door, replyToId="m1"))
        assert answered["task"]["type"] == "continue"
        assert answered["task"]["value"]["title"] == TITLE
        card = answered["task"]["value"]["card"]["content"]
        kinds = {str(part.get("type")) for part in parts_of(card)}
        assert "Action.Submit" in kinds
        assert "Action.Execute" not in kinds
        assert teams.calls == [], "nothing is said in a conversation that is none of the bot's"


async def test_it_is_answered_before_teams_asks_again(teams: FakeTeams) -> None:
    async with edge(teams, patience=0.05) as door:
        door.bot.held = asyncio.Event()
        assert await said(door, dialog(door)) == SLOW
        door.bot.held.set()


async def test_where_there_is_no_room_it_says_so(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.judging = Busy("full")
        assert await said(door, dialog(door)) == BUSY


async def test_nobody_that_teams_vouches_for_gets_a_harmless_answer(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        nameless = dialog(door) | {"from": {"id": "29:nobody"}}
        answered = {"task": {"type": "message", "value": NOT_HERE}}
        assert await door.post(nameless) == (200, answered)
        assert door.bot.turns == []


async def test_another_tenant_is_told_so_and_counted_and_nothing_happens(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        at = {"id": "19:x@thread.v2", "tenantId": OTHER_TENANT}
        for name in (FETCH, *SUBMITS):
            there = {"conversation": at, "channelData": {"tenant": {"id": OTHER_TENANT}}}
            assert await said(door, dialog(door, name, **there)) == NOT_OPEN
        assert (door.bot.turns, teams.calls) == ([], [])
        assert door.refused == [(403, "tenant")] * 3


def test_the_end_of_a_dialog_is_kept_for_a_press_that_comes_again() -> None:
    assert unpacked(packed(Done("Saved."))) == Done("Saved.")


WRITTEN = {
    ("text", "1 < 2\n\n  and  3"): "1 < 2\nand 3",
    ("html", "<div>one<div>two</div></div>"): "one\ntwo",
    ("html", "a <b>Titus</b> S<i>alt</i> visit"): "a Titus Salt visit",
    ("html", "<ul><li>one</li><li>two</li></ul>"): "one\ntwo",
    ("html", "<table><tr><td>one</td><td>two</td></tr></table>"): "one\ntwo",
    ("html", "Years 5 &amp; 6&nbsp;&lt;phonics&gt;"): "Years 5 & 6 <phonics>",
    ("html", '<p><at id="0">Hub Visits</at>, saw <at id="1">Joan</at></p>'): ", saw Joan",
    ("html", '<p>see <a href="https://x/y">the plan</a></p>'): "see the plan",
    ("html", '<img alt="image" src="x"><attachment id="7"></attachment>'): "",
    ("html", '<blockquote itemid="1"><p>asked</p></blockquote><p>said</p>'): "said",
    ("HTML", "<p>one</p>"): "one",
    ("html", "<" * 60_000): "<" * 10_000,
    ("text", "x" * 20_000): "x" * 10_000,
}


@pytest.mark.parametrize(("held", "words"), WRITTEN.items())
def test_a_messages_own_words_are_read_without_its_marks(held: tuple[str, str], words: str) -> None:
    kind, content = held
    body = {"recipient": {"id": "28:x", "name": "Hub Visits"}}
    assert written({"body": {"contentType": kind, "content": content}}, body) == words
