"""Long lists are made by a process of their own, which may fail or be killed."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.making import apart, work
from bot.making import asked_lists as making
from bot.making.apart import NotMade, make_apart
from domain.hub import Hub
from domain.operations.files import Document
from domain.operations.imports import Changes, ImportedVisit
from domain.operations.work import LongList, Work
from domain.pages import COUNTED
from domain.people.people import Appointment, Role
from domain.visits.visits import Type
from storage.engine.database import Database
from storage.store import Store
from tests.bot.making.reading import about, rows_of
from tests.bot.operations.filing import filed
from tests.bot.operations.offering import officer
from tests.conversation import House
from tests.databases import Place
from tests.make import NOW, TODAY
from tests.seed import SAMIRA

MANY = COUNTED + 1


def many_visits(store: Store) -> None:
    """More records than are made at once."""
    visits = tuple(
        ImportedVisit(
            1, 1, TODAY - timedelta(days=n // 5), Type.VISIT, 60, f"Visit {n}.", source=str(n)
        )
        for n in range(MANY)
    )
    store.imports.write(Changes(visits=visits), NOW)


def asked(store: Store, kind: str = "visits") -> Work:
    """A file that Samira, an officer, asked for."""
    samira = store.people.by_email(SAMIRA.email)
    assert samira is not None
    return Work(1, kind, samira.id)


@pytest.mark.long
async def test_a_long_list_comes_whole_and_from_a_process_of_its_own(house: House) -> None:
    samira = await officer(house)
    await house.database.write(many_visits)
    book = await filed(samira, "visits")
    found = rows_of(book)
    assert len(found) == MANY == len({row["Number"] for row in found})
    assert about(book)["Holds"] == f"{MANY:,} records of visits, newest first"
    long = await house.database.read(lambda store: work.read(asked(store), NOW, store))
    assert isinstance(long, LongList)


@pytest.fixture
def database(small_hub: Place) -> Iterator[Database[Store]]:
    """The small hub with many records."""
    database = small_hub.started()
    database.write_now(many_visits)
    yield database
    database.close()


def long_list(database: Database[Store], kind: str = "visits") -> LongList:
    return LongList(database.read_now(lambda store: asked(store, kind)), NOW, Hub(name="Ours"))


@pytest.mark.long
async def test_it_is_the_same_as_it_would_be_here(database: Database[Store]) -> None:
    made = await make_apart(long_list(database), database.url)
    here = BytesIO()
    told = database.read_now(lambda s: making.write(asked(s), NOW, s, here))
    assert isinstance(made, Document)
    assert (
        (made.name, made.about)
        == told
        == (
            "records-of-visits-2026-11-23.xlsx",
            f"{MANY:,} records of visits",
        )
    )
    assert rows_of(load_workbook(BytesIO(made.content))) == rows_of(load_workbook(here))


@pytest.mark.long
async def test_it_judges_the_right_by_itself(database: Database[Store]) -> None:
    long = long_list(database)
    leader = [Appointment(Role.LEADER, None)]
    database.write_now(lambda store: store.people.appoint(long.work.person, leader))
    assert await make_apart(long, database.url) == "not allowed"


@pytest.mark.long
async def test_what_fails_there_is_named_without_a_word_of_the_data(
    database: Database[Store],
) -> None:
    with pytest.raises(NotMade, match=r"^FileNotFoundError at start, line \d+$"):
        await make_apart(long_list(database), "sqlite:////nowhere/hub.db")


async def test_it_is_killed_when_the_bot_ends_or_waits_no_more(
    database: Database[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def noted(*program: str, **options: int) -> asyncio.subprocess.Process:
        begun.append(await start(*program, **options))  # type: ignore[arg-type]
        return begun[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    task = asyncio.create_task(make_apart(long_list(database), database.url))
    while not begun:
        await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    monkeypatch.setattr(apart, "PATIENCE", 0.0)
    with pytest.raises(TimeoutError):
        await make_apart(long_list(database), database.url)
    assert [process.returncode for process in begun] == [-9, -9]


def test_a_list_is_cut_where_it_is_too_long_for_a_chat(
    database: Database[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "MOST_ROWS", 500)
    out = BytesIO()
    told = database.read_now(lambda s: making.write(asked(s), NOW, s, out))
    book = load_workbook(out)
    assert len(rows_of(book)) == 500
    cut = "The first 500 records of visits, and no more: whoever runs Hub Visits can export all"
    assert told[1] == cut and about(book)["Holds"] == f"{cut}, newest first"
