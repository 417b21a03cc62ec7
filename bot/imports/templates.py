"""Empty files to be filled in: the start sheet, and one of each kind."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from bot.documents.blank_sheets import BlankColumn, Blanks, BlankSheet, Filling, workbook
from bot.imports import KINDS, start, start_people
from bot.imports.calendars import KIND as CALENDARS
from bot.imports.calendars import usual_terms
from bot.imports.kinds import FileKind
from bot.imports.notes import NOTES
from bot.imports.start_people import EXAMPLE
from domain.funding.grants import GrantKind
from domain.people.people import Role
from domain.prompts.calendar import school_year

_DATES = frozenset(
    {"start", "end", "agreed", "awarded", "next_visit", "date", "closed_from", "closed_to"}
    | {"LinkEstablishedDate"}
)
_DAYS = frozenset({"days", "days_agreed", "free_days"})
_CHOICES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "role": tuple(role.value for role in Role),
        "status": ("proposed", "agreed", "active", "paused", "ended_early", "completed"),
        "type": ("visit", "virtual", "telephone", "other"),
        "progress": ("on_track", "concerns", "off_track", "early"),
        "leave": ("yes", "no"),
        "LinkType": ("Successor", "Predecessor"),
    }
)
# Columns that must be there, with cells that may say nothing.
_MAY_BE_EMPTY = frozenset({"end", "days", "days_agreed", "head_email", "closed_to", "LinkType"})
_CLOSURES = ("holiday", "inset", "closed", "bank holiday")
_GRANTS = tuple(kind.value for kind in GrantKind)
_SHORT, _LONG = 14, 36
_LONG_COLUMNS = (
    "email",
    "school",
    "employer",
    "focus",
    "objectives",
    "name",
    "what",
    "organisation",
)
_NAMES = frozenset({"officer", "releasing_head", "leader", "head", "specialisms", "what"})
_EXAMPLE_OFFICER = (f"{EXAMPLE} Helen Example", "helen@example.com")
_EXAMPLE_LEADER = f"{EXAMPLE} Asha Example"
_NOTES = (
    ("A hub in one file: fill in the sheets, and import this workbook.", ""),
    ("Each heading has a comment that says what it holds. Dark ones must be filled in.", ""),
    (
        f"A row with “{EXAMPLE}” in it shows how it is done, and is left out.",
        "",
    ),
    (
        (
            "Importing the workbook again changes only what was changed in it; a row taken out "
            "deletes nothing."
        ),
        "",
    ),
    ("", ""),
    ("Officers", "Who runs the hub: they see everything."),
    ("Heads", "The heads who release leaders: one row for each, with whose head it is."),
    ("Leaders", "One row for each leader, with who employs them."),
    (
        "Support",
        (
            "One row for each leader and school. A leader at three schools has three rows. Leader "
            "and employer may stay empty for leaders of the sheet before."
        ),
    ),
    (
        "Calendar",
        (
            "When schools are closed. It has England's usual holidays of this school year and the "
            "next: change them to your own dates, add INSET days, delete what is not so. Bank "
            "holidays are known and need no row."
        ),
    ),
)


def start_sheet(schools: Sequence[str], employers: Sequence[str], today: date) -> bytes:
    """The workbook that makes a hub; schools and employers are offered in its drop-downs."""
    lists = {**_CHOICES, "kind": _CLOSURES, "school": schools, "employer": ["Hub", *employers]}
    year = school_year(today).first.year
    sheets = (
        _sheet("Officers", start_people.OFFICERS, (_EXAMPLE_OFFICER,)),
        _sheet(
            "Heads",
            start_people.HEADS,
            ((f"{EXAMPLE} Dana Example", "dana@example.com", "Elm Primary School, Bradford"),),
        ),
        _sheet(
            "Leaders",
            start_people.LEADERS,
            ((_EXAMPLE_LEADER, "asha@example.com", "Hub", "Early reading", "Primary", 15, ""),),
        ),
        _sheet("Support", start.KIND, (_example(year),)),
        _sheet("Calendar", CALENDARS, _terms(year), faint=False),
    )
    return workbook(Blanks(sheets, lists, _NOTES))


def blank(kind: FileKind, today: date) -> bytes:
    """An empty file of one kind; of a calendar, England's usual holidays to be changed."""
    year = school_year(today).first.year
    rows = _terms(year) if kind is CALENDARS else ()
    sheet = _sheet(kind.name.capitalize(), kind, rows, faint=False)
    return workbook(Blanks((sheet,), {**_CHOICES, "kind": _CLOSURES if rows else _GRANTS}))


def is_needed(kind: FileKind, column: str) -> bool:
    """Whether something must stand in every cell of a column."""
    return column in kind.required and column not in _MAY_BE_EMPTY


def named(name: str) -> FileKind | None:
    """The kind of file of that name."""
    return next((kind for kind in KINDS if kind.name == name.casefold()), None)


def _sheet(
    title: str, kind: FileKind, rows: Sequence[Sequence[object]], *, faint: bool = True
) -> BlankSheet:
    columns = (*kind.required, *kind.optional)
    return BlankSheet(title, tuple(_column(kind, c) for c in columns), rows, faint)


def _column(kind: FileKind, column: str) -> BlankColumn:
    """A heading; of a column with two names it has the first."""
    name = column.partition("|")[0]
    must = is_needed(kind, column)
    note = NOTES[kind.name][column]
    comment = f"{note[0].upper()}{note[1:]}. {'Needed.' if must else 'May stay empty.'}"
    filling = Filling.DATE if name in _DATES else Filling.TEXT
    filling = Filling.DAYS if name in _DAYS else filling
    is_long = any(part in name.lower() for part in _LONG_COLUMNS)
    width = _LONG if is_long or name in _NAMES else max(_SHORT, len(name) + 5)
    return BlankColumn(name, width, comment, must, filling, name)


def _example(year: int) -> tuple[object, ...]:
    """An example of support, in the order of the columns."""
    values: dict[str, object] = {
        "leader_email": "asha@example.com",
        "school": "Elm Primary School, Bradford",
        "head_email": "head@example.com",
        "focus": f"{EXAMPLE} Early reading",
        "days": 4.5,
        "start": date(year, 9, 1),
        "end": date(year + 1, 7, 16),
        "head": "Ruth Example",
        "objectives": "Phonics every day; Books match",
        "next_visit": date(year + 1, 6, 15),
    }
    return tuple(values.get(column, "") for column in (*start.KIND.required, *start.KIND.optional))


def _terms(year: int) -> Sequence[Sequence[object]]:
    return [
        ("Hub", closure.first, closure.last, "holiday")
        for begins in (year, year + 1)
        for closure in usual_terms(begins)
    ]
