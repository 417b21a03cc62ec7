"""Zip archives that hold one CSV file, as GIAS gives its own; unpacked as they are read."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO

from bot.documents.tables import LARGEST, Unreadable

# What the standard library raises for archives that are damaged, or made to look so.
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def inside(open_: Callable[[], BinaryIO], name: str) -> Callable[[], BinaryIO]:
    """How to open the one CSV file inside an archive; raises Unreadable where there is not one."""
    with open_() as stream, _opened(stream, name) as archive:
        found = [
            m
            for m in archive.infolist()
            if m.filename.lower().endswith(".csv") and "__MACOSX" not in m.filename
        ]
        if len(found) != 1:
            raise Unreadable(f"{name} holds {len(found) or 'no'} CSV files; it should hold one.")
        if found[0].flag_bits & 1:
            raise Unreadable(f"{name} is locked with a password. Unpack it first.")
    member = found[0].filename
    return lambda: io.BufferedReader(_Unpacked(open_(), member, name))


class _Unpacked(io.RawIOBase):
    """The bytes of one member; what comes out is counted: its own size may be anything."""

    def __init__(self, stream: BinaryIO, member: str, name: str) -> None:
        self._stream, self._name, self._read = stream, name, 0
        self._archive = _opened(stream, name)
        try:
            self._member = self._archive.open(member)
        except DAMAGES:
            self._archive.close()
            stream.close()
            raise _damaged(name) from None

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fills the buffer; raises Unreadable when the archive is damaged or too large."""
        try:
            block = self._member.read(len(buffer))
        except DAMAGES:
            raise _damaged(self._name) from None
        self._read += len(block)
        if self._read > LARGEST:
            raise _too_large(self._name)
        buffer[: len(block)] = block
        return len(block)

    def close(self) -> None:
        """Lets go of the archive."""
        if not self.closed:
            self._member.close()
            self._archive.close()
            self._stream.close()
        super().close()


def _opened(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except DAMAGES:
        raise _damaged(name) from None


def _damaged(name: str) -> Unreadable:
    return Unreadable(f"{name} is damaged and cannot be unpacked. Download it again.")


def _too_large(name: str) -> Unreadable:
    return Unreadable(f"{name} is larger than {LARGEST // 1_000_000} MB when unpacked.")
