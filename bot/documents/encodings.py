"""In which encoding a text file was written, told by its bytes alone."""

import codecs
import re
from collections.abc import Iterable
from typing import BinaryIO

from bot.documents.tables import Unreadable

WINDOWS = "cp1252"
_BLOCK = 1 << 20
_LONGEST_SHOWN = 40
# Where UTF-8 cannot go on it leaves a mark for each byte.
_STRAY, _SOUND = re.compile("[\udc80-\udcff]"), re.compile("[^\x00-\x7f\udc80-\udcff]")
# What a Mac's ’ é – “ ” ‘ ä ü á à â and É become where they are read as Windows' own text: signs
# and capitals of which none follows a small letter in it, or stands in the midst of a name.
_MAC = re.compile(
    "[a-z][ÕŽŠŸÒÓÔÐ‡ˆ‰ƒ]|\\b[A-Z]Õ[A-Z]|[A-Z][‡ˆ‰ƒ]|(?<!\\w)[ÐÑ](?!\\w)|[a-z]\ufffd[a-z]"
)


def encoding_of(stream: BinaryIO, name: str) -> str:
    """The encoding by name; raises Unreadable for what is no text.

    Text that holds more good UTF-8 than stray bytes is UTF-8.
    """
    first = stream.read(_BLOCK)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if first.count(b"\0") * 10 > len(first):
        return _without_mark(first, name)
    marked = first.startswith(codecs.BOM_UTF8)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    stray = sound = 0
    while first:
        text = decoder.decode(first)
        if not text.isascii():
            stray += len(_STRAY.findall(text))
            sound += len(_SOUND.findall(text))
        first = stream.read(_BLOCK)
    stray += len(decoder.decode(b"", final=True))
    return "utf-8-sig" if marked or stray <= sound else WINDOWS


def of_a_mac(cells: Iterable[str]) -> str:
    """The text that a Mac of old must have written, shortened; empty where there is none."""
    found = (cell for cell in cells if not cell.isascii() and _MAC.search(cell))
    return next((" ".join(cell.split())[:_LONGEST_SHOWN] for cell in found), "")


def _without_mark(first: bytes, name: str) -> str:
    """UTF-16 of which every other byte of English text is NUL."""
    pairs = max(len(first) // 2, 1)
    if first[1::2].count(0) > 0.8 * pairs and first[::2].count(0) == 0:
        return "utf-16-le"
    if first[::2].count(0) > 0.8 * pairs and first[1::2].count(0) == 0:
        return "utf-16-be"
    raise Unreadable(f"{name} is not a text file. Save it as .xlsx or as CSV.")
