"""The command line as an officer of a new hub uses it, and a server that dies under a press."""

import asyncio
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest

from app import main
from tests import databases
from tests.clock import Clock
from tests.conversation import House
from tests.databases import Place, Places
from tests.fake_teams import APP_ID, FakeTeams
from tests.ports import free_port
from tests.seed import FARIDA

PEOPLE = (
    "email,name,role\n"
    "ana.stone@trust.example,Ana Stone,officer\n"
    "farida.malik@trust.example,Farida Malik,leader\n"
)

# The bytes that a file may have: the memory which SQLite's connections share just fits.
LOG_OF_SEVEN_PAGES = 1 << 15


@pytest.fixture
def nowhere(places: Places, tmp_path: Path) -> Place:
    """A database that is not made yet: no file, or no table."""
    return Place(f"sqlite:///{tmp_path / 'hub.db'}") if (place := places.bare()).sqlite else place


@pytest.fixture
def hub(nowhere: Place, tmp_path: Path, no_settings: pytest.MonkeyPatch) -> Path:
    """A folder for files, with that database named by the environment."""
    no_settings.setenv("DATABASE_URL", nowhere.url)
    return tmp_path


def test_the_first_day_template_import_invite(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", str(hub / "start.xlsx")]) == 0
    assert (hub / "start.xlsx").stat().st_size > 1_000
    people = hub / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    assert main(["import", str(people), "--dry-run"]) == 0
    assert "Nothing was changed: this was a dry run." in capsys.readouterr().out
    assert not (hub / "hub.db").exists()
    assert main(["import", str(people)]) == 0
    assert main(["import", str(people)]) == 0
    assert "Nothing to change: all of it stands already." in capsys.readouterr().out
    assert main(["invite", "Ana.Stone@trust.example"]) == 0
    code = capsys.readouterr().out.strip().splitlines()[-1]
    assert len(code) == 10 and code.isalnum() and code == code.upper()


def test_a_bad_row_changes_nothing_and_says_where(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = hub / "people.csv"
    people.write_text(PEOPLE + "not an address,Nobody,pope\n", encoding="utf-8")
    assert main(["import", str(people)]) == 1
    assert "row 4" in capsys.readouterr().out
    assert main(["invite", "ana.stone@trust.example"]) == 1
    assert "Nobody on the roster" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_named(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(hub / "absent.csv")]) == 1
    told = capsys.readouterr()
    assert "absent.csv" in told.out + told.err


@databases.on_sqlite
def test_a_full_disk_is_told_in_words(
    small_hub: Place,
    tmp_path: Path,
    no_settings: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    no_settings.setenv("DATABASE_URL", small_hub.url)
    people = (f"person-{n}@trust.example,Ana Stone,leader\n" for n in range(300))
    (tmp_path / "people.csv").write_text("email,name,role\n" + "".join(people))
    bounds = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LOG_OF_SEVEN_PAGES, bounds[1]))
    try:
        assert main(["import", str(tmp_path / "people.csv")]) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, bounds)
    assert "cannot be read or written just now (SQLITE_" in capsys.readouterr().err


def test_a_file_is_looked_for_where_one_is(
    hub: Path, no_settings: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    no_settings.chdir(hub)
    (hub / "people.csv").write_text(PEOPLE, encoding="utf-8")
    assert main(["import", "people.csv", "--dry-run"]) == 0
    assert main(["template", "here.xlsx"]) == 0
    assert (hub / "here.xlsx").exists()
    assert "python app.py import here.xlsx" in capsys.readouterr().out


def test_a_day_that_is_none_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in ("2026-13-45", "tomorrow"):
        with pytest.raises(SystemExit) as ended:
            main(["tick", "--at", typed])
        assert ended.value.code == 2
        assert f"“{typed}” is not a date such as 2026-11-23" in capsys.readouterr().err


def test_the_sample_is_loaded_once_and_the_planner_plays_a_day(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sample"]) == 0
    assert main(["sample"]) == 0
    assert main(["tick", "--at", "2026-11-24"]) == 0
    capsys.readouterr()
    assert main(["tick", "--at", "2026-11-24", "--job", "nobody"]) == 1
    assert "The jobs are: digests, reports, prompts, copies" in capsys.readouterr().out


def test_bad_settings_are_all_named_at_once(
    hub: Path, no_settings: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    no_settings.setenv("PORT", "many")
    no_settings.setenv("TIMEZONE", "Mars/Olympus")
    assert main(["sample"]) == 2
    told = capsys.readouterr().err
    assert "PORT" in told and "TIMEZONE" in told


def test_help_reads_well(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(
        word in told
        for word in ("serve", "import", "template", "invite", "sample", "package", "tick")
    )


@databases.on_postgres
async def test_on_postgresql_it_is_written_while_a_server_runs(
    hub: Path, nowhere: Place, teams: FakeTeams, capsys: pytest.CaptureFixture[str]
) -> None:
    people = hub / "people.csv"
    people.write_text(PEOPLE, encoding="utf-8")
    with serving(nowhere, teams) as address:
        await ready(address)
        assert main(["import", str(people)]) == 0
        assert main(["invite", "ana.stone@trust.example"]) == 0


@pytest.mark.long
async def test_a_press_repeated_after_kill_9_is_one_record_and_the_same_receipt(
    small_hub: Place, teams: FakeTeams
) -> None:
    async with aiohttp.ClientSession() as web:
        with serving(small_hub, teams, signal.SIGKILL) as address:
            await ready(address)
            farida = House(address, teams, Clock(), web, teams.mint(), None).chat(FARIDA)  # type: ignore[arg-type]
            form = await farida.say("visit")
            press = form.request("Save record", did="Met the head.", progress="on_track")
            first = await form.answered(press)
            assert first["type"].endswith("card.adaptive")
        with serving(small_hub, teams) as address:
            await ready(address)
            farida.house.address = address
            assert await form.answered(press) == first
            assert await form.answered(press | {"id": "pressed-again"}) == first
            assert "1 of 1" in (await farida.say("my visits")).words


@contextmanager
def serving(place: Place, teams: FakeTeams, end: int = signal.SIGTERM) -> Iterator[str]:
    """`app.py serve` in a process of its own, as in production, ended by a signal."""
    port = free_port()
    told = {
        "DATABASE_URL": place.url,
        "PORT": str(port),
        "MICROSOFT_APP_ID": APP_ID,
        "MICROSOFT_APP_PASSWORD": "secret",
        "MICROSOFT_APP_TENANT_ID": "tenant-hub",
        "OPENID_METADATA_URL": teams.metadata_url,
        "TOKEN_URL": teams.token_url,
        "ALLOWED_SERVICE_HOSTS": f"127.0.0.1:{teams.port}",
    }
    environment = {
        k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR")
    } | told
    server = subprocess.Popen(
        [sys.executable, "app.py", "serve"], cwd=databases.ROOT, env=environment
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(end)
        server.wait(20)
    assert server.returncode in (0, -end)


async def ready(address: str) -> None:
    """Waits until the server says that it is ready."""
    async with aiohttp.ClientSession() as web, asyncio.timeout(60):
        while True:
            try:
                async with web.get(f"{address}/readyz") as answer:
                    if answer.ok:
                        return
            except aiohttp.ClientConnectionError:
                pass
            await asyncio.sleep(0.1)
