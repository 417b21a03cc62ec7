"""The keys that sign incoming tokens, fetched beside the loop and kept where a fetch fails."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import jwt
import orjson

FRESH = 24 * 3600.0
AGAIN = 300.0
# Without any key nobody can come in, so the first keys are asked for more often.
AGAIN_AT_FIRST = 10.0
PATIENCE = aiohttp.ClientTimeout(total=5)
LONGEST = 1 << 20
# An address that does not answer, or answers with something else than keys.
UNFETCHED = (aiohttp.ClientError, TimeoutError, OSError, ValueError, LookupError, TypeError)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the channels that it may vouch for."""

    public: Any
    endorsements: frozenset[str]


class Keys:
    """Keys by their ids.

    An unknown id has them fetched anew, at most once in five minutes: a rotation is no outage.
    """

    def __init__(self, metadata_url: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._metadata_url = metadata_url
        self._monotonic = monotonic
        self._keys: dict[str, Key] = {}
        self._fetched = self._tried = float("-inf")
        self._fetching: asyncio.Task[None] | None = None

    def ready(self) -> bool:
        """Whether there are any keys; where there are none, to look has them fetched again.

        A caller's token would do so too, but a bot that is not ready gets no callers.
        """
        if not self._keys:
            self._begin()
        return bool(self._keys)

    @property
    def loaded(self) -> bool:
        """Whether there are any keys."""
        return bool(self._keys)

    def known(self, kid: str) -> Key | None:
        """The key with that id among those that are here."""
        return self._keys.get(kid)

    async def get(self, kid: str) -> Key | None:
        """The key with that id, if Microsoft publishes it; old ones serve while new ones come."""
        if kid not in self._keys:
            await self.refresh()
        elif self._monotonic() - self._fetched >= FRESH:
            self._begin()
        return self._keys.get(kid)

    async def refresh(self) -> None:
        """Fetches the keys, unless that was tried lately; all who wait share one fetch.

        The keys that are there stay where it fails.
        """
        task = self._begin()
        if task is not None:
            # One who stops waiting must not stop the fetch for the others.
            await asyncio.shield(task)

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
