"""R8: whatever a true token may carry, 100,000 times, at the bot in a process of its own."""

import asyncio
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from bench.bars import Bar, Result, share
from bench.served import BotProcess, served, settings_for
from domain.operations.imports import Entry
from domain.people.accounts import Proof
from domain.people.people import Account, Appointment, Role
from storage.store import Store
from tests import databases, seed
from tests.clock import Clock
from tests.conversation import Chat, House
from tests.fake_teams import FakeTeams
from tests.fuzzing import CANARY, Fuzz, held_inside
from tests.seed import FARIDA, HEAD, OTHER_TENANT, SAMIRA, STRANGER, TOM, Somebody

ACTIVITIES, AT_ONCE, FORMS = 100_000, 16, 10
# The first of them fill what is kept in memory on purpose.
WARM = 0.1
MOST_GROWTH = 50.0
PEOPLE = (
    FARIDA,
    TOM,
    SAMIRA,
    HEAD,
    STRANGER,
    Somebody("Ola", "ola@other.example", "o", OTHER_TENANT),
)
# An officer's press may take somebody off the list: of these there are enough, and their ids are
# larger than those that are made up.
OTHERS = {
    Somebody(f"Other {n}", f"other{n}@{seed.DOMAIN}", f"oid-other-{n}"): role
    for n, role in enumerate((Role.OFFICER, Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER) * 6)
}


@dataclass(slots=True)
class Seen:
    """What was answered, and what must not have been: words of the inside, wherever they went."""

    statuses: Counter[int] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)


def run(size: float, seed_: int) -> Result:
    """Activities from a seed, on SQLite; log and memory of the bot are looked at afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_run(Path(folder), share(ACTIVITIES, size), seed_))


async def _run(folder: Path, count: int, seed_: int) -> Result:
    teams, log, seen = FakeTeams(), folder / "log", Seen()
    await teams.start()
    settings = settings_for(databases.empty_file(folder), teams)
    fuzz = Fuzz(seed_, _sow(settings.database_url))
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as web,
        served(settings, web, log) as bot,
    ):
        house = House(bot.address, teams, Clock(), web, teams.mint(), None)  # type: ignore[arg-type]
        await _sent(house, fuzz, share(count, WARM), seen)
        before = bot.memory()
        await _sent(house, fuzz, count - share(count, WARM), seen)
        grown, alive = bot.memory() - before, await _answers(bot, web)
    await teams.stop()
    return _judged(seen, log.read_text(errors="replace"), grown, alive=alive)


def _judged(seen: Seen, log: str, grown: float, *, alive: bool) -> Result:
    bad = sum(count for status, count in seen.statuses.items() if status >= 500)
    canaries, lines = log.count(CANARY), log.count("\n")
    told = ", ".join(f"{n} x {status}" for status, n in sorted(seen.statuses.items()))
    words = f": {dict(seen.inside)}" if seen.inside else ""
    kept = f"{canaries} canaries in {lines} lines of log, memory grew by {grown:.0f} MB"
    sentence = f"{told}; {seen.inside.total()} answers with words of the inside{words}; {kept}"
    # Where most were refused at the door, or nothing was logged, nothing was shown.
    useful = seen.statuses[200] > seen.statuses.total() / 2 and lines > 0
    held = not (bad or seen.inside or canaries) and not grown >= MOST_GROWTH
    return Result(sentence, alive and useful and held)


async def _sent(house: House, fuzz: Fuzz, count: int, seen: Seen) -> None:
    """Sends so many, some at once; what the bot posts meanwhile is looked at and forgotten."""
    chats = [house.chat(who) for who in (*PEOPLE, *OTHERS)]
    for begun in range(0, count, AT_ONCE):
        some = range(begun, min(begun + AT_ONCE, count))
        await asyncio.gather(*(_one(fuzz, chats[n % len(chats)], seen) for n in some))
        for message in (m for chat in house.teams.chats.values() for m in chat):
            seen.inside.update(held_inside(f"{message.card} {message.text}"))
        house.teams.chats.clear()
        house.teams.calls.clear()


async def _one(fuzz: Fuzz, chat: Chat, seen: Seen) -> None:
    house = chat.house
    headers = {"Authorization": f"Bearer {house.token}"}
    address, activity = f"{house.address}/api/messages", fuzz.activity(chat)
    async with house.web.post(address, json=activity, headers=headers) as answer:
        seen.statuses[answer.status] += 1
        seen.inside.update(held_inside(await answer.text()))


async def _answers(bot: BotProcess, web: aiohttp.ClientSession) -> bool:
    async with web.get(f"{bot.address}/readyz") as answer:
        return answer.status == 200


def _sow(url: str) -> list[str]:
    """The small hub and the others, with accounts that typed a code, and open forms: their ids."""

    def put(store: Store) -> list[str]:
        seed.sow(store)
        now = datetime.now(UTC)
        known = {who: store.people.by_email(who.email) for who in (*PEOPLE, *OTHERS)}
        ids = {who: person.id for who, person in known.items() if person}
        ids |= {who: store.people.upsert(_entry(who, role), now) for who, role in OTHERS.items()}
        for who, id_ in ids.items():
            store.accounts.link(Account(who.tenant, who.oid), id_, who.user_id, now, Proof.CODE)
        support = store.deployments.of_leader(ids[FARIDA])[0].id
        return [store.forms.open(ids[FARIDA], support, now).id for _ in range(FORMS)]

    database = databases.Place(url).started()
    try:
        return database.write_now(put)
    finally:
        database.close()


def _entry(who: Somebody, role: Role) -> Entry:
    return Entry(0, who.email, who.name, frozenset({Appointment(role, None)}))


BAR = Bar(
    "R8",
    "100,000 made-up activities with a true token: words, presses, events, anything in any part",
    f"0 x 5xx, no fault and nothing of the inside in an answer, no canary in the log, memory grows "
    f"by less than {MOST_GROWTH:g} MB",
    run,
)
