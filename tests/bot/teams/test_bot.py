"""The table of what comes from Teams: the SDK finds the method, and the method makes the turn."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from botbuilder.core import Middleware, TurnContext
from botbuilder.core.teams import TeamsActivityHandler, TeamsInfo
from botbuilder.schema import Activity, ChannelAccount, ResourceResponse

from bot.handlers import table
from bot.teams import bot as room
from bot.teams.adapter import Adapter
from bot.teams.bot import HubBot
from bot.turns.reply import Say, Show
from bot.turns.turn import What
from tests.edge import CHAT, NOW, TENANT, Edge, edge
from tests.fake_teams import APP_ID, FakeTeams
from tests.reading import Reading

BOT = f"28:{APP_ID}"
CARD = {"type": "AdaptiveCard", "version": "1.5", "fallbackText": "Visit recorded", "body": []}
# Ways past a fault of the SDK's, which give no turn.
LED_PAST = {"on_invoke_activity", "on_teams_members_added_dispatch"}


def _consent(action: str) -> dict[str, Any]:
    places = {"uploadUrl": "https://hub.sharepoint.com/up", "contentUrl": "https://hub/x.xlsx"}
    value = {"action": action, "context": {"file": "f1"}, "uploadInfo": places}
    return {"type": "invoke", "name": "fileConsent/invoke", "text": None, "value": value}


def _added(*ids: str) -> dict[str, Any]:
    return {"type": "conversationUpdate", "membersAdded": [{"id": one} for one in ids]}


def _dialog(name: str, **value: Any) -> dict[str, Any]:
    return {"type": "invoke", "name": name, "text": None, "value": value}


PRESS = {"action": {"type": "Action.Execute", "verb": "visit.save", "data": {"did": "Phonics"}}}
ROWS: list[tuple[str, dict[str, Any], What, str]] = [
    ("on_message_activity", {"text": "my visits"}, What.COMMAND, ""),
    ("on_message_activity", {"text": None, "value": {"verb": "home"}}, What.ACTION, "home"),
    (
        "on_message_activity",
        {"text": None, "attachments": [{"contentType": "image/png"}]},
        What.EVENT,
        "files sent",
    ),
    (
        "on_adaptive_card_invoke",
        {"type": "invoke", "name": "adaptiveCard/action", "value": PRESS},
        What.ACTION,
        "visit.save",
    ),
    (
        "on_teams_messaging_extension_fetch_task",
        _dialog("composeExtension/fetchTask", commandId="logVisit"),
        What.EVENT,
        "message chosen",
    ),
    (
        "on_teams_messaging_extension_submit_action",
        _dialog("composeExtension/submitAction", data={"verb": "message.save"}),
        What.ACTION,
        "message.save",
    ),
    (
        "on_teams_task_module_submit",
        _dialog("task/submit", data={"verb": "message.save"}),
        What.ACTION,
        "message.save",
    ),
    (
        "on_search_invoke",
        {"type": "invoke", "name": "application/search", "value": {"queryText": "elm"}},
        What.EVENT,
        "search",
    ),
    ("on_teams_file_consent_accept", _consent("accept"), What.EVENT, "file accepted"),
    ("on_teams_file_consent_decline", _consent("decline"), What.EVENT, "file declined"),
    (
        "on_installation_update_add",
        {"type": "installationUpdate", "action": "add"},
        What.EVENT,
        "installed",
    ),
    (
        "on_installation_update_remove",
        {"type": "installationUpdate", "action": "remove"},
        What.EVENT,
        "removed",
    ),
    ("on_teams_members_added", _added("29:somebody", BOT), What.EVENT, "joined"),
]


@pytest.mark.parametrize(("method", "changes", "what", "key"), ROWS)
async def test_each_kind_of_activity_reaches_its_method_by_way_of_the_sdk(
    teams: FakeTeams,
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    changes: dict[str, Any],
    what: What,
    key: str,
) -> None:
    called: list[str] = []
    _spied(monkeypatch, TeamsActivityHandler, "on_turn", called)
    for name in _methods():
        _spied(monkeypatch, HubBot, name, called)
    async with edge(teams) as door:
        assert (await door.post(door.activity(**changes)))[0] == 200
        assert called == ["on_turn", method]
        assert [(turn.what, turn.key) for turn in door.bot.turns] == [(what, key)]


def test_the_rows_are_the_methods_and_the_class_says_so() -> None:
    assert {method for method, *_ in ROWS} == _methods()
    assert "on_turn" not in vars(HubBot), "the SDK finds the method"
    listed = HubBot.__doc__ or ""
    assert [name for name in _methods() if f"| {name} |" not in listed] == []


def test_every_event_that_somebody_answers_comes_from_a_method() -> None:
    answered = {key for what, _, key in table().entries if what is What.EVENT}
    assert {key for _, _, what, key in ROWS if what is What.EVENT} == answered


UNHEARD: list[tuple[str, dict[str, Any]]] = [
    ("on_message_update_activity", {"type": "messageUpdate"}),
    ("on_message_delete_activity", {"type": "messageDelete"}),
    ("on_message_reaction_activity", {"type": "messageReaction"}),
    ("on_typing_activity", {"type": "typing"}),
    ("on_event_activity", {"type": "event", "name": "application/vnd.microsoft.meetingStart"}),
    ("on_end_of_conversation_activity", {"type": "endOfConversation"}),
    ("on_unrecognized_activity_type", {"type": "handoff"}),
    (
        "on_teams_members_removed",
        {"type": "conversationUpdate", "membersRemoved": [{"id": "29:somebody"}]},
    ),
    *(
        (
            f"on_teams_{kind}_{deed}",
            {
                "type": "conversationUpdate",
                "channelData": {
                    "eventType": f"{kind}{deed.title()}",
                    "tenant": {"id": TENANT},
                    "channel": {"id": "19:channel"},
                    "team": {"id": "19:team"},
                },
            },
        )
        for kind, deeds in (
            ("channel", ("created", "deleted", "renamed", "restored")),
            ("team", ("archived", "deleted", "renamed", "restored", "unarchived")),
        )
        for deed in deeds
    ),
]


@pytest.mark.parametrize(("method", "changes"), UNHEARD)
async def test_a_method_of_the_sdk_that_is_written_later_is_reached(
    teams: FakeTeams, method: str, changes: dict[str, Any]
) -> None:
    """What the SDK needs to tell these apart is handed to it, though nothing answers them yet."""
    heard: list[tuple[Any, ...]] = []

    async def written(self: HubBot, *given: Any) -> None:
        heard.append(given)

    async with edge(teams) as door:
        later = type("Later", (HubBot,), {method: written})(Reading(), lambda: NOW)
        await door.adapter.run(door.activity(text=None, **changes), later.on_turn)
    [given] = heard
    assert isinstance(given[-1], TurnContext)
    if "channelData" in changes:
        assert given[-2].id == "19:team"


@pytest.mark.parametrize("plugged", [{"text": "visit"}, ROWS[2][1]])
async def test_what_is_plugged_into_the_sdk_sees_the_turn_and_what_is_sent(
    teams: FakeTeams, plugged: dict[str, Any]
) -> None:
    seen: list[str] = []

    class Plug(Middleware):  # type: ignore[misc]
        async def on_turn(self, context: TurnContext, logic: Callable[[], Awaitable[None]]) -> None:
            async def sending(
                _context: TurnContext, sent: list[Activity], go_on: Callable[[], Awaitable[None]]
            ) -> None:
                seen.extend(activity.type for activity in sent)
                await go_on()

            context.on_send_activities(sending)
            seen.append(context.activity.type)
            await logic()

    async with edge(teams) as door:
        door.adapter.use(Plug())
        door.bot.reply = lambda turn: Say(CARD)
        await door.post(door.activity(**plugged))
        assert [m.card for m in teams.chats[CHAT]] == [CARD]
    ends = ["invokeResponse"] if plugged.get("type") == "invoke" else []
    assert seen == [plugged.get("type", "message"), "message", *ends]


async def test_a_fault_in_a_method_is_no_5xx_and_a_press_is_told(
    teams: FakeTeams, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise ZeroDivisionError

    async with edge(teams) as door:
        monkeypatch.setattr(room, "turn", broken)
        assert await door.post(door.activity()) == (200, None)
        status, body = await door.post(door.press())
        assert (status, body["value"]["message"][:31]) == (200, "The answer could not be shown. ")


async def test_the_bot_coming_alone_is_answered_and_asks_teams_about_nobody(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        await door.post(door.activity(**_added("29:somebody", "29:other")))
        await door.post(door.activity(**_added("29:somebody", BOT)))
        assert ([turn.key for turn in door.bot.turns], teams.calls) == (["joined"], [])


async def test_what_the_sdk_is_led_past_is_still_broken(
    teams: FakeTeams, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one of these fails the SDK has changed, and the way past it may go."""
    sdk = TeamsActivityHandler()
    asked: list[str] = []

    async def asking(_context: TurnContext, member: str) -> ChannelAccount:
        asked.append(member)
        return ChannelAccount(id=member)

    monkeypatch.setattr(TeamsInfo, "get_member", asking)
    async with edge(teams) as door:
        unknown = door.press(name="made/up")
        assert (await _answered(sdk, door, unknown)).status == 501
        malformed = await _answered(sdk, door, door.press(), value={"action": {"type": "x"}})
        assert isinstance(malformed.body.value, Exception)
        context = TurnContext(door.adapter, Activity(recipient=ChannelAccount(id=BOT)))
        await sdk.on_teams_members_added_dispatch([ChannelAccount(id="29:x")], None, context)
    assert asked == ["29:x"]
    plain = Activity(from_property=ChannelAccount(id="29:x"))
    assert TurnContext.get_conversation_reference(plain).user is not plain.from_property, "copied"


