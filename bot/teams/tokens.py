"""The bot's own token: kept, renewed early, and fetched by one call for all who wait."""

import asyncio
import logging
import time
from collections.abc import Callable

import aiohttp
from pydantic import SecretStr

SCOPE = "https://api.botframework.com/.default"
EARLY = 300.0
# A refused token is replaced; one that is refused again at once is not the fault of the token.
REPLACED_WITHIN = 60.0
PATIENCE = aiohttp.ClientTimeout(total=10)
# An address that does not answer, or answers with something else than a token.
UNFETCHED = (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError, TypeError)
_log = logging.getLogger(__name__)


class NoToken(Exception):  # noqa: N818 - nothing was sent, so it is safe to try again
    """Raised where the token could not be had."""


class Tokens:
    """Client credentials at `address`, the whole token endpoint."""

    def __init__(
        self,
        address: str,
        app_id: str,
        secret: SecretStr,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._address = address
        self._app_id = app_id
        self._secret = secret
        self._monotonic = monotonic
        self._token = ""
        self._renew = self._ends = self._replaced = float("-inf")
        self._failures = 0
        self._one_at_a_time = asyncio.Lock()

    async def get(self, web: aiohttp.ClientSession, *, instead_of: str = "") -> str:
        """A token that lives on for a while. Raises NoToken.

        It is another one than `instead_of`, which was refused, but that is had once a minute only.
        """
        if instead_of and self._monotonic() - self._replaced < REPLACED_WITHIN:
            instead_of = ""
        if self._kept(instead_of, self._renew):
            return self._token
        failures = self._failures
        async with self._one_at_a_time:
            # It may have come while this caller waited.
            if self._kept(instead_of, self._renew):
                return self._token
            # A fetch that has just failed for another caller would fail for this one too.
            if self._failures == failures:
                await self._renewed(web, replaces=bool(instead_of))
            # One that could not be renewed early serves until its end.
            if self._kept(instead_of, self._ends):
                return self._token
            raise NoToken

    async def _renewed(self, web: aiohttp.ClientSession, *, replaces: bool) -> None:
        """Fetches a token and keeps it; where that fails, the one before stays."""
        try:
            self._token, lives = await self._fetched(web)
        except NoToken:
            self._failures += 1
            return
        now = self._monotonic()
        self._ends = now + lives
        self._renew = self._ends - min(EARLY, lives / 2)
        if replaces:
            self._replaced = now

    def _kept(self, instead_of: str, until: float) -> bool:
        return bool(self._token) and self._token != instead_of and self._monotonic() < until

    async def _fetched(self, web: aiohttp.ClientSession) -> tuple[str, float]:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._app_id,
            "client_secret": self._secret.get_secret_value(),
            "scope": SCOPE,
        }
        try:
            async with web.post(
                self._address, data=form, timeout=PATIENCE, allow_redirects=False
            ) as answer:
                given = await answer.json(content_type=None)
                return str(given["access_token"]), float(given.get("expires_in", 3600))
        except UNFETCHED as error:
            reason = {"reason": type(error).__name__}
            _log.warning("the bot's own token could not be fetched", extra=reason)
            raise NoToken from error
