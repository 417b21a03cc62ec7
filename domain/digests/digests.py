"""What a digest says, from plain data: figures and schools, never a visit's words nor anybody's name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from statistics import median
from zoneinfo import ZoneInfo

from domain.digests.counting import Counted
from domain.digests.weeks import LOOKED_BACK, Week, school_weeks, week_of
from domain.hub import Hub
from domain.prompts.calendar import Calendar
from domain.support.deployments import Deployment, days

CHARTED = 6
IN_TIME = 5
CONTACT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Supported:
    """A deployment on the last evening of a period: minutes used, progress then and before, days of visits.

    `contact_by` is the day from which the first contact is counted, `contacted` when it was.
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
    """A flag that was not withdrawn: when it was raised and first answered, and whether it is still to be resolved."""

    deployment: int
    raised_at: datetime
    answered_at: datetime | None
    open: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a digest of `first` to `last` is made of, narrowed to those whom its audience may hear of.

    `records` are those that it counts by their day, `late` those recorded late, `history` those of the charted weeks;
    `coming` visits are planned for the week after.
    """

    first: date
    last: date
    now: datetime
    records: tuple[Counted, ...] = ()
    late: tuple[Counted, ...] = ()
    history: tuple[Counted, ...] = ()
    supported: tuple[Supported, ...] = ()
    coming: int = 0
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """Visits that happened, the days they took, and at how many schools."""

    visits: int = 0
    days: Fraction = Fraction(0)
    schools: int = 0


@dataclass(frozen=True, slots=True)
class Flags:
    """Flags raised in the period, how many of them were answered and how fast, and how many are open, old ones too."""

    raised: int = 0
    answered: int = 0
    median: timedelta | None = None
    open: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """A promise of service: kept so many times of so many."""

    kept: int
    of: int


@dataclass(frozen=True, slots=True)
class Owed:
    """So many things of a kind (a term of the glossary) are past their due date."""

    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Said:
    """What a digest says of its period beside its schools; a promise that nobody had to keep is None.

    `before` are the totals of as many school weeks before, which end `adjacent` to the period or not; `weeks` are
    Mondays with the days of support; `seconds` is the median time to record, of `timed` records.
    """

    first: date
    last: date
    now: datetime
    totals: Totals
    before: Totals
    weeks_compared: int
    adjacent: bool
    late: Totals
    missed: int
    flags: Flags
    overdue: tuple[Owed, ...]
    coming: int
    recorded_in_time: Level | None
    contacted_in_time: Level | None
    seconds: int | None
    timed: int
    weeks: tuple[tuple[date, Fraction], ...]

    @property
    def nothing_new(self) -> bool:
        """Whether there is nothing to post: no record of any kind and no flag."""
        return not (self.totals.visits or self.late.visits or self.missed or self.flags.raised)


def narrowed(facts: Facts, heard: Mapping[int, Supported]) -> Facts:
    """The facts without records of deployments that the audience may not hear of; the rest is narrowed by who reads."""

    def of(records: Iterable[Counted]) -> tuple[Counted, ...]:
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
    """The facts from the first week on of which there is something to say: a skipped one has no place in the title."""
    zone = ZoneInfo(hub.zone)
    days_ = [r.on for r in facts.records] + [
        f.raised_at.astimezone(zone).date() for f in facts.flags
    ]
    days_ += [by for by, _ in _contacts_due(facts, hub)]
    earliest = min((day for day in days_ if day >= facts.first), default=facts.last)
    return replace(
        facts, first=max(facts.first, min(week_of(facts.last).first, week_of(earliest).first))
    )


def say(facts: Facts, hub: Hub, calendar: Calendar, overdue: Sequence[Owed] = ()) -> Said:
    """What a digest says of its period."""
    compared = compared_weeks(facts.first, facts.last, calendar)
    schools = {s.deployment.id: s.deployment.organisation for s in facts.supported}
    whole = [*facts.records, *facts.late]
    times = [r.seconds for r in whole if r.seconds is not None]
    missed = [r for r in whole if not r.happened]
    zone = ZoneInfo(hub.zone)
    return Said(
        first=facts.first,
        last=facts.last,
        now=facts.now.astimezone(zone),
        totals=_totals(facts.records, schools, hub),
        before=_totals(
            (r for r in facts.history if any(w.holds(r.on) for w in compared)), schools, hub
        ),
        weeks_compared=len(compared),
        adjacent=bool(compared) and compared[-1].last + timedelta(days=1) == facts.first,
        late=_totals(facts.late, schools, hub),
        missed=len(missed),
        flags=_flags(facts, zone),
        overdue=tuple(o for o in overdue if o.count),
        coming=facts.coming,
        recorded_in_time=_in_time(whole, calendar, zone),
        contacted_in_time=_contacted(facts, hub),
        seconds=round(median(times)) if times else None,
        timed=len(times),
        weeks=_weeks(facts, hub, calendar),
    )


def compared_weeks(first: date, last: date, calendar: Calendar) -> tuple[Week, ...]:
    """The school weeks before a period with which it is compared: as many as it has itself, at least one."""
    own = [w for w in school_weeks(week_of(last), LOOKED_BACK, calendar) if w.last >= first]
    return school_weeks(week_of(first).before, max(len(own), 1), calendar)


def since(first: date, last: date, calendar: Calendar) -> date:
    """The first day of which a digest's chart and comparison need records."""
    weeks = (
        *compared_weeks(first, last, calendar),
        *school_weeks(week_of(last), CHARTED, calendar),
    )
    return min((first, *(week.first for week in weeks)))


