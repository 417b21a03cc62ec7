"""Logs that say what happened by ids and codes alone: JSON lines, or readable ones on a terminal.

What a person wrote or is called cannot get in: of a record only the constant message, the fields
below and the place of a failure are written. Arguments of a message and texts of exceptions never
are.
"""

import logging
import re
import secrets
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO

import orjson

FIELDS = (
    "activity",
    "what",
    "key",
    "outcome",
    "ms",
    "person",
    "row",
    "kind",
    "state",
    "attempts",
    "status",
    "reason",
    "job",
    "command",
    "count",
    "host",
    "port",
)
_CODE = re.compile(r"[\w.:/=+|-]{0,200}")
_KEY = re.compile(r"[a-z][a-z._]{0,39}|")
_FRAMES = 6

OURS = ("hub", "bot", "storage")

log = logging.getLogger("hub")


def configure(level: str = "info", stream: TextIO | None = None) -> None:
    """Sends every log of this process to `stream`, by default standard error.

    On a terminal the lines are for eyes; elsewhere each is one JSON object.
    """
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Readable() if stream.isatty() else Json())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(level_number(level), logging.WARNING))
    for name in OURS:
        logging.getLogger(name).setLevel(level_number(level))


def level_number(level: str) -> int:
    """The number of a level's name."""
    return logging.getLevelNamesMapping()[level.upper()]


def turn(
    activity: str, what: str, key: str, outcome: str, seconds: float, person: int | None = None
) -> None:
    """Logs one line for a turn; `key`, a verb or an event, is left out where it is none of ours."""
    known = key if _KEY.fullmatch(key) else "…"
    fields = {
        "activity": activity,
        "what": what,
        "key": known,
        "outcome": outcome,
        "person": person,
    }
    log.info("turn", extra={**fields, "ms": round(seconds * 1000)})


def fault(activity: str) -> str:
    """Logs the failure that is being handled; gives the reference that it has in the log."""
    ref = secrets.token_hex(4)
    log.exception("a turn failed", extra={"activity": activity, "reason": ref})
    return ref


class Json(logging.Formatter):
    """One JSON object a line, time in UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = {
            "at": at,
            "level": record.levelname.lower(),
            "log": record.name,
            "event": _event(record),
        }
        return orjson.dumps(head | _facts(record)).decode()


class Readable(logging.Formatter):
    """The same for eyes: local time, event, facts."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and below it where a failure came from."""
        facts = _facts(record)
        trail = "".join(f"\n    {frame}" for frame in facts.pop("trail", ()))
        level = "" if record.levelno == logging.INFO else f"{record.levelname} "
        pairs = " ".join(f"{name}={value}" for name, value in facts.items())
        line = f"{self.formatTime(record, '%H:%M:%S')} {level}{_event(record)} {pairs}"
        return line.rstrip() + trail


def _event(record: logging.LogRecord) -> str:
    """The message without its arguments.

    Of other libraries it is the place alone: they put their arguments in before they log.
    """
    if record.name.partition(".")[0] in OURS:
        return str(record.msg)[:300]
    return f"{record.module}.{record.funcName}"


def _facts(record: logging.LogRecord) -> dict[str, Any]:
    facts = {
        name: _code(getattr(record, name))
        for name in FIELDS
        if getattr(record, name, None) is not None
    }
    if record.exc_info and record.exc_info[0]:
        frames = traceback.extract_tb(record.exc_info[2])[-_FRAMES:]
        facts |= {
            "failure": record.exc_info[0].__name__,
            "trail": [f"{f.filename}:{f.lineno} {f.name}" for f in frames],
        }
    return facts


def _code(value: object) -> object:
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if _CODE.fullmatch(text) else "…"
