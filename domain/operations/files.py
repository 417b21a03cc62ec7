"""Files made for people: kept for a day, offered in their own chat, and put where they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from domain.permissions import Act

KEPT = timedelta(hours=24)
# Who asks again while the first one lies before them unanswered pressed twice, or did not see it yet.
STILL_THERE = timedelta(minutes=1)
# An upload is tried for a day; its owner is told before that it may not be there.
PATIENCE = timedelta(hours=1)
LONGEST_ABOUT = 200
# Begins the key of the outbox row that has a file put; its id ends it.
UPLOAD = "upload:"

# What a person must be allowed to do, by the kind of file: when it is asked for, made, offered and put.
RIGHTS: Mapping[str, Act] = MappingProxyType({"people": Act.KEEP_ROSTER})


@dataclass(frozen=True, slots=True)
class Document:
    """What was made: a file's name, one line about it, and its bytes."""

    name: str
    about: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A kept document without its bytes. `place` is where it can be opened, once its owner said where it is to go."""

    id: str
    kind: str
    person: int
    name: str
    about: str
    size: int
    made_at: datetime
    upload_to: str = ""
    place: str = ""

    def kept(self, now: datetime) -> bool:
        """Whether its day is not over."""
        return now - self.made_at < KEPT


@dataclass(frozen=True, slots=True)
class Offer:
    """Asks somebody whether a file may be put into their own files."""

    file: str
    name: str
    about: str
    size: int


@dataclass(frozen=True, slots=True)
class Upload:
    """Puts the bytes of a file where its owner said."""

    content: bytes
    upload_to: str
