"""Two transactions that meet on PostgreSQL: the second runs into the uncommitted first."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import text

from storage.engine.database import Database
from storage.store import Store
from tests.databases import Place

A = TypeVar("A")
B = TypeVar("B")
_WAITS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@dataclass(frozen=True, slots=True)
class Replicas:
    """Two databases on one place, as two processes have them."""

    one: Database[Store]
    two: Database[Store]

    def meet(
        self, first: Callable[[Store], A], second: Callable[[Store], B], *, undone: bool = False
    ) -> tuple[A, B]:
        """Ends `first` when `second` waits for it or has gone past it; gives what came of each.

        It is committed, or rolled back if it is to be `undone`.
        """
        done, go_on = threading.Event(), threading.Event()

        def up_to_the_commit(store: Store) -> A:
            answer = first(store)
            done.set()
            go_on.wait(20)
            if undone:
                store._connection.get_transaction().rollback()  # type: ignore[union-attr]
            return answer

        with ThreadPoolExecutor(2) as threads:
            leading = threads.submit(self.one.write_now, up_to_the_commit)
            while not done.wait(0.01):
                if leading.done():
                    leading.result()
            following = threads.submit(self.two.write_now, second)
            self._until_it_waits(following)
            go_on.set()
            return leading.result(20), following.result(20)

    def at_once(self, *units: Callable[[Store], A]) -> list[A]:
        """Runs units side by side, half of them on either, begun as near one moment as can be."""
        ready = threading.Barrier(len(units))

        def run(database: Database[Store], unit: Callable[[Store], A]) -> A:
            ready.wait(20)
            return database.write_now(unit)

        with ThreadPoolExecutor(len(units)) as threads:
            places = (self.one, self.two)
            begun = [
                threads.submit(run, places[number % 2], unit) for number, unit in enumerate(units)
            ]
            return [future.result(20) for future in begun]

    def _until_it_waits(self, following: "Future[B]") -> None:
        while not following.done():
            if self.one.read_now(lambda store: store._connection.execute(_WAITS).scalar_one()):
                return


@contextmanager
def replicas(place: Place) -> Iterator[Replicas]:
    """Two started databases on one place."""
    both = Replicas(place.started(), place.started())
    yield both
    both.one.close()
    both.two.close()
