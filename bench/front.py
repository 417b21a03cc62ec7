"""Replicas in processes of their own, and a reverse proxy before them: it asks one that answers."""

import asyncio
import itertools
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bench.served import begun, until_ready
from bot.running.settings import Settings
from tests.conversation import House

PATIENCE = 60.0
# A replica that took a request and says nothing: the other is asked.
SILENCE = aiohttp.ClientTimeout(total=5)


@dataclass(slots=True)
class BotReplica:
    """One process of the bot, always on the same port."""

    settings: Settings
    web: aiohttp.ClientSession
    process: asyncio.subprocess.Process | None = None
    # The name under which it leases, once that is known.
    owner: str = ""

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.settings.port}"

    async def start(self) -> None:
        """Begins, and waits until it is ready."""
        self.process = await begun(self.settings)
        await until_ready(self.process, self.address, self.web)

    @asynccontextmanager
    async def halted(self) -> AsyncIterator[None]:
        """While it lasts, the process stands still, with all that it holds, and does not know."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            if self.process is not None:
                self.process.send_signal(signal.SIGCONT)

    async def end(self, *, kill: bool = False) -> None:
        """Ends as a rolling update ends it, or at once, with no time to say a word."""
        if self.process is None or self.process.returncode is not None:
            return
        if kill:
            self.process.kill()
        else:
            self.process.terminate()
        await self.process.wait()


@dataclass(slots=True)
class Proxy(House):
    """The bot behind a proxy: an activity that one replica did not answer goes to the other."""

    replicas: Sequence[BotReplica] = ()
    again: int = 0
    turns: Iterator[int] = field(default_factory=itertools.count)

    async def post(self, activity: dict[str, Any]) -> tuple[int, Any]:
        """Sends an activity until one answers it; gives status and body."""
        headers = {"Authorization": f"Bearer {self.token}"}
        async with asyncio.timeout(PATIENCE):
            while True:
                replica = self.replicas[next(self.turns) % len(self.replicas)]
                try:
                    address = f"{replica.address}/api/messages"
                    async with self.web.post(
                        address, json=activity, headers=headers, timeout=SILENCE
                    ) as answer:
                        return answer.status, await answer.json() if answer.content_type.endswith(
                            "json"
                        ) else None
                except (aiohttp.ClientError, TimeoutError):
                    self.again += 1
                    await asyncio.sleep(0.02)
