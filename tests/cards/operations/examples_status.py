"""Cards of how the bot does, by name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cards.operations.counts import HubCounts
from cards.operations.status import PAGE, UndeliveredView, status, undelivered, undelivered_note
from domain.delivery.delivery import DeliveryState, OutboxRow, Undelivered
from domain.operations.standing import BotStanding
from tests.cards.people_and_places import HUB, LONG_SCHOOL, NOW

LONDON = ZoneInfo("Europe/London")
WELL = BotStanding(
    now=NOW,
    rows={DeliveryState.READY: 3, DeliveryState.SENT: 900},
    oldest=NOW - timedelta(seconds=20),
    sent_today=41,
    connected=31,
    people=42,
    channels=2,
    live=NOW - timedelta(days=60),
)
ILL = replace(
    WELL,
    rows={DeliveryState.READY: 12, DeliveryState.UNKNOWN: 2, DeliveryState.DEAD: 1},
    oldest=NOW - timedelta(hours=2),
    held=4,
    unannounced=1,
    unreached=(("Peel Park Primary School", 2), ("Titus Salt School", 1)),
    live=None,
    replicas=2,
)


def _row(id_: int, kind: str, state: DeliveryState, error: str, to: str) -> Undelivered:
    row = OutboxRow(id_, f"{kind}:{id_}", kind, "7", "a:x", NOW, state, last_error=error)
    return Undelivered(row, NOW - timedelta(hours=id_), to)


ROWS = (
    _row(1, "concern", DeliveryState.UNKNOWN, "interrupted", "Samira Whitfield"),
    _row(2, "copy", DeliveryState.DEAD, "403 ConversationBlockedByUser", "Ruth Adeyemi"),
    _row(3, "digest", DeliveryState.UNKNOWN, "503", "School improvement"),
)
WORST = tuple(
    _row(n, "strangers", DeliveryState.DEAD, "x" * 200, f"*{LONG_SCHOOL}*" * 3)
    for n in range(1, PAGE + 1)
)

EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "status": lambda: status(WELL, LONDON, HUB, HubCounts(missing=1)),
    "status-audit-asked": lambda: status(
        WELL,
        LONDON,
        HUB,
        HubCounts(missing=1),
        "It is being made; it comes here in a moment.",
    ),
    "status-needs-a-look": lambda: status(ILL, LONDON, HUB, HubCounts(3, 1, 2, 4, 5)),
    "not-delivered": lambda: undelivered(UndeliveredView(ROWS, 3, NOW), HUB),
    "not-delivered-decided": lambda: undelivered(
        UndeliveredView(ROWS[:1], 1, NOW, "It will be sent again."), HUB
    ),
    "not-delivered-none": lambda: undelivered(UndeliveredView((), 0, NOW), HUB),
    "not-delivered-worst": lambda: undelivered(UndeliveredView(WORST, 9_999, NOW, "x" * 200), HUB),
    "not-delivered-note": lambda: undelivered_note(ROWS, HUB),
    "not-delivered-note-worst": lambda: undelivered_note(WORST, HUB),
}
