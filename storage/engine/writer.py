"""Group commit: units that wait together share one commit, and none of them the fate of another."""

import logging
import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection

from storage.engine.units import WAKE, Unit, tell

_log = logging.getLogger(__name__)


class Lost(Exception):  # noqa: N818 - the fate of a group, never shown
    """SQLite ended the whole transaction by itself: what any unit of the group wrote is gone."""


class Writer:
    """Commits groups of units on one connection, and answers them."""

    def __init__(self, connection: Connection, wake: Callable[[], None]) -> None:
        self._connection = connection
        self._wake = wake

    def commit(self, group: list[Unit[Any]]) -> None:
        """Commits a group at once; if it fails as a whole, each of its units runs again alone."""
        self._connection.info.pop(WAKE, None)
        try:
            answers = self._together(group)
        except BaseException as error:
            self._failed(group, error)
            return
        if self._connection.info.pop(WAKE, False):
            self._wake()
        tell([(unit, *answer) for unit, answer in zip(group, answers, strict=True)])

    def _failed(self, group: list[Unit[Any]], error: BaseException) -> None:
        if len(group) == 1:
            tell([(group[0], None, error)])
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
            answer, problem = None, error
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
            raise Lost("the database ended the transaction by itself")

    @property
    def _driver(self) -> sqlite3.Connection:
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        return driver
