"""R2: the delivering process is killed (kill -9) at random moments, hundreds of times."""

import asyncio
import multiprocessing
import os
import random
import signal
from collections import Counter
from datetime import timedelta
from multiprocessing.process import BaseProcess

from sqlalchemy import select

from bench.bars import Bar, Result, share, speaker
from bench.bars.empty import on_postgres, on_sqlite
from bench.lapses import on
from bot.delivery.worker import AT_ONCE
from domain.delivery.delivery import DeliveryState
from domain.hub import Hub
from storage.engine.database import Database
from storage.store import Store
from storage.tables.delivery import outbox
from tests.databases import Place, chat
from tests.fake_teams import FakeTeams
from tests.make import NOW

KILLS, ROWS, CHATS = 200, 4_000, 200
LEASE_OVER = timedelta(seconds=61)


def run(size: float, seed: int) -> Result:
    """On SQLite; the connector is a server of its own and keeps what arrived."""
    return on_sqlite(measured, size, seed)


def run_on_postgres(size: float, seed: int) -> Result:
    """The same on PostgreSQL."""
    return on_postgres(measured, size, seed)


def measured(url: str, size: float, seed: int) -> Result:
    """On that database."""
    kills, rows = share(KILLS, size), share(ROWS, size)
    arrived, killed = asyncio.run(_killed(url, kills, rows, random.Random(seed)))
    ends = how_it_ended(url)
    twice = sum(times > 1 for times in arrived.values())
    silent = sum(arrived[key] == 0 for key, state in ends.items() if state is DeliveryState.SENT)
    counts = Counter(ends.values())
    unended = rows - counts[DeliveryState.SENT] - counts[DeliveryState.UNKNOWN]
    unknown = counts[DeliveryState.UNKNOWN]
    lost = silent + unended
    seen = f"{killed} kills, {rows} messages: {twice} twice, {lost} lost, {unknown} unknown"
    kept = not (twice or silent or unended) and unknown <= killed * AT_ONCE
    return Result(seen, kept and killed > 0)


async def _killed(url: str, kills: int, rows: int, dice: random.Random) -> tuple[Counter[str], int]:
    """How often each message arrived, and how many processes were killed.

    A process that has nothing left to do ends by itself.
    """
    teams, killed = FakeTeams(), 0
    await teams.start()
    try:
        put_rows(url, rows, teams.service_url)
        for number in range(kills):
            process = _started(url, teams, number)
            begun = len(teams.calls)
            while len(teams.calls) == begun and process.is_alive():
                await asyncio.sleep(0.002)
            await asyncio.sleep(dice.uniform(0, 0.05))
            if process.is_alive() and process.pid:
                os.kill(process.pid, signal.SIGKILL)
            await asyncio.to_thread(process.join)
            killed += process.exitcode == -signal.SIGKILL
        last = _started(url, teams, kills)
        await asyncio.to_thread(last.join, 120)
    finally:
        await teams.stop()
    said = (message.card for chat in teams.chats.values() for message in chat if message.card)
    return Counter(card["fallbackText"] for card in said), killed


def _started(url: str, teams: FakeTeams, number: int) -> BaseProcess:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.bars.speaker"])
    place = speaker.SpeakerPlace(url, teams.port, teams.token_url, LEASE_OVER * (number + 1))
    process = context.Process(target=speaker.speak, args=(place,), daemon=True)
    process.start()
    return process


def put_rows(url: str, rows: int, service_url: str, mark: str = "said") -> None:
    """Has so many messages wait, over as many chats as a hub has; `mark` begins keys and chats.

    A chat keeps the address at which it took messages, so another server needs chats of its own.
    """

    def put(store: Store) -> None:
        chats = [f"a:{mark}-{number}" for number in range(CHATS)]
        for one in chats:
            store.conversations.put(chat(one, service_url=service_url), None)
        for number in range(rows):
            store.outbox.put("said", str(number), f"{mark}:{number}", chats[number % CHATS], NOW)

    database = Database(url, Hub(), Store)
    database.start()
    database.write_now(put)
    database.close()


def how_it_ended(url: str) -> dict[str, DeliveryState]:
    """The state of each row by its key."""
    rows = on(
        Place(url),
        lambda connection: connection.execute(select(outbox.c.key, outbox.c.state)).all(),
    )
    return {row.key: DeliveryState(row.state) for row in rows}


BAR = Bar(
    "R2",
    "A delivering process killed at 200 random moments, 4,000 messages, SQLite",
    f"none twice, none lost without a word, unknown at most {AT_ONCE} a kill",
    run,
)
ON_POSTGRES = Bar(
    "R2p",
    "The same on PostgreSQL",
    BAR.figure,
    run_on_postgres,
)
