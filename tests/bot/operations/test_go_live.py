"""Stories of the first day: everything is held until an officer says go live."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests import seed
from tests.clock import Clock
from tests.conversation import Chat, House
from tests.conversation import house as running
from tests.databases import Place, Places
from tests.fake_teams import FakeTeams
from tests.seed import FARIDA, HEAD, SAMIRA, TOM


@pytest_asyncio.fixture
async def held(
    places: Places, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """The bot of the small hub before it is live."""
    place = places.new()
    database = place.started()
    database.write_now(seed.sow_held)
    database.close()
    async with running(place, teams, clock) as bot:
        yield bot


async def officer(house: House) -> Chat:
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    return samira


async def test_no_welcome_before_and_each_once_when_it_goes(held: House) -> None:
    farida, tom = held.chat(FARIDA), held.chat(TOM)
    await farida.install()
    await tom.install()
    assert not farida.messages
    samira = await officer(held)
    home = await samira.say("hi")
    assert "Welcomes, reminders and copies for schools are held" in home.words
    preview = await home.press("Prepare to go live")
    assert "Two people would get 2 welcomes" in preview.words
    assert "One person has not opened the app yet" in preview.words
    assert "Not set, so reminders for everything overdue go at once" in preview.words
    assert f"Flags | {SAMIRA.name}" in preview.words
    asked = await preview.press("Go live")
    assert "Go live now?" in asked.words and "cannot be taken back" in asked.words
    live = await asked.press("Go live now")
    assert "The hub is live" in live.words
    assert f"Since Monday 23 November 2026 at 14:00, switched on by {SAMIRA.name}" in live.words
    await held.teams.until(lambda: bool(farida.messages and tom.messages))
    assert "Hello Farida" in farida.card().words
    assert "held" not in (await samira.say("hi")).words
    await farida.install()
    await held.teams.until(lambda: samira.messages[-2].updates > 0)
    assert len(farida.messages) == len(tom.messages) == 1


async def test_pressed_twice_it_is_once_and_an_older_preview_follows(held: House) -> None:
    farida = held.chat(FARIDA)
    await farida.install()
    samira = await officer(held)
    older, newer = await samira.say("go live"), await samira.say("Go live.")
    first = await (await newer.press("Go live")).press("Go live now")
    held.clock.pass_(hours=1)
    assert (await older.press("Go live")).words == first.words
    await held.teams.until(lambda: "is live" in samira.card(1).words and bool(farida.messages))
    assert len(farida.messages) == 1
    assert "is live" in (await samira.say("go live")).words


async def test_whoever_opens_the_app_afterwards_is_welcomed_then(held: House) -> None:
    samira = await officer(held)
    await (await (await samira.say("go live")).press("Go live")).press("Go live now")
    farida = held.chat(FARIDA)
    await farida.install()
    assert "Hello Farida" in farida.card().words
    assert len(farida.messages) == 1


async def test_only_officers_may(held: House) -> None:
    head = held.chat(HEAD)
    assert "Only the hub's officers can do that" in (await head.say("go live")).shown["text"]
    value = {"action": {"verb": "live.go", "data": {"v": 1, "verb": "live.go"}}}
    await held.post(
        head.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="m1")
    )
    assert held.database.read_now(lambda store: store.milestones.live()) is None


@pytest.mark.parametrize(
    ("start", "leader", "missing"),
    [
        ("2026-11-25", "Every visit so far has its record", False),
        ("2026-11-24", "One visit has no record yet", True),
    ],
)
async def test_nothing_due_before_the_first_day_is_said_to_have_no_record(
    small_hub: Place,
    teams: FakeTeams,
    clock: Clock,
    no_settings: pytest.MonkeyPatch,
    start: str,
    leader: str,
    missing: bool,
) -> None:
    clock.pass_(days=3)
    async with running(small_hub, teams, clock, start_date=start) as house:
        assert leader in (await house.chat(FARIDA).say("hi")).words
        samira = await officer(house)
        assert ("1 record missing" in (await samira.say("hi")).words) is missing
