"""Files of others, read in a process of its own with bounds of time and memory.

A file of 200 KB can be made that takes a minute and 600 MB to read, and a parser may have faults
that nobody knows yet. The process has no secret in its environment; it says rows as lines of JSON
(`lines.py`), and whatever it says is taken for text of a stranger.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from bot.documents.packed import PackedRows
from bot.documents.reader import TOO_MUCH
from bot.documents.reading import first_bytes
from bot.documents.tables import FileTables, HiddenParts, Table, TableFile, Unreadable
from domain.text import clean

PROJECT = Path(__file__).resolve().parents[2]
LONGEST_LINE = 8 << 20
_BLOCK = 1 << 16
_STARTS = "import sys; sys.path.insert(0, {!r}); from {} import main; main()"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds of CPU and by the clock, bytes of memory, and bytes of what is said of a file."""

    cpu: int = 60
    seconds: float = 180.0
    memory: int = 512 << 20
    output: int = 400 << 20


def read_apart(source: TableFile, bounds: Bounds | None = None) -> FileTables:
    """The file's sheets, with all rows kept packed; what is beyond the bounds is a problem."""
    try:
        first_bytes(source)
        with _reading(source, bounds or Bounds()) as reading:
            return FileTables(source.name, tuple(reading.tables()))
    except Unreadable as problem:
        return FileTables(source.name, (), str(problem))


def program(module: str, *arguments: str) -> list[str]:
    """What starts `main` of a module of ours in a process of its own."""
    starts = _STARTS.format(str(PROJECT), module)
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", starts, *arguments]


def said_of(content: bytes, module: str, bounds: Bounds) -> bytes | None:
    """What `main` of a module says of a file, in a process of its own; None where it was ended.

    The process is surely gone in the end.
    """
    try:
        done = subprocess.run(
            program(module, str(bounds.cpu), str(bounds.memory)),
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=bounds.seconds,
            env=_surroundings(),
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def _surroundings() -> dict[str, str] | None:
    """The environment of such a process: none, so that no secret of ours is in it."""
    # Windows finds its own libraries by it.
    return None if sys.platform == "win32" else {}


@contextmanager
def _reading(source: TableFile, bounds: Bounds) -> Iterator["_Reading"]:
    """The process, which is surely gone in the end."""
    process = subprocess.Popen(
        program("bot.documents.reader", source.name, str(bounds.cpu), str(bounds.memory)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        start_new_session=True,
    )
    reading = _Reading(source, process, bounds)
    feeding = threading.Thread(target=reading.feed, name="a file to its reader")
    clock = threading.Timer(bounds.seconds, reading.stop)
    feeding.start()
    clock.start()
    try:
        yield reading
    finally:
        clock.cancel()
        reading.kill()
        feeding.join()
        clock.join()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


@dataclass(slots=True)
class _Begun:
    """A sheet of which the reader has told the name, and is telling the rest."""

    name: str
    rows: PackedRows
    shown: bool
    hidden: HiddenParts = field(default_factory=HiddenParts)


class _Reading:
    """One file on its way through the process."""

    def __init__(self, source: TableFile, process: "subprocess.Popen[bytes]", bounds: Bounds):
        self._source, self._process, self._bounds = source, process, bounds
        self._stopped = False

    def feed(self) -> None:
        """Gives it the file; a reader that has enough, or is gone, takes no more."""
        given = self._process.stdin
        assert given is not None
        with suppress(OSError), given, self._source.open() as stream:
            while block := stream.read(_BLOCK):
                given.write(block)

    def stop(self) -> None:
        """Ends it where it took too long."""
        self._stopped = True
        self.kill()

    def kill(self) -> None:
        """Ends it, with all that it started."""
        # Its number may be another's by now.
        if self._process.returncode is not None:
            return
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, 9)

    def tables(self) -> Iterator[Table]:
        """Its sheets in order. Raises Unreadable where it does not say that they are all."""
        begun: _Begun | None = None
        for line in self._lines():
            if begun is not None and line.startswith(b"["):
                begun.rows.add(line)
                continue
            what, value = self._message_in(line)
            if begun is not None and what in ("hidden rows", "hidden columns"):
                self._note(begun.hidden, what, value)
                continue
            if begun is not None:
                yield Table(begun.name, begun.rows.rows, begun.hidden, begun.shown)
            if what == "problem":
                raise Unreadable(" ".join(clean(value).split())[:500])
            if what == "end":
                return
            begun = _Begun(value or "?", PackedRows(self._source.name), what == "table")
        raise self._why()

    def _lines(self) -> Iterator[bytes]:
        out, left = self._process.stdout, self._bounds.output
        assert out is not None
        while line := out.readline(LONGEST_LINE):
            left -= len(line)
            if left < 0 or not line.endswith(b"\n"):
                raise self._too_much()
            yield line

    def _message_in(self, line: bytes) -> tuple[str, str]:
        try:
            [(what, value)] = orjson.loads(line).items()
        except (ValueError, AttributeError):
            raise self._damaged() from None
        return str(what), str(value)

    def _note(self, hidden: HiddenParts, what: str, value: str) -> None:
        try:
            numbers = set(map(int, value.split()))
        except ValueError:
            raise self._damaged() from None
        (hidden.rows if what == "hidden rows" else hidden.columns).update(numbers)

    def _why(self) -> Unreadable:
        """Why it ended early: by a signal or for want of memory, else by a fault of its own."""
        status = self._process.wait()
        return (
            self._too_much()
            if self._stopped or status < 0 or status == TOO_MUCH
            else self._damaged()
        )

    def _too_much(self) -> Unreadable:
        return Unreadable(
            f"{self._source.name} takes too much time or memory to read. Save the one sheet that "
            "is needed as .csv, or split it into several files."
        )

    def _damaged(self) -> Unreadable:
        return Unreadable(f"{self._source.name} is damaged and cannot be read.")
