"""Where an activity comes from: alone or before others, of which tenant, zone and locale."""

from typing import Any

import pytest

from bot.teams import inbound
from domain.delivery.conversations import Surface
from tests.bot.teams.arriving import turn_of
from tests.edge import CHAT, TENANT
from tests.fake_teams import FakeTeams


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
    turn = await turn_of(teams, lambda door: door.activity(conversation=at, channelData=told))
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
    turn = await turn_of(teams, lambda door: door.activity(**told))
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
    turn = await turn_of(teams, lambda door: door.activity(entities=entities, localTimezone=local))
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
        await turn_of(teams, lambda door: door.activity(locale=told, entities=None))
    ).locale == locale
