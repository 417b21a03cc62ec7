"""Odd values over HTTP: answered in words, logged as no fault, and nothing is changed."""

from typing import Any

import orjson
import pytest
from pydantic import ValidationError
from sqlalchemy import select

from cards.actions import buttons
from cards.actions.action import Action
from storage.store import Store
from storage.tables.metadata import metadata
from tests.conversation import Chat, House
from tests.odd_values import ANYTHING, MISSING, fields_of
from tests.rounds import first_is_over
from tests.seed import FARIDA, HEAD, SAMIRA

# What every press leaves behind: that it came, and from where.
KEPT = [t for t in metadata.sorted_tables if t.name not in ("inbox", "replicas", "milestones")]
# Of all values each button is pressed with these, and with every fifth of the others.
ALWAYS = (2**31, 2**63, "9999-12-31", None)


@pytest.mark.long
async def test_what_no_card_carries_is_answered_in_words(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    chats = [house.chat(who) for who in (SAMIRA, FARIDA, HEAD)]
    await chats[0].say(house.invite(SAMIRA.email))
    for chat in chats:
        await chat.say("help")
    await house.until(first_is_over)
    before = await house.database.read(_rows)
    for place, (action, data) in enumerate(_refused()):
        status, body = await house.post(_press(chats[place % len(chats)], action, data))
        assert (status, "ref" in str(body)) == (200, False), (action.verb, str(data)[:200], body)
    assert await house.database.read(_rows) == before
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


@pytest.mark.parametrize(
    "text",
    ["NaN", '"\\ud800"', "1e400", "[" * 2_000],
    ids=["no number", "half a sign", "too large", "too deep"],
)
async def test_what_is_no_json_is_no_press(text: str, house: House) -> None:
    press = _press(house.chat(FARIDA), buttons()["visit.show"], {"visit": "here"})
    raw = orjson.dumps(press).replace(b'"here"', text.encode())
    headers = {"Authorization": f"Bearer {house.token}", "Content-Type": "application/json"}
    async with house.web.post(f"{house.address}/api/messages", data=raw, headers=headers) as answer:
        assert answer.status in (200, 400)


def _refused() -> list[tuple[type[Action], dict[str, Any]]]:
    """Each button with an odd value in all of its fields at once, where it takes none of that."""
    presses, told = [], [value for value in ANYTHING if _is_json(value)]
    for place, action in enumerate(buttons().values()):
        for value in (*ALWAYS, *told[place % 5 :: 5]):
            data = dict.fromkeys(fields_of(action, {}), value) | {"extra": value, "v": 1}
            try:
                action.model_validate(data)
            except ValidationError:
                presses.append((action, data))
    return presses


def _is_json(value: object) -> bool:
    """Whether it can be told in JSON: what cannot is no press."""
    try:
        return value is not MISSING and orjson.loads(orjson.dumps(value)) == value
    except (orjson.JSONEncodeError, orjson.JSONDecodeError):
        return False


def _press(chat: Chat, action: type[Action], data: dict[str, Any]) -> dict[str, Any]:
    value = {"action": {"type": "Action.Execute", "verb": action.verb, "data": data}}
    return chat.activity(type="invoke", name="adaptiveCard/action", value=value)


def _rows(store: Store) -> dict[str, list[str]]:
    connection = store._connection
    return {t.name: sorted(map(str, connection.execute(select(t)))) for t in KEPT}
