"""What a document says, part by part: how it looks is decided by who writes it down."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from domain.people.words import Words

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2, with its number: "3.2 Before the first visit"."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Points, one under the other."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """What is to be written in a part that follows: small, and in grey."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldTable:
    """Names with what is known of each; what is not known reads "not stated"."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """One field of text under its name; an empty one reads "not stated"."""

    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose header repeats on each page.

    `widths` are the shares of its columns, alike where there are none. `rows` may have empty cells,
    to be filled in.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


Block = Heading | Prose | Bullets | Hint | FieldTable | Blank | Grid


@dataclass(frozen=True, slots=True)
class Outline:
    """A document: its title, one line about what it is and for whom, and its parts in order."""

    title: str
    about: str
    blocks: tuple[Block, ...] = field(default=())


def empty_rows(heads: Sequence[str], number: int) -> tuple[tuple[str, ...], ...]:
    """Rows to be filled in by hand."""
    return tuple(("",) * len(heads) for _ in range(number))


def read_blocks(text: str, words: Words) -> tuple[Block, ...]:
    """The parts of a text, in the hub's words.

    A line "## 3 At the school" is a heading of level 1, one with ### of level 2; "- " begins a
    point, "> " a hint, "|" a row of a table, of which the first is its header. Lines of one
    paragraph stand together; an empty line ends it.
    """
    return tuple(_blocks(words.fill(text).splitlines()))


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    together: list[str] = []
    for line in (*lines, ""):
        if line.startswith("#") or not line.strip():
            yield from _ended(together)
            together = []
        if line.startswith("#"):
            marks, _, text = line.partition(" ")
            yield Heading(text.strip(), len(marks) - 1)
        elif line.strip():
            together.append(line.strip())


def _ended(lines: Sequence[str]) -> Iterator[Block]:
    """The paragraph, the points or the table that stood together."""
    if not lines:
        return
    first = lines[0][:1]
    if first == "|":
        head, *rows = (_cells(line) for line in lines)
        yield Grid(head, tuple(rows))
    elif first == "-":
        yield Bullets(tuple(_points(lines)))
    elif first == ">":
        yield Hint(" ".join(line.removeprefix(">").strip() for line in lines))
    else:
        yield Prose(" ".join(lines))


def _points(lines: Sequence[str]) -> list[str]:
    """Points; a line without a mark goes on with the one before."""
    points: list[str] = []
    for line in lines:
        if line.startswith("- "):
            points.append(line.removeprefix("- "))
        else:
            points[-1] += f" {line}"
    return points


def _cells(line: str) -> tuple[str, ...]:
    inner = re.sub(r"^\||\|$", "", line)
    return tuple(cell.strip() for cell in inner.split("|"))
