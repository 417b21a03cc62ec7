"""What is the database's own trouble, and what a unit's fault."""

import logging
import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage.engine.trouble import Trouble, Unavailable, translated


def sqlite(code: int) -> DBAPIError:
    """An error of SQLite's, as SQLAlchemy hands it on."""
    error = sqlite3.OperationalError("words")
    error.sqlite_errorcode, error.sqlite_errorname = code, "SQLITE_X"
    return OperationalError("INSERT", {}, error)


def postgres(state: str | None) -> DBAPIError:
    """An error of a server's, or of the driver where there is no state."""
    error = Exception("words")
    error.sqlstate = state  # type: ignore[attr-defined]
    return OperationalError("INSERT", {}, error)


@pytest.mark.parametrize(
    "code",
    [
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
    ],
)
def test_a_disk_or_a_lock_is_the_databases_trouble(code: int) -> None:
    error = sqlite(code)
    assert isinstance(translated(error), Unavailable)
    assert translated(error).__cause__ is error


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT])
def test_a_statement_that_is_wrong_is_the_units_fault(code: int) -> None:
    error = sqlite(code)
    assert translated(error) is error


def test_a_reader_that_writes_is_at_fault_itself() -> None:
    assert isinstance(translated(sqlite(sqlite3.SQLITE_READONLY), writing=False), DBAPIError)
    assert isinstance(translated(postgres("25006"), writing=False), DBAPIError)
    assert isinstance(translated(postgres("25006")), Unavailable)


@pytest.mark.parametrize("state", ["08006", "53100", "57P01", "58030", "55P03", None])
def test_a_server_that_is_full_or_away_is_trouble(state: str | None) -> None:
    assert isinstance(translated(postgres(state), writing=False), Unavailable)


@pytest.mark.parametrize("state", ["57014", "40001", "22001"])
def test_a_statement_that_takes_too_long_is_a_fault(state: str) -> None:
    error = postgres(state)
    assert translated(error) is error


def test_other_errors_are_left_alone() -> None:
    for error in (ValueError("no"), IntegrityError("INSERT", {}, Exception("key"))):
        assert translated(error) is error


def test_trouble_lasts_until_a_write_is_kept_and_the_log_hears_of_both(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    trouble = Trouble()
    trouble.note(None)
    assert not trouble and not caplog.records
    for _ in range(3):
        trouble.note(Unavailable("SQLITE_FULL"))
    trouble.note(ValueError("a unit's own"))
    assert trouble
    trouble.note(None)
    assert not trouble
    assert [record.message for record in caplog.records] == [
        "the database takes no writes",
        "the database takes writes again",
    ]
