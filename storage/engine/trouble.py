"""A database that cannot be used just now: how that is told from a fault, and who is told."""

import logging
import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError

_log = logging.getLogger(__name__)

_LOST = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
}
# Of a reader these would be a fault of ours: it may not write.
_UNWRITABLE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY}
# SQLite gives the kind of an error in its lowest byte.
_KIND = 0xFF

# Connections that are cut, servers that end or are full, a standby, a lock that somebody holds.
_CLASSES = ("08", "53", "57P", "58")
_LOCKED, _READ_ONLY = "55P03", "25006"


class Unavailable(Exception):  # noqa: N818 - no fault of ours, and it passes
    """The database takes or gives nothing just now; its text says why, for the log."""


class Trouble:
    """Whether the database kept what was written last; the log hears of it when that changes."""

    def __init__(self) -> None:
        self._since: str = ""

    def __bool__(self) -> bool:
        return bool(self._since)

    def note(self, problem: BaseException | None) -> None:
        """Notes how a write ended; a problem of the unit's own is none of the database's."""
        if isinstance(problem, Unavailable):
            if not self._since:
                _log.error("the database takes no writes", extra={"reason": str(problem)})
            self._since = str(problem)
        elif problem is None and self._since:
            self._since = ""
            _log.warning("the database takes writes again")


def translated(error: BaseException, *, writing: bool = True) -> BaseException:
    """The error, or Unavailable where the database and not the unit is to blame."""
    if not isinstance(error, DBAPIError):
        return error
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        kinds = _LOST | _UNWRITABLE if writing else _LOST
        blamed = code & _KIND in kinds
        reason = getattr(error.orig, "sqlite_errorname", "")
    else:
        state = getattr(error.orig, "sqlstate", None)
        # An error without a state comes from the driver: it lost the server.
        lost = state is None and isinstance(error, OperationalError)
        blamed = lost or error.connection_invalidated or _of_server(state, writing=writing)
        reason = state or "no-connection"
    if not blamed:
        return error
    unavailable = Unavailable(reason)
    unavailable.__cause__ = error
    return unavailable


def _of_server(state: str | None, *, writing: bool) -> bool:
    if state is None:
        return False
    return state.startswith(_CLASSES) or state == _LOCKED or (state == _READ_ONLY and writing)
