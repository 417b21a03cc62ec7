"""Units of work on their way to a database: what runs inside one transaction, and who waits for its answer."""

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import Connection

T = TypeVar("T")
Work = Callable[[Connection], T]

# A repository that puts something to be said sets this key of its connection's `info`.
SAID = "said"


class Unreachable(OSError):  # noqa: N818 - says what is wrong
    """The database cannot be opened: no server answers or lets us in, or the file is none; says what was said of it."""


@dataclass(frozen=True, slots=True)
class Unit(Generic[T]):
    """One piece of work and the future that gets its answer, after the commit only: a thread's, or a coroutine's."""

    work: Work[T]
    future: "Future[T] | asyncio.Future[T]"

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits."""
        return not self.future.cancelled()

    def run(self, connection: Connection) -> T:
        """Does the work; a StopIteration, which no asyncio future can carry, comes out as a RuntimeError."""
        try:
            return self.work(connection)
        except StopIteration as error:
            raise RuntimeError("a unit of work ran out of what it looked for") from error

    def tell(self, answer: T | None, problem: BaseException | None) -> None:
        """Gives the answer, or what went wrong, to whoever waits; called where that is."""
        if self.future.done():  # nobody waits any more
            return
        if problem is None:
            self.future.set_result(cast("T", answer))
        else:
            self.future.set_exception(problem)


Answer = tuple[Unit[Any], Any, BaseException | None]


def tell(answers: Sequence[Answer]) -> None:
    """Gives units their answers, from any thread; an event loop is woken once for all who wait in it.

    To wake it costs more than a statement does: its thread takes the interpreter from the one that writes.
    """
    by_loop: dict[asyncio.AbstractEventLoop | None, list[Answer]] = {}
    for answer in answers:
        future = answer[0].future
        by_loop.setdefault(
            future.get_loop() if isinstance(future, asyncio.Future) else None, []
        ).append(answer)
    for loop, theirs in by_loop.items():
        if loop is None:
            _tell(theirs)
        else:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to tell
                loop.call_soon_threadsafe(_tell, theirs)


def _tell(answers: Iterable[Answer]) -> None:
    for unit, answer, problem in answers:
        unit.tell(answer, problem)


class Engine(Protocol):
    """A database that runs units of work in threads of its own."""

    def start(self, *, readonly: bool) -> None:
        """Opens it, migrated unless `readonly`."""

    def write(self, unit: Unit[Any]) -> None:
        """Has the unit run in a transaction; answers it after the commit."""

    def read(self, unit: Unit[Any]) -> None:
        """Has the unit run on one snapshot, where every attempt to write fails."""

    def close(self) -> None:
        """Finishes what waits and lets go of every connection."""
