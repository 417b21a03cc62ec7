"""The bot in a process of its own, as it runs in production, and what it costs."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.running.settings import PROJECT, Settings
from tests.fake_teams import APP_ID, FakeTeams
from tests.ports import free_port


@dataclass(frozen=True, slots=True)
class BotProcess:
    """A running bot."""

    address: str
    process: int

    def cpu(self) -> float:
        """The seconds of CPU that it took so far; NaN where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return float("nan")
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """The MB of memory that it holds; NaN where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process}/status").read_text()
        except OSError:
            return float("nan")
        return int(told.partition("VmRSS:")[2].split()[0]) / 1024


@asynccontextmanager
async def served(
    settings: Settings, web: aiohttp.ClientSession, log: Path | None = None
) -> AsyncIterator[BotProcess]:
    """The bot, ready to answer."""
    process = await begun(settings, log)
    try:
        bot = BotProcess(f"http://127.0.0.1:{settings.port}", process.pid)
        await until_ready(process, bot.address, web)
        yield bot
    finally:
        await ended(process)


async def begun(settings: Settings, log: Path | None = None) -> asyncio.subprocess.Process:
    """`app.py serve` in a process of its own; all that it logs and prints goes to `log`, if any."""
    told = {
        "DATABASE_URL": settings.database_url,
        "PORT": str(settings.port),
        "MICROSOFT_APP_ID": settings.microsoft_app_id,
        "MICROSOFT_APP_PASSWORD": settings.microsoft_app_password.get_secret_value(),
        "MICROSOFT_APP_TENANT_ID": settings.microsoft_app_tenant_id,
        "OPENID_METADATA_URL": settings.openid_metadata_url,
        "TOKEN_URL": settings.token_url,
        "ALLOWED_SERVICE_HOSTS": ",".join(settings.allowed_service_hosts),
        "PERSON_TURNS_A_SECOND": str(settings.person_turns_a_second),
        "TENANT_TURNS_A_SECOND": str(settings.tenant_turns_a_second),
        "LOG_LEVEL": "debug" if log else "error",
    }
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | told
    with (log or Path(os.devnull)).open("ab") as out:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            str(PROJECT / "app.py"),
            "serve",
            env=environment,
            stdout=out,
            stderr=out,
        )


def settings_for(path: Path, teams: FakeTeams) -> Settings:
    """Settings of a bot on the SQLite file at `path`, with Microsoft's side faked."""
    return settings_on(f"sqlite:///{path}", teams)


def settings_on(url: str, teams: FakeTeams) -> Settings:
    """Settings of a bot on that database, with Microsoft's side faked."""
    return Settings(
        _env_file=None,
        database_url=url,
        port=free_port(),
        microsoft_app_id=APP_ID,
        microsoft_app_password="secret",
        microsoft_app_tenant_id="tenant-hub",
        openid_metadata_url=teams.metadata_url,
        token_url=teams.token_url,
        allowed_service_hosts=f"127.0.0.1:{teams.port}",
        # What is measured is how many there could be.
        person_turns_a_second=10_000,
        tenant_turns_a_second=10_000,
    )


async def until_ready(
    process: asyncio.subprocess.Process, address: str, web: aiohttp.ClientSession
) -> None:
    """Waits until the bot there says that it is ready; RuntimeError if it ended instead."""
    async with asyncio.timeout(60):
        while not await ready(address, web):
            if process.returncode is not None:
                raise RuntimeError(f"the bot ended by itself, with status {process.returncode}")
            await asyncio.sleep(0.02)


async def ended(process: asyncio.subprocess.Process) -> None:
    """Ends the bot, in order, if it has not ended by itself."""
    if process.returncode is None:
        process.terminate()
    await process.wait()


async def ready(address: str, web: aiohttp.ClientSession) -> bool:
    """Whether the bot there says that it is ready."""
    try:
        async with web.get(f"{address}/readyz") as answer:
            return answer.ok
    except aiohttp.ClientError:
        return False
