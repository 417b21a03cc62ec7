"""Card submits at the whole bot over HTTP: real tokens, a connector, callers who wait."""

import asyncio
import itertools
import shutil
import statistics
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from bench import limit
from bench.people import leaders, press_of_save, sow
from bench.served import served, settings_for
from bot import handlers
from bot.running.settings import Settings
from bot.turns.dispatch import Dispatcher
from bot.turns.reply import Show
from bot.turns.turn import Turn
from domain.people.people import Member
from storage.engine.database import Database
from storage.store import Store
from tests.clock import Clock
from tests.conversation import House
from tests.fake_teams import FakeTeams
from tests.reading import turn_of

# The first tenth of a caller's submits is not timed: statements are compiled, connections are
# opened.
WARM = 10
Press = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Round:
    """One round: submits a second, milliseconds and CPU of one, and CPU of the driver in all.

    `bare` is the limit, in turns a second, before and after the round.
    `driver` is a share of one core.
    """

    rate: float
    p50: float
    p99: float
    cpu: float
    driver: float
    bare: float

    @property
    def share(self) -> float:
        """The rate as a share of the limit's."""
        return self.rate / self.bare


@dataclass(frozen=True, slots=True)
class BenchHub:
    """A hub in a file, the presses of each caller that it awaits, and the statements for them."""

    path: Path
    teams: FakeTeams
    presses: Sequence[Sequence[Press]]
    turns: Sequence[Sequence[limit.Statement]]

    @property
    def statements(self) -> float:
        """The statements of one submit."""
        return statistics.mean(len(turn) for turn in self.turns)

    def copy(self, name: str) -> Path:
        """The file anew."""
        for left in self.path.parent.glob(f"{name}*"):
            left.unlink()
        return Path(shutil.copy(self.path, self.path.with_name(name)))


@asynccontextmanager
async def staged(folder: Path, callers: int, each: int) -> AsyncIterator[BenchHub]:
    """A hub where every caller has `each` forms open, in a folder that is thrown away."""
    teams = FakeTeams()
    await teams.start()
    try:
        path, people = folder / "hub.db", leaders(callers)
        house = House("", teams, Clock(), None, "", None)  # type: ignore[arg-type]
        now, numbers = datetime.now(UTC), itertools.count(1)
        with opened(settings_for(path, teams)) as (dispatcher, database):
            database.write_now(lambda store: sow(store, people, teams.service_url, now))
            chats = [house.chat(who) for who in people]
            presses = [
                [await press_of_save(c, dispatcher, next(numbers), now) for _ in range(each)]
                for c in chats
            ]
        stage = BenchHub(path, teams, presses, [])
        yield BenchHub(path, teams, presses, await _learnt(stage, now))
    finally:
        await teams.stop()


async def measured(stage: BenchHub) -> Round:
    """A round: the limit, all presses of all callers at once over HTTP, and the limit again."""
    before = limit.turns_a_second(stage.copy("bare.db"), stage.turns)
    settings = settings_for(stage.copy("served.db"), stage.teams)
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web,
        served(settings, web) as bot,
    ):
        house = House(bot.address, stage.teams, Clock(), web, stage.teams.mint(), None)  # type: ignore[arg-type]
        await _pressed(house, [own[: len(own) // WARM] for own in stage.presses])
        server, driver, began = bot.cpu(), time.process_time(), time.perf_counter()
        times = await _pressed(house, [own[len(own) // WARM :] for own in stage.presses])
        took = time.perf_counter() - began
        server, driver = bot.cpu() - server, time.process_time() - driver
    after = limit.turns_a_second(stage.copy("bare.db"), stage.turns)
    cuts = [1000 * cut for cut in statistics.quantiles(times, n=100)]
    done = len(times)
    return Round(
        done / took, cuts[49], cuts[98], 1000 * server / done, driver / took, (before + after) / 2
    )


async def _learnt(stage: BenchHub, now: datetime) -> list[list[limit.Statement]]:
    """Answers the presses in this process, one after another, to learn their statements."""
    with (
        limit.recorded() as turns,
        opened(settings_for(stage.copy("learnt.db"), stage.teams)) as (dispatcher, _),
    ):
        for press in itertools.chain(*zip(*stage.presses, strict=True)):
            pressed = turn_of(press, now)
            assert pressed is not None
            turns.append([])
            reply = await dispatcher.answer(pressed)
            assert isinstance(reply, Show) and reply.slot, reply
    return turns


async def _pressed(house: House, presses: Sequence[Sequence[Press]]) -> list[float]:
    """The seconds that each press took; a caller reads each answer before the next press."""
    times: list[float] = []

    async def caller(own: Sequence[Press]) -> None:
        for press in own:
            began = time.perf_counter()
            status, body = await house.post(press)
            times.append(time.perf_counter() - began)
            assert status == 200 and "Visit recorded" in body["value"]["fallbackText"], body

    await asyncio.gather(*(caller(own) for own in presses))
    return times


@contextmanager
def opened(settings: Settings) -> Iterator[tuple[Dispatcher, Database[Store]]]:
    """Who answers turns in this process, and the database of those settings, until the end."""
    database = Database(settings.database_url, settings.hub(), Store)

    async def nobody(_turn: Turn) -> Member | None:
        return None

    database.start()
    try:
        yield (
            Dispatcher(database, handlers.table(), handlers.front(), settings.hub(), nobody),
            database,
        )
    finally:
        database.close()
