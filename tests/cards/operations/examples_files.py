"""Cards about files that were made for somebody, by name."""

from collections.abc import Callable
from typing import Any

from cards.operations.files import (
    file_forgotten,
    file_gone,
    file_not_made,
    file_uploaded,
    upload_unconfirmed,
)
from tests.cards.people_and_places import HUB

PLACE = (
    "https://hub-my.sharepoint.com/personal/samira/Documents/Applications/people-2026-11-23.xlsx"
)

EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "file-gone": file_gone,
    "file-declined": lambda: file_forgotten("people-2026-11-23.xlsx"),
    "file-uploaded": lambda: file_uploaded("people-2026-11-23.xlsx", PLACE),
    "file-uploaded-worst": lambda: file_uploaded(
        "*p*" * 40, "https://hub-my.sharepoint.com/" + "p" * 8_000
    ),
    "file-not-put": lambda: upload_unconfirmed("people-2026-11-23.xlsx"),
    "file-not-made": lambda: file_not_made(HUB),
}
