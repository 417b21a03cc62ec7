"""Files that people sent and the hub keeps: asked about once, then kept for what they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.delivery.slots import Slot
from domain.library.sent_files import FileType

KIND = "kept_file"
# How long a file waits to be told what it is; its question says the day.
WAITS = timedelta(days=7)
# How long what was taken off a record can be put back.
PUT_BACK = timedelta(days=30)
# So many files of a person may wait for an answer.
MOST_WAITING = 20
# So many files may hang on one record.
MOST_EVIDENCE = 10

EVIDENCE, IMPORT, LIBRARY, REPORT = "evidence", "import", "library", "report"
PLAN, REQUIREMENT = "plan", "requirement"
# The long work that looks through a file before an import of it.
DRY_RUN = "dry_run"
# The subject of evidence for the visit that its sender records next.
NEXT = "next"


class Standing(StrEnum):
    """Where a kept file stands."""

    ASKED = "asked"
    WAITING = "waiting"
    SETTLED = "settled"
    FORGOTTEN = "forgotten"
    TAKEN_OFF = "taken off"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file without its bytes.

    `purpose` and `subject` say what it is for, both empty until its sender says so: evidence for
    "visit:7", the first "version" of its name there. It is settled once it is kept for good, and
    removed when it was forgotten or taken off. `for_school` lets a school see it with its copy.
    """

    id: int
    person: int
    sender: str
    sent_at: datetime
    name: str
    kind: FileType
    size: int
    sha256: str
    purpose: str = ""
    subject: str = ""
    version: int = 1
    asked_at: datetime | None = None
    settled_at: datetime | None = None
    removed_at: datetime | None = None
    for_school: bool = False

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        if self.removed_at is not None:
            return Standing.TAKEN_OFF if self.settled_at else Standing.FORGOTTEN
        if self.settled_at is not None:
            return Standing.SETTLED
        return Standing.WAITING if self.purpose else Standing.ASKED

    @property
    def until(self) -> datetime:
        """When it is forgotten, unless it is settled by then."""
        return (self.asked_at or self.sent_at) + WAITS

    @property
    def visit(self) -> int | None:
        """The record on which it hangs as evidence."""
        kind, _, id_ = self.subject.partition(":")
        return int(id_) if self.purpose == EVIDENCE and kind == "visit" else None

    @property
    def requirement(self) -> int | None:
        """The requirement of which it shows that it is met, or is to show it."""
        kind, _, id_ = self.subject.partition(":")
        return int(id_) if self.purpose == REQUIREMENT and kind == REQUIREMENT else None


def slot_of(file: int) -> Slot:
    """The slot of messages that ask what a file is, or tell what became of it."""
    return Slot(KIND, str(file))


def of_visit(record: int) -> str:
    """The subject of a record's evidence."""
    return f"visit:{record}"


def of_requirement(requirement: int) -> str:
    """The subject of a requirement's evidence."""
    return f"{REQUIREMENT}:{requirement}"
