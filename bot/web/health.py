"""Whether the process is alive, and whether it is ready; nothing else is told."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from aiohttp import web

from storage.engine.database import Database

PATIENCE = 1.0
Check = Callable[[], Awaitable[bool]]
S = TypeVar("S")


def routes(checks: Mapping[str, Check]) -> list[web.RouteDef]:
    """`/healthz` and `/readyz`; a check's name is what is wrong where it fails, such as "keys"."""

    async def alive(_request: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_request: web.Request) -> web.Response:
        answers = await asyncio.gather(*(_holds(check) for check in checks.values()))
        failing = [name for name, holds in zip(checks, answers, strict=True) if not holds]
        if not failing:
            return web.json_response({"status": "ready"})
        return web.json_response({"status": "not ready", "reason": failing[0]}, status=503)

    return [web.get("/healthz", alive), web.get("/readyz", ready)]


def of_database(database: Database[S], look: Callable[[S], object]) -> Check:
    """Whether the database answers `look`, and takes writes as far as is known."""

    async def answers() -> bool:
        await database.read(look)
        return database.writable

    return answers


async def _holds(check: Check) -> bool:
    """Whether the check says so in time; one that breaks does not hold."""
    try:
        return await asyncio.wait_for(check(), PATIENCE)
    except Exception:
        return False
