"""R1: a thousand people press Save at once, wave after wave, at the whole bot over HTTP."""

import asyncio
import random
import resource
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
from sqlalchemy import select

from bench.bars import Bar, Result, share
from bench.bars.empty import on_postgres, on_sqlite
from bench.lapses import on
from bench.people import leaders, press_of_save, sow
from bench.served import served, settings_on
from bench.submits import opened
from bot.running.settings import Settings
from storage.tables.visits import visits
from tests.clock import Clock
from tests.conversation import House
from tests.databases import Place
from tests.fake_teams import FakeTeams

WAVES, PEOPLE, LONGEST = 10, 1_000, 10.0
# A tenth is sent twice, as Teams does when an answer was lost on its way.
TWICE = 0.1
TRIES = 20
Press = dict[str, Any]


@dataclass(slots=True)
class Submits:
    """What was answered: forms said to be saved, seconds, and what should not have been.

    `busy` were told that nothing was saved, `slow` that it takes longer.
    """

    saved: set[str] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    busy: int = 0
    slow: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def run(size: float, seed: int) -> Result:
    """On SQLite."""
    return on_sqlite(measured, size, seed)


def run_on_postgres(size: float, seed: int) -> Result:
    """The same on PostgreSQL."""
    return on_postgres(measured, size, seed)


def measured(url: str, size: float, seed: int) -> Result:
    """On that empty database."""
    # A socket for each who waits, on both sides.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    submits = asyncio.run(_pressed(url, share(PEOPLE, size), random.Random(seed)))
    kept = on(Place(url), lambda c: c.execute(select(visits.c.form_id, visits.c.did)).all())
    forms, words = Counter(row.form_id for row in kept), Counter(row.did for row in kept)
    lost = len(submits.saved - forms.keys())
    doubled = sum(n - 1 for n in forms.values()) + sum(n - 1 for n in words.values())
    failed = sum(n for status, n in submits.statuses.items() if status >= 500)
    late = statistics.quantiles(submits.seconds, n=100)[98]
    seen = (
        f"{len(submits.seconds)} submits in {WAVES} waves: {len(submits.saved)} acknowledged, "
        f"{lost} lost, {doubled} doubled, {failed} x 5xx, {submits.busy} told busy, "
        f"{submits.slow} told that it takes longer; p99 {late:.1f} s"
    )
    if submits.wrong:
        seen += f"; {dict(submits.wrong.most_common(3))}"
    everybody = len(submits.saved) == WAVES * share(PEOPLE, size) == len(forms)
    good = not (lost or doubled or failed or submits.wrong) and late <= LONGEST
    return Result(seen, good and everybody)


async def _pressed(url: str, people: int, dice: random.Random) -> Submits:
    """Wave after wave; whoever was told busy presses again between the waves."""
    teams, submits = FakeTeams(), Submits()
    await teams.start()
    settings = settings_on(url, teams)
    waves = await presses_of(settings, teams, people, WAVES)
    try:
        async with (
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web,
            served(settings, web) as bot,
        ):
            house = House(bot.address, teams, Clock(), web, teams.mint(), None)  # type: ignore[arg-type]
            for wave in waves:
                sent = [*wave, *(_again(p, dice) for p in wave if dice.random() < TWICE)]
                dice.shuffle(sent)
                await asyncio.gather(
                    *(_submit(house, press, submits, timed=True) for press in sent)
                )
                await _until_saved(house, wave, submits)
    finally:
        await teams.stop()
    return submits


async def presses_of(
    settings: Settings, teams: FakeTeams, people: int, each: int
) -> list[list[Press]]:
    """So many times a press of each person, in forms that are opened here, each with own words."""
    who, now = leaders(people), datetime.now(UTC)
    house = House("", teams, Clock(), None, "", None)  # type: ignore[arg-type]
    with opened(settings) as (dispatcher, database):
        database.write_now(lambda store: sow(store, who, teams.service_url, now))
        waves = []
        for number in range(each):
            first = number * people + 1
            made = [
                await press_of_save(house.chat(one), dispatcher, at, now)
                for at, one in enumerate(who, first)
            ]
            for at, press in enumerate(made, first):
                press["value"]["action"]["data"]["did"] = f"Visit {at} of all."
            waves.append(made)
    return waves


def _again(press: Press, dice: random.Random) -> Press:
    """The same once more: as the same activity, or pressed again."""
    return press if dice.random() < 0.5 else {**press, "id": f"{press['id']}-again"}


async def _submit(house: House, press: Press, submits: Submits, *, timed: bool) -> None:
    began = time.perf_counter()
    status, body = await house.post(press)
    if timed:
        submits.seconds.append(time.perf_counter() - began)
    submits.statuses[status] += 1
    data, answer = press["value"]["action"]["data"], str(body)
    if "Visit recorded" in answer:
        submits.saved.add(data["form"])
    elif data["did"] not in answer:
        # Whatever it is told, what was typed stays before the person.
        submits.wrong[f"{status}, and what was typed is gone: {answer[:80]}"] += 1
    elif "Busy" in answer:
        submits.busy += 1
    elif "takes longer" in answer:
        submits.slow += 1
    else:
        submits.wrong[f"{status}: {answer[:80]}"] += 1


async def _until_saved(house: House, wave: Sequence[Press], submits: Submits) -> None:
    """Has those press again who were not told that it is saved, a few times."""
    for number in range(TRIES):
        left = [p for p in wave if p["value"]["action"]["data"]["form"] not in submits.saved]
        for press in left:
            again = {**press, "id": f"{press['id']}-{number}"}
            await _submit(house, again, submits, timed=False)
        if left:
            await asyncio.sleep(1)


BAR = Bar(
    "R1",
    "10,000 submits of the visit form over HTTP in waves of 1,000 at once, a tenth of them sent "
    "twice, SQLite",
    f"0 acknowledged and lost, 0 doubled, 0 x 5xx, p99 at most {LONGEST:g} s; who is told busy "
    "keeps what was typed",
    run,
)
ON_POSTGRES = Bar("R1p", "The same on PostgreSQL", BAR.figure, run_on_postgres)
