"""The process that reads one file: it bounds itself first, and says what it read line by line.

`apart.py` starts it, with the file at its standard input.
"""

import io
import os
import sys
from contextlib import suppress

import orjson

from bot.documents.lines import line_of
from bot.documents.reading import tables
from bot.documents.tables import LARGEST, TableFile, Unreadable

TOO_MUCH = 3


def main() -> None:
    """Reads the file; ends with status 3 where there was no memory for it."""
    name, seconds, memory = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    bound(seconds, memory)
    try:
        content = sys.stdin.buffer.read(LARGEST + 1)
        _tell(TableFile(name, lambda: _opened(content, name)))
    except MemoryError:
        # An orderly end wants memory of its own, and says status 1 where there is none.
        os._exit(TOO_MUCH)


def bound(seconds: int, memory: int) -> None:
    """Bounds CPU, memory and files; Windows has none of it, and macOS no bound of memory."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)
    bounds = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in bounds.items():
        # A system that knows a bound only by its name refuses it.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _tell(source: TableFile) -> None:
    out = sys.stdout.buffer
    try:
        for table in tables(source):
            out.write(_object("table" if table.shown else "hidden table", table.name))
            out.writelines(line_of(number, cells) for number, cells in table.rows())
            out.write(_object("hidden rows", _numbers(table.hidden.rows)))
            out.write(_object("hidden columns", _numbers(table.hidden.columns)))
        out.write(_object("end", ""))
    except Unreadable as problem:
        out.write(_object("problem", str(problem)))
    out.flush()


def _opened(content: bytes, name: str) -> io.BytesIO:
    if len(content) > LARGEST:
        raise Unreadable(f"{name} is larger than {LARGEST // 1_000_000} MB.")
    return io.BytesIO(content)


def _numbers(numbers: set[int]) -> str:
    return " ".join(map(str, sorted(numbers)))


def _object(name: str, value: str) -> bytes:
    return orjson.dumps({name: value}, option=orjson.OPT_APPEND_NEWLINE)
