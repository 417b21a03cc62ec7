"""The Microsoft 365 Agents Playground of one person: a stand-in for Teams, from npm."""

import asyncio
import json
import os
import re
import shutil
import signal
import socket
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.running.settings import PROJECT
from bot.sample.people import TENANT

FIRST_PORT = 56150
CHANNEL = "Support"
BOT = "Hub Visits"
STARTS_WITHIN = 30.0
STOPS_WITHIN = 5.0
SCRIPT = PROJECT / "tests/browser/node_modules/@microsoft/m365agentsplayground/cli.js"


@dataclass(frozen=True, slots=True)
class User:
    """A person as the Playground knows one; `oid` is the account's id, `what` says who it is."""

    oid: str
    name: str
    email: str
    what: str = ""

    def config(self) -> dict[str, Any]:
        """The person in the Playground's configuration, whose spelling this is."""
        names = {
            "name": self.name,
            "givenName": self.name.split()[0],
            "surname": self.name.split()[-1],
        }
        addresses = {"email": self.email, "userPrincipleName": self.email}
        return {"id": f"29:{self.oid}", "aadObjectId": self.oid, **names, **addresses}


@dataclass(frozen=True, slots=True)
class Playground:
    """A running Playground: where to open it, and its process."""

    user: User
    address: str
    process: asyncio.subprocess.Process

    async def stop(self) -> None:
        """Ends it and whatever it started."""
        for how in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, how)
            with suppress(TimeoutError):
                await asyncio.wait_for(self.process.wait(), STOPS_WITHIN)
                break


def environment(told: Mapping[str, str]) -> dict[str, str]:
    """This process's environment, with what is told beside it."""
    return {**os.environ, **told}


def missing() -> str:
    """What keeps the Playground from running here, and how to get it; empty if nothing does."""
    if shutil.which("node") is None:
        return "Node is not installed: install Node 18 or newer with npm, then `make setup`"
    if not SCRIPT.is_file():
        return "the Playground is not installed: `make setup` fetches it (npm is needed)"
    return ""


def free_port(first: int = FIRST_PORT, but: Iterable[int] = ()) -> int:
    """The first port from `first` on that nobody listens on, on any address of this machine."""
    return next(port for port in range(first, 65536) if port not in but and not taken(port))


def taken(port: int) -> bool:
    """Whether somebody listens on the port, on any address."""
    for address in ("0.0.0.0", "127.0.0.1"):  # noqa: S104 - a look, no service
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError:
                return True
    return False


async def start(
    user: User, others: Iterable[User], bot: str, port: int, folder: Path, zone: str = ""
) -> Playground:
    """Starts a Playground for `user` that talks to the bot at the address `bot`.

    It keeps its files in `folder`, and tells the bot this machine's time zone, or `zone`.
    Where `port` is taken it silently takes another: the address given is the one it says.
    Raises RuntimeError if it does not start.
    """
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "playground.yml"
    config.write_text(json.dumps(_config(user, others)), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        *(
            "node",
            str(SCRIPT),
            "-e",
            f"{bot}/api/messages",
            "-c",
            "msteams",
            "--dt",
            "-p",
            str(port),
        ),
        cwd=folder,
        env=os.environ
        | {
            "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(config),
            "TEAMSAPPTESTER_LOGFILE": str(folder / "playground.log"),
            "TEAMSAPPTESTER_BROWSER": "none",
        }
        | ({"TZ": zone} if zone else {}),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        address = await asyncio.wait_for(_address(process), STARTS_WITHIN)
    except BaseException as problem:
        await Playground(user, "", process).stop()
        if not isinstance(problem, TimeoutError | OSError):
            raise
        raise RuntimeError("The Playground did not start.") from None
    return Playground(user, address, process)


async def _address(process: asyncio.subprocess.Process) -> str:
    """The address that it prints, when it answers there: it listens before it reads its files."""
    assert process.stdout is not None
    while line := await process.stdout.readline():
        if said := re.search(rb"Listening on (\d+)", line):
            address = f"http://localhost:{int(said[1])}"
            async with aiohttp.ClientSession() as web, web.get(address) as answer:
                answer.raise_for_status()
            return address
    raise OSError("it ended")


def _config(user: User, others: Iterable[User]) -> dict[str, Any]:
    """Its settings; their schema wants five users.

    Ids come from the person, so that Playgrounds are chats and teams of one tenant.
    With one channel for all, a post would go to the Playground that the channel was last opened in.
    """
    company = [other for other in others if other != user]
    company += [User(f"nobody-{n}", f"Nobody {n}", f"nobody{n}@example.org") for n in range(5)]
    return {
        "version": "0.1.1",
        "tenantId": TENANT,
        "bot": {"id": "28:hub-visits", "name": BOT},
        "currentUser": user.config(),
        "users": [other.config() for other in company[:5]],
        "personalChat": {"id": f"personal-{user.oid}"},
        "groupChat": {"id": f"group-{user.oid}", "name": "Group chat"},
        "team": {
            "id": f"team-{user.oid}",
            "aadGroupId": "00000000-0000-0000-0000-0000000000003",
            "name": "The hub",
            "channels": [{"id": f"19:support-{user.oid}", "name": CHANNEL}],
        },
    }
