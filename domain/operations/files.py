"""Files made for people: kept for a day, offered in their own chat, and put where they say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from domain.library.kept_files import DRY_RUN, EVIDENCE, IMPORT
from domain.people.people import Person, Role
from domain.permissions import Act, listed_records, missing_records, scope
from domain.scopes import Scope

KEPT = timedelta(hours=24)
# Whoever asks for the same file again within this time pressed twice, or has not seen the first.
STILL_THERE = timedelta(minutes=1)
# An upload is tried for a day; its owner is told before that it may not be there.
PATIENCE = timedelta(hours=1)
LONGEST_ABOUT = 200
# The key of the outbox row that uploads a file is this and the file's id.
UPLOAD = "upload:"

# Work on a file that somebody sent, whose right hangs on that file.
OF_A_FILE = (EVIDENCE, DRY_RUN, IMPORT)
# An edition of the library for somebody who opens it, and a look whether its file has text.
DOCUMENT, PDF_TEXT = "document", "pdf_text"
OF_AN_EDITION = (DOCUMENT, PDF_TEXT)
# The template of a report, filled in as far as is known; and a file that was sent as a report.
REPORT_TEMPLATE, REPORT_FILE = "report_template", "report_file"
OF_A_REPORT = (REPORT_TEMPLATE, REPORT_FILE)
# One edition of an agreement: the whole, or a home head's copy of it.
AGREEMENT = "agreement"
# A template of an action plan, filled in as far as is known; and a version of a plan's file.
PLAN_TEMPLATE, PLAN_FILE = "plan_template", "plan_file"
OF_A_PLAN = (PLAN_TEMPLATE, PLAN_FILE)
# A file that shows that a requirement of a contract is met.
TICK_FILE = "tick_file"


def _allowed(act: Act, *roles: Role) -> "Right":
    return lambda person: (scope(person, act, *roles),)


# What a person may have in each kind of file; who has nothing in it gets none. It is asked each
# time: when the file is wanted, made, offered and uploaded.
Right = Callable[[Person | None], tuple[Scope, ...]]
RIGHTS: Mapping[str, Right] = MappingProxyType(
    {
        "people": _allowed(Act.KEEP_ROSTER),
        "own_visits": _allowed(Act.LIST_AS_OWN, Role.LEADER),
        "visits": lambda person: (listed_records(person),),
        "support": _allowed(Act.SEE),
        "overdue": missing_records,
        "audit": _allowed(Act.READ_AUDIT),
        "requests": _allowed(Act.SEE_REQUEST),
        "reports": _allowed(Act.READ_REPORT),
    }
)


def may_have(person: Person | None, kind: str) -> bool:
    """Whether a person may have a file of that kind at all."""
    return any(scope.parts for scope in RIGHTS[kind](person))


@dataclass(frozen=True, slots=True)
class Document:
    """What was made: a file's name, one line about it, and its bytes."""

    name: str
    about: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A kept document without its bytes.

    `subject` is what it is about, or how a list was asked for (`asked.py`). `upload_to` and `place`
    are addresses that Teams gives when its owner accepts it: where its bytes are sent, and where it
    can then be opened.
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
