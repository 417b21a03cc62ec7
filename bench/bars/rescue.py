"""R14: a backup is made under load, the bot is killed, and the copy takes the database's place."""

import asyncio
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from sqlalchemy import Connection, inspect, select, text

from bench.bars import Bar, Result, share
from bench.lapses import on
from bench.people import leaders, sow
from bench.rows import counted, dumped
from bench.saving import Saves, save_one, saving
from bench.served import begun, ended, settings_on, until_ready
from bot.running.settings import PROJECT, Settings
from domain.hub import Hub
from storage.engine import postgres
from storage.engine.database import Database
from storage.engine.sqlite import writing
from storage.migrations import move, newest
from storage.store import Store
from storage.tables.visits import visits
from tests import databases
from tests.clock import Clock
from tests.conversation import House
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.postgres import Server, installed
from tests.seed import Somebody
from tests.simulation.connector import Broken

ROUNDS, CALLERS = 10, 4
# Seconds of saves before the backup, and between it and the kill, at most.
BEFORE, AFTER = 1.5, 0.5
# A restore ends messages that were due and says so, and a job may put one first.
TOUCHED = {"audit", "outbox", "prompts", "digests", "conversations"}
FIRST = "0001"


@dataclass(slots=True)
class Seen:
    """What was seen in all rounds, and every promise that was broken."""

    rounds: int = 0
    saved: int = 0
    missing: int = 0
    rows: int = 0
    broken: list[str] = field(default_factory=list)


def run(size: float, seed: int) -> Result:
    """On SQLite."""
    seen, dice = Seen(), random.Random(seed)
    for _ in range(share(ROUNDS, size)):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{databases.empty_file(Path(folder))}"
            asyncio.run(_rescued(url, Path(folder), dice, seen))
    return _judged(seen)


def run_on_postgres(size: float, seed: int) -> Result:
    """The same on PostgreSQL, on a new database each time."""
    seen, dice, server = Seen(), random.Random(seed), Server()
    try:
        master = postgres.engine(server.url("postgres"), isolation_level="AUTOCOMMIT")
        for number in range(share(ROUNDS, size)):
            with master.connect() as connection:
                connection.exec_driver_sql(f"CREATE DATABASE hub{number}")
            with tempfile.TemporaryDirectory() as folder:
                asyncio.run(_rescued(server.url(f"hub{number}"), Path(folder), dice, seen))
        master.dispose()
    finally:
        server.stop()
    return _judged(seen)


def _judged(seen: Seen) -> Result:
    told = (
        f"{seen.rounds} restores after a kill: {seen.saved} saves acknowledged before the copy,"
        f" {seen.missing} missing; {seen.rows} rows as in the copy; up, down and up again"
    )
    if seen.broken:
        told = f"{told}; {'; '.join(seen.broken)}"
    return Result(told, not seen.broken and not seen.missing and seen.saved > 0)


async def _rescued(url: str, folder: Path, dice: random.Random, seen: Seen) -> None:
    """One round: load, backup, kill, restore, start."""
    teams, people, place = FakeTeams(), leaders(CALLERS), Place(url)
    await teams.start()
    settings, copy = settings_on(url, teams), folder / "copy"
    _put(url, people, teams)
    try:
        async with aiohttp.ClientSession() as web:
            house = House(
                f"http://127.0.0.1:{settings.port}",
                teams,
                Clock(),
                web,
                teams.mint(),
                None,  # type: ignore[arg-type]
            )
            saved = await _killed(settings, house, people, copy, dice)
            in_copy = await _restored(settings, copy, seen)
            seen.missing += len(saved - on(place, _forms))
            seen.saved += len(saved)
            _compare(in_copy, on(place, counted), seen)
            if place.sqlite and on(place, _integrity) != "ok":
                seen.broken.append("a database that is not whole")
            _up_and_down(place, seen)
            await _again(settings, house, people, seen)
    finally:
        await teams.stop()
    seen.rounds += 1


async def _killed(
    settings: Settings, house: House, people: list[Somebody], copy: Path, dice: random.Random
) -> set[str]:
    """The forms acknowledged before the backup began; the bot is dead afterwards."""
    saves, process = Saves(), await begun(settings)
    await until_ready(process, house.address, house.web)
    async with saving([house.chat(who) for who in people], saves):
        await asyncio.sleep(dice.uniform(BEFORE / 2, BEFORE))
        # On a busy machine the first answer may take longer than that.
        while not saves.acknowledged:
            await asyncio.sleep(0.05)
        saved = set(saves.acknowledged)
        await _command(settings, "backup", str(copy))
        await asyncio.sleep(dice.uniform(0, AFTER))
        process.kill()
        await process.wait()
    return saved


async def _again(settings: Settings, house: House, people: list[Somebody], seen: Seen) -> None:
    """The bot starts on what was restored, and takes a save."""
    process = await begun(settings)
    try:
        await until_ready(process, house.address, house.web)
        if not await save_one(house.chat(people[0]), Saves()):
            seen.broken.append("a save that was refused after a restore")
    finally:
        await ended(process)


async def _restored(settings: Settings, copy: Path, seen: Seen) -> Counter[str]:
    """The rows of each table in the copy, which is put in the place of the database."""
    url = settings.database_url
    rows = on(Place(f"sqlite:///{copy}"), counted) if "sqlite" in url else dumped(copy)
    await _command(settings, "restore", str(copy))
    seen.rows += rows.total()
    return rows


async def _command(settings: Settings, *words: str) -> None:
    """Runs a command of `app.py` in a process of its own, where PostgreSQL's programs are found."""
    path = f"{installed() or ''}{os.pathsep}{os.environ['PATH']}"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(PROJECT / "app.py"),
        *words,
        env=dict(os.environ) | {"DATABASE_URL": settings.database_url, "PATH": path},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    if process.returncode:
        raise Broken(f"{words[0]} ended with {process.returncode}: {said.decode()[-200:]}")


def _up_and_down(place: Place, seen: Seen) -> None:
    """The tables of the first version and back; every row of theirs is there again."""
    before = on(place, counted)
    engine = writing(_file(place)) if place.sqlite else postgres.engine(place.url)
    try:
        move(engine, "downgrade", FIRST)
        kept = set(inspect(engine).get_table_names())
        move(engine, "upgrade", newest())
    finally:
        engine.dispose()
    after = on(place, counted)
    _compare({name: before[name] for name in before if name in kept}, after, seen)


def _compare(before: Mapping[str, int], after: Mapping[str, int], seen: Seen) -> None:
    both = before.keys() & after.keys() - TOUCHED
    differs = {name for name in both if before[name] != after[name]}
    if differs:
        seen.broken.append(f"rows of {', '.join(sorted(differs))} differ")


def _file(place: Place) -> Path:
    return Path(place.url.removeprefix("sqlite:///"))


def _forms(connection: Connection) -> set[str]:
    return {form for form in connection.scalars(select(visits.c.form_id)) if form}


def _integrity(connection: Connection) -> str:
    return str(connection.execute(text("PRAGMA integrity_check")).scalar_one())


def _put(url: str, people: list[Somebody], teams: FakeTeams) -> None:
    database = Database(url, Hub(), Store)
    database.start()
    database.write_now(lambda store: sow(store, people, teams.service_url, datetime.now(UTC)))
    database.close()


BAR = Bar(
    "R14",
    "Ten times: backup while people save, kill -9, restore, start; migrations down and up; SQLite",
    "whole, no save from before the copy missing, rows as in the copy, no row lost by a migration",
    run,
)
ON_POSTGRES = Bar("R14p", "The same on PostgreSQL", BAR.figure, run_on_postgres)
