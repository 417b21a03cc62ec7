"""The database's door: what was answered is kept, together or alone, and nothing else is."""

import asyncio
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from domain.hub import Hub
from storage.engine import database as door
from storage.engine.database import Busy, Database, Unavailable
from storage.engine.lock import InUse
from storage.engine.postgres import THREADS
from storage.store import Store
from storage.tables.people import tenants, urns
from tests import databases
from tests.databases import Place
from tests.make import NOW

Plain = Database[Connection]
Fn = Callable[[Connection], object]
S = TypeVar("S")

WRITER = """
import asyncio, sys
from sqlalchemy import insert
from domain.hub import Hub
from storage.engine.database import Database
from storage.tables.people import tenants

async def main():
    database = Database(sys.argv[1], Hub(), lambda connection, hub: connection)
    database.start()

    async def caller(name):
        for number in range(100_000):
            note = f"{name}-{number}"
            row = {"domain": note, "tenant": "t"}
            await database.write(lambda c: c.execute(insert(tenants), row))
            print(note, flush=True)

    await asyncio.gather(*(caller(name) for name in "abcdefgh"))

asyncio.run(main())
"""


def add(domain: str, tenant: str = "t") -> Fn:
    """Writes one row."""
    return lambda connection: connection.execute(
        insert(tenants), {"domain": domain, "tenant": tenant}
    )


def domains(connection: Connection) -> set[str]:
    """Every row's key."""
    return set(connection.scalars(select(tenants.c.domain)))


def opened(place: Place) -> Plain:
    """A database whose store is the bare connection."""
    return Database(place.url, Hub(), lambda connection, _hub: connection)


@pytest.fixture
def plain(place: Place) -> Iterator[Plain]:
    """A started database whose store is the bare connection."""
    made = opened(place)
    made.start()
    yield made
    made.close()


@asynccontextmanager
async def held(database: Database[S], threads: int = 1) -> AsyncIterator[None]:
    """While it lasts, the threads of a database are taken, so that units wait."""
    begun, go_on = threading.Barrier(threads + 1), threading.Event()

    def hold(_store: S) -> None:
        begun.wait(10)
        go_on.wait(10)

    holding = [asyncio.ensure_future(database.write(hold)) for _ in range(threads)]
    await asyncio.to_thread(begun.wait, 10)
    yield
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.gather(*holding)


async def together(plain: Plain, *units: Fn) -> list[object]:
    """Has units wait behind another, for one commit of all; what each gave or raised."""
    async with held(plain):
        waiting = [asyncio.ensure_future(plain.write(unit)) for unit in units]
    return list(await asyncio.gather(*waiting, return_exceptions=True))


async def test_what_was_written_is_read(plain: Plain) -> None:
    await plain.write(add("trust.example"))
    assert await plain.read(domains) == {"trust.example"}


@databases.on_sqlite
async def test_those_who_wait_share_one_commit(database: Database[Store]) -> None:
    commits: list[str] = []
    database.listen(lambda: commits.append("said"))
    await database.write(lambda store: store.conversations.put(databases.chat(), None))

    def say(number: int) -> Callable[[Store], bool]:
        return lambda store: bool(store.outbox.put("concern", "5", f"k:{number}", "a:farida", NOW))

    async with held(database):
        waiting = [asyncio.ensure_future(database.write(say(number))) for number in range(150)]
    assert all(await asyncio.gather(*waiting))
    # 150 units, at most a hundred in a group: two commits.
    assert commits == ["said", "said"]


@databases.on_sqlite
async def test_one_that_fails_loses_its_own_and_no_more(plain: Plain) -> None:
    def fail(connection: Connection) -> None:
        add("lost.example")(connection)
        raise ValueError("no")

    _, failed, twice, _ = await together(
        plain, add("a.example"), fail, add("a.example"), add("b.example")
    )
    assert isinstance(failed, ValueError)
    assert isinstance(twice, IntegrityError)
    assert await plain.read(domains) == {"a.example", "b.example"}


async def test_alone_too_a_unit_that_fails_leaves_nothing(plain: Plain) -> None:
    def fail(connection: Connection) -> None:
        add("lost.example")(connection)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await plain.write(fail)
    assert await plain.read(domains) == set()


@databases.on_sqlite
async def test_a_full_disk_takes_nobody_else_along(
    plain: Plain, caplog: pytest.LogCaptureFixture
) -> None:
    pages = await plain.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    await plain.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}").all())
    fill = add("filler.example", "x" * 100_000)
    before, full, after = await together(plain, add("before.example"), fill, add("after.example"))
    assert [
        vars(told)["count"] for told in caplog.records if "a group of units failed" in told.message
    ] == [3]
    assert not isinstance(before, BaseException)
    assert not isinstance(after, BaseException)
    assert isinstance(full, Unavailable)
    assert await plain.read(domains) == {"before.example", "after.example"}
    await plain.write(add("later.example"))
    assert "later.example" in await plain.read(domains)


@databases.on_sqlite
async def test_a_unit_that_hides_a_full_disk_is_not_believed(plain: Plain) -> None:
    pages = await plain.read(lambda c: c.exec_driver_sql("PRAGMA page_count").scalar_one())
    await plain.write(lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}").all())

    def hide(connection: Connection) -> str:
        try:
            add("filler.example", "x" * 100_000)(connection)
        except OperationalError:
            return "all is well"
        return "it fitted"

    before, hidden = await together(plain, add("before.example"), hide)
    assert not isinstance(before, BaseException)
    assert isinstance(hidden, Exception)
    assert await plain.read(domains) == {"before.example"}


