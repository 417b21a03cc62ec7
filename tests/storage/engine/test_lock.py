"""One writing process for an SQLite file."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storage.engine.lock import Held, Lock
from tests import databases

HOLD = """
import sys
from pathlib import Path
from storage.engine.lock import Lock

lock = Lock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_told_what_to_do(tmp_path: Path) -> None:
    first = Lock(tmp_path / "hub.db")
    first.acquire()
    with pytest.raises(
        Held, match=r"hub\.db is in use by another process\. Stop the server first .* PostgreSQL"
    ):
        Lock(tmp_path / "hub.db").acquire()
    first.release()


def test_once_released_it_can_be_taken_again(tmp_path: Path) -> None:
    first, second = Lock(tmp_path / "hub.db"), Lock(tmp_path / "hub.db")
    first.acquire()
    first.release()
    second.acquire()
    second.release()
    second.release()


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    command, pipe = [sys.executable, "-c", HOLD, str(path)], subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, text=True, cwd=databases.ROOT
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Held):
            Lock(path).acquire()
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    mine = Lock(path)
    mine.acquire()
    mine.release()
