"""Which digest of a channel counts a record: each record stands in exactly one.

A digest that is out counts by the day of the visit, and is put anew, until the next one is out. Then what it counts is
kept for good, and a record of its days that is made later stands in the next as recorded late. What goes out begins
where the last that arrived ended, so that the days of one that did not arrive are in the next. Weeks in which digests
were switched off are no digest's: the one after counts its own days, and has theirs in its comparison and chart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.delivery.slots import Slot

KIND = "digest"
MINUTE = timedelta(seconds=60)
# Why digests of a channel are skipped.
NO_SCHOOL, NOTHING_NEW, WAS_OFF = (
    "no school week",
    "nothing new",
    "digests were off when it was due",
)


class DigestState(StrEnum):
    """Where a digest stands; one that was skipped has a reason."""

    DUE = "due"
    OUT = "out"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest of one channel: the days it counts, both included; `out_at` is when its post arrived."""

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
        """The key under which it is put once."""
        return f"{KIND}:{self.channel}:{self.period}"

    @property
    def slot(self) -> Slot:
        """What its message stands for."""
        return Slot(KIND, str(self.id), self.key)

    def holds(self, day: date | None) -> bool:
        """Whether the day is one that it counts."""
        return day is not None and self.first <= day <= self.last


class Stage(StrEnum):
    """A digest among those of its channel: not out, the newest that is out, or followed by another."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CountedRecord:
    """A record as far as digests count it: no words, no names.

    `minutes` has colleagues' own time in it. `digest` is the one that counted it for good; `late` with none says that
    the next one will.
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


def first_day(own: date, last_out: Digest | None, later: Sequence[Digest]) -> date:
    """Where a digest that goes out next begins: after the last that arrived, and after weeks that were switched off.

    `later` are the channel's digests since, oldest first: the days of one that was to go and did not arrive before
    digests were switched off count all the same. Where none arrived ever, it begins with the earliest that was due.
    """
    off = max((d.last for d in later if d.reason == WAS_OFF), default=None)
    if off is not None and not any(d.state is DigestState.DUE and d.last < off for d in later):
        return min(own, off + timedelta(days=1))
    if last_out is not None:
        return last_out.last + timedelta(days=1)
    begins = [d.last + timedelta(days=1) if d.reason == WAS_OFF else d.first for d in later[:1]]
    return min((own, *begins))


def counted_records(
    found: Iterable[CountedRecord], digest: Digest, stage: Stage
) -> tuple[list[CountedRecord], list[CountedRecord]]:
    """Of a channel's records those that a digest counts by their day, and those it counts as recorded late."""
    rows = list(found)
    on_time = [r for r in rows if r.digest is None and digest.holds(r.on)]
    if stage is Stage.CLOSED:
        # Saved while another replica closed the post, a record is kept by none and waits for none: it stands here.
        on_time = [r for r in on_time if not r.late] + [
            r for r in rows if r.digest == digest.id and not r.late
        ]
    if stage is Stage.COMING:
        return on_time, [r for r in rows if r.digest is None and r.late and r.on < digest.first]
    return on_time, [r for r in rows if r.digest == digest.id and r.late]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a record's change does to the newest post: put it anew; or the record waits for the next, or no more."""

    update: bool = False
    wait: bool = False
    unwait: bool = False


def effect(was: date | None, is_: date | None, newest: Digest) -> Effect:
    """What follows where a record's day was and is; None where it was not there before, or is deleted now."""
    update = newest.holds(was) or newest.holds(is_)
    if is_ is None or was == is_:
        return Effect(update)
    return Effect(
        update, wait=is_ < newest.first, unwait=was is not None and was < newest.first <= is_
    )


def next_update(last: datetime | None, now: datetime) -> datetime:
    """When a post is put anew: at once, but at most once a minute; one that is still to come takes along what is new.

    `last` is the moment given before, passed or not; one further ahead than a minute is of a clock that was set back.
    """
    if last is None or not last - MINUTE <= now < last + MINUTE:
        return now
    return last if last > now else last + MINUTE
