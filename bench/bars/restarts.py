"""R3r: how soon the whole bot is ready again after it was killed (kill -9) while it delivered."""

import asyncio
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from bench.bars import Bar, Result, share
from bench.people import leaders, sow
from bench.served import begun, settings_for, until_ready
from domain.hub import Hub
from storage.engine.database import Database
from storage.store import Store
from tests import databases
from tests.fake_teams import FakeTeams

RESTARTS, PEOPLE, WELCOMES, LONGEST = 20, 50, 20, 5.0


def run(size: float, seed: int) -> Result:
    """The longest start on SQLite, from the command to the first answer that it is ready."""
    with tempfile.TemporaryDirectory() as folder:
        took = asyncio.run(
            _took(databases.empty_file(Path(folder)), share(RESTARTS, size), random.Random(seed))
        )
    usual = sorted(took)[len(took) // 2]
    seen = f"{len(took)} starts after a kill: ready in {usual:.1f} s, the longest {max(took):.1f} s"
    return Result(seen, max(took) <= LONGEST)


async def _took(path: Path, restarts: int, dice: random.Random) -> list[float]:
    teams = FakeTeams()
    await teams.start()
    settings, took = settings_for(path, teams), list[float]()
    _put(settings.database_url, teams.service_url)
    async with aiohttp.ClientSession() as web:
        for number in range(restarts + 1):
            said, began = len(teams.calls), time.perf_counter()
            process = await begun(settings)
            await until_ready(process, f"http://127.0.0.1:{settings.port}", web)
            if number:  # the first had nothing to recover from
                took.append(time.perf_counter() - began)
            async with asyncio.timeout(60):
                while len(teams.calls) == said:
                    await asyncio.sleep(0.002)
            await asyncio.sleep(dice.uniform(0, 0.05))
            process.kill()
            await process.wait()
    await teams.stop()
    return took


def _put(url: str, service_url: str) -> None:
    """More real messages than will be sent: each person is welcomed again and again."""

    def put(store: Store) -> None:
        now, people = datetime.now(UTC), leaders(PEOPLE)
        sow(store, people, service_url, now)
        for number, who in enumerate(people * WELCOMES):
            person = store.people.by_email(who.email)
            assert person is not None
            store.outbox.put("welcome", str(person.id), f"again:{number}", who.conversation, now)

    database = Database(url, Hub(), Store)
    database.start()
    database.write_now(put)
    database.close()


BAR = Bar(
    "R3r",
    "The whole bot killed 20 times while it delivers, and started again, SQLite",
    f"ready in {LONGEST:g} s each time",
    run,
)
