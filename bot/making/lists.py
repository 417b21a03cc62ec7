"""What a list is that can be had as a file: its columns and rows, for whoever wants it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from bot.documents.sheets import ListColumn
from cards.phrases import in_hub_words
from domain.hub import Hub
from domain.operations.asked import NarrowedList
from domain.people.people import Person
from storage.store import Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListRequest:
    """Who wants a list, when it is read, and how it is narrowed."""

    reader: Person
    now: datetime
    narrowed: NarrowedList = field(default_factory=NarrowedList)

    @property
    def today(self) -> date:
        """The date where the reader is."""
        return self.local(self.now).date()

    def local(self, moment: datetime) -> datetime:
        """A moment as the reader's clock shows it."""
        return moment.astimezone(ZoneInfo(self.reader.zone))


def _whole(_wanted: ListRequest, _store: Store) -> str:
    return ""


def _nothing(_wanted: ListRequest, _hub: Hub) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class ListTable(Generic[T]):
    """The columns of a list and its rows; headings may hold the hub's own terms in braces."""

    columns: Callable[[ListRequest, Hub], Sequence[ListColumn[T]]]
    rows: Callable[[ListRequest, Store], Iterator[T]]


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list that can be had as a file; its title may hold the hub's own terms in braces.

    `counted` is what a row is called, and what several are. `long` says whether there are more rows
    than are counted. `narrowed` says to what it is narrowed, and `remark` what a reader has to know
    of it.
    """

    title: str
    counted: Callable[[Hub], tuple[str, str]]
    order: str
    table: ListTable[Any]
    long: Callable[[ListRequest, Store], bool]
    narrowed: Callable[[ListRequest, Store], str] = _whole
    remark: Callable[[ListRequest, Hub], str] = _nothing


def called(one: str, many: str) -> Callable[[Hub], tuple[str, str]]:
    """What a row is called and what several are, with the hub's own terms in braces."""
    return lambda hub: (in_hub_words(one, hub), in_hub_words(many, hub))


def yes_or_no(holds: bool) -> str:
    """Yes or no."""
    return "Yes" if holds else "No"
