"""`app.py check`: what is missing, in words, and nothing where nothing is."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app import main
from domain.operations.imports import Entry
from domain.people.organisations import OrganisationKind as Sort
from domain.people.people import Appointment, Role
from domain.prompts.calendar import Closure, ClosureKind, school_year
from storage.store import Store
from storage.tables.support import support_minutes
from tests import databases, seed
from tests.bot.commands.test_command_line import ready, serving
from tests.databases import Place
from tests.fake_teams import APP_ID, FakeTeams
from tests.make import NOW
from tests.seed import HEAD, PEEL_PARK, SAMIRA


@pytest.fixture
def hub(tmp_path: Path, no_settings: pytest.MonkeyPatch) -> Path:
    """A folder with no database yet, named by the environment."""
    no_settings.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'hub.db'}")
    return tmp_path


@pytest.fixture
def on_teams(hub: Path, teams: FakeTeams, no_settings: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a bot that is registered at Microsoft."""
    no_settings.setenv("MICROSOFT_APP_ID", APP_ID)
    no_settings.setenv("MICROSOFT_APP_PASSWORD", "secret")
    no_settings.setenv("MICROSOFT_APP_TENANT_ID", "tenant-hub")
    no_settings.setenv("OPENID_METADATA_URL", teams.metadata_url)
    no_settings.setenv("TOKEN_URL", teams.token_url)
    return no_settings


def made(folder: Path, *steps: object) -> None:
    """A database after these steps."""
    database = databases.started(folder)
    for step in steps:
        database.write_now(step)  # type: ignore[arg-type]
    database.close()


def completed(store: Store) -> None:
    """All that the small hub lacks: who hears of flags, schools' contacts, this year's holidays."""
    places = [o.id for o in store.organisations.everything() if o.kind is Sort.SCHOOL]
    held = frozenset(Appointment(Role.SCHOOL_CONTACT, place) for place in places)
    store.people.upsert(Entry(0, HEAD.email, HEAD.name, held), NOW)
    officer = store.people.by_email(SAMIRA.email)
    assert officer is not None
    store.conversations.put(databases.chat("a:samira"), officer.id, coded=True)
    first = school_year(datetime.now(ZoneInfo("Europe/London")).date()).first
    store.calendars.replace(
        "import",
        [Closure(first.replace(month=10), first.replace(month=10, day=9), ClosureKind.HOLIDAY)],
    )


async def checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit status and what was said."""
    status = await asyncio.to_thread(main, ["check"])
    return status, capsys.readouterr().out


async def test_before_anything_was_done_it_says_where_to_begin(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = await checked(capsys)
    assert status == 1
    assert "There is no database yet. Fill in the start sheet" in told
    assert "PUBLIC_URL is not set" in told
    assert "1 thing is missing." in told
    assert not (hub / "hub.db").exists()


async def test_each_gap_says_what_to_do(
    hub: Path, on_teams: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made(hub, seed.sow_held, lambda store: store.tenants.forget(seed.TENANT))
    status, told = await checked(capsys)
    assert status == 1
    assert "People with addresses of trust.example cannot come in." in told
    assert "No hub officer has come in yet. Make a code" in told
    assert "invite samira.whitfield@trust.example" in told
    assert "Nobody would hear of a flag." in told
    assert "for Titus Salt School, so nobody there gets copies" in told
    assert "The calendar has no holidays of" in told
    assert "START_DATE is not set" in told
    assert "an officer types go live" in told
    assert "7 things are missing." in told


async def test_where_the_setting_and_the_door_differ_is_named(
    hub: Path, on_teams: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def by_setting(store: Store) -> None:
        store.tenants.forget(seed.TENANT)
        store.tenants.follow_setting({seed.TENANT: [seed.DOMAIN, "old.example"]})

    made(hub, seed.sow, by_setting)
    new = "0f1e2d3c-0000-4000-8000-0000000000e1"
    on_teams.setenv("ALLOWED_TENANTS", f"{new}=elm.sch.uk")
    _, told = await checked(capsys)
    assert (
        "old.example, trust.example (tenant tenant-trust) is in ALLOWED_TENANTS no more. "
        "Start the bot again: 4 people are out from then on"
    ) in told
    assert "People with addresses of trust.example cannot come in." in told
    assert f"elm.sch.uk (tenant {new}) is let in from the next start" in told
    assert "other.example (tenant tenant-other) is let in by an officer" in told


async def test_leaders_and_support_without_each_other_are_named(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def lonely(store: Store) -> None:
        farida = store.people.by_email(seed.FARIDA.email)
        assert farida is not None
        store.people.leave(farida.id, NOW)
        idle = frozenset({Appointment(Role.LEADER, None)})
        store.people.upsert(Entry(0, "ida@trust.example", "Ida Idle", idle), NOW)

    made(hub, seed.sow, lonely)
    _, told = await checked(capsys)
    assert "No support for Ida Idle." in told
    assert "No system leader for Titus Salt School." in told


async def test_days_used_that_are_not_those_of_the_records_are_named(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def miscount(store: Store) -> None:
        wrong = {"deployment_id": 1, "minutes": 15}
        store._connection.execute(support_minutes.insert(), wrong)

    made(hub, seed.sow, miscount)
    _, told = await checked(capsys)
    assert f"The days used of {PEEL_PARK} are not those of the records." in told


async def test_what_microsoft_refuses_is_named(
    hub: Path, on_teams: pytest.MonkeyPatch, teams: FakeTeams, capsys: pytest.CaptureFixture[str]
) -> None:
    teams.token_status = teams.keys_status = 401
    on_teams.setenv("PUBLIC_URL", f"{teams.address}/nobody")
    _, told = await checked(capsys)
    assert "Microsoft gives the bot no token." in told
    assert "The keys that sign incoming calls do not load." in told
    assert "/nobody/healthz does not answer from here." in told


async def test_an_older_database_is_not_read(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(hub, seed.sow)
    with closing(sqlite3.connect(hub / "hub.db")) as older:
        older.execute("UPDATE alembic_version SET version_num = '0001'")
        older.commit()
    status, told = await checked(capsys)
    assert status == 1
    assert "The database is of another version." in told


@pytest.mark.long
async def test_beside_a_running_server_with_everything_in_place_nothing_is_missing(
    hub: Path, on_teams: pytest.MonkeyPatch, teams: FakeTeams, capsys: pytest.CaptureFixture[str]
) -> None:
    made(hub, seed.sow, completed)
    with serving(Place(f"sqlite:///{hub / 'hub.db'}"), teams) as address:
        await ready(address)
        on_teams.setenv("PUBLIC_URL", address)
        status, told = await checked(capsys)
    *notes, last = told.splitlines()
    assert (status, last) == (0, "Nothing is missing.")
    assert [note.partition(" is let in by an officer")[0] for note in notes] == [
        "other.example (tenant tenant-other)",
        "trust.example (tenant tenant-trust)",
    ]
