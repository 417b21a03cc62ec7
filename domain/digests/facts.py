"""What a digest is made of: records, flags and support, narrowed to what its audience may hear."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.digests.channels import Belonging
from domain.digests.counting import CountedRecord
from domain.digests.sums import Sums
from domain.digests.weeks import week_of
from domain.hub import Hub
from domain.support.deployments import Deployment

# A leader is to be in touch with a school within this time.
CONTACT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Supported:
    """A deployment as it stood at the end of a period.

    `minutes` are used by then. `progress` is that of the newest visit, `before` the one that stood
    before the period. `newest` is the day of the last visit. The first contact is counted from
    `contact_from`, and was on `contacted`; where it was due more than a year ago, that may be
    unknown.
    """

    deployment: Deployment
    belongs: Belonging
    minutes: int
    progress: str | None
    before: str | None
    newest: date | None
    contact_from: date
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
class ReportsDue:
    """How many reports are due by the end of the week after, and how many are late by now."""

    due: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a digest of the days from `first` to `last` is made of.

    `records` are those that it counts by their day, `late` those it counts as recorded late,
    `history` those of all weeks in its chart and comparison. `sums` are what more there is of each,
    added up already. `coming` is how many visits are planned for the week after.
    """

    first: date
    last: date
    now: datetime
    records: tuple[CountedRecord, ...] = ()
    late: tuple[CountedRecord, ...] = ()
    history: tuple[CountedRecord, ...] = ()
    supported: tuple[Supported, ...] = ()
    coming: int = 0
    reports: ReportsDue = field(default_factory=ReportsDue)
    flags: tuple[Flag, ...] = ()
    sums: Sums = field(default_factory=Sums)


def narrowed(facts: Facts, allowed: Mapping[int, Supported]) -> Facts:
    """The facts about `allowed`, the deployments of which the audience may hear, by id.

    `coming`, `reports` and `sums` are only numbers: whoever counts them narrows them.
    """

    def of(records: Iterable[CountedRecord]) -> tuple[CountedRecord, ...]:
        return tuple(r for r in records if r.deployment in allowed)

    return replace(
        facts,
        records=of(facts.records),
        late=of(facts.late),
        history=of(facts.history),
        supported=tuple(allowed.values()),
        flags=tuple(f for f in facts.flags if f.deployment in allowed),
    )


def as_titled(facts: Facts, hub: Hub) -> Facts:
    """The facts from the first week on in which anything happened.

    The title of a digest does not name weeks that were skipped before it.
    """
    zone = ZoneInfo(hub.zone)
    days_ = [*(r.on for r in facts.records), *facts.sums.own.days]
    days_ += [f.raised_at.astimezone(zone).date() for f in facts.flags]
    days_ += [by for by, _ in contacts_due(facts, hub)]
    earliest = min((day for day in days_ if day >= facts.first), default=facts.last)
    monday = min(week_of(facts.last).first, week_of(earliest).first)
    return replace(facts, first=max(facts.first, monday))


def contacts_due(facts: Facts, hub: Hub) -> list[tuple[date, date | None]]:
    """The first contacts that were due in the period: by which day, and when contact was made."""
    first = max(facts.first, hub.start or date.min)
    due = [(s.contact_from + CONTACT, s.contacted) for s in facts.supported]
    return [(by, on) for by, on in due if first <= by <= facts.last]
