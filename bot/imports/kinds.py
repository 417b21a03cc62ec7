"""A kind of file: its columns, and the function that takes its rows into a plan."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bot.imports.plan import Plan
from bot.imports.rows import SheetRow

Take = Callable[[Iterable[SheetRow], Plan], None]
_MARKS, _BLANKS = frozenset("*:'’"), frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pc", "Pd"})
# What else people and programs write over a column.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "email": ("email address", "work email", "mail", "user principal name"),
        "name": ("full name", "display name"),
        "role": ("roles",),
        "organisation": ("organization",),
        "leader": ("leader name", "leader's name", "name of leader"),
        "leader_email": ("leader email address", "leader's email", "leader's email address"),
        "head_email": ("head email address", "head's email", "school_head_email"),
        "releasing_head": ("head who releases", "home head"),
        "releasing_head_email": ("head who releases email", "home head email"),
        "officer": ("officer name",),
        "officer_email": ("officer email address", "officer's email"),
        "school": ("supported school", "school name"),
        "start": ("start date", "first day"),
        "end": ("end date", "last day"),
        "days": ("days agreed",),
        "days_agreed": ("days",),
        "objectives": ("objective",),
        "next_visit": ("next visit date", "date of next visit"),
        "date": ("visit date", "date of visit"),
        "closed_from": ("from",),
        "closed_to": ("to",),
    }
)


def comparable(header: object) -> str:
    """A column's name for comparing: case, spaces, hyphens and marks beside it do not count."""
    if header is None:
        return ""
    folded = unicodedata.normalize("NFKC", str(header)).casefold()
    return "".join(c for c in folded if c not in _MARKS and unicodedata.category(c) not in _BLANKS)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file, known by its required columns; "a|b" is a column of either name.

    `take` reads the rows into a plan. `naming` are the columns in which organisations may stand by
    URN. `whole` says that further columns are expected, as in a national file, and need no notice.
    `start` says that it may be one sheet of several of a start sheet.
    """

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    take: Take
    naming: tuple[str, ...] = ()
    whole: bool = False
    start: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """Every column by its spelling for comparing."""
        every = [n for c in (*self.required, *self.optional) for n in c.split("|")]
        others = {comparable(o): name for name in every for o in OTHER_NAMES.get(name, ())}
        return others | {comparable(name): name for name in every}

    def lacks(self, header: Iterable[object]) -> list[str]:
        """The required columns that a header does not have."""
        there = {name for _, name in self.where(header)}
        return [c for c in self.required if not there & set(c.split("|"))]

    def where(self, header: Iterable[object]) -> Iterator[tuple[int, str]]:
        """Which cell of a row is which column."""
        known = self.columns
        for place, title in enumerate(header):
            if comparable(title) in known:
                yield place, known[comparable(title)]
