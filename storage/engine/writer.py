"""Group commit: units that wait together share one commit, and none of them the fate of another."""

import logging
import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from storage.engine.opened_file import OpenedFile
from storage.engine.trouble import Trouble, Unavailable, translated
from storage.engine.units import WAKE, Unit, tell

_log = logging.getLogger(__name__)


# What would meet each unit of the group alike; the lock of another process after seconds each.
FOR_ALL = ("SQLITE_BUSY", "SQLITE_CANTOPEN", "SQLITE_NOTADB")


class Lost(Unavailable):
    """SQLite ended the whole transaction by itself: what any unit of the group wrote is gone."""


class Writer:
    """Commits groups of units on one connection, and answers them.

    Nothing is answered as kept unless the file is still at its path.
    """

    def __init__(
        self,
        connection: Connection,
        wake: Callable[[], None],
        file: OpenedFile,
        trouble: Trouble,
    ) -> None:
        self._connection = connection
        self._wake = wake
        self._file = file
        self._trouble = trouble

    def commit(self, group: list[Unit[Any]]) -> None:
        """Commits a group at once; if it fails as a whole, each of its units runs again alone."""
        self._connection.info.pop(WAKE, None)
        before = self._driver.total_changes
        try:
            self._file.refuse_moved()
            answers = self._together(group)
            # It may have gone while the group was written.
            self._file.refuse_moved()
        except BaseException as error:
            self._failed(group, translated(error))
            return
        problem = next((each for _, each in answers if isinstance(each, Unavailable)), None)
        # A commit of nothing touches no disk, and proves nothing.
        if problem is not None or self._driver.total_changes > before:
            self._trouble.note(problem)
        if self._connection.info.pop(WAKE, False):
            self._wake()
        tell([(unit, *answer) for unit, answer in zip(group, answers, strict=True)])

    def _failed(self, group: list[Unit[Any]], error: BaseException) -> None:
        if len(group) == 1 or self._file.moved() or str(error) in FOR_ALL:
            self._trouble.note(error)
            tell([(unit, None, error) for unit in group])
            return
        facts = {"count": len(group), "reason": type(error).__name__}
        _log.warning("a group of units failed and runs one by one", extra=facts)
        for unit in group:
            self.commit([unit])

    def _together(self, group: list[Unit[Any]]) -> list[tuple[Any, BaseException | None]]:
        with self._connection.begin():
            if len(group) == 1:
                # Alone, a unit needs no savepoint: to undo it is to undo the transaction.
                answers: list[tuple[Any, BaseException | None]] = [
                    (group[0].run(self._connection), None)
                ]
            else:
                answers = [self._within(unit) for unit in group]
            self._still_open()
        return answers

    def _within(self, unit: Unit[Any]) -> tuple[Any, BaseException | None]:
        # By the driver: SQLAlchemy's own savepoints cost as much as a statement of the unit.
        driver = self._driver
        driver.execute("SAVEPOINT unit")
        try:
            answer, problem = unit.run(self._connection), None
        except BaseException as error:
            answer, problem = None, translated(error)
        self._still_open()
        if problem is not None:
            driver.execute("ROLLBACK TO unit")
        driver.execute("RELEASE unit")
        return answer, problem

    def _still_open(self) -> None:
        """Raises Lost if the driver has no transaction any more.

        A full disk inside a savepoint ends the whole transaction, and the COMMIT after it succeeds.
        """
        if not self._driver.in_transaction:
            raise Lost("transaction-ended")

    @property
    def _driver(self) -> sqlite3.Connection:
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver
