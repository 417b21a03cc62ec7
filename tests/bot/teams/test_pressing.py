"""Every button of every approved card, pressed by Action.Submit in the place of Action.Execute."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest

from bot.teams.inbound import turn
from bot.teams.meaning import pressed, typed_or_submitted
from bot.teams.pressing import drawing, submitting
from bot.turns.reply import Failed, Say, Show
from cards.actions import buttons
from tests.edge import CHAT, NOW, edge
from tests.fake_teams import FakeTeams, Message

APPROVED = sorted(
    (Path(__file__).parents[2] / "cards" / "approved").glob("*.json"), key=lambda path: path.name
)
CARD: dict[str, Any] = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [],
    "actions": [
        {"type": "Action.Execute", "title": "Save", "verb": "visit.save", "data": {"v": 1}}
    ],
}


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of a card, in its order."""
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from parts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from parts(inner)


def of(card: Any, kind: str) -> list[dict[str, Any]]:
    """The actions of that kind."""
    return [part for part in parts(card) if part.get("type") == kind]


@pytest.mark.parametrize("path", APPROVED, ids=lambda path: path.stem)
def test_each_button_of_each_card_means_the_same_by_submit(path: Path) -> None:
    card = orjson.loads(path.read_bytes())
    before = orjson.dumps(card)
    drawn = submitting(card)
    assert orjson.dumps(card) == before
    executes, submits = of(card, "Action.Execute"), of(drawn, "Action.Submit")
    assert not of(drawn, "Action.Execute")
    assert len(submits) == len(executes)
    known = buttons()
    for execute, submit in zip(executes, submits, strict=True):
        one = pressed({"verb": execute["verb"], "data": execute["data"]})
        body = {"type": "message", "value": submit["data"]}
        other = typed_or_submitted(body)
        assert (other.what, other.key) == (one.what, one.key)
        kind = known[one.key]
        assert kind.model_validate(dict(other.inputs)) == kind.model_validate(dict(one.inputs))
        looks = ("title", "style", "tooltip", "associatedInputs")
        assert [submit.get(name) for name in looks] == [execute.get(name) for name in looks]
        assert submit["data"]["msteams"] == {"feedback": {"hide": True}}


def test_all_else_of_a_card_stays_and_it_asks_for_nothing_by_itself() -> None:
    card = CARD | {"refresh": {"action": CARD["actions"][0], "userIds": []}}
    drawn = submitting(card)
    assert "refresh" not in drawn
    assert {**drawn, "actions": []} == {**CARD, "actions": []}
    assert submitting(drawn) == drawn


def test_by_default_nothing_is_drawn_otherwise() -> None:
    assert drawing("execute")(CARD) is CARD


def submit(door: Any) -> dict[str, Any]:
    """A press by Action.Submit on message m1."""
    activity: dict[str, Any] = door.activity(
        text=None, value={"verb": "visit.save", "v": 1, "did": "Phonics"}, replyToId="m1"
    )
    return activity


async def test_a_pressed_card_is_replaced_by_an_update_of_its_message(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda _turn: Show(CARD)
        teams.chats[CHAT].append(Message("m1", CARD, ""))
        activity = submit(door)
        assert (await door.post(activity))[0] == 200
        assert (await door.post(activity | {"id": "pressed-twice"}))[0] == 200
    [shown] = teams.chats[CHAT]
    assert shown.updates == 2


async def test_where_its_message_is_gone_the_card_is_posted(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda _turn: Show(CARD)
        assert (await door.post(submit(door)))[0] == 200
    assert [message.card for message in teams.chats[CHAT]] == [CARD]


async def test_what_was_typed_stays_beside_what_is_posted(teams: FakeTeams) -> None:
    kept = CARD | {"fallbackText": "kept"}
    async with edge(teams) as door:
        door.bot.reply = lambda _turn: Say(CARD, stays=kept)
        teams.chats[CHAT].append(Message("m1", CARD, ""))
        await door.post(submit(door))
    assert [message.card for message in teams.chats[CHAT]] == [kept, CARD]


async def test_a_refusal_is_a_line_of_its_own(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda _turn: Failed("Not yours.")
        await door.post(submit(door))
    assert [message.text for message in teams.chats[CHAT]] == ["Not yours."]


def test_a_press_says_which_message_it_was_on(teams: FakeTeams) -> None:
    body = {
        "type": "message",
        "id": "a1",
        "serviceUrl": "https://smba.example/",
        "from": {"id": "29:x", "aadObjectId": "oid"},
        "recipient": {"id": "28:y"},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "t"},
        "value": {"verb": "home", "v": 1},
        "replyToId": "m7",
    }
    came = turn(body, typed_or_submitted(body), NOW)
    assert came is not None and (came.reply_to, came.invoke) == ("m7", False)