@pytest.mark.long
def test_what_was_answered_survives_a_kill(place: Place) -> None:
    command = [sys.executable, "-c", WRITER, place.url]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=databases.ROOT
    ) as process:
        assert process.stdout is not None
        answered = [process.stdout.readline().strip() for _ in range(300)]
        process.send_signal(signal.SIGKILL)
        answered += process.stdout.read().splitlines()[:-1]
    again = opened(place)
    again.start()
    assert set(answered) <= again.read_now(domains)
    if place.sqlite:
        assert (
            again.read_now(lambda c: c.exec_driver_sql("PRAGMA integrity_check").scalar_one())
            == "ok"
        )
    again.close()


async def test_who_reads_cannot_write(plain: Plain) -> None:
    with pytest.raises(DBAPIError, match=r"read-?only"):
        await plain.read(add("sneaked.example"))
    assert await plain.read(domains) == set()


async def test_a_reader_sees_one_moment_only(plain: Plain) -> None:
    looked, written = threading.Event(), threading.Event()

    def look_twice(connection: Connection) -> tuple[set[str], set[str]]:
        first = domains(connection)
        looked.set()
        written.wait(10)
        return first, domains(connection)

    reading = asyncio.ensure_future(plain.read(look_twice))
    await asyncio.to_thread(looked.wait, 10)
    await plain.write(add("new.example"))
    written.set()
    assert await reading == (set(), set())
    assert await plain.read(domains) == {"new.example"}


async def test_past_its_bound_the_queue_says_that_it_is_busy(
    plain: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "WAITING", 20)
    answers = await together(plain, *(add(f"{number}.example") for number in range(25)))
    refused = [answer for answer in answers if isinstance(answer, Busy)]
    assert len(refused) == 6
    assert len(await plain.read(domains)) == 19


async def test_whoever_gave_up_waiting_is_not_run(plain: Plain, place: Place) -> None:
    async with held(plain, 1 if place.sqlite else THREADS):
        impatient = asyncio.ensure_future(plain.write(add("gone.example")))
        await asyncio.sleep(0)
        impatient.cancel()
    await plain.write(add("here.example"))
    assert await plain.read(domains) == {"here.example"}


async def test_a_search_that_ran_out_is_an_error_and_not_a_hang(plain: Plain) -> None:
    def search(_connection: Connection) -> int:
        return next(number for number in range(3) if number > 5)

    with pytest.raises(RuntimeError):
        await asyncio.wait_for(plain.write(search), 10)
    with pytest.raises(RuntimeError):
        await asyncio.wait_for(plain.read(search), 10)


async def test_what_waits_is_finished_before_it_closes(place: Place) -> None:
    database = opened(place)
    database.start()
    async with held(database, 1 if place.sqlite else THREADS):
        waiting = [asyncio.ensure_future(database.write(add(f"{n}.example"))) for n in range(5)]
        await asyncio.sleep(0)
        closing = asyncio.ensure_future(asyncio.to_thread(database.close))
    await asyncio.wait_for(asyncio.gather(closing, *waiting), 10)
    reader = opened(place)
    reader.start(readonly=True)
    assert len(reader.read_now(domains)) == 5
    with pytest.raises(RuntimeError, match="not open for writing"):
        reader.write_now(add("late.example"))
    reader.close()


@databases.on_sqlite
async def test_the_file_is_kept_for_one_writer_and_any_reader(plain: Plain, place: Place) -> None:
    await plain.write(add("trust.example"))
    with pytest.raises(InUse):
        opened(place).start()
    reader = opened(place)
    reader.start(readonly=True)
    assert reader.read_now(domains) == {"trust.example"}
    reader.close()
    await plain.write(add("still.example"))


def test_there_is_nothing_to_read_where_no_database_is(tmp_path: Path) -> None:
    reader = opened(Place(f"sqlite:///{tmp_path / 'none.db'}"))
    with pytest.raises(FileNotFoundError, match=r"none\.db"):
        reader.start(readonly=True)
    reader.close()


@databases.on_sqlite
def test_the_writer_waits_for_the_disk(plain: Plain) -> None:
    assert plain.write_now(lambda c: c.exec_driver_sql("PRAGMA synchronous").scalar_one()) == 2
    assert plain.write_now(lambda c: c.exec_driver_sql("PRAGMA journal_mode").scalar_one()) == "wal"


def test_what_points_at_nothing_is_refused(plain: Plain) -> None:
    with pytest.raises(IntegrityError):
        plain.write_now(lambda c: c.execute(insert(urns), {"urn": 101494, "organisation_id": 999}))


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/hub"])
def test_other_databases_are_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match="an SQLite file"):
        Database(url, Hub(), Store)


@pytest.mark.parametrize("what", ["a page of text", "a folder"])
def test_a_file_that_is_no_database_is_named_and_left_as_it_is(tmp_path: Path, what: str) -> None:
    place = tmp_path / "notes.md"
    if what == "a folder":
        place.mkdir()
    else:
        place.write_text("# Notes of the last meeting\n" * 50, encoding="utf-8")
    before = place.stat().st_size
    with pytest.raises(OSError, match=r"notes\.md"):
        Database(f"sqlite:///{place}", Hub(), Store).start()
    assert place.stat().st_size == before
