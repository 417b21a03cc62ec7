"""Cards of people who are not let in, for officers, by name."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from cards.people.strangers import AttemptsView, attempts
from domain.people.people import Account, Attempt
from tests.cards.people_and_places import HOSTILE, HUB, TODAY

NOBODY = Account("tenant", "oid")
SOME = (
    Attempt(NOBODY, 3, "Helen Marsh", "h.marsh@moortrust.example"),
    Attempt(NOBODY, 1, "Tom Reid", "tom.reid@hub.example"),
    Attempt(NOBODY, 1),
)
MANY = tuple(
    Attempt(NOBODY, 10_000, f"{n} {HOSTILE}", f"{'x' * 240}{n}@a.example") for n in range(60)
)
YESTERDAY, FRIDAY = TODAY - timedelta(days=1), date(2026, 11, 20)

EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "strangers": lambda: attempts(
        AttemptsView(SOME, FRIDAY, YESTERDAY, TODAY, {"tom.reid@hub.example": 2}), HUB
    ),
    "strangers-one": lambda: attempts(AttemptsView(SOME[:1], YESTERDAY, YESTERDAY, TODAY), HUB),
    "strangers-worst": lambda: attempts(
        AttemptsView(MANY, FRIDAY, YESTERDAY, TODAY, {a.address: 7 for a in MANY[:5]}), HUB
    ),
}
