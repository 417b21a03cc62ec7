"""PostgreSQL at its worst: undone, cut off, restarted, out of reach; and several at once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from domain.hub import Hub
from storage.delivery.inbox import Inbox, Seen
from storage.engine import postgres
from storage.engine.database import Database, Unavailable
from storage.engine.postgres import AGAIN
from storage.engine.units import Unreachable
from storage.migrations import newest, standing
from storage.operations.imports import Imports
from storage.tables.metadata import metadata
from storage.tables.people import tenants
from tests import databases
from tests.databases import Place, Places, Templates
from tests.make import NOW

Plain = Database[Connection]
pytestmark = databases.on_postgres


@pytest.fixture
def plain(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plain]:
    """A started database on the bare connection; its waits after a loss are short."""
    monkeypatch.setattr(postgres, "AFTER_LOSS", (0.1, 0.2, 0.3))
    made: Plain = Database(place.url, Hub(), lambda connection, _hub: connection)
    made.start()
    yield made
    made.close()


def add(connection: Connection) -> None:
    """Writes one row, which can stand there once only."""
    connection.execute(insert(tenants), {"domain": "trust.example", "tenant": "t"})


def rows(connection: Connection) -> list[str]:
    """The rows that stand there."""
    return list(connection.scalars(select(tenants.c.domain)))


def at_first(
    breaks: Callable[[Connection], object], runs: list[int]
) -> Callable[[Connection], str]:
    """A unit that writes and then breaks, the first time that it runs."""

    def unit(connection: Connection) -> str:
        runs.append(len(runs))
        add(connection)
        if len(runs) == 1:
            breaks(connection)
        return "done"

    return unit


def cut_off(connection: Connection) -> None:
    """Ends the session on the server, as an administrator does."""
    connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))


def undo(state: str) -> Callable[[Connection], object]:
    """Fails as the server does with that code."""
    return lambda connection: connection.exec_driver_sql(
        f"DO $$ BEGIN RAISE 'no' USING ERRCODE = '{state}'; END $$"
    )


@pytest.mark.parametrize("breaks", [undo("40001"), undo("40P01"), undo("23505"), cut_off])
def test_a_unit_that_the_server_undid_runs_again_whole(
    plain: Plain, breaks: Callable[[Connection], object]
) -> None:
    runs: list[int] = []
    assert plain.write_now(at_first(breaks, runs)) == "done"
    assert len(runs) == 2
    assert plain.read_now(rows) == ["trust.example"]


def test_it_runs_again_three_times_and_no_more(plain: Plain) -> None:
    runs: list[int] = []

    def always(connection: Connection) -> None:
        runs.append(1)
        undo("40001")(connection)

    with pytest.raises(OperationalError):
        plain.write_now(always)
    assert len(runs) == 1 + AGAIN


@pytest.mark.parametrize("state", ["22001", "23503", "57014"])
def test_what_would_fail_again_is_not_tried_again(plain: Plain, state: str) -> None:
    runs: list[int] = []
    with pytest.raises(DBAPIError):
        plain.write_now(at_first(undo(state), runs))
    assert len(runs) == 1
    assert plain.read_now(rows) == []


@pytest.mark.parametrize("state", ["53100", "55P03"])
def test_a_full_disk_or_a_lock_that_is_held_is_named_until_a_write_is_kept(
    plain: Plain, state: str
) -> None:
    runs: list[int] = []
    with pytest.raises(Unavailable, match=state):
        plain.write_now(at_first(undo(state), runs))
    assert len(runs) == 1
    plain.write_now(rows)
    assert not plain.writable
    plain.write_now(add)
    assert plain.writable


def test_a_key_that_is_taken_for_good_is_an_error(plain: Plain) -> None:
    plain.write_now(add)
    with pytest.raises(IntegrityError):
        plain.write_now(add)


def test_a_commit_whose_answer_was_lost_is_found_and_not_made_twice(plain: Plain) -> None:
    runs: list[int] = []

    def press(connection: Connection) -> str | None:
        runs.append(1)
        inbox = Inbox(connection)
        if (seen := inbox.claim("a:farida", "1", NOW)) is not None:
            return seen.body
        add(connection)
        inbox.keep("a:farida", "1", "Visit recorded")
        # The server commits, and the line is cut before it can say so.
        connection.connection.driver_connection.commit()  # type: ignore[union-attr]
        cut_off(connection)
        return "never said"

    assert plain.write_now(press) == "Visit recorded"
    assert len(runs) == 2
    assert plain.read_now(rows) == ["trust.example"]


def test_a_restart_in_mid_work_loses_nothing(plain: Plain, postgres: Templates) -> None:
    plain.write_now(lambda connection: Inbox(connection).claim("a:farida", "1", NOW))
    runs: list[int] = []
    assert plain.write_now(at_first(lambda _connection: postgres.server.restart(), runs)) == "done"
    assert plain.read_now(rows) == ["trust.example"]
    assert plain.write_now(
        lambda connection: Inbox(connection).claim("a:farida", "1", NOW)
    ) == Seen(None)


def test_a_restart_between_two_units_is_not_noticed(plain: Plain, postgres: Templates) -> None:
    assert plain.read_now(rows) == []
    postgres.server.restart()
    runs: list[int] = []
    plain.write_now(at_first(lambda _connection: None, runs))
    assert len(runs) == 1


def test_nothing_waits_for_ever(plain: Plain) -> None:
    def limits(connection: Connection) -> list[str]:
        names = (
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "transaction_isolation",
        )
        return [str(connection.exec_driver_sql(f"SHOW {name}").scalar()) for name in names]

    assert plain.write_now(limits) == ["5s", "3s", "15s", "read committed"]
    assert plain.read_now(limits) == ["5s", "3s", "15s", "repeatable read"]


def test_replicas_that_start_together_migrate_once(places: Places) -> None:
    place = places.bare()
    many: list[Plain] = [
        Database(place.url, Hub(), lambda connection, _hub: connection) for _ in range(4)
    ]
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda database: database.start(), many))
    assert {database.read_now(standing) for database in many} == {newest()}
    for database in many:
        database.close()


def test_a_server_out_of_reach_is_told_in_words_and_without_the_password(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "AFTER_LOSS", (0.0, 0.0, 0.0))
    nowhere: Plain = Database(
        "postgresql://hub:hush@127.0.0.1:1/hub", Hub(), lambda connection, _hub: connection
    )
    with pytest.raises(
        Unreachable, match=r"The database postgresql://hub:\*\*\*@127.0.0.1:1/hub cannot be"
    ) as told:
        nowhere.start()
    assert "hush" not in str(told.value)


def test_a_dump_put_back_over_a_changed_database_is_the_hub_as_it_was(
    small_hub: Place, postgres: Templates, tmp_path: Path
) -> None:
    def everything(connection: Connection) -> dict[str, list[Any]]:
        return {
            t.name: sorted(map(str, connection.execute(select(t)))) for t in metadata.sorted_tables
        }

    database: Plain = Database(small_hub.url, Hub(), lambda connection, _hub: connection)
    database.start()
    before = database.read_now(everything)
    dump = postgres.server.program("pg_dump", "-Fc", small_hub.url)
    database.write_now(
        lambda connection: connection.execute(
            insert(tenants), {"domain": "new.example", "tenant": "t"}
        )
    )
    assert database.read_now(everything) != before
    (tmp_path / "hub.dump").write_bytes(dump)
    back = (
        "--clean",
        "--if-exists",
        "--single-transaction",
        "-d",
        small_hub.url,
        str(tmp_path / "hub.dump"),
    )
    postgres.server.program("pg_restore", *back)
    assert database.read_now(everything) == before
    database.close()


def test_files_may_be_read_for_longer_than_a_turn_may_idle(plain: Plain) -> None:
    def limit(connection: Connection) -> Any:
        return connection.scalar(text("SHOW idle_in_transaction_session_timeout"))

    def reading(connection: Connection) -> Any:
        Imports(connection).snapshot()
        return limit(connection)

    assert (plain.write_now(reading), plain.read_now(reading)) == ("0", "0")
    assert (plain.write_now(limit), plain.read_now(limit)) == ("15s", "15s")
