"""What a digest is made of: records, flags and support, narrowed to what its audience may hear."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.digests.counting import CountedRecord
from domain.digests.weeks import week_of
from domain.hub import Hub
from domain.support.deployments import Deployment

CONTACT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Supported:
    """A deployment on the last evening of a period.

    `minutes` are used, `progress` and `before` are that of then and of the period before, `newest`
    is the day of the last visit. `contact_by` is the day from which the first contact is counted,
    `contacted` when it was.
    """

    deployment: Deployment
    trust: int | None
    minutes: int
    progress: str | None
    before: str | None
    newest: date | None
    contact_by: date
    contacted: date | None


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag that was not withdrawn: when it was raised and first answered.

    `open` says that it is still to be resolved.
    """

    deployment: int
    raised_at: datetime
    answered_at: datetime | None
    open: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a digest of `first` to `last` is made of.

    `records` are those that it counts by their day, `late` those recorded late, `history` those of
    the charted weeks; `coming` visits are planned for the week after.
    """

    first: date
    last: date
    now: datetime
    records: tuple[CountedRecord, ...] = ()
    late: tuple[CountedRecord, ...] = ()
    history: tuple[CountedRecord, ...] = ()
    supported: tuple[Supported, ...] = ()
    coming: int = 0
    flags: tuple[Flag, ...] = ()


def narrowed(facts: Facts, heard: Mapping[int, Supported]) -> Facts:
    """The facts of those deployments that the audience may hear of.

    How many visits are coming is narrowed by who reads it.
    """

    def of(records: Iterable[CountedRecord]) -> tuple[CountedRecord, ...]:
        return tuple(r for r in records if r.deployment in heard)

    return replace(
        facts,
        records=of(facts.records),
        late=of(facts.late),
        history=of(facts.history),
        supported=tuple(heard.values()),
        flags=tuple(f for f in facts.flags if f.deployment in heard),
    )


def as_titled(facts: Facts, hub: Hub) -> Facts:
    """The facts from the first week on of which there is something to say.

    A skipped week has no place in the title.
    """
    zone = ZoneInfo(hub.zone)
    days_ = [r.on for r in facts.records] + [
        f.raised_at.astimezone(zone).date() for f in facts.flags
    ]
    days_ += [by for by, _ in contacts_due(facts, hub)]
    earliest = min((day for day in days_ if day >= facts.first), default=facts.last)
    return replace(
        facts, first=max(facts.first, min(week_of(facts.last).first, week_of(earliest).first))
    )


def contacts_due(facts: Facts, hub: Hub) -> list[tuple[date, date | None]]:
    """The first contacts that were due in the period.

    Each is the last of its seven days, and the day on which there was contact.
    """
    due = [(s.contact_by + CONTACT, s.contacted) for s in facts.supported]
    return [
        (by, on)
        for by, on in due
        if facts.first <= by <= facts.last and (hub.start is None or by >= hub.start)
    ]
