"""One row of a file while it is read: its cells by column, and the problems found in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.documents.tables import Cell
from bot.imports.cells import Read, plain
from domain.moments import local_day

T = TypeVar("T")
# Written into a cell to empty what the roster holds: an empty cell says nothing.
NOTHING = "-"
# What stands for a byte that is no character, here or in whatever wrote the file.
LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong in a file, in one sentence.

    `row` is the row's number in the sheet, 0 for the file as a whole.
    """

    file: str
    row: int
    sentence: str


@dataclass(slots=True)
class SheetRow:
    """A row by its number, with cells by column as the format spells it.

    A moment of the world's clock is read as its day in `zone`.
    """

    file: str
    number: int
    cells: Mapping[str, Cell]
    problems: list[RowProblem] = field(default_factory=list)
    zone: str = "UTC"

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong in it so far."""
        return not self.problems

    def says(self, column: str) -> bool:
        """Whether there is anything in the cell."""
        return bool(plain(self.cells.get(column)))

    def wrong(self, sentence: str) -> None:
        """Notes a problem of this row."""
        self.problems.append(RowProblem(self.file, self.number, sentence))

    def need(self, column: str, read: Read[T]) -> T | None:
        """What a required cell means; None, with a problem noted, where it is empty or wrong."""
        if not self.says(column):
            self.wrong(f"{column} is missing.")
            return None
        return self.get(column, read)

    def get(self, column: str, read: Read[T]) -> T | None:
        """What a cell means; None where it is empty, or wrong, which is noted."""
        if not self.says(column):
            return None
        cell = self.cells[column]
        if isinstance(cell, str) and LOST in cell:
            self.wrong(
                f"{column} is “{plain(cell)[:40]}”, with a character that could not be read. Type "
                "it anew; a CSV file is best saved as “CSV UTF-8”."
            )
            return None
        try:
            return read(local_day(cell, self.zone) if isinstance(cell, str) else cell)
        except ValueError as error:
            self.wrong(f"{column} {error}.")
            return None

    def put(
        self, values: dict[str, Any], name: str, column: str, read: Read[Any], empty: object = ""
    ) -> None:
        """Adds what a cell means to `values`, under `name`.

        An empty cell adds nothing: it leaves what is known. A lone hyphen adds `empty`.
        """
        if plain(self.cells.get(column)) == NOTHING:
            values[name] = empty
        elif self.says(column):
            found = self.get(column, read)
            if self.sound:
                values[name] = found
