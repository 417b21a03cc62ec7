"""The web application: no body is unpacked, and what is no HTTP is counted rather than logged."""

import logging
from collections.abc import Callable
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

# Is called for each request that is refused: the HTTP status, and a code of what is wrong.
NoteRefusal = Callable[[int, str], None]


def application(longest_body: int, refused: NoteRefusal) -> web.Application:
    """An application that reads bodies of at most so many bytes, as they came.

    By itself aiohttp unpacks a body while it arrives, whatever it is (aiohttp 3.14.5,
    https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.Application, handler_args):
    2 MB of nothing but noughts would stand the loop still for seconds, for a caller nobody knows.
    """
    log = _ServerLog(logging.getLogger("bot.web.server"), refused)
    plainly: dict[str, Any] = {"auto_decompress": False, "logger": log}
    return web.Application(client_max_size=longest_body, handler_args=plainly)


class _ServerLog(logging.LoggerAdapter[logging.Logger]):
    """The server's log, in which a caller's faults are counted and the bot's own have a line."""

    def __init__(self, log: logging.Logger, refused: NoteRefusal) -> None:
        super().__init__(log)
        self._refused = refused

    def exception(
        self,
        msg: object,  # noqa: ARG002 - the server's own words name the caller
        *args: object,  # noqa: ARG002
        **told: Any,
    ) -> None:
        """Tells one failure of the server."""
        failure = told.get("exc_info")
        if isinstance(failure, HttpProcessingError):
            self._refused(failure.code, "http")
        else:
            super().exception("a request could not be answered", **told)
