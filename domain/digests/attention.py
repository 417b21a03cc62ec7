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

LISTED = 12
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
    """A school with all its support: days, the worse progress, `was` where it slipped, the last day where silent.

    `agreed` is None where some of the support has no days agreed; `partly` says that other support of the school was
    visited since.
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
    """The schools that are not listed, in sums (`agreed` as in a row); `progress` counts them by it, worst first."""

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
    """The schools of active support, and those visited in the period."""
    visited = {r.deployment for r in facts.records if r.happened}
    mine = [s for s in facts.supported if s.deployment.active or s.deployment.id in visited]
    weeks = school_weeks(week_of(facts.last), hub.silent_weeks, calendar)
    quiet = weeks[0].first if len(weeks) == hub.silent_weeks else date.min
    mine.sort(key=lambda s: (s.deployment.school, s.deployment.organisation))
    rows = [
        _row(list(group), visited, quiet, hub)
        for _, group in groupby(mine, key=lambda s: s.deployment.organisation)
    ]
    rows.sort(key=lambda row: (row.need, not row.visited, row.school))
    return Schools(
        tuple(rows[:LISTED]),
        _rest(rows[LISTED:]),
        tuple(_changes(mine, better=True)),
        tuple(_changes(mine, better=False)),
    )


def _row(support: Sequence[Supported], visited: set[int], quiet: date, hub: Hub) -> SchoolRow:
    worst = max(support, key=lambda s: (_WORSE.get(_code(s.progress), -1), s.progress is not None))
    slipped = next((s for s in support if _moved(s) > 0), None)
    used = days(sum(s.minutes for s in support), hub.hours_a_day)
    silent = [last for s in support if (last := _silent(s, quiet, hub)) is not None]
    row = SchoolRow(
        school=support[0].deployment.school,
        used=used,
        agreed=_agreed(s.deployment.days_agreed for s in support),
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


def _silent(support: Supported, quiet: date, hub: Hub) -> date | None:
    """Since when nobody was there, if that is before `quiet`; the hub's first day is the earliest."""
    last = max(support.newest or support.deployment.start, hub.start or date.min)
    return last if support.deployment.active and last < quiet else None


def _rest(rows: Sequence[SchoolRow]) -> Rest | None:
    if not rows:
        return None
    counts = Counter(row.progress for row in rows)
    by_progress = sorted(counts.items(), key=lambda item: -_WORSE.get(_code(item[0]), -1))
    used = sum((row.used for row in rows), Fraction(0))
    return Rest(len(rows), used, _agreed(row.agreed for row in rows), tuple(by_progress))


def _agreed(days_: Iterable[Fraction | None]) -> Fraction | None:
    """The sum with which days used are compared: none where some of the support has no number agreed."""
    found = list(days_)
    return sum((some for some in found if some), Fraction(0)) if all(found) else None


def _changes(support: Iterable[Supported], *, better: bool) -> Iterable[Movement]:
    for one in support:
        moved = _moved(one)
        if one.before and one.progress and (moved < 0 if better else moved > 0):
            yield Movement(one.deployment.school, one.before, one.progress)


def _moved(support: Supported) -> int:
    """Above nought where progress is worse than before; too early to say is neither better nor worse."""
    was, now = _WORSE.get(_code(support.before)), _WORSE.get(_code(support.progress))
    return 0 if was is None or now is None else now - was


def _code(progress: str | None) -> Progress:
    return Progress(progress) if progress else Progress.EARLY
