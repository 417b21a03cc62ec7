"""The list of planned visits without a record."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cards.actions.planning import OverdueFile, ShowOverdue
from cards.prompts.overdue import PAGE, MissingRecord, OverdueView, overdue
from domain.support.deployments import Leader
from domain.visits.planned_visits import PlannedVisit
from tests.cards.people_and_places import FARIDA, HUB, LONG_SCHOOL, TODAY, TOM

Card = dict[str, Any]
ONE = MissingRecord(
    PlannedVisit(31, 1, FARIDA.id, date(2026, 11, 12)),
    "Peel Park Primary School and Nursery",
    FARIDA,
    late=True,
    chases=True,
    records_for=True,
)
ROWS = (
    ONE,
    replace(
        ONE,
        planned=PlannedVisit(32, 2, FARIDA.id, date(2026, 11, 18)),
        school="Titus Salt School",
        late=False,
        reminded=True,
    ),
    replace(
        ONE,
        planned=PlannedVisit(33, 3, TOM.id, date(2026, 11, 19)),
        leader=TOM,
        late=False,
        school="Ley Top Primary School",
        away_until=date(2026, 11, 27),
    ),
    replace(
        ONE,
        planned=PlannedVisit(34, 3, TOM.id, date(2026, 11, 20)),
        leader=TOM,
        late=False,
        school="Thackley Primary School",
        connected=False,
    ),
)
WORST = tuple(
    replace(
        ONE,
        planned=PlannedVisit(n, n, n, TODAY - timedelta(days=300)),
        school=LONG_SCHOOL,
        leader=Leader(n, "Bartholomew Featherstonehaugh-Cholmondeley"),
        away_until=TODAY,
    )
    for n in range(1, PAGE + 1)
)

EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "overdue": lambda: overdue(
        OverdueView(ROWS, 9, TODAY, older=ShowOverdue(before=34), file=OverdueFile()), HUB
    ),
    "overdue-own": lambda: overdue(
        OverdueView(
            tuple(replace(row, own=True) for row in ROWS[:2]),
            2,
            TODAY,
            file=OverdueFile(),
            note="It is being made; it comes here in a moment.",
        ),
        HUB,
    ),
    "overdue-held": lambda: overdue(OverdueView(ROWS[:1], 1, TODAY, held=True), HUB),
    "overdue-none": lambda: overdue(OverdueView((), 0, TODAY), HUB),
    "overdue-worst": lambda: overdue(
        OverdueView(
            WORST,
            99_999,
            TODAY,
            first=6,
            before=99,
            older=ShowOverdue(before=99),
            newer=ShowOverdue(),
        ),
        HUB,
    ),
}
