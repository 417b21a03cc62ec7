"""Whether a PDF has text, or is a picture of some: looked at in a process of its own, with bounds.

As a program it reads a PDF and writes "text" or "none"; it says nothing of one that it cannot read.
"""

import io
import logging
import sys

from bot.documents.apart import Bounds, said_of
from bot.documents.reader import bound

BOUNDS = Bounds(cpu=20, seconds=40.0, memory=512 << 20)
# A title page may have none; further in there is some if there is any.
PAGES = 12
TEXT, NONE = "text", "none"


def has_text(content: bytes, bounds: Bounds = BOUNDS) -> bool | None:
    """Whether it has text on its first pages; None where that cannot be told."""
    said = (said_of(content, __name__, bounds) or b"").decode("ascii", "replace").strip()
    return said == TEXT if said in (TEXT, NONE) else None


def main() -> None:
    """Says of the PDF at standard input whether it has text."""
    bound(int(sys.argv[1]), int(sys.argv[2]))
    logging.disable(logging.CRITICAL)
    sys.stdout.write(TEXT if _has_text(sys.stdin.buffer.read()) else NONE)


def _has_text(content: bytes) -> bool:
    # It takes a quarter of a second to import, and only this program needs it.
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(content)).pages
    return any(page.extract_text().strip() for page, _ in zip(pages, range(PAGES), strict=False))
