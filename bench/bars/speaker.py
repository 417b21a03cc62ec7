"""A process that only delivers, by the real worker, outbound and database, until it is killed."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr

from bot.delivery.delivery import Delivery
from bot.delivery.pace import Pace
from bot.delivery.worker import Worker
from bot.making import work
from bot.teams.hosts import Hosts
from bot.teams.outbound import Outbound
from bot.teams.tokens import Tokens
from domain.hub import Hub
from storage.engine.database import Database
from storage.store import Store
from tests.fake_teams import APP_ID
from tests.simulation.rush import render


@dataclass(frozen=True, slots=True)
class SpeakerPlace:
    """Where it works, and by which name, if that matters.

    `ahead` is how far its clock is set, so that the leases of the dead are over when it starts;
    `a_second` is the pace of all replicas together.
    """

    database_url: str
    port: int
    token_url: str
    ahead: timedelta = timedelta()
    owner: str = ""
    a_second: float = 5_000


def speak(place: SpeakerPlace) -> None:
    """Delivers what is due until nothing is left or somebody kills it."""
    logging.disable(logging.CRITICAL)
    asyncio.run(_speak(place))


async def _speak(place: SpeakerPlace) -> None:
    database = Database(place.database_url, Hub(), Store)
    database.start()
    outbound = Outbound(
        Hosts([f"127.0.0.1:{place.port}"]), Tokens(place.token_url, APP_ID, SecretStr("secret"))
    )
    await outbound.start()

    def now() -> datetime:
        return datetime.now(UTC) + place.ahead

    delivery = Delivery(
        database, render, outbound.send, outbound.update, now, pace=Pace(place.a_second)
    )
    delivery.stages.owner = place.owner or delivery.stages.owner
    worker = Worker(database, delivery, (), now, work)
    worker.start()
    while await database.read(lambda store: store.deliveries.next_due()) is not None:
        await asyncio.sleep(0.02)
    await worker.stop()
    await outbound.close()
    database.close()