async def test_the_answer_of_a_press_is_written_once_by_the_bot_itself(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Show(CARD)
        sent: list[Activity] = []

        async def noted(context: TurnContext, activities: list[Activity]) -> list[ResourceResponse]:
            sent.extend(activities)
            return await Adapter.send_activities(door.adapter, context, activities)

        door.adapter.send_activities = noted  # type: ignore[method-assign]
        await door.post(door.press())
        assert [type(activity.value.body) for activity in sent] == [bytes]


async def _answered(
    bot: TeamsActivityHandler, door: Edge, body: dict[str, Any], value: Any = None
) -> Any:
    """What a bot answers to an invoke."""
    context = TurnContext(
        door.adapter, Activity(type="invoke", channel_id="msteams", name=body["name"], value=value)
    )
    return await bot.on_invoke_activity(context)


def _methods() -> set[str]:
    """The methods of the table."""
    return {name for name in vars(HubBot) if name.startswith("on_")} - LED_PAST


def _spied(monkeypatch: pytest.MonkeyPatch, of: type[object], name: str, called: list[str]) -> None:
    """Has a method note that it was called."""
    real = getattr(of, name)

    async def spy(*given: Any) -> Any:
        called.append(name)
        return await real(*given)

    monkeypatch.setattr(of, name, spy)
