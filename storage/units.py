"""Units of work on their way to a database: what runs inside one transaction, and who waits for its answer."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Connection

T = TypeVar("T")
Work = Callable[[Connection], T]

# A repository that puts something to be said sets this key of its connection's `info`.
SAID = "said"


@dataclass(frozen=True, slots=True)
class Unit(Generic[T]):
    """One piece of work and the future that gets its answer, after the commit only."""

    work: Work[T]
    future: "Future[T]" = field(default_factory=Future)

    def run(self, connection: Connection) -> T:
        """Does the work; a StopIteration, which no asyncio future can carry, comes out as a RuntimeError."""
        try:
            return self.work(connection)
        except StopIteration as error:
            raise RuntimeError("a unit of work ran out of what it looked for") from error


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
