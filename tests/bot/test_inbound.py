"""What is no activity gets a true status and no turn; what is one is read rightly."""

from typing import Any

import orjson
import pytest

from bot.teams.hosts import Hosts
from bot.teams.inbound import Malformed, read, tenant, turn
from bot.turn import What
from domain.conversations import Surface
from tests.conversation import House
from tests.make import NOW
from tests.seed import FARIDA

DEEP = b'{"value":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b"7", b'"text"', b'{"type":NaN}', b"\xff\xfe", DEEP, b'{"type":"\\ud800"}', b"{}"],
)
async def test_a_body_that_is_no_activity_is_400(house: House, raw: bytes) -> None:
    assert await posted(house, raw) == 400


@pytest.mark.parametrize(
    "changes",
    [
        {"type": None},
        {"type": 7},
        {"type": ""},
        {"id": None},
        {"id": "x" * 201},
        {"id": "a\x00b"},
        {"from": None},
        {"from": "somebody"},
        {"from": {"id": ["x"]}},
        {"recipient": {}},
        {"conversation": {"id": ""}},
        {"conversation": {"id": "x" * 301}},
        {"conversation": []},
        {"serviceUrl": None},
        {"serviceUrl": ""},
        {"channelId": None},
        {"channelData": {"tenant": {"id": "tenant-other"}}},
    ],
    ids=str,
)
async def test_an_activity_with_a_part_missing_or_bent_is_400(house: House, changes: dict[str, Any]) -> None:
    activity = house.chat(FARIDA).activity(type="message", text="hi") | changes
    assert await posted(house, orjson.dumps(activity)) == 400


async def test_other_methods_types_and_sizes_have_their_own_status(house: House) -> None:
    address = f"{house.address}/api/messages"
    for method in ("GET", "PUT", "DELETE", "PATCH"):
        async with house.web.request(method, address) as answer:
            assert answer.status == 405
    assert await posted(house, b"{}", "text/plain") == 415
    assert await posted(house, b'{"type":"' + b"x" * 300_000 + b'"}') == 413


async def test_an_activity_of_nobody_is_acknowledged_and_does_nothing(house: House) -> None:
    farida = house.chat(FARIDA)
    nobody = farida.activity(type="message", text="visit", **{"from": {"id": FARIDA.user_id}})
    assert (await house.post(nobody))[0] == 200
    assert not farida.messages


@pytest.mark.parametrize(
    "name",
    ["application/search", "fileConsent/invoke", "composeExtension/query", "message/submitAction", "made/up", None],
)
async def test_an_invoke_that_is_none_of_ours_gets_a_harmless_answer(house: House, name: str | None) -> None:
    farida = house.chat(FARIDA)
    status, body = await house.post(farida.activity(type="invoke", name=name, value={"queryText": "x"}))
    assert status == 200
    assert isinstance(body, dict)
    assert not farida.messages


def activity(**changes: Any) -> dict[str, Any]:
    """An activity as the channel sends it."""
    usual = {
        "type": "message",
        "id": "1",
        "channelId": "msteams",
        "serviceUrl": "https://smba.trafficmanager.net/uk/",
        "from": {"id": "29:x", "aadObjectId": "0000-odd-length"},
        "recipient": {"id": "28:bot"},
        "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": "t"},
        "text": "hi",
    }
    return read(orjson.dumps(usual | changes))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<at>Hub Visits</at> visit", "visit"),
        ("<p>visit&nbsp;</p>", "visit"),
        ("  two\n\n lines ", "two\nlines"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("re\u202eversed\x07", "reversed"),
    ],
)
def test_typed_words_are_read_without_marks(typed: str, said: str) -> None:
    made = turn(activity(text=typed), NOW)
    assert made is not None
    assert made.text == said


@pytest.mark.parametrize(
    "changes", [{"text": ""}, {"text": 7}, {"text": None}, {"type": "typing"}, {"type": "messageUpdate"}]
)
def test_what_says_nothing_is_no_turn(changes: dict[str, Any]) -> None:
    assert turn(activity(**changes), NOW) is None


def test_a_channel_turn_keeps_no_thread_and_is_no_chat() -> None:
    at = {"id": "19:c@thread.tacv2;messageid=17", "conversationType": "channel", "isGroup": True, "tenantId": "t"}
    made = turn(activity(conversation=at), NOW)
    assert made is not None
    assert made.conversation.surface is Surface.CHANNEL
    assert made.conversation.id == "19:c@thread.tacv2"


@pytest.mark.parametrize(
    ("entities", "local", "zone"),
    [
        ([{"type": "clientInfo", "timezone": "Europe/Paris"}], "Asia/Tokyo", "Europe/Paris"),
        ([], "Asia/Tokyo", "Asia/Tokyo"),
        ([{"type": "clientInfo", "timezone": "../../etc/passwd"}], None, ""),
        ("none", 7, ""),
        ([7, None], "Mars/Olympus", ""),
    ],
)
def test_the_zone_is_one_that_exists_or_none(entities: Any, local: Any, zone: str) -> None:
    made = turn(activity(entities=entities, localTimezone=local), NOW)
    assert made is not None
    assert made.zone == zone


def test_a_verb_in_the_data_is_enough() -> None:
    made = turn(activity(type="invoke", name="adaptiveCard/action", value={"action": {"data": {"verb": "home"}}}), NOW)
    assert made is not None
    assert (made.what, made.key, made.invoke) == (What.ACTION, "home", True)


def test_two_tenants_in_one_activity_are_none() -> None:
    with pytest.raises(Malformed):
        tenant(activity(channelData={"tenant": {"id": "another"}}))


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://smba.trafficmanager.net/uk/", True),
        ("https://europe.api.botframework.com", True),
        ("https://hub.example:8443/", True),
        ("https://hub.example/", False),
        ("http://smba.trafficmanager.net/uk/", False),
        ("https://smba.trafficmanager.net.evil.example/", False),
        ("https://evil.example/smba.trafficmanager.net", False),
        ("https://smba.trafficmanager.net@evil.example/", False),
        ("https://smba.trafficmanager.net:8443/", False),
        ("https://botframework.com.evil.example", False),
        ("ftp://smba.trafficmanager.net/", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_only_named_hosts_get_the_bots_token(address: str, allowed: bool) -> None:
    assert Hosts(["hub.example:8443"]).allows(address) is allowed


def test_a_development_bot_speaks_to_this_machine_only() -> None:
    hosts = Hosts(development=True)
    assert hosts.allows("http://localhost:56150/_connector")
    assert not hosts.allows("https://smba.trafficmanager.net/uk/")


async def posted(house: House, raw: bytes, kind: str = "application/json") -> int:
    """The status of a raw body under a true token."""
    headers = {"Authorization": f"Bearer {house.token}", "Content-Type": kind}
    async with house.web.post(f"{house.address}/api/messages", data=raw, headers=headers) as answer:
        return answer.status
