"""R4: two and three replicas on PostgreSQL, stopped at random for longer than their lease."""

import asyncio
import multiprocessing
import os
import random
import signal
from collections import Counter
from dataclasses import dataclass
from functools import partial
from multiprocessing.process import BaseProcess

from bench.bars import Bar, Result, share, speaker
from bench.bars.kills import how_it_ended, put_rows
from bench.lapses import in_time, pass_a_minute, take_back
from bot.delivery.worker import AT_ONCE
from domain.delivery.delivery import DeliveryState
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.postgres import Server

ROWS, HALTS = 5_000, 30
# Slow enough that there is something to send at each stop: a process that is stopped within a
# transaction holds the others up for 15 seconds, and they go on in between. Of a small run the
# first stops are enough.
A_SECOND, AT_MOST = 60, 300


@dataclass(frozen=True, slots=True)
class Speaker:
    """A delivering process by its name."""

    name: str
    process: BaseProcess


def run(size: float, seed: int) -> Result:
    """Two replicas, then three, on one server; the leases of a stopped one lapse meanwhile."""
    server = Server()
    try:
        told = [
            asyncio.run(_stopped(server.url("postgres"), count, size, seed)) for count in (2, 3)
        ]
    finally:
        server.stop()
    return Result("; ".join(result.seen for result in told), all(result.reached for result in told))


async def _stopped(url: str, replicas: int, size: float, seed: int) -> Result:
    rows, halts, dice = share(ROWS, size), share(HALTS, size), random.Random(seed)
    mark = f"by{replicas}"
    teams = FakeTeams()
    await teams.start()
    try:
        await asyncio.to_thread(put_rows, url, rows, teams.service_url, mark)
        pace = min(round(A_SECOND / size), AT_MOST)
        speakers = [_started(url, teams, f"{mark}-{number}", pace) for number in range(replicas)]
        stopped = await _halted(speakers, Place(url), teams, halts, dice)
        for one in speakers:
            await asyncio.to_thread(one.process.join, 120)
    finally:
        await teams.stop()
    said = Counter(m.card["fallbackText"] for chat in teams.chats.values() for m in chat if m.card)
    return _judged(
        replicas,
        stopped,
        said,
        {k: s for k, s in how_it_ended(url).items() if k.startswith(f"{mark}:")},
    )


def _judged(
    replicas: int, halts: int, said: Counter[str], ends: dict[str, DeliveryState]
) -> Result:
    counts = Counter(ends.values())
    twice = sum(times > 1 for times in said.values())
    lost = sum(not said[key] for key, state in ends.items() if state is DeliveryState.SENT)
    lost += len(ends) - counts[DeliveryState.SENT] - counts[DeliveryState.UNKNOWN]
    seen = f"{replicas} replicas, {halts} stops, {len(ends)} messages: {twice} twice, {lost} lost"
    good = not twice and not lost and counts[DeliveryState.UNKNOWN] <= halts * AT_ONCE
    return Result(f"{seen}, {counts[DeliveryState.UNKNOWN]} unknown", good)


async def _halted(
    speakers: list[Speaker], place: Place, teams: FakeTeams, halts: int, dice: random.Random
) -> int:
    """Stops one after the other until there were so many stops, or nothing is left to say."""
    done = 0
    while done < halts and any(one.process.is_alive() for one in speakers):
        one = dice.choice([one for one in speakers if one.process.is_alive()])
        begun = len(teams.calls)
        while len(teams.calls) == begun and one.process.is_alive():
            await asyncio.sleep(0.002)
        await asyncio.sleep(dice.uniform(0, 0.1))
        if not _told(one, signal.SIGSTOP):
            continue
        await in_time(place, partial(pass_a_minute, one.name))
        await in_time(place, take_back)
        await asyncio.sleep(dice.uniform(0, 0.3))
        # One that had ended of itself was never stopped.
        done += _told(one, signal.SIGCONT)
    return done


def _told(one: Speaker, what: signal.Signals) -> bool:
    """Sends a signal to a speaker's process; gives whether it was still there."""
    if not one.process.is_alive() or not one.process.pid:
        return False
    os.kill(one.process.pid, what)
    return True


def _started(url: str, teams: FakeTeams, name: str, a_second: int) -> Speaker:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.bars.speaker"])
    place = speaker.SpeakerPlace(url, teams.port, teams.token_url, owner=name, a_second=a_second)
    process = context.Process(target=speaker.speak, args=(place,), daemon=True)
    process.start()
    return Speaker(name, process)


BAR = Bar(
    "R4",
    "Two, then three replicas on PostgreSQL, 5,000 messages each; 30 times one stands still past "
    "its lease",
    f"none twice, none lost without a word, unknown at most {AT_ONCE} a stop",
    run,
)
