"""R7: strangers at the door, with tokens that were forged or changed, and keys that rotate."""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from bench.bars import Bar, Result, share
from bot.teams.keys import AGAIN
from tests.edge import Edge, edge
from tests.fake_teams import FakeTeams
from tests.forged import BAD_TOKENS, mutated

TOKENS, AT_ONCE, A_SECOND = 20_000, 20, 50
ROTATIONS = 10


def run(size: float, seed: int) -> Result:
    """Strangers over HTTP at the real door; the clock of the keys moves with them."""
    return asyncio.run(_run(share(TOKENS, size), share(ROTATIONS, size), random.Random(seed)))


async def _run(tokens: int, rotations: int, dice: random.Random) -> Result:
    teams = FakeTeams()
    await teams.start()
    async with edge(teams) as door:
        await _asks(door, "key-1")
        statuses = await _strangers(door, tokens, dice)
        let_in, most = len(door.bot.turns) - 1, 1 + tokens / A_SECOND / AGAIN
        fetches = teams.key_fetches
        lost = [await _rotated(door, number, dice) for number in range(rotations)]
    await teams.stop()
    seen = (
        f"{sum(statuses.values())} tokens: {let_in} let in, "
        + ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
        + f"; {fetches} fetches (at most {most:.0f}); "
        f"{rotations} rotations, each lost at most {max(lost)} s"
    )
    held = set(statuses) == {401} and not let_in
    return Result(seen, held and fetches <= most and max(lost) <= AGAIN)


async def _strangers(door: Edge, tokens: int, dice: random.Random) -> Counter[int]:
    """What they are answered; some fifty come a second."""
    statuses, made = Counter[int](), _forged(door.teams, dice)
    for begun in range(0, tokens, AT_ONCE):
        some = islice(made, min(AT_ONCE, tokens - begun))
        answers = (door.post(door.activity(), token=token) for token in some)
        statuses.update(status for status, _ in await asyncio.gather(*answers))
        door.time.pass_(AT_ONCE / A_SECOND)
    return statuses


def _forged(teams: FakeTeams, dice: random.Random) -> Iterator[str]:
    """Changed tokens most often, those of another make, and true ones but for an unknown key."""
    kinds, true = list(BAD_TOKENS.values()), teams.mint()
    while True:
        kind = dice.random()
        if kind < 0.9:
            yield mutated(true, dice)
        elif kind < 0.95:
            yield dice.choice(kinds)(teams) or "x"
        else:
            yield teams.mint(kid="stranger", headers={"kid": f"unknown-{dice.random()}"})


async def _rotated(door: Edge, number: int, dice: random.Random) -> int:
    """The seconds for which Teams itself was refused, while strangers ask for keys all along."""
    name = f"key-{number + 2}"
    for _ in range(dice.randrange(60)):
        await _asks(door, "stranger")
        door.time.pass_(1)
    door.teams.kids, lost = [name], 0
    while not await _asks(door, name):
        await _asks(door, "stranger")
        door.time.pass_(1)
        lost += 1
    return lost


async def _asks(door: Edge, kid: str) -> bool:
    """Whether a token of that key, and otherwise true, is let in."""
    token = door.teams.mint(kid=kid)
    return (await door.post(door.activity(), token=token))[0] == 200


BAR = Bar(
    "R7",
    "20,000 forged or changed tokens at the door; keys rotate while strangers name unknown ones",
    "0 let in, all answered 401, 0 x 5xx; one fetch of keys in 30 s at most; a rotation costs 30 s "
    "at most",
    run,
)
