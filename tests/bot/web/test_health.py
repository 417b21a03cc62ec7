"""Health: alive without looking at anything, ready only if every check says so in time."""

import asyncio
from collections.abc import Mapping

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.web import health


async def holds() -> bool:
    """A check that holds."""
    return True


async def fails() -> bool:
    """A check that does not."""
    return False


async def breaks() -> bool:
    """A check that breaks, with words nobody should see."""
    raise RuntimeError("password of the database")


async def hangs() -> bool:
    """A check that never answers."""
    await asyncio.Event().wait()
    return True


async def asked(path: str, checks: Mapping[str, health.Check]) -> tuple[int, dict[str, str]]:
    """What the served address answers."""
    app = web.Application()
    app.add_routes(health.routes(checks))
    async with TestClient(TestServer(app)) as client, client.get(path) as response:
        return response.status, await response.json()


async def test_alive_looks_at_nothing() -> None:
    assert await asked("/healthz", {"database": breaks}) == (200, {"status": "alive"})


async def test_ready_when_every_check_holds() -> None:
    assert await asked("/readyz", {"database": holds, "worker": holds}) == (
        200,
        {"status": "ready"},
    )


@pytest.mark.parametrize("check", [fails, breaks])
async def test_not_ready_says_which_check_and_no_more(check: health.Check) -> None:
    answer = await asked("/readyz", {"database": holds, "worker": check})
    assert answer == (503, {"status": "not ready", "reason": "worker"})


async def test_a_database_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    async with asyncio.timeout(10):
        assert await asked("/readyz", {"database": hangs}) == (
            503,
            {"status": "not ready", "reason": "database"},
        )
