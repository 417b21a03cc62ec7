"""The running bot for stories."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.conversation import Clock, House
from tests.conversation import house as running
from tests.databases import Place
from tests.fake_teams import FakeTeams


@pytest.fixture
def clock() -> Clock:
    """Two o'clock on a school day."""
    return Clock()


@pytest_asyncio.fixture
async def house(
    small_hub: Place, teams: FakeTeams, clock: Clock, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """The bot of the small hub."""
    async with running(small_hub, teams, clock) as bot:
        yield bot
