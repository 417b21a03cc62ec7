"""Two replicas on one PostgreSQL are restarted, killed and stopped while people press Save.

Nothing that was answered is lost, nothing is recorded or said twice.
`python -m bench.replicas` gives 1 as its exit status where that does not hold.
"""

import argparse
import asyncio
import json
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import aiohttp
from sqlalchemy import Connection, select

from bench.front import BotReplica, Proxy
from bench.lapses import in_time, on, pass_a_minute, take_back
from bench.people import leaders, sow
from bench.pressing import Tally, pressing
from bench.served import settings_on
from domain.delivery.conversations import Conversation, Surface
from domain.delivery.delivery import DeliveryState
from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from storage.engine.database import Database
from storage.store import Store
from storage.tables.delivery import outbox
from storage.tables.delivery import replicas as beats
from storage.tables.visits import visits
from tests.clock import Clock
from tests.databases import Place
from tests.fake_teams import APP_ID, FakeTeams
from tests.postgres import Server
from tests.seed import DOMAIN, Somebody

OFFICERS = tuple(Somebody(name, f"{name}@{DOMAIN}", f"oid-{name}") for name in ("olu", "ola"))
# A worker has at most so many rows on their way: a kill or a halt may leave them unknown, a
# restart leaves none.
IN_FLIGHT = 8
SETTLED = (DeliveryState.SENT, DeliveryState.SKIPPED, DeliveryState.UNKNOWN, DeliveryState.DEAD)
HALT = 1.5


@dataclass(frozen=True, slots=True)
class Size:
    """How many people press, and what befalls the replicas meanwhile.

    `rest` is what each person waits between records, in seconds; `restarts` is of each replica.
    """

    callers: int = 4
    rest: float = 0.2
    restarts: int = 1
    kills: int = 1
    halts: int = 1


async def rolled(place: Place, size: Size) -> Tally:
    """Presses while replicas come and go, on an empty database, and judges what is there then."""
    tally, teams = Tally(), FakeTeams()
    await teams.start()
    database: Database[Store] = place.started()
    people = leaders(size.callers)
    database.write_now(lambda store: _sow(store, people, teams.service_url))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web:
        replicas = [BotReplica(settings_on(place.url, teams), web) for _ in range(2)]
        front = Proxy("", teams, Clock(), web, teams.mint(), database, replicas)
        try:
            await asyncio.gather(*(replica.start() for replica in replicas))
            async with pressing([front.chat(who) for who in people], size.rest, tally):
                await _turn_over(replicas, size, place)
            await _quiet(place)
            tally.again = front.again
        finally:
            await asyncio.gather(*(replica.end() for replica in replicas))
            await teams.stop()
            database.close()
    _judge(tally, place, teams, size)
    return tally


async def _turn_over(replicas: list[BotReplica], size: Size, place: Place) -> None:
    for replica in replicas * size.restarts:
        await replica.end()
        await _named(replica, place)
    for number in range(size.kills):
        replica = replicas[number % 2]
        await replica.end(kill=True)
        # What it held lapses after a minute, which is not waited for.
        await in_time(place, partial(pass_a_minute, replica.owner))
        await _named(replica, place)
    for number in range(size.halts):
        async with replicas[number % 2].halted():
            await in_time(place, partial(pass_a_minute, replicas[number % 2].owner))
            await in_time(place, take_back)
            # The other takes and sends what lapsed, before this one wakes and means to send it.
            await asyncio.sleep(HALT)


async def _quiet(place: Place) -> None:
    """Waits until nothing is to be said any more."""
    async with asyncio.timeout(90):
        while on(
            place,
            lambda c: c.execute(select(outbox.c.id).where(outbox.c.state.not_in(SETTLED))).first(),
        ):
            await asyncio.sleep(0.1)


def _judge(tally: Tally, place: Place, teams: FakeTeams, size: Size) -> None:
    kept = Counter(on(place, lambda c: c.scalars(select(visits.c.did)).all()))
    forms = set(on(place, lambda c: c.scalars(select(visits.c.form_id)).all()))
    rows = on(
        place, lambda c: c.execute(select(outbox.c.key, outbox.c.state, outbox.c.post_id)).all()
    )
    tally.states = Counter(row.state for row in rows)
    said = [
        (who.name, json.dumps(message.card))
        for who in OFFICERS
        for message in teams.chats[who.conversation]
    ]
    sent = sum(row.state == DeliveryState.SENT for row in rows if row.post_id is None)
    unknown = tally.states[DeliveryState.UNKNOWN]
    shown = {m.id: json.dumps(m.card) for chat in teams.chats.values() for m in chat}
    open_ = [
        form for form, message in tally.answered.items() if "Visit recorded" not in shown[message]
    ]
    problems = {
        f"{len(set(tally.answered) - forms)} answered records are lost": set(tally.answered)
        - forms,
        "a record was kept twice": [did for did, times in kept.items() if times > 1],
        "a message was said twice": [told for told, times in Counter(said).items() if times > 1],
        f"{len(said)} messages arrived of {sent} sent and {unknown} unknown": not sent
        <= len(said)
        <= sent + unknown,
        f"{unknown} messages are unknown": unknown > IN_FLIGHT * (size.kills + size.halts),
        f"{tally.states[DeliveryState.DEAD]} messages are dead": tally.states[DeliveryState.DEAD],
        f"{len(open_)} receipts did not come into their message": open_,
    }
    tally.wrong += [sentence for sentence, holds in problems.items() if holds]


async def _named(replica: BotReplica, place: Place) -> None:
    """Starts it, and learns its name from its first heartbeat."""
    before = await in_time(place, _names)
    await replica.start()
    while not (new := await in_time(place, _names) - before):
        await asyncio.sleep(0.05)
    (replica.owner,) = new


def _names(connection: Connection) -> set[str]:
    return set(connection.scalars(select(beats.c.id)))


def _sow(store: Store, people: list[Somebody], service_url: str) -> None:
    now = datetime.now(UTC)
    sow(store, people, service_url, now)
    hub = store.organisations.hub()
    for who in OFFICERS:
        held = frozenset({Appointment(Role.OFFICER, hub.id if hub else None)})
        officer = store.people.upsert(Entry(0, who.email, who.name, held), now)
        chat = Conversation(
            who.conversation, Surface.CHAT, who.tenant, service_url, f"28:{APP_ID}", who.user_id
        )
        store.conversations.put(chat, officer, coded=True)


def main() -> int:
    """Prints what came of it; 1 if anything is wrong."""
    parser = argparse.ArgumentParser("bench.replicas", description=__doc__)
    parser.add_argument("--callers", type=int, default=8)
    parser.add_argument("--restarts", type=int, default=5, help="rolling restarts of both replicas")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument(
        "--halts", type=int, default=10, help="SIGSTOP, until what it had leased has lapsed"
    )
    given = parser.parse_args()
    logging.disable(logging.WARNING)
    server = Server()
    try:
        place = Place(server.url("postgres"))
        size = Size(given.callers, restarts=given.restarts, kills=given.kills, halts=given.halts)
        tally = asyncio.run(rolled(place, size))
    finally:
        server.stop()
    print(
        f"{len(tally.answered)} records answered through {2 * given.restarts} restarts, "
        f"{given.kills} kills and {given.halts} halts; "
        f"another replica was asked {tally.again} times, "
        f"Save pressed anew {tally.refused} times; messages: {dict(tally.states)}"
    )
    print("\n".join(tally.wrong) or "Nothing was lost and nothing doubled.")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
