"""People who record visit after visit at one bot, whatever befalls it, and what they were told."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp

from bench.people import day_of_next
from tests.conversation import Card, Chat

# What nobody in a chat should read.
INSIDE = ("Traceback", "sqlite", "SQLITE", "psycopg", "SELECT ", "INSERT ", ".py")
REST = 0.02
SECOND = "Save as a second visit"


@dataclass(slots=True)
class Saves:
    """The forms that were acknowledged as saved, and what else was answered.

    `at` is when each was acknowledged, in seconds of the machine's own clock; `refused` counts
    those who were told that nothing was saved; `wrong` has what should never be answered.
    """

    acknowledged: set[str] = field(default_factory=set)
    at: list[float] = field(default_factory=list)
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    def since(self, moment: float) -> float:
        """The seconds from a moment to the next save; infinite if there was none."""
        return next((at - moment for at in self.at if at >= moment), float("inf"))


@asynccontextmanager
async def saving(chats: Iterable[Chat], saves: Saves) -> AsyncIterator[None]:
    """Each saves while it lasts; while the bot is dead they try again."""
    numbers, over = itertools.count(1), asyncio.Event()

    async def save(chat: Chat) -> None:
        while not over.is_set():
            with suppress(aiohttp.ClientError):
                await _save(chat, next(numbers), saves, over)
            await asyncio.sleep(REST)

    callers = [asyncio.create_task(save(chat)) for chat in chats]
    try:
        yield
    finally:
        over.set()
        await asyncio.gather(*callers)


async def save_one(chat: Chat, saves: Saves) -> bool:
    """Whether one more visit is recorded by the first press."""
    refused = saves.refused
    await _save(chat, 0, saves, asyncio.Event())
    return saves.refused == refused


async def _save(chat: Chat, number: int, saves: Saves, over: asyncio.Event) -> None:
    """Records a visit, pressing again as long as nothing was saved."""
    day = day_of_next(chat, datetime.now(UTC))
    form = await _form(chat, saves)
    while form is not None:
        # After a year's days the form asks whether this is a second visit; its first button is yes.
        press = form.request("Save", did=f"Visit {number}.", progress="on_track", date=day)
        body = await _answered(chat, press, saves)
        if "Visit recorded" in str(body):
            saves.acknowledged.add(press["value"]["action"]["data"]["form"])
            saves.at.append(time.monotonic())
            return
        if SECOND in str(body):
            form = Card(chat, form.message, body["value"])
            continue
        saves.refused += 1
        if over.is_set():
            return
        await asyncio.sleep(10 * REST)


async def _form(chat: Chat, saves: Saves) -> Card | None:
    """The form that answers “visit”; None where something else did."""
    before = len(chat.messages)
    await _answered(chat, chat.activity(type="message", text="visit"), saves)
    cards = [message for message in chat.messages[before:] if message.card]
    forms = [card for card in cards if "Save record" in str(card.card)]
    return Card(chat, forms[0].id, forms[0].card or {}) if forms else None


async def _answered(chat: Chat, activity: dict[str, Any], saves: Saves) -> Any:
    status, body = await chat.house.post(activity)
    said = str(body)
    if status >= 500 or any(word in said for word in INSIDE):
        saves.wrong.append(f"{status} {said[:80]}")
    return body
