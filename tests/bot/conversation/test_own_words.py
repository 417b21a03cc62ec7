"""Stories of a hub that has words of its own: people type them, and read them."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.making.reading import about
from tests.bot.operations.filing import asked, put
from tests.clock import Clock
from tests.conversation import House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams
from tests.seed import FARIDA

OWN = "visit=session/sessions;school=setting/settings;deployment=link/links;record=note/notes"


@pytest_asyncio.fixture
async def house(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """A hub with words of its own."""
    async with running(small_hub, teams, clock, words=OWN) as bot:
        yield bot


async def test_commands_and_questions_are_understood_in_the_hubs_own_words(house: House) -> None:
    farida = house.chat(FARIDA)
    for typed, begins in (
        ("session", "Record a session"),
        ("Plan a session", "Plan a session: which setting?"),
        ("my sessions", "My sessions"),
        ("my links", "My links"),
        ("my sessions at Peel Park", "My sessions"),
        ("when is my next session?", "Planned sessions"),
        ("Log a session", "Record a session"),
    ):
        assert (await farida.say(typed)).words.startswith(begins), typed


async def test_what_was_done_is_kept_in_the_words_in_which_it_was_written(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("Peel Park today: ran a session on phonics with the links team")
    assert form.values()["did"] == "Ran a session on phonics with the links team"


async def test_what_stands_behind_a_command_stays_as_it_was_typed(house: House) -> None:
    farida = house.chat(FARIDA)
    shelf = await farida.say("library setting notes")
    assert "Nothing is called “setting notes”: here is all." in shelf.words


async def test_a_list_as_a_file_is_in_the_hubs_own_words(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("session")
    await form.press("Save note", did="Read together.", progress="on_track")
    await asked(farida, "my sessions")
    offer = (await farida.offered()).offer
    assert offer is not None and offer["name"] == "my-sessions-2026-11-23.xlsx"
    assert offer["content"]["description"] == "1 note of a session"
    book = await put(farida)
    assert book.active.title == "My sessions"
    headings = {cell.value for cell in book.active[1]}
    assert {"Setting or trust", "Next session", "Answer of the setting"} <= headings
    assert not [h for h in headings if "school" in h.lower() or "visit" in h.lower()]
    assert about(book)["Holds"] == "1 note of a session, newest first"
