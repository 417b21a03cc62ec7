"""A hostile file is read while the bot goes on answering everybody."""

import asyncio
from pathlib import Path

import pytest

from bot.commands.imports import import_files
from bot.documents.apart import Bounds
from tests.bot.documents import hostile
from tests.conversation import House
from tests.make import NOW, TODAY
from tests.seed import FARIDA


def imported(house: House, folder: Path, lines: list[str]) -> int:
    """The command, with a few seconds for a file; gives its status."""
    paths, bounds = [folder / "people.xlsx"], Bounds(seconds=8)
    return import_files(house.database, paths, NOW, TODAY, lines.append, bounds=bounds)


@pytest.mark.long
async def test_a_record_is_saved_while_a_file_that_takes_a_minute_is_read(
    house: House, tmp_path: Path
) -> None:
    (tmp_path / "people.xlsx").write_bytes(hostile.of_strings(7_600_000))
    lines: list[str] = []
    form = await house.chat(FARIDA).say("visit")
    importing = asyncio.create_task(asyncio.to_thread(imported, house, tmp_path, lines))
    async with asyncio.timeout(5):
        receipt = await form.press("Save record", did="Met the head.", progress="on_track")
    assert "Visit recorded" in receipt.words
    assert not importing.done()
    assert await importing == 1
    assert "takes too much time or memory to read" in lines[0]
    assert lines[-1] == "Nothing was changed: 1 problem to mend first."
