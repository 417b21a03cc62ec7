"""What is no activity of a person, by its shape, size, type and method."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.teams import shapes
from storage.tables.delivery import conversations, inbox, posts
from storage.tables.people import accounts
from tests.edge import CHAT, TENANT, Edge, edge
from tests.fake_teams import FakeTeams

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


async def test_a_body_over_256_kib_is_413_also_in_chunks(teams: FakeTeams) -> None:
    async with edge(teams) as door:
        large = json.dumps(door.activity(text="x" * 300_000)).encode()
        assert (await door.post(large))[0] == 413

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
            writer.write(f"Authorization: Bearer {teams.mint()}\r\n".encode())
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
    } == {name: {length} for name, length in shapes.LONGEST.items()}
