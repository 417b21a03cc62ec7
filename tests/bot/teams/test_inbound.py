"""From a request to a turn: what is no activity is refused, and nothing makes the bot fall over."""

import asyncio
import gzip
import json
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams import inbound
from bot.teams.typed import typed
from bot.turns.reply import Failed, Show
from bot.turns.turn import Turn, What
from domain.delivery.conversations import Conversation, Surface
from domain.people.people import Account
from storage.tables.delivery import conversations, inbox, posts
from storage.tables.people import accounts
from tests.edge import CHAT, NOW, TENANT, Edge, edge
from tests.fake_teams import APP_ID, FakeTeams

CONSENT = "fileConsent/invoke"

Changed = Callable[[Edge], Any]


def _bare(**parts: Any) -> Changed:
    return lambda door: door.activity(**parts)


def _conversation(**parts: Any) -> Changed:
    return lambda door: door.activity(conversation={"id": CHAT, "tenantId": TENANT} | parts)


def _from(**parts: Any) -> Changed:
    return lambda door: door.activity(**{"from": {"id": "29:farida", "aadObjectId": "oid"} | parts})


MALFORMED: dict[str, Changed] = {
    "empty": lambda door: b"",
    "half a body": lambda door: b'{"type":"message"',
    "array": lambda door: b"[]",
    "null": lambda door: b"null",
    "number": lambda door: b"1",
    "string": lambda door: b'"x"',
    "NaN": lambda door: b'{"type":NaN}',
    "infinite": lambda door: b'{"type":1e999}',
    "byte order mark": lambda door: b"\xef\xbb\xbf{}",
    "UTF-16": lambda door: '{"type":"message"}'.encode("utf-16"),
    "bad UTF-8": lambda door: b'{"type":"mess\xffage"}',
    "lone surrogate": lambda door: b'{"type":"\\ud800"}',
    "20,000 levels": lambda door: b"[" * 20_000 + b"]" * 20_000,
    "20,000 levels of objects": lambda door: b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    "nothing in it": lambda door: {},
    "no type": _bare(type=None),
    "type a number": _bare(type=7),
    "type empty": _bare(type=""),
    "no id": _bare(id=None),
    "id a number": _bare(id=1780000000000),
    "id too long": _bare(id="x" * 201),
    "id with NUL": _bare(id="a\0b"),
    "channel an object": _bare(channelId={}),
    "service url an array": _bare(serviceUrl=["https://smba.trafficmanager.net/"]),
    "service url too long": _bare(serviceUrl="https://smba.trafficmanager.net/" + "x" * 300),
    "no sender": _bare(**{"from": None}),
    "sender a string": _bare(**{"from": "29:farida"}),
    "sender without id": _from(id=None),
    "sender's id too long": _from(id="x" * 201),
    "account a number": _from(aadObjectId=7),
    "account too long": _from(aadObjectId="x" * 65),
    "account with a line end and NUL": _from(aadObjectId="a\n\0"),
    "no conversation": _bare(conversation=None),
    "conversation an array": _bare(conversation=[]),
    "conversation without id": _conversation(id=None),
    "conversation's id too long": _conversation(id="x" * 301),
    "conversation's id with direction marks": _conversation(id="a\u202eb"),
    "no recipient": _bare(recipient=None),
    "recipient without id": _bare(recipient={}),
    "reply to a number": _bare(replyToId=7),
    "reply to what is too long": _bare(replyToId="x" * 301),
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
async def test_what_is_no_activity_is_400(teams: FakeTeams, body: Changed) -> None:
    async with edge(teams) as door:
        assert await door.post(body(door)) == (400, None)
        assert (door.bot.turns, teams.calls) == ([], [])


@pytest.mark.parametrize(
    "changes",
    [
        {"channelId": None},
        {"channelId": ""},
        {"channelId": "webchat"},
        {"serviceUrl": None},
        {"serviceUrl": ""},
    ],
    ids=str,
)
@pytest.mark.parametrize("development", [False, True])
async def test_an_activity_of_no_channel_or_nowhere_is_401(
    teams: FakeTeams, changes: dict[str, Any], development: bool
) -> None:
    async with edge(teams, development=development) as door:
        assert await door.post(door.activity(**changes)) == (401, None)
        assert (door.bot.turns, teams.calls) == ([], [])


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
async def test_another_method_is_405(teams: FakeTeams, method: str) -> None:
    async with (
        edge(teams) as door,
        door.web.request(method, f"{door.address}/api/messages") as answer,
    ):
        assert (answer.status, answer.headers["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "json",
        "application/jsonp",
        "",
    ],
)
async def test_another_content_type_is_415(teams: FakeTeams, kind: str) -> None:
    async with edge(teams) as door:
        assert (await door.post(door.activity(), **{"Content-Type": kind}))[0] == 415


async def test_a_content_type_with_its_charset_is_fine(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        assert (
            await door.post(door.activity(), **{"Content-Type": "application/json; charset=utf-8"})
        )[0] == 200


async def test_a_body_over_256_kib_is_413_also_in_chunks_and_packed(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        large = json.dumps(door.activity(text="x" * 300_000)).encode()
        assert (await door.post(large))[0] == 413
        assert (await door.post(gzip.compress(large), **{"Content-Encoding": "gzip"}))[0] == 413

        async def chunks() -> Any:
            for start in range(0, len(large), 10_000):
                yield large[start : start + 10_000]

        told = {"Content-Type": "application/json", "Authorization": f"Bearer {teams.mint()}"}
        async with door.web.post(
            f"{door.address}/api/messages", data=chunks(), headers=told
        ) as answer:
            assert answer.status == 413
        assert (await door.post(door.activity(text="x" * 200_000)))[0] == 200


async def test_a_body_that_does_not_come_is_408_and_one_that_breaks_off_is_none(
    teams: FakeTeams, caplog: pytest.LogCaptureFixture
) -> None:
    async with edge(teams, read_within=0.3) as door:
        port = int(door.address.rpartition(":")[2])
        for ends in (False, True):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(
                b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            )
            writer.write(b'Content-Length: 100\r\n\r\n{"type":')
            await writer.drain()
            if ends:
                writer.close()
            else:
                assert (await reader.readline()).startswith(b"HTTP/1.1 408 ")
                writer.close()
            await writer.wait_closed()
        assert (await door.post(door.activity()))[0] == 200
        assert len(door.bot.turns) == 1
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_body_that_is_not_packed_as_it_says_is_400(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        assert (await door.post(b"not gzip", **{"Content-Encoding": "gzip"}))[0] == 400


def test_no_id_is_longer_than_the_column_it_is_kept_in() -> None:
    kept = {
        "conversation": [conversations.c.id, inbox.c.conversation_id, posts.c.conversation_id],
        "activity": [inbox.c.activity_id],
        "reply_to": [posts.c.activity_id],
        "tenant": [accounts.c.tenant, conversations.c.tenant],
        "oid": [accounts.c.oid],
        "address": [conversations.c.service_url],
        "user": [accounts.c.user_id, conversations.c.user_id, conversations.c.bot_id],
    }
    assert {
        name: {getattr(c.type, "length", None) for c in columns} for name, columns in kept.items()
    } == {name: {length} for name, length in inbound.LONGEST.items()}


async def _turn(teams: FakeTeams, made: Callable[[Edge], dict[str, Any]]) -> Turn:
    async with edge(teams) as door:
        assert (await door.post(made(door)))[0] == 200
        return door.bot.turns[0]


async def test_a_typed_message_is_a_command_of_an_account(teams: FakeTeams) -> None:
    turn = await _turn(teams, lambda door: door.activity(text="my visits", replyToId="m0"))
    assert turn == Turn(
        now=NOW,
        activity_id="1780000000000",
        account=Account(TENANT, "oid-farida"),
        conversation=Conversation(
            CHAT, Surface.CHAT, TENANT, teams.service_url, f"28:{APP_ID}", "29:farida"
        ),
        what=What.COMMAND,
        text="my visits",
        reply_to="m0",
        locale="en-GB",
        zone="Europe/London",
        user_id="29:farida",
        user_name="Farida Khan",
    )


TYPED = {
    "visit": "visit",
    "  My   visits \n": "My visits",
    "<at>Hub Visits</at> visit": "visit",
    '<at id="0">hub visits</at>&nbsp;visit': "visit",
    "Seen <at>Titus Salt</at> today": "Seen Titus Salt today",
    "Years 5 &amp; 6 &lt;phonics&gt;": "Years 5 & 6 <phonics>",
    "one\r\n\r\n two\u00a0 three": "one\ntwo three",
    "<p>one<br/>two</p><div>three</div>": "one\ntwo\nthree",
    "a\u202eb\0c\u200f": "abc",
    "1 < 2 and 3 > 2": "1 < 2 and 3 > 2",
    "<at>": "<at>",
    "&#x110000;&bogus;": "\ufffd&bogus;",
}


@pytest.mark.parametrize(("text", "words"), TYPED.items())
def test_a_persons_words_are_read_without_the_editors_marks(text: str, words: str) -> None:
    assert typed({"text": text, "recipient": {"id": "28:x", "name": "Hub Visits"}}) == words


def test_the_bot_is_known_by_its_id_under_any_name() -> None:
    mention = {
        "type": "mention",
        "mentioned": {"id": "28:x", "name": "Visits"},
        "text": "<at>Visits</at>",
    }
    other = {"type": "mention", "mentioned": {"id": "29:y"}, "text": "<at>Sam</at>"}
    body = {
        "text": "<at>Visits</at> ask <at>Sam</at>",
        "recipient": {"id": "28:x"},
        "entities": [other, mention, 7],
    }
    assert typed(body) == "ask Sam"


@pytest.mark.parametrize(
    "hostile", ["<at>", "<at ", "<p", "<", "&#", "</at>", "<at></at", "\u202e"]
)
def test_a_text_of_nothing_but_openings_takes_no_time(hostile: str) -> None:
    """By the time of its own thread. In the square of its length it would take minutes."""
    begun = time.thread_time()
    typed({"text": hostile * 60_000, "recipient": {"id": "28:x", "name": "Hub Visits"}})
    assert time.thread_time() - begun < 1


async def test_a_pressed_button_is_an_action_with_its_inputs(teams: FakeTeams) -> None:
    turn = await _turn(
        teams, lambda door: door.press({"verb": "other", "did": "Phonics"}, verb="visit.save")
    )
    assert (turn.what, turn.key, turn.invoke, turn.automatic) == (
        What.ACTION,
        "visit.save",
        True,
        False,
    )
    assert (dict(turn.inputs), turn.reply_to, turn.text) == (
        {"verb": "other", "did": "Phonics"},
        "m1",
        "",
    )


async def test_a_submit_reaches_the_same_handler_as_an_execute(teams: FakeTeams) -> None:
    turn = await _turn(
        teams, lambda door: door.activity(text=None, value={"verb": "visit.save", "did": "Phonics"})
    )
    assert (turn.what, turn.key, turn.invoke) == (What.ACTION, "visit.save", False)
    assert dict(turn.inputs)["did"] == "Phonics"


async def test_the_verb_may_stand_in_the_data_only(teams: FakeTeams) -> None:
    assert (
        await _turn(teams, lambda door: door.press({"verb": "visit.save"}, verb=None))
    ).key == "visit.save"


async def test_an_automatic_refresh_is_told_from_a_press(teams: FakeTeams) -> None:
    value = {"action": {"verb": "home", "data": {}}, "trigger": "automatic"}
    assert (await _turn(teams, lambda door: door.press(value=value))).automatic


@pytest.mark.parametrize(
    "message",
    [
        {"text": None, "attachments": [{"contentType": "image/png"}]},
        {"text": " <at>Hub Visits</at> "},
        {"text": ""},
        {"text": {"not": "text"}},
        {"text": None, "value": "pressed"},
    ],
    ids=str,
)
async def test_a_message_without_words_is_answered_too(
    teams: FakeTeams, message: dict[str, Any]
) -> None:
    turn = await _turn(teams, lambda door: door.activity(**message))
    assert (turn.what, turn.text) == (What.COMMAND, "")


async def test_a_submit_of_a_card_without_a_verb_is_a_press_of_an_old_card(
    teams: FakeTeams,
) -> None:
    turn = await _turn(teams, lambda door: door.activity(text=None, value={"choice": "x"}))
    assert (turn.what, turn.key) == (What.ACTION, "")


EVENTS = [
    ({"type": "installationUpdate", "action": "add"}, "installed"),
    ({"type": "installationUpdate", "action": "add-upgrade"}, "installed"),
    ({"type": "installationUpdate", "action": "remove"}, "removed"),
    ({"type": "installationUpdate", "action": "remove-upgrade"}, "removed"),
    (
        {
            "type": "conversationUpdate",
            "membersAdded": [{"id": "29:farida"}, {"id": f"28:{APP_ID}"}],
        },
        "joined",
    ),
]


@pytest.mark.parametrize(("activity", "name"), EVENTS)
async def test_what_happens_to_the_app_is_an_event(
    teams: FakeTeams, activity: dict[str, Any], name: str
) -> None:
    turn = await _turn(teams, lambda door: door.activity(text=None, **activity))
    assert (turn.what, turn.key) == (What.EVENT, name)


async def test_what_is_said_to_the_offer_of_a_file_is_an_event_that_wants_no_body(
    teams: FakeTeams,
) -> None:
    places = {
        "uploadUrl": "https://hub.sharepoint.com/up?guid='x'",
        "contentUrl": "https://hub.sharepoint.com/x.xlsx",
    }
    accepted = {"action": "accept", "context": {"file": "f1"}, "uploadInfo": places}
    turn = await _turn(
        teams,
        lambda door: door.activity(type="invoke", name=CONSENT, value=accepted, replyToId="m1"),
    )
    assert (turn.what, turn.key, turn.invoke, turn.reply_to) == (
        What.EVENT,
        "file accepted",
        False,
        "m1",
    )
    assert turn.inputs == {
        "file": "f1",
        "upload_to": places["uploadUrl"],
        "place": places["contentUrl"],
    }
    declined = {"action": "decline", "context": {"file": "f1"}}
    turn = await _turn(
        teams, lambda door: door.activity(type="invoke", name=CONSENT, value=declined)
    )
    assert (turn.key, turn.inputs) == (
        "file declined",
        {"file": "f1", "upload_to": "", "place": ""},
    )


@pytest.mark.parametrize(
    "value",
    [
        None,
        {"action": "accept", "context": {"file": "f1"}},
        {"action": "accept", "context": {"file": "f1"}, "uploadInfo": {"uploadUrl": "x" * 9_000}},
        {"action": "accept", "context": {"file": ["f1"]}, "uploadInfo": {"uploadUrl": "https://x"}},
        {"action": "decline", "context": "f1"},
        {"action": ["decline"], "context": {"file": "f1"}},
        {"action": "sell", "context": {"file": "f1"}},
    ],
)
async def test_an_answer_that_is_none_to_the_offer_of_a_file_changes_nothing(
    teams: FakeTeams, value: Any
) -> None:
    async with edge(teams) as door:
        assert await door.post(
            door.activity(type="invoke", name=CONSENT, text=None, value=value)
        ) == (200, None)
        assert door.bot.turns == []


async def test_on_joining_the_account_may_be_the_members_only(teams: FakeTeams) -> None:
    added = [
        {"id": f"28:{APP_ID}"},
        {"id": "29:other", "aadObjectId": "no"},
        {"id": "29:farida", "aadObjectId": "oid-f"},
    ]
    joined = {"type": "conversationUpdate", "membersAdded": added, "from": {"id": "29:farida"}}
    assert (await _turn(teams, lambda door: door.activity(**joined))).account.oid == "oid-f"


@pytest.mark.parametrize(
    "activity",
    [
        {
            "type": "messageUpdate",
            "channelData": {"eventType": "editMessage", "tenant": {"id": TENANT}},
        },
        {"type": "messageDelete"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "typing"},
        {"type": "endOfConversation"},
        {
            "type": "event",
            "name": "application/vnd.microsoft.readReceipt",
            "value": {"lastReadMessageId": "1"},
        },
        {"type": "conversationUpdate", "membersAdded": [{"id": "29:somebody"}]},
        {"type": "conversationUpdate", "membersAdded": "all"},
        {
            "type": "conversationUpdate",
            "channelData": {"eventType": "channelRenamed", "tenant": {"id": TENANT}},
        },
        {"type": "installationUpdate", "action": "dance"},
        {"type": "handoff"},
        {"type": "message", "from": {"id": "29:farida", "name": "Farida Khan"}},
        {
            "type": "message",
            "from": {"id": "29:farida"},
            "membersAdded": [{"id": "29:farida", "aadObjectId": "oid-x"}],
        },
    ],
)
async def test_everything_else_is_acknowledged_and_changes_nothing(
    teams: FakeTeams, activity: dict[str, Any]
) -> None:
    async with edge(teams) as door:
        assert await door.post(door.activity(**activity)) == (200, None)
        assert (door.bot.turns, teams.calls) == ([], [])


INVOKES = {
    "application/search": {
        "type": "application/vnd.microsoft.search.searchResponse",
        "value": {"results": []},
    },
    CONSENT: None,
    "composeExtension/query": {
        "composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": []}
    },
    "composeExtension/submitAction": {
        "task": {"type": "message", "value": "This does not work here."}
    },
    "task/fetch": {"task": {"type": "message", "value": "This does not work here."}},
    "suggestedActions/submit": None,
    "signin/verifyState": None,
    "message/submitAction": None,
    "made/up": None,
}


@pytest.mark.parametrize(("name", "body"), INVOKES.items())
async def test_an_invoke_that_nobody_answers_gets_a_harmless_body(
    teams: FakeTeams, name: str, body: Any
) -> None:
    async with edge(teams) as door:
        status, answered = await door.post(door.press(name=name, value={"commandId": "x"}))
        assert (status, door.bot.turns) == (200, [])
        assert answered == (body and answered | body)


@pytest.mark.parametrize("name", [None, 7, {}, ["adaptiveCard/action"], "", "x" * 5_000])
async def test_an_invoke_of_no_known_name_too(teams: FakeTeams, name: Any) -> None:
    async with edge(teams) as door:
        assert await door.post(door.press(name=name)) == (200, None)


@pytest.mark.parametrize(
    "value", [None, 7, "x", [], {}, {"action": None}, {"action": {"data": [], "verb": 7}}]
)
async def test_a_malformed_press_reaches_the_bot_as_one_of_no_known_verb(
    teams: FakeTeams, value: Any
) -> None:
    async with edge(teams) as door:
        door.bot.reply = lambda turn: Show({"type": "AdaptiveCard"})
        status, answered = await door.post(door.press(value=value))
        assert (status, answered["type"]) == (200, "application/vnd.microsoft.card.adaptive")
        assert (door.bot.turns[0].key, dict(door.bot.turns[0].inputs)) == ("", {})


async def test_a_press_of_nobody_teams_vouches_for_is_told_so_and_does_nothing(
    teams: FakeTeams,
) -> None:
    async with edge(teams) as door:
        status, answered = await door.post(door.press() | {"from": {"id": "29:farida"}})
        assert (status, answered["statusCode"], door.bot.turns) == (200, 400, [])


@pytest.mark.parametrize("kind", ["channel", "groupChat", "meeting", 7, None, ""])
async def test_where_others_read_along_it_is_no_chat_of_a_person(
    teams: FakeTeams, kind: Any
) -> None:
    at = {"id": "19:hub@thread.tacv2;messageid=1780", "tenantId": TENANT}
    at |= {} if kind is None else {"conversationType": kind}
    told = {
        "tenant": {"id": TENANT},
        "channel": {"id": "19:hub@thread.tacv2"},
        "team": {"id": "19:team"},
    }
    turn = await _turn(teams, lambda door: door.activity(conversation=at, channelData=told))
    assert turn.conversation.surface is Surface.CHANNEL
    assert (turn.conversation.id, turn.conversation.user_id) == ("19:hub@thread.tacv2", "")
    assert (turn.conversation.channel, turn.conversation.team) == ("19:hub@thread.tacv2", "19:team")


ALONE: list[dict[str, Any]] = [
    {"conversation": {"id": "19:meeting@thread.v2"}},
    {"conversation": {"id": CHAT, "isGroup": True}},
    {"conversation": {"id": CHAT}, "channelData": {"team": {"id": "19:team"}}},
]


@pytest.mark.parametrize("sign", ALONE, ids=str)
async def test_each_sign_that_others_read_along_is_enough(
    teams: FakeTeams, sign: dict[str, Any]
) -> None:
    told = sign | {"conversation": sign["conversation"] | {"tenantId": TENANT}}
    turn = await _turn(teams, lambda door: door.activity(**told))
    assert turn.conversation.surface is Surface.CHANNEL


@pytest.mark.parametrize(
    ("channel", "conversation", "named"),
    [("a", "a", "a"), ("a", "", "a"), ("", "b", "b"), ("a", "b", ""), ("b", "a", ""), ("", "", "")],
)
def test_two_places_that_name_different_tenants_name_none(
    channel: str, conversation: str, named: str
) -> None:
    body = {"channelData": {"tenant": {"id": channel}}, "conversation": {"tenantId": conversation}}
    assert inbound.tenant(body) == named


ZONES = [
    ([{"type": "clientInfo", "timezone": "Europe/London"}], None, "Europe/London"),
    ([{"type": "clientInfo", "timezone": "Mars/Olympus"}], "America/New_York", "America/New_York"),
    ([{"type": "clientInfo", "timezone": 7}, "x"], None, ""),
    (None, "../../etc/passwd", ""),
    (None, "/etc/localtime", ""),
    (None, "Europe", ""),
    (None, "x" * 500, ""),
    ("none", "Europe/London\0", ""),
]


@pytest.mark.parametrize(("entities", "local", "zone"), ZONES)
async def test_a_zone_is_taken_where_it_is_one(
    teams: FakeTeams, entities: Any, local: Any, zone: str
) -> None:
    turn = await _turn(teams, lambda door: door.activity(entities=entities, localTimezone=local))
    assert turn.zone == zone


@pytest.mark.parametrize(
    ("told", "locale"),
    [
        ("cy-GB", "cy-GB"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("x" * 40, ""),
        (7, ""),
        ("en_GB; drop", ""),
    ],
)
async def test_a_locale_is_taken_where_it_looks_like_one(
    teams: FakeTeams, told: Any, locale: str
) -> None:
    assert (
        await _turn(teams, lambda door: door.activity(locale=told, entities=None))
    ).locale == locale


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=40),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMES = st.sampled_from(
    (
        *(
            "type",
            "id",
            "text",
            "value",
            "from",
            "recipient",
            "conversation",
            "channelData",
            "entities",
            "replyToId",
        ),
        *(
            "name",
            "locale",
            "localTimezone",
            "membersAdded",
            "membersRemoved",
            "action",
            "channelId",
            "serviceUrl",
            "attachments",
        ),
    )
)
TYPES = st.sampled_from(
    ["message", "invoke", "installationUpdate", "conversationUpdate", "messageUpdate", "event"]
)
INSIDE = st.sampled_from(
    [
        "id",
        "name",
        "aadObjectId",
        "tenantId",
        "isGroup",
        "tenant",
        "verb",
        "action",
        "trigger",
        "eventType",
        "team",
        "channel",
        "data",
    ]
)


def test_no_body_with_a_good_token_brings_the_bot_down() -> None:
    with asyncio.Runner() as runner:
        stack, teams = AsyncExitStack(), FakeTeams()
        runner.run(teams.start())
        stack.push_async_callback(teams.stop)
        door = runner.run(stack.enter_async_context(edge(teams)))
        door.bot.reply = lambda turn: Failed("No.")

        @settings(
            max_examples=600,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        @given(
            TYPES,
            st.dictionaries(NAMES, ANY, max_size=4),
            st.dictionaries(INSIDE, ANY, max_size=3),
            NAMES,
        )
        def fuzzed(kind: str, changes: dict[str, Any], inner: dict[str, Any], where: str) -> None:
            usual = door.press({"did": "x"}) if kind == "invoke" else door.activity(type=kind)
            body = usual | changes
            if isinstance(body.get(where), dict):
                body[where] = body[where] | inner
            status, answered = runner.run(
                door.post(json.dumps(body).encode("utf-8", "surrogatepass"))
            )
            assert status in (200, 400, 401, 403)
            assert status == 200 or answered is None

        try:
            fuzzed()
        finally:
            runner.run(stack.aclose())
        assert door.bot.turns
