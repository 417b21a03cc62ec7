"""Which digest of a channel counts a record: each record stands in exactly one.

1. The newest digest that is out counts records by the day of their visit. Its post is updated when
   such a record is made or changed.
2. When the next digest is out, what the one before counts is kept for good. A record of its days
   that is made later stands in the next digest, as recorded late.
3. A digest begins where the last one that arrived has ended: the days of one that did not arrive
   are in the next.
4. Weeks in which digests were switched off belong to no digest. The one after them counts its own
   days only; theirs are in its comparison and its chart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.delivery.slots import Slot

KIND = "digest"
DAY, MINUTE = timedelta(days=1), timedelta(seconds=60)
# Why a digest is skipped: these texts are kept, and shown to officers.
NO_SCHOOL = "no school week"
NOTHING_NEW = "nothing new"
WAS_OFF = "digests were off when it was due"


class DigestState(StrEnum):
    """Where a digest stands; a skipped one has a reason."""

    DUE = "due"
    OUT = "out"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest of one channel: it counts the days from `first` to `last`, both included.

    `out_at` is when its post arrived, `updated_at` when the post is updated or last was.
    """

    id: int
    channel: int
    period: str
    first: date
    last: date
    state: DigestState
    due_at: datetime
    reason: str = ""
    out_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def key(self) -> str:
        """Its unique key in the outbox, so that it is put there one time only."""
        return f"{KIND}:{self.channel}:{self.period}"

    @property
    def slot(self) -> Slot:
        """What its message stands for."""
        return Slot(KIND, str(self.id), self.key)

    def holds(self, day: date | None) -> bool:
        """Whether the day is one that it counts."""
        return day is not None and self.first <= day <= self.last


class Stage(StrEnum):
    """Where a digest stands among its channel's.

    Coming: not out yet. Open: the newest that is out. Closed: another is out after it.
    """

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CountedRecord:
    """A record as digests count it: no words, no names.

    `minutes` includes colleagues' own time. `digest` is the id of the digest that counted it for
    good; where there is none and it is `late`, the next one will count it as recorded late.
    `recorder` is the id of who recorded it, in so many `seconds`.
    """

    id: int
    deployment: int
    on: date
    minutes: int
    happened: bool
    progress: str | None
    recorded_at: datetime
    seconds: int | None = None
    imported: bool = False
    digest: int | None = None
    late: bool = False
    recorder: int = 0


def first_day(own: date, last_out: Digest | None, later: Sequence[Digest]) -> date:
    """The day with which the next digest begins.

    `own` is the first day of its own period, `last_out` the last digest that arrived, `later` the
    channel's digests since, oldest first.
    """
    off = max((d.last for d in later if d.reason == WAS_OFF), default=None)
    if off is not None and not _lost_before(off, later):
        return min(own, off + DAY)
    if last_out is not None:
        return last_out.last + DAY
    if not later:
        return own
    # None has ever arrived: it begins with the earliest that was due.
    earliest = later[0]
    return min(own, earliest.last + DAY if earliest.reason == WAS_OFF else earliest.first)


def _lost_before(off: date, digests: Iterable[Digest]) -> bool:
    """Whether a digest was due before digests were switched off, and did not arrive.

    Its days are still to be counted.
    """
    return any(d.state is DigestState.DUE and d.last < off for d in digests)


def counted_records(
    found: Iterable[CountedRecord], digest: Digest, stage: Stage
) -> tuple[list[CountedRecord], list[CountedRecord]]:
    """The records that a digest counts by their day, and those it counts as recorded late.

    `found` are records of its channel.
    """
    rows = list(found)
    by_day = [r for r in rows if r.digest is None and digest.holds(r.on)]
    kept = [r for r in rows if r.digest == digest.id]
    kept_late = [r for r in kept if r.late]
    if stage is Stage.OPEN:
        return by_day, kept_late
    if stage is Stage.COMING:
        waiting = [r for r in rows if r.digest is None and r.late and r.on < digest.first]
        return by_day, waiting
    # A record that was saved while another replica closed the digest is kept by no digest and
    # waits for none: it counts here, by its day.
    overlooked = [r for r in by_day if not r.late]
    return overlooked + [r for r in kept if not r.late], kept_late


@dataclass(frozen=True, slots=True)
class Effect:
    """What follows from a change of a record.

    `update` says that the newest post is updated. `wait` says that the next digest counts the
    record as recorded late, `unwait` that it no longer does.
    """

    update: bool = False
    wait: bool = False
    unwait: bool = False


def effect(was: date | None, is_: date | None, newest: Digest) -> Effect:
    """What follows where the day of a visit was `was` and now is `is_`.

    `was` is None for a new record, `is_` for a deleted one.
    """
    update = newest.holds(was) or newest.holds(is_)
    if is_ is None or was == is_:
        return Effect(update)
    return Effect(
        update, wait=is_ < newest.first, unwait=was is not None and was < newest.first <= is_
    )


def next_update(last: datetime | None, now: datetime) -> datetime:
    """When a post is updated: at once, but at most one time a minute.

    `last` is the moment that was given for the update before, passed or still to come.
    """
    # A moment that is further ahead than a minute is from before the clock was set back.
    if last is None or not last - MINUTE <= now < last + MINUTE:
        return now
    # An update that is still to come will show what is new as well.
    return last if last > now else last + MINUTE
