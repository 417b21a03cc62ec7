"""R9: every field of every card is changed, and pressed by people who have no right to it."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bench.bars import Bar, Result, share
from bench.presses import OUTSIDE, PressedHub, matrix, pressed_hub, without_right, wrong
from cards.actions.visit_forms import SaveVisit
from domain.delivery.conversations import Surface
from tests.bot.turns.everybody import BUTTONS
from tests.bot.turns.filled import ELSEWHERE
from tests.cards.examples import EXAMPLES
from tests.seed import OTHER_TENANT, SAMIRA, STRANGER, Somebody
from tests.shown import parts_of

MUTATIONS = 20
# Whoever of these presses may do nothing here: people of another school, and accounts that nobody
# knows, one of them with an officer's address.
WRONG_PEOPLE = (*ELSEWHERE, STRANGER, replace(SAMIRA, tenant=OTHER_TENANT))
SURFACES = {(entry.key, entry.surface) for entry in BUTTONS}
ODD: Sequence[Any] = (
    *(None, "", 0, -1, 1, 2, 3, 2**31 - 1, 2**53 - 1, 2**53, 1.5, True, False, [], {}, ["1"]),
    *(
        "1",
        "1 OR 1=1",
        "'; DROP TABLE visits; --",
        "../1",
        "officer",
        "hub",
        "all",
        "*",
        "a" * 5_001,
    ),
    *(
        "2026-11-23",
        "0",
        "null",
        "chase:1:planned:1",
        "a:oid-samira",
        "tenant-hub",
        [[1]],
        {"$": 1},
    ),
)
Field = tuple[str, Mapping[str, Any], str]


def run(size: float, seed: int) -> Result:
    """Some fields of the cards, or all; then each button by each kind of person and tenant."""
    dice = random.Random(seed)
    fields = sorted(_fields(), key=lambda field: (field[0], field[2]))
    some = dice.sample(fields, share(len(fields), size))
    with pressed_hub() as hub:
        presses, broken = _tampered(hub, some, dice)
        # The leader's own press of Save shows that the ids are good.
        saves = [entry for entry in BUTTONS if entry.key == SaveVisit.verb]
        others = dice.sample(BUTTONS, share(len(BUTTONS), size))
        cells = matrix(hub, [*saves, *(entry for entry in others if entry not in saves)])
    judged = [(entry, kind, press) for entry, row in cells.items() for kind, press in row.items()]
    unjust = [
        f"{kind} by {entry.key}: {press}"
        for entry, kind, press in judged
        if without_right(kind) and wrong(press)
    ]
    rightful = sum(bool(p.changed or p.shown) for _, kind, p in judged if not without_right(kind))
    seen = (
        f"{presses} presses with a changed field, of {len(some)} fields of {len(EXAMPLES)} cards: "
        f"{broken.total()} changed, read or broke anything; {len(judged)} cells by role, button "
        f"and tenant: {len(unjust)} wrong, {rightful} of those with a right"
    )
    found = [*(f"{times} x {what}" for what, times in broken.most_common(3)), *unjust[:3]]
    return Result("; ".join([seen, *found]), not found and rightful > 0)


def _fields() -> Iterator[Field]:
    """Each field that a button of a card sends, with its verb and all that it sends beside it."""
    for card in (make() for make in EXAMPLES.values()):
        inputs = {p["id"]: p.get("value") for p in parts_of(card) if _is(p, "Input.")}
        for button in (p for p in parts_of(card) if _is(p, "Action.Execute")):
            typed = {} if button.get("associatedInputs") == "none" else inputs
            data = {**button.get("data", {}), **typed}
            yield from ((button["verb"], data, name) for name in data)


def _is(part: Mapping[str, Any], kind: str) -> bool:
    return str(part.get("type", "")).startswith(kind)


def _tampered(
    hub: PressedHub, fields: Sequence[Field], dice: random.Random
) -> tuple[int, Counter[str]]:
    """How many presses there were, and what those did that did anything."""
    done, broken, ids = 0, Counter[str](), hub.story.ids
    values = [*ids.values(), *ODD]
    for verb, sent, name in fields:
        # Of what it is about there is something here: only the right to it is missing.
        data = {**sent, **{known: ids[known] for known in sent if known in ids}}
        for value in (*dice.sample(values, MUTATIONS - 1), ids.get(name, sent[name])):
            who, surface = dice.choice(WRONG_PEOPLE), _surface(verb, dice)
            press = hub.press(who, verb, {**data, name: value}, surface)
            if wrong(press):
                broken[_told(who, verb, name, value, str(press))] += 1
            done += 1
    return done, broken


def _told(who: Somebody, verb: str, name: str, value: object, what: str) -> str:
    of = f"{who.name}{OUTSIDE}" if who.tenant == OTHER_TENANT else who.name
    return f"{of} by {verb}, {name} {str(value)[:40]!r}: {what}"


def _surface(verb: str, dice: random.Random) -> Surface:
    return dice.choice([s for s in Surface if (verb, s) in SURFACES] or [Surface.CHAT])


BAR = Bar(
    "R9",
    "Every field of every card changed 20 times, pressed by people of another school or tenant; "
    "each button by each role and tenant",
    "nothing changed, read or broken without a right to it",
    run,
)
