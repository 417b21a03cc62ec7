"""Whether the outside answers: the public address, the bot's own token, the keys of callers."""

import asyncio
from dataclasses import dataclass

import aiohttp

from bot.teams.keys import Keys
from bot.teams.tokens import NoToken, Tokens

PATIENCE = aiohttp.ClientTimeout(total=10)


@dataclass(frozen=True, slots=True)
class Outside:
    """What answered; None for what was not tried."""

    address: bool | None = None
    token: bool | None = None
    keys: bool | None = None


async def tried(public_url: str, tokens: Tokens | None, metadata_url: str) -> Outside:
    """Tries all at the same time; an empty address, and tokens that are None, are left out."""
    address, token, keys = await asyncio.gather(
        _answers(public_url) if public_url else _untried(),
        _given(tokens) if tokens else _untried(),
        _loaded(metadata_url) if metadata_url else _untried(),
    )
    return Outside(address, token, keys)


async def _answers(public_url: str) -> bool:
    try:
        async with (
            aiohttp.ClientSession(timeout=PATIENCE) as web,
            web.get(f"{public_url.rstrip('/')}/healthz", allow_redirects=False) as answer,
        ):
            return answer.status == 200
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return False


async def _given(tokens: Tokens) -> bool:
    try:
        async with aiohttp.ClientSession() as web:
            return bool(await tokens.get(web))
    except NoToken:
        return False


async def _loaded(metadata_url: str) -> bool:
    keys = Keys(metadata_url)
    await keys.refresh()
    return keys.loaded


async def _untried() -> None:
    return None
