"""The sender of a bot to the fake, and a second cloud."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.teams.outbound import Outbound
from tests.edge import hosts_of, tokens_of
from tests.fake_teams import FakeTeams


@pytest_asyncio.fixture
async def outbound(teams: FakeTeams, request: pytest.FixtureRequest) -> AsyncIterator[Outbound]:
    """The sender of a patient bot; of half a second's patience where the connector is to hang."""
    told = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    sender = Outbound(
        hosts_of(teams), tokens_of(teams), patience=0.5 if "hang" in told.values() else 30
    )
    await sender.start()
    yield sender
    await sender.close()


@pytest_asyncio.fixture
async def other() -> AsyncIterator[FakeTeams]:
    """Another cloud."""
    fake = FakeTeams()
    await fake.start()
    yield fake
    await fake.stop()
