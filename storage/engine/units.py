"""Units of work: what runs inside one transaction, and who waits for its answer."""

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from sqlalchemy import Connection

T = TypeVar("T")
Work = Callable[[Connection], T]

# A repository that puts something for the worker sets this key of its connection's `info`: the
# worker is woken after the commit.
WAKE = "wake"


class Unreachable(OSError):  # noqa: N818 - says what is wrong
    """The database cannot be opened; its text gives the server's or the driver's reason."""


@dataclass(frozen=True, slots=True)
class Unit(Generic[T]):
    """One piece of work, and the future of whoever waits for its answer: thread or coroutine."""

    work: Work[T]
    future: "Future[T] | asyncio.Future[T]"

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits."""
        return not self.future.cancelled()

    def run(self, connection: Connection) -> T:
        """Does the work and gives its answer; raises what the work raises."""
        try:
            return self.work(connection)
        except StopIteration as error:
            # An asyncio future does not take a StopIteration.
            raise RuntimeError("a unit of work ran out of what it looked for") from error

    def tell(self, answer: T | None, problem: BaseException | None) -> None:
        """Gives the answer, or what went wrong, to whoever waits; call it in their event loop."""
        if self.future.done():  # nobody waits any more
            return
        if problem is None:
            self.future.set_result(cast("T", answer))
        else:
            self.future.set_exception(problem)


Answer = tuple[Unit[Any], Any, BaseException | None]


def tell(answers: Sequence[Answer]) -> None:
    """Gives units their answers, from any thread."""
    # To wake an event loop costs more than a statement, since its thread then takes the interpreter
    # from the writer's: each loop is woken one time for all its units.
    by_loop: dict[asyncio.AbstractEventLoop | None, list[Answer]] = {}
    for answer in answers:
        future = answer[0].future
        loop = future.get_loop() if isinstance(future, asyncio.Future) else None
        by_loop.setdefault(loop, []).append(answer)
    for loop, theirs in by_loop.items():
        if loop is None:
            _tell(theirs)
            continue
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to tell
            loop.call_soon_threadsafe(_tell, theirs)


def _tell(answers: Iterable[Answer]) -> None:
    for unit, answer, problem in answers:
        unit.tell(answer, problem)


class Engine(Protocol):
    """A database that runs units of work in threads of its own."""

    def start(self, *, readonly: bool) -> None:
        """Opens it, migrated unless `readonly`."""

    @property
    def writable(self) -> bool:
        """Whether it takes writes, as far as is known."""

    def write(self, unit: Unit[Any]) -> None:
        """Has the unit run in a transaction; answers it after the commit."""

    def read(self, unit: Unit[Any]) -> None:
        """Has the unit run on one snapshot, where every attempt to write fails."""

    def close(self) -> None:
        """Finishes what waits and lets go of every connection."""
