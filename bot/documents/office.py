"""What a file of an office program is, and why it is not taken: in a process of its own.

`received.py` starts it, with the file at its standard input. It says the kind of the file, or the
kind of its problem, as one line of JSON.
"""

import io
import json
import os
import struct
import sys
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bot.documents.archives import DAMAGES
from bot.documents.reader import TOO_MUCH, bound
from bot.documents.tables import LARGEST
from domain.library.sent_files import FileType

MOST_PARTS = 10_000
# The mark of a container of old; where its macros lie; the mark of a Word file in it, and the bit
# of its twelfth byte that says that it has a password.
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_MACROS = frozenset({"macros", "vba", "_vba_project"})
_WORD, _LOCKED = 0xA5EC, 0x01
_BLOCK = 1 << 16
_TYPES, _ODF_TYPE, _ODF_PARTS = "[Content_Types].xml", "mimetype", "META-INF/manifest.xml"
# What a document is, by a word of its list of types.
_KINDS: Mapping[bytes, FileType] = MappingProxyType(
    {
        b"wordprocessingml.document.main+xml": FileType.WORD,
        b"spreadsheetml.sheet.main+xml": FileType.EXCEL,
    }
)
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
# Where macros lie: those of Word and Excel, Excel's older ones, LibreOffice's, and documents that
# may hold some inside another.
_MACRO_ENDS = ("vbaproject.bin", "vbadata.xml", ".docm", ".dotm", ".xlsm", ".xlsb", ".pptm")
_MACRO_STARTS = ("xl/macrosheets/", "basic/", "scripts/")


class NotAccepted(Exception):  # noqa: N818 - an answer: its text is the kind of the problem
    """Raised for a file that is not taken."""


def main() -> None:
    """Looks at the file; ends with status 3 where there was no memory for it."""
    bound(int(sys.argv[1]), int(sys.argv[2]))
    try:
        told = {"kind": judged(sys.stdin.buffer.read())}
    except NotAccepted as unfit:
        told = {"problem": str(unfit)}
    except MemoryError:
        os._exit(TOO_MUCH)
    sys.stdout.write(json.dumps(told))


def judged(content: bytes) -> str:
    """The kind of a document without macros; raises NotAccepted for others."""
    if content.startswith(OLD):
        return _judged_old(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _judged(archive)
    except DAMAGES:
        raise NotAccepted("file_damaged") from None


def _judged(archive: zipfile.ZipFile) -> str:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise NotAccepted("file_locked")
    names = [part.filename.lower() for part in parts]
    if any(name.endswith(_MACRO_ENDS) or name.startswith(_MACRO_STARTS) for name in names):
        raise NotAccepted("file_macros")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST:
        raise NotAccepted("file_bomb")
    _unpack(archive)
    return _kind(archive, set(archive.namelist()))


def _judged_old(content: bytes) -> str:
    # Only this program needs it.
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            names = {part.lower() for path in container.listdir(storages=True) for part in path}
            if names & _OLD_MACROS:
                raise NotAccepted("file_macros")
            with container.openstream("WordDocument") as text:
                begins = text.read(12)
    except (OSError, ValueError, IndexError, struct.error):
        raise NotAccepted("file_damaged") from None
    if len(begins) < 12 or int.from_bytes(begins[:2], "little") != _WORD:
        raise NotAccepted("file_damaged")
    if begins[11] & _LOCKED:
        raise NotAccepted("file_locked")
    return FileType.OLD_WORD


def _unpack(archive: zipfile.ZipFile) -> None:
    """Counts what really comes out: what an archive says of its own size may be anything."""
    left = LARGEST
    for part in archive.infolist():
        with archive.open(part) as stream:
            while block := stream.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise NotAccepted("file_bomb")


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if _TYPES in names:
        types = archive.read(_TYPES)
        if b"macroEnabled" in types:
            raise NotAccepted("file_macros")
        return _first(kind for word, kind in _KINDS.items() if word in types)
    if _ODF_TYPE in names and archive.read(_ODF_TYPE).strip() == _OPEN_TEXT:
        if _ODF_PARTS in names and b"encryption-data" in archive.read(_ODF_PARTS):
            raise NotAccepted("file_locked")
        return FileType.OPEN_TEXT
    raise NotAccepted("file_kind" if _ODF_TYPE in names else "file_archive")


def _first(kinds: Iterator[FileType]) -> str:
    kind = next(kinds, None)
    if kind is None:
        raise NotAccepted("file_kind")
    return kind
