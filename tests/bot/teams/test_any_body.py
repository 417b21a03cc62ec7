"""Whatever a body holds, it brings nothing down."""

import asyncio
import json
from contextlib import AsyncExitStack
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams.meaning import FETCH, SUBMITS
from bot.turns.reply import Failed
from tests.edge import edge
from tests.fake_teams import FakeTeams

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
        "commandId",
        "messagePayload",
    ]
)


WAITING = st.sampled_from(["adaptiveCard/action", FETCH, *SUBMITS])


@pytest.mark.long
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
            WAITING,
        )
        def fuzzed(
            kind: str, changes: dict[str, Any], inner: dict[str, Any], where: str, name: str
        ) -> None:
            pressed = door.press({"did": "x"}, name=name)
            usual = pressed if kind == "invoke" else door.activity(type=kind)
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