def unrecorded(planned: Iterable[date], today: date, hub: Hub, calendar: Calendar) -> int:
    """How many planned visits have no record the school day after, those before the hub's start not counted."""
    days_ = [day for day in planned if day < today and (hub.start is None or day >= hub.start)]
    due = {day: calendar.next_school_day(day) for day in set(days_)}
    return sum(due[day] < today for day in days_)


def _totals(records: Iterable[Counted], schools: Mapping[int, int], hub: Hub) -> Totals:
    held = [r for r in records if r.happened]
    minutes = sum(r.minutes for r in held)
    return Totals(
        len(held), days(minutes, hub.hours_a_day), len({schools.get(r.deployment) for r in held})
    )


def _flags(facts: Facts, zone: ZoneInfo) -> Flags:
    raised = [
        f for f in facts.flags if facts.first <= f.raised_at.astimezone(zone).date() <= facts.last
    ]
    waits = [
        (f.answered_at - f.raised_at).total_seconds() for f in raised if f.answered_at is not None
    ]
    usual = timedelta(seconds=median(waits)) if waits else None
    return Flags(len(raised), len(waits), usual, sum(f.open for f in facts.flags))


def _in_time(records: Sequence[Counted], calendar: Calendar, zone: ZoneInfo) -> Level | None:
    """Records made within five school days of the visit, those that were imported not counted."""
    made = [r for r in records if r.happened and not r.imported]
    due = {day: calendar.next_school_day(day, IN_TIME) for day in {r.on for r in made}}
    kept = sum(r.recorded_at.astimezone(zone).date() <= due[r.on] for r in made)
    return Level(kept, len(made)) if made else None


def _contacted(facts: Facts, hub: Hub) -> Level | None:
    due = _contacts_due(facts, hub)
    return Level(sum(on is not None and on <= by for by, on in due), len(due)) if due else None


def _contacts_due(facts: Facts, hub: Hub) -> list[tuple[date, date | None]]:
    """The last of the seven days for a first contact, where it is one of the period, and when there was contact."""
    due = [(s.contact_by + CONTACT, s.contacted) for s in facts.supported]
    return [
        (by, on)
        for by, on in due
        if facts.first <= by <= facts.last and (hub.start is None or by >= hub.start)
    ]


def _weeks(facts: Facts, hub: Hub, calendar: Calendar) -> tuple[tuple[date, Fraction], ...]:
    weeks = school_weeks(week_of(facts.last), CHARTED, calendar)
    return tuple(
        (
            week.first,
            days(
                sum(r.minutes for r in facts.history if r.happened and week.holds(r.on)),
                hub.hours_a_day,
            ),
        )
        for week in weeks
    )
