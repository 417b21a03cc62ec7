"""People who press Save at replicas that come and go, and what they were answered."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bench.people import day_of_next
from bench.saving import SECOND
from tests.conversation import Card, Chat


@dataclass(slots=True)
class Tally:
    """The message of each form that was answered, and what was wrong.

    `again` is how often another replica was asked, `refused` how often Save was pressed anew.
    """

    answered: dict[str, str] = field(default_factory=dict)
    again: int = 0
    refused: int = 0
    states: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


@asynccontextmanager
async def pressing(chats: list[Chat], rest: float, tally: Tally) -> AsyncIterator[None]:
    """Each records visit after visit while it lasts, and finishes the one that was begun."""
    numbers, over = itertools.count(1), asyncio.Event()

    async def record(chat: Chat) -> None:
        while not over.is_set():
            number = next(numbers)
            await _recorded(chat, number, tally)
            await asyncio.sleep(rest)

    callers = [asyncio.create_task(record(chat)) for chat in chats]
    try:
        yield
    finally:
        over.set()
        await asyncio.gather(*callers)


async def _recorded(chat: Chat, number: int, tally: Tally) -> None:
    day = day_of_next(chat, datetime.now(UTC))
    form = await _form(chat)
    typed = {
        "date": day,
        "did": f"Visit {number}.",
        "progress": "on_track",
        "flag": "true",
        "hub_note": f"Note {number}.",
    }
    typed |= {} if number % 4 == 0 else {"flag": "", "hub_note": ""}
    press = form.request("Save", **typed)
    body = await form.answered(press)
    while "Visit recorded" not in str(body["value"]):
        if SECOND in str(body["value"]):
            press = Card(chat, form.message, body["value"]).request("Save", **typed)
            body = await form.answered(press)
            continue
        # “Nothing was saved”, where a replica stood still within a transaction: press again.
        tally.refused += 1
        press = press | {"id": f"{press['id']}-again"}
        body = await form.answered(press)
    if number % 5 == 0 and await form.answered(press) != body:
        tally.wrong.append(f"visit {number}, pressed again, was answered otherwise")
    tally.answered[press["value"]["action"]["data"]["form"]] = form.message


async def _form(chat: Chat) -> Card:
    """The form that answers “visit”, typed again by whoever got no answer."""
    while True:
        before = len(chat.messages)
        await chat.house.post(chat.activity(type="message", text="visit"))
        for message in chat.messages[before:]:
            if message.card:
                return Card(chat, message.id, message.card)
