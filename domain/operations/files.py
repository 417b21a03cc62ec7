"""Files made for people: kept for a day, offered in their own chat, and put where they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from domain.library.kept_files import DRY_RUN, EVIDENCE, IMPORT
from domain.permissions import Act

KEPT = timedelta(hours=24)
# Whoever asks for the same file again within this time pressed twice, or has not seen the first.
STILL_THERE = timedelta(minutes=1)
# An upload is tried for a day; its owner is told before that it may not be there.
PATIENCE = timedelta(hours=1)
LONGEST_ABOUT = 200
# The key of the outbox row that uploads a file is this and the file's id.
UPLOAD = "upload:"

# What a person must be allowed to do, by the kind of file. It is asked each time: when the file is
# wanted, made, offered and uploaded.
RIGHTS: Mapping[str, Act] = MappingProxyType({"people": Act.KEEP_ROSTER})
# Work on a file that somebody sent, whose right hangs on that file.
OF_A_FILE = (EVIDENCE, DRY_RUN, IMPORT)
# An edition of the library for somebody who opens it, and a look whether its file has text.
DOCUMENT, PDF_TEXT = "document", "pdf_text"
OF_AN_EDITION = (DOCUMENT, PDF_TEXT)
# The template of a report, filled in as far as is known; and a file that was sent as a report.
REPORT_TEMPLATE, REPORT_FILE = "report_template", "report_file"
OF_A_REPORT = (REPORT_TEMPLATE, REPORT_FILE)


@dataclass(frozen=True, slots=True)
class Document:
    """What was made: a file's name, one line about it, and its bytes."""

    name: str
    about: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A kept document without its bytes; `subject` is what it is about, where its kind needs that.

    `upload_to` and `place` are addresses that Teams gives when its owner accepts it: where its
    bytes are sent, and where it can then be opened.
    """

    id: str
    kind: str
    person: int
    name: str
    about: str
    size: int
    made_at: datetime
    upload_to: str = ""
    place: str = ""
    subject: str = ""

    def kept(self, now: datetime) -> bool:
        """Whether it is still kept: for a day after it was made."""
        return now - self.made_at < KEPT


@dataclass(frozen=True, slots=True)
class Offer:
    """A question to somebody: may this file be put into their own files?"""

    file: str
    name: str
    about: str
    size: int


@dataclass(frozen=True, slots=True)
class Upload:
    """The bytes of a file, and the address to which they are sent."""

    content: bytes
    upload_to: str
