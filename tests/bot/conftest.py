"""The running bot for stories."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.clock import Clock
from tests.conversation import House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams


@pytest.fixture
def clock() -> Clock:
    """Two o'clock on a school day."""
    return Clock()


@pytest.fixture
def card_actions() -> str:
    """How buttons are pressed; a module that presses otherwise has its own."""
    return "execute"


@pytest_asyncio.fixture
async def house(
    small_hub: Place,
    teams: FakeTeams,
    clock: Clock,
    no_settings: pytest.MonkeyPatch,
    card_actions: str,
) -> AsyncIterator[House]:
    """The bot of the small hub."""
    async with running(small_hub, teams, clock, card_actions=card_actions) as bot:
        yield bot
