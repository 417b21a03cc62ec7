"""Rows of the outbox to Teams: never sent twice, and never lost without a trace.

| what came of it | a message | an update |
|---|---|---|
| taken (2xx) | sent; its post remembers the activity | sent |
| 429, 412, refused, no token | ready again: Retry-After, else full jitter to 10 min | likewise |
| 429 too | this replica's pace halves; the conversation waits for Retry-After | likewise |
| 5xx, no end in 30 s, cut off, killed | unknown: only a person repeats it | ready again |
| three unknown in a row at an address | what is due there waits until it lives | likewise |
| 403 blocked, not installed … | dead; the chat takes nothing until it speaks | likewise |
| any other 403 or 404 | dead; the third in a row stops the chat as above | likewise |
| 404 for a person's chat | the chat is made anew, one time, and the message goes there | |
| "another region", "wrong host" | goes to the address that worked, which is kept | likewise |
| due in such a chat | held until it speaks; a day later dead, or skipped as too late | likewise |
| 404 no such message, 403 for a deleted one | | dead; forgotten, not posted anew |
| other 4xx | dead | dead |
| later than its latest moment | skipped: too late | |
"""

import asyncio
import logging
import random
import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from bot.delivery import ends, stages
from bot.delivery.addresses import Addresses
from bot.delivery.message import Rendered
from bot.delivery.pace import Pace
from bot.delivery.stages import Stages, nothing_follows
from bot.delivery.steps import Parcel, Read, Send, Step, Wait
from bot.turns.reply import Card
from domain.delivery.conversations import Conversation
from domain.delivery.delivery import OutboxRow, Outcome, Unknown
from storage.engine.database import Database
from storage.store import Store

_log = logging.getLogger(__name__)
# It is handed a `bot.delivery.message.Content`; a sender that knows cards alone will do where no
# file is made, so that the type is not told here.
Sender = Callable[[Conversation, Any], Awaitable[Outcome]]
Updater = Callable[[Conversation, str, Card], Awaitable[Outcome]]


async def _alive(_service_url: str) -> bool:
    return True


class Delivery:
    """Takes rows and sends them: runs the stages' steps on a database and a connector.

    `send` and `update` have 30 seconds each and give the outcome; `probe` says whether a service
    URL lives. `monotonic` counts seconds for the rests of addresses, and `wait` has some pass. The
    other arguments are those of `bot.delivery.stages.Stages`.
    """

    def __init__(
        self,
        database: Database[Store],
        render: Callable[[OutboxRow, datetime, Store], Rendered],
        send: Sender,
        update: Updater,
        now: Callable[[], datetime],
        arrived: Callable[[OutboxRow, datetime, Store], None] = nothing_follows,
        *,
        probe: Callable[[str], Awaitable[bool]] = _alive,
        luck: Callable[[], float] = random.random,
        owner: str = "",
        gap: timedelta = timedelta(),
        pace: Pace | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database, self._wait = database, wait
        self._send, self._update, self._probe = send, update, probe
        owner = owner or secrets.token_hex(8)
        self.stages = Stages(
            render, now, arrived, luck, owner, gap, pace or Pace(), Addresses(monotonic)
        )

    async def step(self) -> bool:
        """Claims the next due row and delivers it; False if there was none."""
        row = await self.claim()
        if row is None:
            return False
        await self.deliver(row)
        return True

    async def beat(self) -> None:
        """Notes that this replica lives, and ends what is over."""
        await self._database.write(self.stages.beat)

    async def claim(self) -> OutboxRow | None:
        """The next due row, leased to this replica, or None."""
        return await self._database.write(self.stages.claim)

    async def deliver(self, row: OutboxRow) -> None:
        """Renders, notes the intent, sends, and notes the end, each in a transaction of its own."""
        course = self.stages.course(row)
        result: object = None
        while True:
            try:
                step = course.send(result)
            except StopIteration:
                return
            try:
                result = await self._run(row, step)
            except BaseException as error:
                # The course learns of it, also where the task is cancelled: it gives back the
                # address that it took.
                course.throw(error)
                raise

    async def next_due(self) -> datetime | None:
        """When the next row may go, as far as is known; None if none may."""
        shut = self.stages.addresses.shut()
        return await self._database.read(lambda store: store.deliveries.next_due(shut))

    async def ask(self, service_url: str) -> None:
        """Asks an address whether it lives again."""
        alive = False
        try:
            alive = await self._probe(service_url)
        finally:
            self.stages.addresses.note_answer(service_url, alive=alive)

    async def release(self) -> None:
        """Gives back what was leased and not begun."""
        await self._database.write(self.stages.release)

    async def _run(self, row: OutboxRow, step: Step) -> object:
        if isinstance(step, Send):
            return await self._hand_over(row, step.parcel)
        if isinstance(step, Wait):
            await self._wait(step.seconds)
            return None
        if isinstance(step, Read):
            return await self._database.read(step.do)
        return await self._database.write(step.do)

    async def _hand_over(self, row: OutboxRow, parcel: Parcel) -> Outcome:
        conversation, message, post = parcel.conversation, parcel.message, parcel.post
        try:
            async with asyncio.timeout(stages.LONGEST_CALL.total_seconds()):
                if post is not None and post.activity is not None:
                    return await self._update(conversation, post.activity, message.card)
                return await self._send(conversation, message.content)
        except Exception as error:
            # It may have arrived before it failed: nobody but a person may send it again.
            _log.exception("a row failed while it was sent", extra=ends.about(row))
            return Unknown(type(error).__name__)
