"""Cards of going live, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cards.operations.live import LiveView, go_live_ask, preview, went_live
from domain.operations.live import LiveShare
from tests.cards.people_and_places import HOSTILE, HUB, NOW, TODAY

USUAL = LiveView(
    shares=(
        LiveShare("Farida Khan", True, 3),
        LiveShare("Tom Reid", True, 1),
        LiveShare("Ruth Adeyemi", True, 0, 2),
        LiveShare("Samira Whitfield", False, 1),
    ),
    unreached=7,
    start=TODAY + timedelta(days=7),
    digests=("Hub team: General",),
    flags=("Hub team: General",),
    today=TODAY,
)
NOTHING = LiveView((), 12, None, (), (), TODAY)
LONG_NAMES = tuple(f"{n} {HOSTILE}" for n in range(40))
WORST = replace(
    USUAL,
    shares=tuple(LiveShare(name, True, 1_000, 1_000) for name in LONG_NAMES),
    unreached=12_345,
    digests=LONG_NAMES,
    flags=LONG_NAMES,
)

EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "go-live": lambda: preview(USUAL, HUB),
    "go-live-ask": lambda: go_live_ask(USUAL, HUB),
    "go-live-nobody": lambda: preview(NOTHING, HUB),
    "go-live-worst": lambda: preview(WORST, HUB),
    "went-live": lambda: went_live(NOW, "Samira Whitfield", TODAY + timedelta(days=7), HUB),
    "went-live-worst": lambda: went_live(NOW, HOSTILE * 2, date(2030, 1, 1), HUB),
}
