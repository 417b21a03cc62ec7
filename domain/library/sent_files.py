"""Files that people send in their own chat: what Teams says of one, and what came of taking it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from domain.text import clean

# Bytes of one file, and files of one message.
LARGEST = 10 << 20
MOST_AT_ONCE = 5
LONGEST_NAME = 100


class FileType(StrEnum):
    """What a file is, told by what stands in it; the value is the ending of its name."""

    WORD = "docx"
    OLD_WORD = "doc"
    EXCEL = "xlsx"
    OPEN_TEXT = "odt"
    PDF = "pdf"
    MARKDOWN = "md"
    CSV = "csv"
    TEXT = "txt"
    PNG = "png"
    JPEG = "jpg"
    HEIC = "heic"


TABLES = frozenset({FileType.EXCEL, FileType.CSV})
_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES: Mapping[FileType, str] = MappingProxyType(
    {
        FileType.WORD: f"{_OFFICE}.wordprocessingml.document",
        FileType.OLD_WORD: "application/msword",
        FileType.EXCEL: f"{_OFFICE}.spreadsheetml.sheet",
        FileType.OPEN_TEXT: "application/vnd.oasis.opendocument.text",
        FileType.PDF: "application/pdf",
        FileType.MARKDOWN: "text/markdown",
        FileType.CSV: "text/csv",
        FileType.TEXT: "text/plain",
        FileType.PNG: "image/png",
        FileType.JPEG: "image/jpeg",
        FileType.HEIC: "image/heic",
    }
)
# Endings that a name may have and its kind goes before: those of kinds, and what people take them
# for. Whatever else follows a dot is part of the name.
_ENDINGS = frozenset({*FileType, "xls", "docm", "xlsm", "jpeg", "heif", "markdown", "tsv"})
# What no name of a file may hold where it is put in the end.
_FORBIDDEN = re.compile(r'[<>:"|?*#%]')


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a message as Teams names it.

    Its `url` is the permission to fetch it, and stands in no log. It is empty of a picture that was
    `pasted` into the words, and of what Teams gives no address for.
    """

    name: str
    url: str = field(default="", repr=False)
    pasted: bool = False


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was fetched and looked at; its name ends as its kind does."""

    name: str
    kind: FileType
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """What tells it from every other file."""
        return hashlib.sha256(self.content).hexdigest()


def shown_name(name: str) -> str:
    """A file's name on one line and without a folder, as people are told of it."""
    bare = " ".join(clean(re.split(r"[/\\]", name)[-1]).split())
    return bare[:LONGEST_NAME] or "a file without a name"


def kept_name(name: str, kind: FileType) -> str:
    """The name under which a file is kept: with the ending of what it is, whatever it said."""
    bare = _FORBIDDEN.sub("-", shown_name(name)).strip(" .")
    stem, _, ending = bare.rpartition(".")
    # “plan.doc” that is a .docx inside would not be opened under its own name.
    named = stem.strip(" .") if ending.lower() in _ENDINGS else bare
    return f"{named[: LONGEST_NAME - len(kind.value) - 1] or 'file'}.{kind.value}"
