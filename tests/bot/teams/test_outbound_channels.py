"""Posts in channels, and who reads them."""

from dataclasses import replace
from typing import Any

import pytest

from bot.teams.outbound import Outbound
from bot.teams.outcomes import judged
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import Outcome, Sent
from domain.digests.channels import ChannelReaders, Reader
from tests.bot.teams.sending import ANSWERS, CARD
from tests.edge import conversation_at
from tests.fake_teams import FakeTeams

CHANNEL = "19:support@thread.tacv2"


def channel(teams: FakeTeams) -> Conversation:
    """A channel at the fake."""
    kept = conversation_at(teams.service_url, CHANNEL, surface=Surface.CHANNEL, user_id="")
    return replace(kept, channel=CHANNEL, team="19:team")


@pytest.mark.parametrize(("failure", "outcome"), ANSWERS, ids=str)
async def test_a_post_in_a_channel_is_sent_once_and_its_end_is_told(
    outbound: Outbound, teams: FakeTeams, failure: Any, outcome: Outcome
) -> None:
    teams.failures.append(failure)
    assert await outbound.send(channel(teams), CARD) == outcome
    assert [call.path for call in teams.calls] == ["v3/conversations"]


async def test_a_post_in_a_channel_opens_a_thread_and_is_updated_there(
    outbound: Outbound, teams: FakeTeams
) -> None:
    first, second = (
        await outbound.send(channel(teams), "Hello"),
        await outbound.send(channel(teams), CARD),
    )
    assert isinstance(first, Sent)
    posts = teams.chats[CHANNEL]
    assert [post.thread for post in posts] == [post.id for post in posts]
    assert [first, second] == [Sent(post.id) for post in posts]
    body = teams.calls[0].body
    assert (body["isGroup"], body["bot"], body["channelData"]) == (
        True,
        {"id": channel(teams).bot_id},
        {"channel": {"id": CHANNEL}, "tenant": {"id": channel(teams).tenant}},
    )
    assert "conversation" not in body["activity"]
    assert await outbound.update(channel(teams), first.activity_id, CARD) == first
    assert teams.calls[-1].path == f"v3/conversations/{CHANNEL}/activities/{first.activity_id}"
    thread = replace(channel(teams), id=f"{CHANNEL};messageid={first.activity_id}")
    assert isinstance(await outbound.reply(thread, "Below"), Sent)
    assert [(post.text, post.thread) for post in posts if post.text] == [
        ("Below", first.activity_id)
    ]


@pytest.mark.parametrize(
    "body",
    [
        {"id": f"19:x;messageid={7}", "activityId": "7"},
        {"id": "19:x;messageid=7"},
        {"activityId": "7"},
    ],
    ids=str,
)
def test_a_new_thread_is_known_by_its_first_post(body: Any) -> None:
    assert judged("POST", 201, {}, body) == Sent("7")


async def test_who_reads_a_channel_is_asked_for_page_by_page(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.channels["19:team"] = [
        {"id": "19:team", "name": None},
        {"id": CHANNEL, "name": "Support"},
    ]
    teams.rosters[CHANNEL] = [
        {"name": f"Member {n}", "email": f"M{n}@x.example"} for n in range(1_201)
    ]
    teams.rosters[CHANNEL] += [
        {
            "name": "Ann Other",
            "userPrincipalName": "ann_y.example#EXT#@x.example",
            "email": "Ann@y.example",
        },
        {"userPrincipalName": "bo_y.example#EXT#@x.example", "tenantId": "t2"},
        {"name": "Anon (Guest)", "userRole": "anonymous", "tenantId": 7},
    ]
    roster = await outbound.roster(channel(teams))
    assert roster is not None
    assert (len(roster.readers), roster.name, roster.whole) == (1_204, "Support", True)
    assert roster.readers[0] == Reader("Member 0", frozenset({"m0@x.example"}))
    ann, bo, anonymous = roster.readers[-3:]
    assert (ann.guest, "ann@y.example" in ann.addresses) == (True, True)
    assert (bo.name, bo.tenant, bo.guest) == ("bo_y.example", "t2", True)
    assert (anonymous.addresses, anonymous.tenant, anonymous.guest) == (frozenset(), "", True)
    general = await outbound.roster(replace(channel(teams), id="19:team", channel="19:team"))
    assert general == ChannelReaders((), "General")


async def test_a_channel_of_very_many_is_counted_to_an_end(
    outbound: Outbound, teams: FakeTeams
) -> None:
    teams.rosters[CHANNEL] = [{"name": f"Member {n}"} for n in range(6_000)]
    roster = await outbound.roster(channel(teams))
    assert roster is not None
    assert (len(roster.readers), roster.whole) == (5_000, False)


@pytest.mark.parametrize(
    "answer", [(403, {}, None), (404, {}, None), (200, {}, ["no page"])], ids=str
)
async def test_who_reads_is_not_known_where_teams_does_not_say(
    outbound: Outbound, teams: FakeTeams, answer: Any
) -> None:
    teams.failures.append(answer)
    assert await outbound.roster(channel(teams)) is None
    teams.failures += [
        (200, {}, {"members": [7, {"name": "Ann"}], "continuationToken": 7}),
        (500, {}, None),
    ]
    assert await outbound.roster(replace(channel(teams), team="")) == ChannelReaders(
        (Reader("Ann"),)
    )
    teams.failures.clear()
