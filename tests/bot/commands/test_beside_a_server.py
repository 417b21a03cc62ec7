"""Commands that write, typed while the bot runs on an SQLite file: it does them, as if alone."""

import asyncio
import os
import shutil
import socket
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app import main
from bot.commands import door, handing
from tests import databases
from tests.bot.commands.test_command_line import PEOPLE, ready, serving
from tests.clock import Clock
from tests.conversation import House
from tests.conversation import house as running
from tests.databases import Place, Places
from tests.fake_teams import FakeTeams
from tests.seed import FARIDA, SAMIRA

pytestmark = databases.on_sqlite


@pytest_asyncio.fixture
async def house(
    small_hub: Place,
    teams: FakeTeams,
    clock: Clock,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> AsyncIterator[House]:
    """The bot of the small hub, which the command line finds by its settings."""
    no_settings.setenv("DATABASE_URL", small_hub.url)
    async with running(small_hub, teams, clock) as bot:
        yield bot


def place_of(small_hub: Place) -> Path:
    """The file of the small hub."""
    return Path(small_hub.url.removeprefix("sqlite:///"))


async def typed(*arguments: str | Path) -> int:
    """Types a command beside the bot; its exit status."""
    return await asyncio.to_thread(main, [str(each) for each in arguments])


async def test_what_is_imported_beside_the_bot_is_there_and_told_as_alone(
    house: House,
    small_hub: Place,
    tmp_path: Path,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    alone = tmp_path / "alone.db"
    shutil.copy(place_of(small_hub), alone)
    assert await typed("import", people, "--dry-run") == 0
    capsys.readouterr()
    assert await typed("import", people) == 0
    beside = capsys.readouterr().out
    assert "people.csv: 2 rows" in beside and "Imported." in beside
    no_settings.setenv("DATABASE_URL", f"sqlite:///{alone}")
    assert await typed("import", people) == 0
    assert capsys.readouterr().out == beside
    known = await house.database.read(
        lambda store: store.people.by_email("ana.stone@trust.example")
    )
    assert known is not None and known.name == "Ana Stone"


@pytest.mark.parametrize(
    "content", ["email,name,role\nnot an address,Nobody,pope\n", "", None, "folder"]
)
async def test_what_is_wrong_is_told_as_alone(
    house: House,
    small_hub: Place,
    tmp_path: Path,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    content: str | None,
) -> None:
    file = tmp_path / "odd.csv"
    if content == "folder":
        file.mkdir()
    elif content is not None:
        file.write_text(content, encoding="utf-8")
    alone = tmp_path / "alone.db"
    shutil.copy(place_of(small_hub), alone)
    assert await typed("import", file) == 1
    beside = capsys.readouterr().out
    no_settings.setenv("DATABASE_URL", f"sqlite:///{alone}")
    assert await typed("import", file) == 1
    assert capsys.readouterr().out == beside
    assert "Nothing was changed" in beside


async def test_two_files_of_one_name_are_two_files(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files: list[Path] = []
    for number, row in enumerate(PEOPLE.splitlines()[1:]):
        folder = tmp_path / str(number)
        folder.mkdir()
        files.append(folder / "people.csv")
        files[-1].write_text(f"email,name,role\n{row}\n", encoding="utf-8")
    assert await typed("import", *files) == 0
    for email in ("ana.stone@trust.example", FARIDA.email):
        assert await house.database.read(lambda store, email=email: store.people.by_email(email))  # type: ignore[misc]


async def test_a_code_made_beside_the_bot_opens_the_door(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await typed("invite", SAMIRA.email) == 0
    code = capsys.readouterr().out.strip().splitlines()[-1]
    assert "You are connected" in (await house.chat(SAMIRA).say(code)).words
    assert await typed("invite", "nobody@trust.example") == 1
    assert "Nobody on the roster" in capsys.readouterr().out


async def test_the_planner_played_beside_the_bot_is_sent_by_it(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    await house.chat(FARIDA).say("hi")
    assert await typed("tick", "--at", "2026-11-24", "--job", "nobody") == 1
    assert "There is no job" in capsys.readouterr().out
    assert await typed("tick", "--at", "2026-11-24") == 0


async def test_the_sample_is_refused_beside_a_bot_on_teams_and_a_copy_is_not_put_back(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await typed("sample") == 1
    assert "for a bot without MICROSOFT_APP_ID" in capsys.readouterr().out
    assert await typed("backup", tmp_path / "hub.copy") == 0
    assert await typed("restore", tmp_path / "hub.copy") == 1
    assert "Stop the server first" in capsys.readouterr().err


async def test_only_the_owner_may_open_the_door_and_it_goes_with_the_bot(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> None:
    path = door.door_of(small_hub.url)
    assert path is not None
    async with running(small_hub, teams, clock):
        found = path.stat()
        assert stat.S_ISSOCK(found.st_mode)
        assert stat.S_IMODE(found.st_mode) == 0o600
        assert found.st_uid == os.geteuid()
        # Nothing else was left in the folder.
        assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]
    assert not path.exists()


async def test_a_door_that_a_killed_bot_left_gives_way(
    small_hub: Place,
    teams: FakeTeams,
    clock: Clock,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    no_settings.setenv("DATABASE_URL", small_hub.url)
    path = door.door_of(small_hub.url)
    assert path is not None
    door.listening(path).close()
    # No bot runs, so the command does it alone.
    assert await typed("invite", SAMIRA.email) == 0
    async with running(small_hub, teams, clock):
        assert await typed("invite", SAMIRA.email) == 0
    assert "takes no commands" not in capsys.readouterr().err


async def test_a_bot_of_another_version_is_told_plainly(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(handing, "version", lambda: "of tomorrow")
    assert await typed("invite", SAMIRA.email) == 1
    told = capsys.readouterr().err
    assert "of another version" in told and "Nothing was changed" in told


async def test_a_process_that_takes_no_commands_is_told_plainly(
    house: House, small_hub: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    path = door.door_of(small_hub.url)
    assert path is not None
    path.unlink()
    assert await typed("invite", SAMIRA.email) == 1
    told = capsys.readouterr().err
    assert "takes no commands" in told and "Nothing was changed" in told


async def test_a_bot_that_ends_under_a_command_is_told_plainly(
    house: House, small_hub: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    path = door.door_of(small_hub.url)
    assert path is not None
    with door.listening(path) as other:
        answer = asyncio.create_task(typed("invite", SAMIRA.email))
        end, _ = await asyncio.to_thread(other.accept)
        end.close()
        assert await answer == 1
    assert "ended before it said" in capsys.readouterr().err


async def test_where_the_system_has_no_such_sockets_that_is_said(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(handing, "can_have_doors", lambda: False)
    assert await typed("invite", SAMIRA.email) == 1
    assert "On Windows" in capsys.readouterr().err


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\n\r\n",
        b"\0\0\0\2[]",
        b"\0\0\0\2{}",
        b"\xff\xff\xff\xff",
        b"\0\0\0\x0cnot any json",
    ],
)
async def test_whoever_says_anything_else_there_is_not_heard(
    house: House, small_hub: Place, sent: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = door.door_of(small_hub.url)
    assert path is not None
    with door.connected(path) as end:
        end.sendall(sent)
        end.shutdown(socket.SHUT_WR)
        await asyncio.to_thread(end.recv, 100)
    assert await typed("invite", SAMIRA.email) == 0


@pytest.mark.long
async def test_the_readmes_order_works_as_written(
    places: Places,
    tmp_path: Path,
    teams: FakeTeams,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Serve first, in a process of its own, on no database at all; then everything else."""
    assert places.bare().sqlite
    place = Place(f"sqlite:///{tmp_path / 'data' / 'hub.db'}")
    no_settings.setenv("DATABASE_URL", place.url)
    people = tmp_path / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    with serving(place, teams) as address:
        await ready(address)
        assert await typed("import", people) == 0
        assert await typed("invite", "ana.stone@trust.example") == 0
        assert len(capsys.readouterr().out.strip().splitlines()[-1]) == 10
    assert await typed("invite", "ana.stone@trust.example") == 0
