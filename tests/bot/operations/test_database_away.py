"""Stories of a database that goes away under the running bot: nobody is told that it was saved."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.store import Store
from tests import databases
from tests.conversation import Card, Chat, House
from tests.databases import Place
from tests.seed import FARIDA

pytestmark = databases.on_sqlite
AWAY = "cannot be reached or written just now; nothing was saved"
# So long that no page has room for it beside other rows.
DID = "Watched three lessons with the head. " * 27
Away = Callable[[Path], Path]


def deleted(path: Path) -> Path:
    """The file is deleted; kept elsewhere, to be put back."""
    return path.rename(path.with_name("elsewhere.db"))


def replaced(path: Path) -> Path:
    """An older copy is put in its place."""
    aside = path.rename(path.with_name("elsewhere.db"))
    shutil.copy(aside, path)
    return aside


def without_its_log(path: Path) -> Path:
    """Only the write-ahead log is taken away."""
    log = path.with_name(f"{path.name}-wal")
    return log.rename(path.with_name("elsewhere.db-wal"))


async def readiness(house: House) -> tuple[int, Any]:
    """What `/readyz` answers."""
    async with house.web.get(f"{house.address}/readyz") as answer:
        return answer.status, await answer.json()


async def press(form: Card) -> dict[str, Any]:
    """A press of Save, not sent yet."""
    return form.request(
        "Save record",
        did=DID,
        progress="on_track",
        flag="true",
        hub_note=DID[:480],
        next_step=DID[:190],
    )


async def recorded(chat: Chat) -> str:
    """What “my visits” lists."""
    return (await chat.say("my visits")).words


@pytest.mark.parametrize("away", [deleted, replaced, without_its_log])
async def test_a_file_that_is_not_the_one_opened_is_written_no_more(
    house: House, small_hub: Place, away: Away
) -> None:
    path = Path(small_hub.url.removeprefix("sqlite:///"))
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    assert await readiness(house) == (200, {"status": "ready"})

    aside = away(path)
    save = await press(form)
    refused = str(await form.answered(save))
    assert AWAY in refused and DID.strip() in refused
    assert await readiness(house) == (503, {"status": "not ready", "reason": "database"})

    back = path.with_name(f"{path.name}-wal") if aside.name.endswith("-wal") else path
    aside.rename(back)
    assert "Visit recorded" in str(await form.answered(save | {"id": "again"}))
    assert (await readiness(house))[0] == 200
    assert "1 of 1" in await recorded(farida)


async def test_who_only_looks_is_told_too(house: House, small_hub: Place) -> None:
    farida = house.chat(FARIDA)
    await farida.say("hi")
    deleted(Path(small_hub.url.removeprefix("sqlite:///")))
    assert AWAY in (await farida.say("hi")).words


async def test_a_full_disk_refuses_saves_in_words_while_lists_are_read(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    save = await press(form)
    await _fill(house)

    refused = str(await form.answered(save))
    assert AWAY in refused and DID.strip() in refused
    assert (await readiness(house))[1]["reason"] == "database"
    assert "Record a visit" in (await farida.say("hi")).words

    await _make_room(house)
    assert "Visit recorded" in str(await form.answered(save | {"id": "again"}))
    assert (await readiness(house))[0] == 200


async def test_saves_at_once_on_a_full_disk_are_each_answered(house: House) -> None:
    chats = [house.chat(FARIDA) for _ in range(3)]
    forms = [await chat.say("visit") for chat in chats]
    saves = [await press(form) for form in forms]
    await _fill(house)
    answers = await asyncio.gather(
        *(form.answered(save) for form, save in zip(forms, saves, strict=True))
    )
    assert all(AWAY in str(answer) for answer in answers)


async def _fill(house: House) -> None:
    """Leaves the file no page that is free, and lets it have no more."""

    def fill(store: Store) -> None:
        run = store._connection.exec_driver_sql
        run("CREATE TABLE filler (page BLOB)")
        while run("PRAGMA freelist_count").scalar_one():
            run("INSERT INTO filler VALUES (zeroblob(3000))")
        run("PRAGMA max_page_count = 1").all()

    await house.database.write(fill)


async def _make_room(house: House) -> None:
    """Lets the file grow again."""
    room = "PRAGMA max_page_count = 100000"
    await house.database.write(lambda store: store._connection.exec_driver_sql(room).all())
