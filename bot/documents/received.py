"""Files that people sent, judged by what stands in them and never by their names.

What is packed, or an old Word file, is opened in a process of its own (`office.py`), with bounds of
time and memory; the rest is told by a look at its bytes.
"""

import asyncio
import io
import json
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.documents.apart import Bounds, said_of
from bot.documents.encodings import encoding_of
from bot.documents.office import OLD, NotAccepted
from bot.documents.tables import Unreadable
from domain.errors import Problem
from domain.library.sent_files import FileType, Received, kept_name

BOUNDS = Bounds(cpu=20, seconds=40.0, memory=512 << 20)
# Files that are judged at a time.
AT_ONCE = 2
_ZIPPED, _PDF = b"PK\x03\x04", b"%PDF-"
_PICTURES = ((b"\x89PNG\r\n\x1a\n", FileType.PNG), (b"\xff\xd8\xff", FileType.JPEG))
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
_PDF_LOCK = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_TEXTS = {
    "md": FileType.MARKDOWN,
    "markdown": FileType.MARKDOWN,
    "csv": FileType.CSV,
    "tsv": FileType.CSV,
    "txt": FileType.TEXT,
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

T = TypeVar("T")
# A name with its bytes, or why there are none.
Sent = tuple[str, bytes] | Problem
Judged = Received | Problem


class Receiver:
    """Fetches what a turn brings by `fetch`, and judges it beside the event loop."""

    def __init__(self, fetch: Callable[[T], Awaitable[Sequence[Sent]]]) -> None:
        self._fetch: Callable[..., Awaitable[Sequence[Sent]]] = fetch
        self._free = asyncio.Semaphore(AT_ONCE)

    async def receive(self, turn: object) -> tuple[Judged, ...]:
        """Each file as it may be kept, or why it may not, in order."""
        sent = await self._fetch(turn)
        return tuple([await self._judged(each) for each in sent])

    async def _judged(self, sent: Sent) -> Judged:
        if isinstance(sent, Problem):
            return sent
        async with self._free:
            return await asyncio.to_thread(judge, *sent)


def judge(name: str, content: bytes, bounds: Bounds = BOUNDS) -> Judged:
    """The file under the name that it is kept by; or why it is not taken."""
    try:
        kind = _kind(name, content, bounds)
    except NotAccepted as unfit:
        return Problem("", str(unfit), {"name": name})
    return Received(kept_name(name, kind), kind, content)


def _kind(name: str, content: bytes, bounds: Bounds) -> FileType:
    if content.startswith(_ZIPPED):
        return _apart(content, bounds)
    if content.startswith(OLD):
        return _old(content, bounds)
    if content.startswith(_PACKED):
        raise NotAccepted("file_archive")
    # Some programs put a few bytes before its mark.
    if _PDF in content[:1024]:
        if _PDF_LOCK.search(content):
            raise NotAccepted("file_locked")
        return FileType.PDF
    picture = next((kind for start, kind in _PICTURES if content.startswith(start)), None)
    if picture is not None:
        return picture
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return FileType.HEIC
    return _text(name, content)


def _apart(content: bytes, bounds: Bounds) -> FileType:
    """The kind of a file of an office program."""
    said = said_of(content, "bot.documents.office", bounds)
    if said is None:
        # Ended by a bound; whatever it was, it is more than a document needs.
        raise NotAccepted("file_bomb")
    told = json.loads(said)
    problem = told.get("problem")
    if problem:
        raise NotAccepted(problem)
    return FileType(told["kind"])


def _old(content: bytes, bounds: Bounds) -> FileType:
    """The kind of a file of the old container, by the names of the streams in it."""

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage"):
        raise NotAccepted("file_locked")
    if holds("WordDocument"):
        return _apart(content, bounds)
    if holds("Workbook") or holds("Book"):
        raise NotAccepted("file_old_excel")
    raise NotAccepted("file_kind")


def _text(name: str, content: bytes) -> FileType:
    """The kind of a text file, for which alone the ending decides."""
    kind = _TEXTS.get(name.rpartition(".")[2].lower())
    if kind is None:
        raise NotAccepted("file_kind")
    try:
        encoding = encoding_of(io.BytesIO(content), name)
    except Unreadable:
        raise NotAccepted("file_kind") from None
    if not encoding.startswith("utf-16") and _CONTROLS.search(content):
        raise NotAccepted("file_kind")
    return kind
