"""The keys that sign incoming tokens: fetched without holding up the loop, kept when a fetch fails."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt

FRESH = 24 * 3600.0
AGAIN = 300.0
PATIENCE = aiohttp.ClientTimeout(total=5)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the channels that it may vouch for."""

    public: Any
    endorsements: frozenset[str]


class Keys:
    """Keys by their ids. An unknown id fetches them anew, at most once in five minutes: a rotation is no outage."""

    def __init__(self, metadata_url: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._metadata_url = metadata_url
        self._monotonic = monotonic
        self._keys: dict[str, Key] = {}
        self._fetched = self._tried = float("-inf")
        self._one_at_a_time = asyncio.Lock()

    @property
    def loaded(self) -> bool:
        """Whether there are any keys."""
        return bool(self._keys)

    async def get(self, kid: str) -> Key | None:
        """The key with that id, if Microsoft publishes it."""
        stale = self._monotonic() - self._fetched >= FRESH
        if (kid not in self._keys or stale) and self._monotonic() - self._tried >= AGAIN:
            await self.refresh()
        elif kid not in self._keys and self._one_at_a_time.locked():
            async with self._one_at_a_time:
                pass
        return self._keys.get(kid)

    async def refresh(self) -> None:
        """Fetches the keys, once for all who wait; what was there stays if that fails."""
        async with self._one_at_a_time:
            if self._monotonic() - self._tried < AGAIN:
                return
            self._tried = self._monotonic()
            try:
                keys = await self._published()
            except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError, jwt.PyJWTError) as error:
                _log.warning("the keys of incoming tokens could not be fetched", extra={"reason": type(error).__name__})
                return
            if keys:
                self._keys, self._fetched = keys, self._monotonic()

    async def _published(self) -> dict[str, Key]:
        async with aiohttp.ClientSession(timeout=PATIENCE) as web:
            async with web.get(self._metadata_url) as answer:
                metadata = await answer.json(content_type=None)
            async with web.get(metadata["jwks_uri"]) as answer:
                published = await answer.json(content_type=None)
        return {k["kid"]: _key(k) for k in published["keys"] if k.get("kty") == "RSA" and "kid" in k}


def _key(published: dict[str, Any]) -> Key:
    public = jwt.PyJWK(published, algorithm="RS256").key
    return Key(public, frozenset(published.get("endorsements") or ()))
