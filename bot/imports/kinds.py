"""A kind of file: its columns, and the function that takes its rows into a plan."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.imports.plan import Plan
from bot.imports.rows import SheetRow

Take = Callable[[Iterable[SheetRow], Plan], None]
_BLANK = dict.fromkeys(map(ord, " \t\r\n_\u00a0\u200b\ufeff"))


def comparable(header: object) -> str:
    """A column's name for comparing: case and spaces do not count."""
    return str(header).casefold().translate(_BLANK) if header is not None else ""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file, known by its required columns; "a|b" is a column of either name.

    `take` reads the rows into a plan. `naming` are the columns in which organisations may stand by
    URN. `whole` says that further columns are expected, as in a national file, and need no notice.
    """

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    take: Take
    naming: tuple[str, ...] = ()
    whole: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """Every column by its spelling for comparing."""
        every = (*self.required, *self.optional)
        return {comparable(name): name for column in every for name in column.split("|")}

    def lacks(self, header: Iterable[object]) -> list[str]:
        """The required columns that a header does not have."""
        there = {comparable(h) for h in header}
        return [c for c in self.required if not there & {comparable(name) for name in c.split("|")}]

    def where(self, header: Iterable[object]) -> Iterator[tuple[int, str]]:
        """Which cell of a row is which column."""
        known = self.columns
        for place, title in enumerate(header):
            if comparable(title) in known:
                yield place, known[comparable(title)]
