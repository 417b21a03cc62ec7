"""What a digest says of its period, in figures: never a visit's words nor anybody's name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from statistics import median
from zoneinfo import ZoneInfo

from domain.digests.facts import Facts, contacts_due
from domain.digests.sums import DayOfVisits, Tally, tally_of
from domain.digests.weeks import Week, school_weeks, school_weeks_between, week_of
from domain.hub import Hub
from domain.prompts.answer_times import PromiseFigures
from domain.prompts.calendar import Calendar
from domain.support.deployments import days

# School weeks.
CHARTED = 6
# The median of fewer people would tell how long one of them took, which is theirs alone to read.
FEWEST_TIMED = 3
FEWEST_RECORDS = 5


@dataclass(frozen=True, slots=True)
class Totals:
    """Visits that happened, the days they took, and at how many schools."""

    visits: int = 0
    days: Fraction = Fraction(0)
    schools: int = 0


@dataclass(frozen=True, slots=True)
class Flags:
    """Flags raised in the period, how many of them were answered, and the median wait.

    `open` counts older flags as well.
    """

    raised: int = 0
    answered: int = 0
    median: timedelta | None = None
    open: int = 0


@dataclass(frozen=True, slots=True)
class Level:
    """How often a promise of service was kept, of how many times."""

    kept: int
    of: int


@dataclass(frozen=True, slots=True)
class DigestFigures:
    """What a digest says of its period, without its schools; `now` is in the hub's zone.

    `before` are the totals of the `weeks_compared` school weeks before; `adjacent` says that these
    end right before the period. `late` are the totals of records made too late for their digest.
    `unrecorded` is how many planned visits have no record though it was due. `weeks` are Mondays,
    each with its days of support. `requests` are those that the hub had to answer in the period,
    where all support is told of. `seconds` is the median time to record, over `timed` records. A
    promise that nobody had to keep is None.
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
    unrecorded: int
    coming: int
    recorded_in_time: Level | None
    contacted_in_time: Level | None
    seconds: int | None
    timed: int
    weeks: tuple[tuple[date, Fraction], ...]
    requests: PromiseFigures | None = None

    @property
    def nothing_new(self) -> bool:
        """Whether there is nothing to post: no record of any kind and no flag."""
        return not (self.totals.visits or self.late.visits or self.missed or self.flags.raised)


def digest_figures(facts: Facts, hub: Hub, calendar: Calendar, missing: int = 0) -> DigestFigures:
    """The figures of a digest over its facts; `missing` planned visits have no record."""
    compared = compared_weeks(facts.first, facts.last, calendar)
    schools = {s.deployment.id: s.deployment.organisation for s in facts.supported}
    zone = ZoneInfo(hub.zone)
    own = tally_of(facts.records, calendar, zone).with_(facts.sums.own)
    late = tally_of(facts.late, calendar, zone)
    whole = own.with_(late)
    return DigestFigures(
        first=facts.first,
        last=facts.last,
        now=facts.now.astimezone(zone),
        totals=_totals(own, schools, hub),
        before=_before(facts, compared, schools, hub),
        weeks_compared=len(compared),
        adjacent=bool(compared) and compared[-1].last + timedelta(days=1) == facts.first,
        late=_totals(late, schools, hub),
        missed=whole.missed,
        flags=_flags(facts, zone),
        unrecorded=missing,
        coming=facts.coming,
        recorded_in_time=Level(whole.in_time, whole.typed) if whole.typed else None,
        contacted_in_time=_contacted(facts, hub),
        seconds=_median_seconds(whole),
        timed=sum(whole.seconds.values()),
        weeks=_weeks(facts, hub, calendar),
    )


def _median_seconds(whole: Tally) -> int | None:
    """How long it took to record; None where too few people or records were timed."""
    if len(whole.recorders) < FEWEST_TIMED or sum(whole.seconds.values()) < FEWEST_RECORDS:
        return None
    return round(median(Counter(whole.seconds).elements()))


def compared_weeks(first: date, last: date, calendar: Calendar) -> tuple[Week, ...]:
    """The school weeks with which a period is compared.

    They are the last ones before it, as many as it has itself, and at least one.
    """
    own = school_weeks_between(first, last, calendar)
    return school_weeks(week_of(first).before, max(own, 1), calendar)


def since(first: date, last: date, calendar: Calendar) -> date:
    """The first day whose records a digest of that period needs, for its chart and comparison."""
    weeks = (
        *compared_weeks(first, last, calendar),
        *school_weeks(week_of(last), CHARTED, calendar),
    )
    return min((first, *(week.first for week in weeks)))


def unrecorded(planned: Iterable[date], today: date, hub: Hub, calendar: Calendar) -> int:
    """How many planned visits have no record the school day after.

    Those before the hub's start are not counted.
    """
    days_ = [day for day in planned if day < today and (hub.start is None or day >= hub.start)]
    due = {day: calendar.next_school_day(day) for day in set(days_)}
    return sum(due[day] < today for day in days_)


def _totals(tally: Tally, schools: Mapping[int, int], hub: Hub) -> Totals:
    visited = {schools.get(deployment) for deployment in tally.visited}
    return Totals(tally.visits, days(tally.minutes, hub.hours_a_day), len(visited))


def _before(facts: Facts, compared: Sequence[Week], schools: Mapping[int, int], hub: Hub) -> Totals:
    """The totals of the weeks compared."""
    held = [d for d in _history(facts) if any(week.holds(d.on) for week in compared)]
    earlier = [r for r in facts.history if any(week.holds(r.on) for week in compared)]
    visited = {schools.get(r.deployment) for r in earlier if r.happened}
    minutes = sum(d.minutes for d in held)
    number = len(visited) + facts.sums.schools_before
    return Totals(sum(d.visits for d in held), days(minutes, hub.hours_a_day), number)


def _history(facts: Facts) -> list[DayOfVisits]:
    """The visits of the days of chart and comparison."""
    happened = (DayOfVisits(r.on, 1, r.minutes) for r in facts.history if r.happened)
    return [*happened, *facts.sums.history]


def _flags(facts: Facts, zone: ZoneInfo) -> Flags:
    raised = [
        f for f in facts.flags if facts.first <= f.raised_at.astimezone(zone).date() <= facts.last
    ]
    waits = [
        (f.answered_at - f.raised_at).total_seconds() for f in raised if f.answered_at is not None
    ]
    usual = timedelta(seconds=median(waits)) if waits else None
    return Flags(len(raised), len(waits), usual, sum(f.open for f in facts.flags))


def _contacted(facts: Facts, hub: Hub) -> Level | None:
    due = contacts_due(facts, hub)
    kept = sum(on is not None and on <= by for by, on in due)
    return Level(kept, len(due)) if due else None


def _weeks(facts: Facts, hub: Hub, calendar: Calendar) -> tuple[tuple[date, Fraction], ...]:
    """The charted weeks: each one's Monday, and its days of support."""
    history = _history(facts)
    charted = []
    for week in school_weeks(week_of(facts.last), CHARTED, calendar):
        minutes = sum(d.minutes for d in history if week.holds(d.on))
        charted.append((week.first, days(minutes, hub.hours_a_day)))
    return tuple(charted)
