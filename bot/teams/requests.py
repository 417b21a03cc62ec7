"""A request as HTTP has it: whether its body may be read at all, and the body as it came."""

import asyncio

from aiohttp import web

from bot.teams.shapes import Malformed


class NotLetIn(Exception):  # noqa: N818 - an answer to the caller
    """Raised for a request that is refused: the status that its caller is told, and a code."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status, self.reason = status, reason


def judge_kind(request: web.Request) -> None:
    """Lets pass what says that it is JSON, not packed; its body is still to come."""
    # A web page can send any other type to a development bot without a preflight.
    if request.content_type != "application/json":
        raise NotLetIn(415, "content-type")
    packings = request.headers.getall("Content-Encoding", ["identity"])
    if any(packing.strip().lower() != "identity" for packing in packings):
        raise NotLetIn(415, "content-encoding")


async def whole_body(request: web.Request, within: float) -> bytes:
    """The body, which has so many seconds to come."""
    try:
        async with asyncio.timeout(within):
            return await request.read()
    except TimeoutError:
        raise NotLetIn(408, "too-slow") from None
    except web.HTTPRequestEntityTooLarge:
        raise NotLetIn(413, "too-large") from None
    except (web.RequestPayloadError, ConnectionResetError):
        # Else the server logs a fault of its own for each.
        raise Malformed("broken-off") from None
