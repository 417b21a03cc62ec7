"""Schools in a digest: those that need attention first, and what improved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from fractions import Fraction
from itertools import groupby

from domain.digests.facts import Facts, Supported
from domain.digests.weeks import school_weeks, week_of
from domain.hub import Hub
from domain.prompts.calendar import Calendar
from domain.support.deployments import days
from domain.visits.visits import Progress

# Schools that have a row of their own.
LISTED = 12
# Too early to say has no place: it is neither better nor worse than another.
_WORSE: dict[str, int] = {Progress.ON_TRACK: 0, Progress.CONCERNS: 1, Progress.OFF_TRACK: 2}


class Need(IntEnum):
    """Why a school stands high in the list, the most pressing first."""

    OFF_TRACK = 0
    SLIPPED = 1
    CONCERNS = 2
    SILENT = 3
    OVER_DAYS = 4
    NONE = 5


@dataclass(frozen=True, slots=True)
class Movement:
    """A school's progress that became better: before the period, and at its end."""

    school: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school with all its support in one row.

    `used` and `agreed` count days; `agreed` is None where some of the support has no days agreed.
    `progress` is the worst of its support, `was` what it was before where it has slipped to that.
    `silent_since` is the last day of a visit where that is long ago. `partly` says that other
    support of the school was visited since.
    """

    school: str
    used: Fraction
    agreed: Fraction | None
    progress: str | None
    need: Need = Need.NONE
    was: str | None = None
    silent_since: date | None = None
    visited: bool = False
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Rest:
    """The sums over the schools that are not listed.

    `agreed` is as in a row. `progress` has how many schools have which progress, the worst first.
    """

    schools: int
    used: Fraction
    agreed: Fraction | None
    progress: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Schools:
    """At most twelve schools, the rest in sums, and every change for the better.

    `needing` is how many of all schools need a look, listed or not.
    """

    rows: tuple[SchoolRow, ...] = ()
    rest: Rest | None = None
    improved: tuple[Movement, ...] = ()
    needing: int = 0


def schools_by_need(facts: Facts, hub: Hub, calendar: Calendar) -> Schools:
    """The schools of active support and those visited in the period, the neediest first."""
    visited = {r.deployment for r in facts.records if r.happened} | facts.sums.own.visited.keys()
    listed = [s for s in facts.supported if s.deployment.active or s.deployment.id in visited]
    quiet = _first_quiet_day(facts.last, hub, calendar)
    # `groupby` needs the support of one school side by side.
    listed.sort(key=lambda s: (s.deployment.school, s.deployment.organisation))
    rows = [
        _row(list(group), visited, quiet, hub)
        for _, group in groupby(listed, key=lambda s: s.deployment.organisation)
    ]
    rows.sort(key=lambda row: (row.need, not row.visited, row.school))
    return Schools(
        tuple(rows[:LISTED]),
        _rest(rows[LISTED:]),
        tuple(_movement(s) for s in listed if _worsening(s) < 0),
        sum(row.need is not Need.NONE for row in rows),
    )


def _first_quiet_day(last: date, hub: Hub, calendar: Calendar) -> date:
    """The day before which a last visit is long ago; never, where too few weeks are known."""
    weeks = school_weeks(week_of(last), hub.silent_weeks, calendar)
    return weeks[0].first if len(weeks) == hub.silent_weeks else date.min


def _row(support: Sequence[Supported], visited: set[int], quiet: date, hub: Hub) -> SchoolRow:
    # Any progress, too early to say as well, tells more than none.
    worst = support[0]
    if len(support) > 1:
        worst = max(support, key=lambda s: (_badness(s.progress), s.progress is not None))
    slipped = next((s for s in support if _worsening(s) > 0 and s.progress == worst.progress), None)
    lasts = [_silent_since(s, quiet, hub) for s in support]
    silent = [last for last in lasts if last is not None]
    used = days(sum(s.minutes for s in support), hub.hours_a_day)
    agreed = _sum_agreed(s.deployment.days_agreed for s in support)
    was, since = slipped.before if slipped else None, min(silent, default=None)
    return SchoolRow(
        school=support[0].deployment.school,
        used=used,
        agreed=agreed,
        progress=worst.progress,
        need=_need(worst.progress, was, since, over=bool(agreed and used > agreed)),
        was=was,
        silent_since=since,
        visited=any(s.deployment.id in visited for s in support),
        partly=0 < len(silent) < len(support),
    )


def _need(progress: str | None, was: str | None, silent: date | None, *, over: bool) -> Need:
    if progress == Progress.OFF_TRACK:
        return Need.OFF_TRACK
    if was:
        return Need.SLIPPED
    if progress == Progress.CONCERNS:
        return Need.CONCERNS
    if silent:
        return Need.SILENT
    return Need.OVER_DAYS if over else Need.NONE


def _silent_since(support: Supported, quiet: date, hub: Hub) -> date | None:
    """The day of the last visit, if that is before `quiet`; None where it is not."""
    # Silence is counted from the hub's first day at the earliest.
    last = max(support.newest or support.deployment.start, hub.start or date.min)
    return last if support.deployment.active and last < quiet else None


def _rest(rows: Sequence[SchoolRow]) -> Rest | None:
    if not rows:
        return None
    counts = Counter(row.progress for row in rows)
    by_progress = sorted(counts.items(), key=lambda item: -_badness(item[0]))
    return Rest(
        len(rows),
        _sum(row.used for row in rows),
        _sum_agreed(row.agreed for row in rows),
        tuple(by_progress),
    )


def _sum_agreed(days_: Iterable[Fraction | None]) -> Fraction | None:
    """The sum of days agreed; None where some of the support has no number."""
    found = list(days_)
    if len(found) == 1:
        return found[0] or None
    return _sum(some for some in found if some) if all(found) else None


def _sum(days_: Iterable[Fraction]) -> Fraction:
    """The sum of many: those of one denominator by their numerators, which is much quicker."""
    parts: Counter[int] = Counter()
    for some in days_:
        parts[some.denominator] += some.numerator
    return sum((Fraction(number, of) for of, number in parts.items()), Fraction(0))


def _movement(support: Supported) -> Movement:
    return Movement(support.deployment.school, support.before or "", support.progress or "")


def _worsening(support: Supported) -> int:
    """Above 0 where progress is worse than before, below 0 where better, else 0."""
    if support.before == support.progress:
        return 0
    was, now = _badness(support.before), _badness(support.progress)
    return 0 if -1 in (was, now) else now - was


def _badness(progress: str | None) -> int:
    """How bad a progress is, from 0; -1 where it is too early to say, or nothing is known."""
    # By the word itself: to make a Progress of each would take longer than all the rest.
    return _WORSE.get(progress, -1) if progress else -1
