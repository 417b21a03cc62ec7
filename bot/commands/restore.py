"""`app.py restore`: a copy takes the place of the database, and what was due is not said twice."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bot.commands import DONE, Say
from bot.subjects.operations.restored import Due, end_what_was_due
from domain.delivery.delivery import DeliveryState, OutboxRow
from domain.hub import Hub
from storage.engine.backups import restore as put_back
from storage.engine.database import Database
from storage.store import Store


class CopyContent(NamedTuple):
    """What stood in the copy: when it was written last, and the messages that were ended."""

    last: datetime | None
    ended: list[OutboxRow]


class Restoring:
    """Brings a restored database up to this version and ends what was due."""

    def __init__(
        self, hub: Hub, jobs: Iterable[Due], fleeting: Collection[str], now: datetime
    ) -> None:
        self._hub, self._jobs, self._fleeting, self._now = hub, tuple(jobs), fleeting, now

    def restore(self, url: str, copy: Path | None, say: Say) -> int:
        """Puts the copy in its place and says what it did; gives the exit status.

        Without a copy it only ends what was due: somebody put one there by hand.
        """
        found: list[CopyContent] = []

        def prepare(address: str) -> None:
            found.append(self._brought_up(address))

        if copy is None:
            prepare(url)
            aside = None
        else:
            aside = put_back(url, copy, self._now, prepare)
        for sentence in _sentences(copy, found[0], aside):
            say(sentence)
        return DONE

    def _brought_up(self, url: str) -> CopyContent:
        database = Database(url, self._hub, Store)
        database.start()
        try:
            return database.write_now(self._read_and_end)
        finally:
            database.close()

    def _read_and_end(self, store: Store) -> CopyContent:
        last = store.audit.last()
        return CopyContent(last, end_what_was_due(self._jobs, self._fleeting, self._now, store))


def _sentences(copy: Path | None, found: CopyContent, aside: Path | None) -> Iterator[str]:
    if copy is not None:
        yield f"The database is now the copy {copy}, which was checked and is complete."
    if found.last is not None:
        yield (
            f"The last change in it is of {found.last:%d %B %Y, %H:%M} UTC. What was recorded after"
            " that is not in it: ask people to record it again."
        )
    if aside is not None:
        yield (
            f"The database that was there is kept as {aside}. It holds personal data: delete it"
            " when you no longer need it."
        )
    open_ends = sum(row.state is DeliveryState.UNKNOWN for row in found.ended)
    if open_ends:
        yield (
            f"{_messages(open_ends)} due by now may have been sent since the copy was made. None"
            " goes by itself: an officer types “not delivered” and decides on each."
        )
    if skipped := len(found.ended) - open_ends:
        yield f"{_messages(skipped)} for today, such as reminders, are left out."
    yield "Start the bot."


def _messages(count: int) -> str:
    return f"{count} message{'' if count == 1 else 's'}"
