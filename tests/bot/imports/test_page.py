"""The page about files to import: every column, every word, and examples that come in."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from bot.documents.tables import Cell
from bot.imports import KINDS, files
from bot.imports.calendars import REASONS
from bot.imports.deployments import STATUSES
from bot.imports.grants import KINDS_OF_GRANT
from bot.imports.kinds import FileKind
from bot.imports.notes import NOTES
from bot.imports.programmes import BILLS, COVER
from bot.imports.rows import SheetRow
from bot.imports.rules import CASES, FORMS, PER
from bot.imports.templates import is_needed
from bot.imports.visits import PROGRESS, TYPES
from bot.running.settings import PROJECT
from domain.people.people import Role
from storage.store import Store
from tests.bot.imports.files import brought, text, tried

PAGE = PROJECT / "docs" / "imports.md"
WORDS = {
    "programmes": (*COVER, *BILLS),
    "rules": (*CASES, *PER, *FORMS),
    "grants": KINDS_OF_GRANT,
    "people": tuple(Role),
    "deployments": STATUSES,
    "visits": (*TYPES, *PROGRESS),
}


@cache
def sections() -> dict[str, str]:
    """What the page says of each kind of file, by the kind's name, in the page's order."""
    parts = re.split(r"^## ([a-z]+): .*$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def columns(kind: str) -> dict[str, str]:
    """The columns that the page names of a kind, and how each is needed; `a|b` is either."""
    rows = re.findall(r"^\| (`.*?`) \| (\w+) \| .* \|$", sections()[kind], flags=re.MULTILINE)
    return {name.replace("`", "").replace(" or ", "|"): needed for name, needed in rows}


def example(kind: str) -> str:
    """The example file of a kind."""
    found = re.search(rf"^```csv {kind}\n(.*?)^```$", sections()[kind], re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_the_page_has_every_kind_in_the_order_in_which_it_is_taken() -> None:
    assert list(sections()) == [kind.name for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_page_has_every_column_and_no_other(kind: FileKind) -> None:
    told = columns(kind.name)
    assert {name for name, needed in told.items() if needed != "no"} == set(kind.required)
    assert {name for name, needed in told.items() if needed == "no"} == set(kind.optional)
    assert set(told.values()) <= {"value", "column", "no"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_comments_of_headings_say_what_the_page_says(kind: FileKind) -> None:
    rows = re.findall(r"^\| (`.*?`) \| (\w+) \| (.*) \|$", sections()[kind.name], re.MULTILINE)
    told = {n.replace("`", "").replace(" or ", "|"): t.replace("`", "") for n, _, t in rows}
    assert dict(NOTES[kind.name]) == told
    needed = {c for c, how in columns(kind.name).items() if how == "value"}
    assert {c for c in told if is_needed(kind, c)} == needed


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_the_page_calls_needed_is_missed_and_nothing_else(
    kind: FileKind, store: Store
) -> None:
    """Each cell of the example is emptied in turn; a cell that may be empty is missed by nobody."""
    header = example(kind.name).partition("\n")[0].split(",")
    for column, needed in columns(kind.name).items():
        names = column.split("|")
        if not set(names) & set(header):
            continue
        files = [text(f"{k.name}.csv", example(k.name)) for k in KINDS if k is not kind]
        emptied = text("emptied.csv", _without(example(kind.name), set(names)))
        problems = [p.sentence for p in tried(store, *files, emptied).problems]
        missed = any(f"{name} is missing." in problems for name in names)
        assert missed == (needed == "value"), column


def _without(content: str, names: set[str]) -> str:
    """A CSV file with every cell of those columns emptied."""
    header, *rows = list(csv.reader(content.splitlines()))
    cells = [["" if n in names else c for n, c in zip(header, row, strict=True)] for row in rows]
    return "\n".join(",".join(row) for row in [header, *cells])


class Noted(dict[str, Cell]):
    """Cells that note which columns are looked at."""

    def __init__(self, cells: Mapping[str, Cell], looked_at: set[str]) -> None:
        super().__init__(cells)
        self.looked_at = looked_at

    def get(self, column: str, default: Any = None) -> Any:
        self.looked_at.add(column)
        return super().get(column, default)


def test_every_column_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that nobody looks at would be taken in silence, and what stands in it lost."""
    looked_at: dict[str, set[str]] = {}

    def row(file: str, number: int, cells: Mapping[str, Cell]) -> SheetRow:
        return SheetRow(file, number, Noted(cells, looked_at.setdefault(file, set())))

    monkeypatch.setattr(files, "SheetRow", row)
    tried(store, *(text(f"{kind.name}.csv", example(kind.name)) for kind in KINDS))
    unread = {
        (kind.name, column)
        for kind in KINDS
        for column in (*kind.required, *kind.optional)
        if not looked_at[f"{kind.name}.csv"] & set(column.split("|"))
    }
    # Of which the page says just this: not read.
    assert unread == {("links", "LinkName")}


@pytest.mark.parametrize("kind", WORDS)
def test_the_page_has_every_word_that_a_cell_may_hold(kind: str) -> None:
    told = {word.replace("_", " ") for word in re.findall(r"`([^`]+)`", sections()[kind])}
    assert [word for word in WORDS[kind] if word.replace("_", " ") not in told] == []


def test_the_page_has_every_word_for_why_a_school_is_closed() -> None:
    told = set(re.findall(r"`([^`]+)`", sections()["calendars"]))
    assert set(REASONS) - told == set()


def test_the_examples_come_in_as_they_stand_and_a_second_time_change_nothing(store: Store) -> None:
    files = [text(f"{kind.name}.csv", example(kind.name)) for kind in KINDS]
    assert brought(store, *files).changes != []
    assert brought(store, *files).changes == []
