"""Whether the process is alive, and whether it is ready; nothing else is told."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

PATIENCE = 1.0
Check = Callable[[], Awaitable[bool]]


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


async def _holds(check: Check) -> bool:
    """Whether the check says so in time; one that breaks does not hold."""
    try:
        return await asyncio.wait_for(check(), PATIENCE)
    except Exception:
        return False
