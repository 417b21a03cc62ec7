"""Card submits at the whole bot over HTTP: real tokens, a connector beside it, 16 callers who wait for their answer."""

import asyncio
import os
import shutil
import socket
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bench import limit
from bench.people import leaders, sow
from bot import handlers
from bot.dispatch import Dispatcher
from bot.reply import Say, Show
from bot.settings import PROJECT, Settings
from bot.teams.inbound import turn
from bot.turn import Turn
from domain.people import Member
from storage.database import Database
from storage.store import Store
from tests.conversation import Card, Chat, Clock, House
from tests.fake_teams import APP_ID, FakeTeams
from tests.make import NOW


@dataclass(frozen=True, slots=True)
class Figures:
    """One round: submits a second, and the milliseconds that one takes."""

    rate: float
    p50: float
    p99: float
    bare: float
    statements: int

    @property
    def share(self) -> float:
        """The rate as a share of the limit's."""
        return self.rate / self.bare


async def measured(folder: Path, callers: int, each: int) -> Figures:
    """Saves `each` visits for every caller and compares with the limit; `folder` is empty and thrown away."""
    teams = FakeTeams()
    await teams.start()
    try:
        people = leaders(callers)
        settings = _settings(folder / "hub.db", teams)
        database = Database(settings.database_url, settings.hub(), Store)
        database.start()
        database.write_now(lambda store: sow(store, people, teams.service_url, f"28:{APP_ID}"))
        database.close()
        learnt = _settings(Path(shutil.copy(folder / "hub.db", folder / "learnt.db")), teams)
        bare, statements = await _limit(learnt, teams, each * 4)
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web:
            process, address = await _served(settings, web)
            try:
                house = House(address, teams, Clock(), web, teams.mint(), database)
                presses = [await _presses(house.chat(who), each) for who in people]
                rate, times = await _timed(house, presses)
            finally:
                process.terminate()
                await process.wait()
    finally:
        await teams.stop()
    cuts = statistics.quantiles(times, n=100)
    return Figures(rate, cuts[49] * 1000, cuts[98] * 1000, bare, statements)


async def _limit(settings: Settings, teams: FakeTeams, each: int) -> tuple[float, int]:
    """Answers the same submits in this process to learn their statements, and gives those to bare sqlite3."""
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    chat = House("", teams, Clock(), None, "", None).chat(leaders(1)[0])  # type: ignore[arg-type]
    with _opened(settings) as dispatcher:
        presses = []
        for _ in range(each):
            said = await dispatcher.answer(_turn(chat.activity(type="message", text="visit")))
            presses.append(_press(Card(chat, "m1", said.card if isinstance(said, Say) else {})))
    before = Path(shutil.copy(path, path.with_name("before.db")))
    with _opened(settings) as dispatcher, limit.recorded() as turns:
        for press in presses:
            turns.append([])
            reply = await dispatcher.answer(_turn(press))
            assert isinstance(reply, Show) and reply.slot
    return limit.turns_a_second(before, turns), round(statistics.mean(len(t) for t in turns))


@contextmanager
def _opened(settings: Settings) -> Iterator[Dispatcher]:
    database = Database(settings.database_url, settings.hub(), Store)

    async def nobody(_turn: Turn) -> Member | None:
        return None

    database.start()
    try:
        yield Dispatcher(database, handlers.table(), handlers.front(), settings.hub(), nobody)
    finally:
        database.close()


async def _presses(chat: Chat, each: int) -> list[dict[str, Any]]:
    """So many presses of Save, each in a form of its own."""
    return [_press(await chat.say("visit")) for _ in range(each)]


def _press(form: Card) -> dict[str, Any]:
    return form.request("Save record", did="Watched three lessons with the subject lead.", progress="on_track")


async def _timed(house: House, presses: Sequence[Sequence[dict[str, Any]]]) -> tuple[float, list[float]]:
    """Submits a second, and the seconds that each took; every answer is looked at."""
    times: list[float] = []

    async def caller(own: Sequence[dict[str, Any]]) -> None:
        for press in own:
            began = time.perf_counter()
            status, body = await house.post(press)
            times.append(time.perf_counter() - began)
            assert status == 200 and "Visit recorded" in body["value"]["fallbackText"], body

    began = time.perf_counter()
    await asyncio.gather(*(caller(own) for own in presses))
    return len(times) / (time.perf_counter() - began), times


async def _served(settings: Settings, web: aiohttp.ClientSession) -> tuple[asyncio.subprocess.Process, str]:
    """The bot in a process of its own, once it is ready."""
    told = {
        "DATABASE_URL": settings.database_url,
        "PORT": str(settings.port),
        "MICROSOFT_APP_ID": settings.microsoft_app_id,
        "MICROSOFT_APP_PASSWORD": settings.microsoft_app_password.get_secret_value(),
        "MICROSOFT_APP_TENANT_ID": settings.microsoft_app_tenant_id,
        "OPENID_METADATA_URL": settings.openid_metadata_url,
        "TOKEN_URL": settings.token_url,
        "ALLOWED_SERVICE_HOSTS": ",".join(settings.allowed_service_hosts),
        "LOG_LEVEL": "warning",
    }
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | told
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(PROJECT / "app.py"), "serve", env=environment, stdout=asyncio.subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{settings.port}"
    async with asyncio.timeout(60):
        while not await _ready(address, web):
            await asyncio.sleep(0.1)
    return process, address


async def _ready(address: str, web: aiohttp.ClientSession) -> bool:
    try:
        async with web.get(f"{address}/readyz") as answer:
            return answer.ok
    except aiohttp.ClientError:
        return False


def _turn(activity: dict[str, Any]) -> Turn:
    made = turn(activity, NOW)
    assert made is not None
    return made


def _settings(path: Path, teams: FakeTeams) -> Settings:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Settings(
        _env_file=None,
        database_url=f"sqlite:///{path}",
        port=port,
        microsoft_app_id=APP_ID,
        microsoft_app_password="secret",
        microsoft_app_tenant_id="tenant-hub",
        openid_metadata_url=teams.metadata_url,
        token_url=teams.token_url,
        allowed_service_hosts=f"127.0.0.1:{teams.port}",
    )
