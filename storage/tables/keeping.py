"""Whose data the rows of a table are, and how long they stay: each table states both."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Table

# Rows of a piece: few enough that they go in a fraction of a second.
MOST = 500
_KEY = "keeping"


class Whose(StrEnum):
    """Of whom the rows of a table are."""

    PERSON = "a person"
    ORGANISATION = "an organisation"
    HUB = "the hub"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose data a row is, and which of its columns are about people.

    `by` is the column that leads to the owner: by an id, or by a row or conversation of theirs.
    `names` are further columns with the id of a person.
    `words` are columns with what people are called, or wrote.
    """

    whose: Whose
    by: str = ""
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Stay(StrEnum):
    """How long rows stay that no term ends."""

    # Records of support, and what they stand on.
    FOR_EVER = "for ever"
    # Their repository deletes them when they are no longer true.
    UNTIL_ENDED = "until ended"


@dataclass(frozen=True, slots=True)
class WithRow:
    """A row stays while the row that its `column` leads to stays."""

    column: str


@dataclass(frozen=True, slots=True)
class Term:
    """How long a row, or what it holds in `columns`, stays after the latest of the columns `since`.

    `only` is a condition in SQL: other rows stay.
    `most` rows go in one piece; a purge goes on with a few pieces, and soon lets others write.
    """

    lasts: timedelta
    since: tuple[str, ...]
    only: str = ""
    columns: tuple[str, ...] = ()
    # Whether the row goes at the very moment at which the term is over, or only after it.
    inclusive: bool = False
    most: int = MOST


@dataclass(frozen=True, slots=True)
class Keeping:
    """What a table states of its rows; `emptied` are the terms of single columns."""

    of: Owner
    stays: Stay | WithRow | Term
    emptied: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term, those of single columns first."""
        return (*self.emptied, self.stays) if isinstance(self.stays, Term) else self.emptied


def person(by: str, *, names: tuple[str, ...] = (), words: tuple[str, ...] = ()) -> Owner:
    """The person to whom the column `by` leads."""
    return Owner(Whose.PERSON, by, names, words)


def organisation(by: str, *, names: tuple[str, ...] = (), words: tuple[str, ...] = ()) -> Owner:
    """The organisation to which the column `by` leads."""
    return Owner(Whose.ORGANISATION, by, names, words)


def hub(*, names: tuple[str, ...] = (), words: tuple[str, ...] = ()) -> Owner:
    """The hub itself."""
    return Owner(Whose.HUB, "", names, words)


def nobody() -> Owner:
    """Rows about machines only."""
    return Owner(Whose.NOBODY)


def keeping(of: Owner, stays: Stay | WithRow | Term, *emptied: Term) -> dict[Any, Any]:
    """A table's `info` that states it."""
    return {_KEY: Keeping(of, stays, emptied)}


def keeping_of(table: Table) -> Keeping:
    """What a table states of its rows; LookupError if it states nothing."""
    if _KEY not in table.info:
        raise LookupError(f"the table {table.name} does not state whose its rows are")
    found: Keeping = table.info[_KEY]
    return found
