"""The list of support, and one support."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.support import ShowDeployments, SupportFile
from cards.support.deployments import DeploymentRow, DeploymentsView, deployments
from cards.support.support import SupportView, support
from domain.support.deployments import Status, SupportStanding
from domain.visits.copies import Answers
from domain.visits.planned_visits import PlannedVisit
from domain.visits.school_copy import for_school
from domain.visits.urgency import Which
from tests.cards.people_and_places import (
    HUB,
    LAST,
    LEY_TOP,
    LONGEST_DEPLOYMENT,
    LONGEST_RECORD,
    LONGEST_STEP,
    LONGEST_STEPS,
    MISSED,
    PEEL_PARK,
    STEPS,
    THACKLEY,
    TITUS_SALT,
    TODAY,
    record,
)
from tests.cards.shared_examples import USED

Card = dict[str, Any]
DAY = timedelta(days=1)
ON_TRACK = SupportStanding("on_track", date(2026, 11, 2), date(2026, 11, 26))
EARLY = SupportStanding("early", LAST.on, date(2026, 12, 7), 2)
CONCERNS = SupportStanding("concerns", date(2026, 11, 18), open_steps=1)
LATE = SupportStanding("off_track", LAST.on, date(2026, 12, 7), missing=date(2026, 11, 12))
WORST = SupportStanding("concerns", TODAY, TODAY + 60 * DAY, 20, missing=TODAY - 200 * DAY)


def _own() -> Card:
    rows = (
        DeploymentRow(TITUS_SALT, Fraction(21, 2), CONCERNS),
        DeploymentRow(THACKLEY, Fraction(1)),
        DeploymentRow(LEY_TOP, Fraction(3), ON_TRACK),
        DeploymentRow(PEEL_PARK, USED, EARLY),
        DeploymentRow(replace(LEY_TOP, id=8, status=Status.PROPOSED), Fraction(0), own=False),
    )
    coming = (date(2026, 11, 26), LEY_TOP.school)
    view = DeploymentsView(rows, len(rows), TODAY, coming=coming, ended=2, file=SupportFile())
    return deployments(view, HUB)


def _hubs() -> Card:
    rows = (
        DeploymentRow(PEEL_PARK, USED, LATE, own=False),
        DeploymentRow(TITUS_SALT, Fraction(21, 2), CONCERNS, own=False),
        DeploymentRow(LEY_TOP, Fraction(3), ON_TRACK, own=False, answers=Answers(5, 1, 2)),
    )
    older, coming = ShowDeployments(before=3), (date(2026, 11, 26), LEY_TOP.school)
    view = DeploymentsView(rows, 40, TODAY, leads=False, older=older, coming=coming)
    view = replace(view, file=SupportFile(), adds=True)
    return deployments(view, HUB)


def _ended() -> Card:
    over = replace(LEY_TOP, status=Status.COMPLETED)
    standing = SupportStanding("on_track", date(2026, 11, 2))
    rows = (DeploymentRow(over, Fraction(9), standing, own=False),)
    return deployments(DeploymentsView(rows, 1, TODAY, leads=False, which=Which.OVER), HUB)


def _unplanned() -> Card:
    rows = (DeploymentRow(TITUS_SALT, Fraction(2), CONCERNS, own=False),)
    return deployments(DeploymentsView(rows, 1, TODAY, leads=False, which=Which.UNPLANNED), HUB)


def _worst_deployments() -> Card:
    rows = tuple(
        DeploymentRow(
            replace(LONGEST_DEPLOYMENT, id=n), 3 * USED, WORST, own=n < 5, answers=Answers(9, 9, 9)
        )
        for n in range(1, 7)
    )
    view = DeploymentsView(
        rows,
        99_999,
        TODAY,
        first=7,
        coming=(TODAY + 60 * DAY, LONGEST_DEPLOYMENT.school),
        older=ShowDeployments(before=99_999),
        newer=ShowDeployments(before=88_888),
        ended=99_999,
        adds=True,
        file=SupportFile(before=1),
    )
    return deployments(view, HUB)


def _support(**changed: object) -> Card:
    usual = SupportView(
        support=replace(PEEL_PARK, strand="School improvement", programme="Opportunity Area"),
        used=USED,
        standing=replace(EARLY, missing=date(2026, 11, 20)),
        today=TODAY,
        records=(for_school(record()), for_school(record(MISSED, id=7)), for_school(LAST)),
        planned=(
            PlannedVisit(31, 1, 1, date(2026, 12, 7), time(9, 30), "Phonics lessons in Year 1"),
            PlannedVisit(32, 1, 2, date(2026, 12, 14)),
        ),
        changes=frozenset({31}),
        steps=STEPS,
        answers=Answers(4, 1, 1),
        phase="Primary",
        own=True,
        plans=True,
    )
    return support(replace(usual, **changed), HUB)  # type: ignore[arg-type]


def _worst_support() -> Card:
    planned = tuple(
        PlannedVisit(n, 9, 1, TODAY + n * DAY, time(9), LONGEST_STEP) for n in range(1, 4)
    )
    return _support(
        support=replace(LONGEST_DEPLOYMENT, strand=LONGEST_STEP[:60], programme=LONGEST_STEP[:60]),
        used=3 * USED,
        standing=WORST,
        records=(for_school(LONGEST_RECORD),) * 3,
        planned=planned,
        changes=frozenset({1, 2, 3}),
        steps=LONGEST_STEPS,
        answers=Answers(99, 99, 99),
    )


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "deployments": _own,
    "deployments-hub": _hubs,
    "deployments-ended": _ended,
    "deployments-unplanned": _unplanned,
    "deployments-none": lambda: deployments(DeploymentsView((), 0, TODAY, leads=False), HUB),
    "deployments-only-ended": lambda: deployments(DeploymentsView((), 0, TODAY, ended=2), HUB),
    "deployments-worst": _worst_deployments,
    "support": _support,
    "support-officer": lambda: _support(own=False, kept=True, changes=frozenset({31, 32})),
    "support-school": lambda: _support(
        own=False, plans=False, copies=True, planned=(), steps=(), standing=EARLY
    ),
    "support-paused": lambda: _support(
        support=replace(PEEL_PARK, status=Status.PAUSED), agreed=True, own=False, plans=False
    ),
    "support-proposed": lambda: _support(
        support=replace(LEY_TOP, status=Status.PROPOSED),
        used=Fraction(0),
        standing=SupportStanding(),
        records=(),
        planned=(),
        steps=(),
        answers=Answers(),
        own=False,
        plans=False,
    ),
    "support-worst": _worst_support,
}
