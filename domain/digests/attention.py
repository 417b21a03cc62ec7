"""Schools in a digest: those that need attention first, and what improved or slipped."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
_WORSE = {Progress.ON_TRACK: 0, Progress.CONCERNS: 1, Progress.OFF_TRACK: 2}


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
    """A school's progress, before the period and at its end."""

    school: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school with all its support in one row.

    `used` and `agreed` count days; `agreed` is None where some of the support has no days agreed.
    `progress` is the worst of its support, `was` the progress before where that has slipped.
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
    """At most twelve schools, the rest in sums, and every change for the better or the worse."""

    rows: tuple[SchoolRow, ...] = ()
    rest: Rest | None = None
    improved: tuple[Movement, ...] = ()
    slipped: tuple[Movement, ...] = ()


def schools_by_need(facts: Facts, hub: Hub, calendar: Calendar) -> Schools:
    """The schools of active support and those visited in the period, the neediest first."""
    visited = {r.deployment for r in facts.records if r.happened}
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
        tuple(_changes(listed, better=True)),
        tuple(_changes(listed, better=False)),
    )


def _first_quiet_day(last: date, hub: Hub, calendar: Calendar) -> date:
    """The day before which a last visit is long ago; never, where too few weeks are known."""
    weeks = school_weeks(week_of(last), hub.silent_weeks, calendar)
    return weeks[0].first if len(weeks) == hub.silent_weeks else date.min


def _row(support: Sequence[Supported], visited: set[int], quiet: date, hub: Hub) -> SchoolRow:
    # Any progress, too early to say as well, tells more than none.
    worst = max(support, key=lambda s: (_badness(s.progress), s.progress is not None))
    slipped = next((s for s in support if _worsening(s) > 0), None)
    lasts = [_silent_since(s, quiet, hub) for s in support]
    silent = [last for last in lasts if last is not None]
    row = SchoolRow(
        school=support[0].deployment.school,
        used=days(sum(s.minutes for s in support), hub.hours_a_day),
        agreed=_sum_agreed(s.deployment.days_agreed for s in support),
        progress=worst.progress,
        was=slipped.before if slipped else None,
        silent_since=min(silent, default=None),
        visited=any(s.deployment.id in visited for s in support),
        partly=0 < len(silent) < len(support),
    )
    return replace(row, need=_need(row))


def _need(row: SchoolRow) -> Need:
    if row.progress == Progress.OFF_TRACK:
        return Need.OFF_TRACK
    if row.was:
        return Need.SLIPPED
    if row.progress == Progress.CONCERNS:
        return Need.CONCERNS
    if row.silent_since:
        return Need.SILENT
    return Need.OVER_DAYS if row.agreed and row.used > row.agreed else Need.NONE


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
    used = sum((row.used for row in rows), Fraction(0))
    return Rest(len(rows), used, _sum_agreed(row.agreed for row in rows), tuple(by_progress))


def _sum_agreed(days_: Iterable[Fraction | None]) -> Fraction | None:
    """The sum of days agreed; None where some of the support has no number."""
    found = list(days_)
    return sum((some for some in found if some), Fraction(0)) if all(found) else None


def _changes(support: Iterable[Supported], *, better: bool) -> Iterable[Movement]:
    for one in support:
        worsening = _worsening(one)
        changed = worsening < 0 if better else worsening > 0
        if one.before and one.progress and changed:
            yield Movement(one.deployment.school, one.before, one.progress)


def _worsening(support: Supported) -> int:
    """Above 0 where progress is worse than before, below 0 where better, else 0."""
    was, now = _badness(support.before), _badness(support.progress)
    return 0 if -1 in (was, now) else now - was


def _badness(progress: str | None) -> int:
    """How bad a progress is, from 0; -1 where it is too early to say, or nothing is known."""
    return _WORSE.get(Progress(progress), -1) if progress else -1
