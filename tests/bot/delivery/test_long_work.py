"""Files made beside the conversation: what is taken is made, given back, or logged."""

from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from bot.delivery.long_work import FileMaker
from bot.making import asked_lists
from bot.making import work as making
from bot.making.people import PEOPLE
from domain.operations.work import MOST_TRIES, WAIT, Work
from domain.people.people import Role
from storage.engine.database import Database
from storage.store import Store
from storage.tables.operations import work
from storage.tables.people import people, roles
from tests.bot.delivery.working import Clock
from tests.make import NOW


def wanted(store: Store) -> None:
    """A file that Samira, an officer, asked for."""
    samira = {"id": 8, "name": "Samira Iqbal", "email": "s@hub.example"}
    store._connection.execute(insert(people), samira)
    store._connection.execute(insert(roles), {"person_id": 8, "role": Role.OFFICER})
    assert store.work.put("people", 8, NOW)


def broken(*_asked: object) -> bool:
    raise ConnectionError("lost")


def maker(database: Database[Store], clock: Clock, owner: str) -> FileMaker:
    return FileMaker(database, making, clock, owner)


async def test_what_was_taken_is_given_back_by_who_took_it(
    database: Database[Store], clock: Clock
) -> None:
    database.write_now(wanted)
    one, other = maker(database, clock, "one"), maker(database, clock, "other")
    assert await one.take(NOW) is not None
    assert await other.take(NOW) is None
    await other.release()
    assert await other.take(NOW) is None
    await one.release()
    assert await other.take(NOW) is not None


async def test_a_file_that_cannot_be_made_is_named_in_the_log(
    database: Database[Store],
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    database.write_now(wanted)
    files = maker(database, clock, "one")
    piece = await files.take(NOW)
    assert isinstance(piece, Work)
    monkeypatch.setattr(asked_lists, "MAKES", {"people": replace(PEOPLE, long=broken)})
    await files.make(piece)
    # The clock fails where the failure is to be noted.
    clock.faults = 2
    await files.make(piece)
    assert [(line.message, vars(line)["job"], vars(line)["kind"]) for line in caplog.records] == [
        ("a file could not be made", piece.id, "people"),
        ("a file could not be made", piece.id, "people"),
        ("a file was left to its lease", piece.id, "people"),
    ]


async def test_why_a_file_was_given_up_is_kept(
    database: Database[Store], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.write_now(wanted)
    monkeypatch.setattr(asked_lists, "MAKES", {"people": replace(PEOPLE, long=broken)})
    files = maker(database, clock, "one")
    for _ in range(MOST_TRIES):
        piece = await files.take(clock())
        assert piece is not None
        await files.make(piece)
        clock.at += WAIT
    (row,) = database.read_now(lambda store: list(store._connection.execute(select(work))))
    assert (row.state, row.reason) == ("failed", "ConnectionError")
