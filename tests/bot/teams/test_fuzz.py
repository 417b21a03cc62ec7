"""Whatever a true token carries: no 5xx, nothing of the inside in an answer, nobody in a log."""

import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.running import logs
from bot.teams.meaning import FETCH, LOG_VISIT, SUBMITS
from tests.conversation import House
from tests.fuzzing import CANARY, NAMES, PARTS, VERBS, held_inside
from tests.seed import FARIDA

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.text(max_size=20)
    | st.just(CANARY)
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
INPUTS = st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=6)
FEW = settings(
    max_examples=120,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.long
@FEW
@given(changes=st.dictionaries(st.sampled_from(PARTS), ANYTHING, max_size=4))
async def test_any_activity(
    house: House, caplog: pytest.LogCaptureFixture, changes: dict[str, Any]
) -> None:
    await harmless(
        house, caplog, house.chat(FARIDA).activity(type="message", text=CANARY) | changes
    )


@pytest.mark.long
@FEW
@given(verb=st.sampled_from(VERBS), inputs=INPUTS, invoke=st.booleans())
async def test_any_press(
    house: House, caplog: pytest.LogCaptureFixture, verb: str, inputs: dict[str, Any], invoke: bool
) -> None:
    data = {"v": 1, "verb": verb, **inputs}
    activity = house.chat(FARIDA).activity(type="message", value=data, replyToId="m")
    if invoke:
        value = {"action": {"verb": verb, "data": data}}
        activity = house.chat(FARIDA).activity(
            type="invoke", name="adaptiveCard/action", value=value, replyToId="m"
        )
    await harmless(house, caplog, activity)


@pytest.mark.long
@FEW
@given(
    verb=st.sampled_from([verb for verb in VERBS if verb.startswith("message.")]),
    inputs=INPUTS,
    payload=st.dictionaries(st.sampled_from(["body", "createdDateTime", "from"]), ANYTHING),
    name=st.sampled_from([FETCH, *SUBMITS]),
)
async def test_any_dialog(
    house: House,
    caplog: pytest.LogCaptureFixture,
    verb: str,
    inputs: dict[str, Any],
    payload: dict[str, Any],
    name: str,
) -> None:
    data = {"v": 1, "verb": verb, "form": "f-7Q2M8c1e", "deployment": 1, **inputs}
    value = {"commandId": LOG_VISIT, "data": data, "messagePayload": payload}
    await harmless(
        house, caplog, house.chat(FARIDA).activity(type="invoke", name=name, value=value)
    )


async def harmless(
    house: House, caplog: pytest.LogCaptureFixture, activity: dict[str, Any]
) -> None:
    """Sends it and looks at the answer and at what was logged, as our logs write it."""
    caplog.set_level(logging.DEBUG)
    caplog.clear()
    try:
        headers = {"Authorization": f"Bearer {house.token}"}
        async with house.web.post(
            f"{house.address}/api/messages", json=activity, headers=headers
        ) as answer:
            status, text = answer.status, await answer.text()
    except (UnicodeEncodeError, ValueError):
        return  # nothing that the client can put on the wire
    assert status < 500, text
    assert held_inside(text) == [], text
    assert CANARY not in "\n".join(logs.Json().format(record) for record in caplog.records)
