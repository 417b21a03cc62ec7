"""Cards about files that were made for somebody, by name."""

from collections.abc import Callable
from typing import Any

from cards.operations.files import forgotten, gone, not_made, not_put, uploaded

PLACE = (
    "https://hub-my.sharepoint.com/personal/samira/Documents/Applications/people-2026-11-23.xlsx"
)

EXAMPLES: dict[str, Callable[[], dict[str, Any]]] = {
    "file-gone": gone,
    "file-declined": lambda: forgotten("people-2026-11-23.xlsx"),
    "file-uploaded": lambda: uploaded("people-2026-11-23.xlsx", PLACE),
    "file-uploaded-worst": lambda: uploaded(
        "*p*" * 40, "https://hub-my.sharepoint.com/" + "p" * 8_000
    ),
    "file-not-put": lambda: not_put("people-2026-11-23.xlsx"),
    "file-not-made": not_made,
}
