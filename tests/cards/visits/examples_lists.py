"""Lists of one's own records and next steps."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cards.actions.visits import MyVisits, ShowSteps, VisitsFile
from cards.visits.my_visits import MyVisitsView, my_visits
from cards.visits.steps import StepsView, steps
from domain.visits.steps import NextStep, OpenSteps, StepWords
from domain.visits.visits import Progress
from tests.cards.people_and_places import (
    FULL,
    HUB,
    LAST,
    LEY_TOP,
    LONGEST_RECORD,
    LONGEST_STEPS,
    MISSED,
    NOW,
    PEEL_PARK,
    STEPS,
    THACKLEY,
    TITUS_SALT,
    TODAY,
    VISIT,
    record,
)
from tests.cards.shared_examples import GONE

Card = dict[str, Any]


def _my_visits(**changed: object) -> Card:
    rows = (
        FULL,
        record(
            replace(VISIT, on=date(2026, 11, 18), minutes=120, progress=Progress.CONCERNS),
            TITUS_SALT,
            id=5098,
        ),
        record(
            replace(VISIT, on=date(2026, 11, 17), progress=Progress.OFF_TRACK), LEY_TOP, id=5090
        ),
        record(MISSED, THACKLEY, id=5061),
        LAST,
    )
    view = MyVisitsView(rows, 23, TODAY, older=MyVisits(before=5040), deleted_count=2)
    view = replace(view, file=VisitsFile())
    return my_visits(replace(view, **changed), HUB)  # type: ignore[arg-type]


CLOSED = NextStep(
    83, 2, StepWords("Walk through the timeline"), closed_at=NOW, school="Titus Salt School"
)


def _steps() -> Card:
    closed = CLOSED
    some = (
        *(replace(step, school=PEEL_PARK.school) for step in STEPS),
        closed,
        NextStep(
            84, 2, StepWords("Curriculum map for Year 8", "senior"), school="Titus Salt School"
        ),
    )
    return steps(StepsView(some, OpenSteps(3, 1), TODAY), HUB)


WORST_STEPS = StepsView(
    LONGEST_STEPS,
    OpenSteps(99_999, 88_888),
    TODAY,
    total=99_999,
    first=16,
    before=50_000,
    older=ShowSteps(before=99_999),
    newer=ShowSteps(),
)

EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "my-visits": _my_visits,
    "my-visits-second-page": lambda: _my_visits(first=6, newer=MyVisits(), deleted_count=0),
    "my-visits-none": lambda: _my_visits(rows=(), total=0, older=None, deleted_count=0),
    "my-visits-deleted": lambda: _my_visits(
        rows=(GONE, record(MISSED, THACKLEY, id=5061, deleted_at=NOW - timedelta(days=3))),
        deleted=True,
        newer=MyVisits(),
        older=None,
    ),
    "my-visits-worst": lambda: _my_visits(
        rows=tuple(replace(LONGEST_RECORD, id=n, deleted_at=NOW) for n in range(1, 21)),
        deleted=True,
    ),
    "steps": _steps,
    "steps-ended": lambda: steps(
        StepsView((replace(CLOSED, ended=True),), OpenSteps(), TODAY, total=1), HUB
    ),
    "steps-none": lambda: steps(StepsView((), OpenSteps(), TODAY), HUB),
    "steps-worst": lambda: steps(WORST_STEPS, HUB),
}
