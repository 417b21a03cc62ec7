"""The keys that sign incoming tokens: fetched hourly beside the loop, kept where a fetch fails."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
import orjson

FRESH = 3600.0
# What a rotation costs at most, and how often strangers may cause a fetch at most.
AGAIN = 30.0
# Without any key nobody can come in, so the first keys are asked for more often.
AGAIN_AT_FIRST = 10.0
PATIENCE = aiohttp.ClientTimeout(total=5)
LONGEST = 1 << 20
# An address that does not answer, or answers with something else than keys.
UNFETCHED = (aiohttp.ClientError, TimeoutError, OSError, ValueError, LookupError, TypeError)
Pause = Callable[[float], Awaitable[None]]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the channels that it may vouch for."""

    public: Any
    endorsements: frozenset[str]


class Keys:
    """Keys by their ids, fetched anew every hour from `start` to `stop`.

    `pause` waits for so many seconds.
    """

    def __init__(
        self,
        metadata_url: str,
        monotonic: Callable[[], float] = time.monotonic,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._metadata_url = metadata_url
        self._monotonic = monotonic
        self._pause = pause
        self._keys: dict[str, Key] = {}
        self._fetched = self._tried = float("-inf")
        self._fetching: asyncio.Task[None] | None = None
        self._hourly: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Fetches the keys, and goes on doing so."""
        await self.refresh()
        self._hourly = asyncio.create_task(self._keep_fresh(), name="keys, every hour")

    async def stop(self) -> None:
        """Fetches no more."""
        for task in (self._hourly, self._fetching):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task

    @property
    def loaded(self) -> bool:
        """Whether there are any keys."""
        return bool(self._keys)

    def known(self, kid: str) -> Key | None:
        """The key with that id among those that are here."""
        return self._keys.get(kid)

    async def refresh(self) -> None:
        """Fetches the keys, unless that was tried lately; all who wait share one fetch.

        The keys that are there stay where it fails.
        """
        task = self._begin()
        if task is not None:
            # One who stops waiting must not stop the fetch for the others.
            await asyncio.shield(task)

    async def _keep_fresh(self) -> None:
        while True:
            await self._pause(self._until_due())
            await self.refresh()

    def _until_due(self) -> float:
        """Seconds until the keys are to be fetched; soon, where the last try failed."""
        if not self._keys:
            return AGAIN_AT_FIRST
        return max(AGAIN, self._fetched + FRESH - self._monotonic())

    def _begin(self) -> "asyncio.Task[None] | None":
        """The fetch that goes on, or a new one; None where the last try was a moment ago."""
        if self._fetching is not None:
            return self._fetching
        pause = AGAIN if self._keys else AGAIN_AT_FIRST
        if self._monotonic() - self._tried < pause:
            return None
        self._tried = self._monotonic()
        self._fetching = asyncio.create_task(self._fetch(), name="keys of incoming tokens")
        return self._fetching

    async def _fetch(self) -> None:
        try:
            self._keys, self._fetched = await self._published(), self._monotonic()
        except UNFETCHED as error:
            reason = {"reason": type(error).__name__}
            _log.warning("the keys of incoming tokens could not be fetched", extra=reason)
        finally:
            self._fetching = None

    async def _published(self) -> dict[str, Key]:
        async with aiohttp.ClientSession(
            timeout=PATIENCE, cookie_jar=aiohttp.DummyCookieJar()
        ) as web:
            metadata = await _json(web, self._metadata_url)
            published = await _json(web, metadata["jwks_uri"])
        keys = {k["kid"]: key for k in published["keys"] if (key := _key(k))}
        if not keys:
            raise ValueError("no keys")
        return keys


async def _json(web: aiohttp.ClientSession, address: str) -> Any:
    async with web.get(address, raise_for_status=True) as answer:
        read = bytearray()
        async for part in answer.content.iter_any():
            read += part
            if len(read) > LONGEST:
                raise ValueError("too long")
    return orjson.loads(read)


def _key(published: Any) -> Key | None:
    """One published key; one that cannot be read leaves the others."""
    try:
        if published["kty"] != "RSA" or not isinstance(published["kid"], str):
            return None
        public = jwt.PyJWK(published, algorithm="RS256").key
        channels = published.get("endorsements") or ()
        return Key(public, frozenset(one for one in channels if isinstance(one, str)))
    except (jwt.PyJWTError, LookupError, TypeError, ValueError, AttributeError):
        return None
