"""The clock that moves through days, and the leader whom stories of prompts are about."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import update

from domain.delivery.delivery import DeliveryState
from domain.support.deployments import Status
from storage.store import Store
from storage.tables.support import deployments
from tests import seed
from tests.conversation import Card, Chat, House
from tests.make import TODAY
from tests.seed import FARIDA

DAY = timedelta(days=1)
TUESDAY = TODAY + DAY


def did(house: House, change: Callable[[Store], Any]) -> Any:
    return house.database.write_now(change)


def tick(house: House) -> None:
    did(house, lambda store: seed.tick(house.clock(), store))


def at(house: House, day: date, hour: int = 7, minute: int = 30) -> None:
    """Puts the clock, in London's winter, and lets the hub look what is due."""
    house.clock.moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    tick(house)


async def settled(house: House) -> None:
    """Until nothing is on its way."""

    def still(store: Store) -> bool:
        counts = store.outbox.counts()
        return any(
            counts.get(state)
            for state in (DeliveryState.READY, DeliveryState.LEASED, DeliveryState.SENDING)
        )

    async with asyncio.timeout(10):
        while did(house, still):
            await asyncio.sleep(0)


async def told(house: House, chat: Chat, day: date, hour: int = 7, minute: int = 30) -> Card:
    """The message that a day's sending hour brings."""
    before = len(chat.messages)
    at(house, day, hour, minute)
    await house.teams.until(lambda: len(chat.messages) == before + 1)
    await settled(house)
    return chat.card()


async def untold(house: House, chat: Chat, day: date, hour: int = 7, minute: int = 30) -> None:
    """Nothing comes, though the hub looks twice."""
    before = len(chat.messages)
    at(house, day, hour, minute)
    tick(house)
    await settled(house)
    assert len(chat.messages) == before


async def farida(house: House, *, contact: bool = True) -> Chat:
    """A leader who is connected, and in touch with both schools since last week."""
    chat = house.chat(FARIDA)
    await chat.say("hi")
    if contact:
        did(house, lambda store: store.prompts.keep_first_contact(1, TODAY - 7 * DAY))
        did(house, lambda store: store.prompts.keep_first_contact(2, TODAY - 7 * DAY))
    return chat


def plan(house: House, *days: date, deployment: int = 1) -> None:
    """Plans visits of Farida's."""
    for on in days:
        did(house, partial(_plan, deployment=deployment, on=on))


def _plan(store: Store, deployment: int, on: date) -> int:
    return store.planned_visits.add(deployment, 1, on)


def ended(store: Store) -> None:
    """The support of Titus Salt ends."""
    store._connection.execute(
        update(deployments).where(deployments.c.id == 2).values(status=Status.COMPLETED)
    )


async def three_times(house: House, chat: Chat) -> None:
    for day in range(3):
        await told(house, chat, TUESDAY + day * DAY)


def support_ended(store: Store, deployment: int) -> None:
    ended = (
        update(deployments).where(deployments.c.id == deployment).values(status=Status.COMPLETED)
    )
    store._connection.execute(ended)
