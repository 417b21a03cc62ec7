"""The one session to the Bot Connector, and what is certain of a request that failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson
from yarl import URL

PATIENCE = 15.0
AT_ONCE = 100
# Idle connections are let go soon: if the other end just closes one, a POST may have arrived.
IDLE = 4.0
LONGEST_ANSWER = 1 << 20


class NotReached(Exception):  # noqa: N818 - nothing was sent, so it is safe to try again
    """Raised where no byte of the request left; its text is the kind of failure."""


class Interrupted(Exception):  # noqa: N818 - what became of the request is not known
    """Raised where the request may have arrived; its text is the kind of failure."""


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What was answered; `json` is None where the body is none."""

    status: int
    headers: Mapping[str, str]
    json: Any


class Wire:
    """One pool of connections; it follows no redirect and keeps no cookie."""

    def __init__(self, patience: float = PATIENCE) -> None:
        # Half of it for a connection: a wait for one must not look like a wait for an answer.
        self._patience = aiohttp.ClientTimeout(total=patience, connect=patience / 2)
        self._web: aiohttp.ClientSession | None = None

    @property
    def web(self) -> aiohttp.ClientSession:
        """The open session."""
        if self._web is None:
            raise RuntimeError("the session is not open")
        return self._web

    def open(self) -> None:
        """Opens the session in the running loop."""
        self._web = aiohttp.ClientSession(
            timeout=self._patience,
            connector=aiohttp.TCPConnector(limit=AT_ONCE, keepalive_timeout=IDLE),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def close(self) -> None:
        """Closes the session."""
        if self._web is not None:
            await self._web.close()

    async def ask(self, method: str, address: str, body: Any = None, token: str = "") -> HttpAnswer:
        """One request. Raises NotReached or Interrupted."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        data = None if body is None else orjson.dumps(body)
        return await self._sent(method, address, headers, data)

    async def put(self, address: str, content: bytes) -> HttpAnswer:
        """The bytes of a file, at least one, whole and without a token. Raises as `ask`."""
        part = f"bytes 0-{len(content) - 1}/{len(content)}"
        headers = {"Content-Type": "application/octet-stream", "Content-Range": part}
        return await self._sent("PUT", address, headers, content)

    async def _sent(
        self, method: str, address: str, headers: Mapping[str, str], data: bytes | None
    ) -> HttpAnswer:
        url = URL(address, encoded=True)
        try:
            async with self.web.request(
                method, url, data=data, headers=headers, allow_redirects=False
            ) as answer:
                return HttpAnswer(answer.status, answer.headers, await _json(answer))
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.InvalidURL,
        ) as error:
            raise NotReached(type(error).__name__) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Interrupted(type(error).__name__) from error


async def _json(answer: aiohttp.ClientResponse) -> Any:
    """The body; None for one that breaks off or is too long, as the status says what happened."""
    read = bytearray()
    try:
        async for part in answer.content.iter_any():
            read += part
            if len(read) > LONGEST_ANSWER:
                return None
        return orjson.loads(read)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError):
        return None
