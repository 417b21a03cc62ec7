"""The list of deployments."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.support import ShowDeployments
from cards.support.deployments import DeploymentRow, DeploymentsView, deployments
from domain.support.deployments import SupportStanding
from tests.cards.people_and_places import (
    HUB,
    LAST,
    LEY_TOP,
    LONGEST_DEPLOYMENT,
    PEEL_PARK,
    THACKLEY,
    TITUS_SALT,
    TODAY,
)
from tests.cards.shared_examples import USED

Card = dict[str, Any]


def _deployments() -> Card:
    rows = (
        DeploymentRow(
            LEY_TOP, Fraction(3), SupportStanding("on_track", date(2026, 11, 2), date(2026, 11, 26))
        ),
        DeploymentRow(PEEL_PARK, USED, SupportStanding("early", LAST.on, date(2026, 12, 7), 2)),
        DeploymentRow(
            TITUS_SALT,
            Fraction(21, 2),
            SupportStanding("concerns", date(2026, 11, 18), open_steps=1),
        ),
        DeploymentRow(THACKLEY, Fraction(1)),
    )
    coming = (date(2026, 11, 26), LEY_TOP.school)
    return deployments(DeploymentsView(rows, len(rows), TODAY, coming=coming), HUB)


def _worst_deployments() -> Card:
    standing = SupportStanding("concerns", TODAY, TODAY + timedelta(days=60), 20)
    rows = tuple(
        DeploymentRow(replace(LONGEST_DEPLOYMENT, id=n), USED, standing, own=n < 5, kept=True)
        for n in range(1, 7)
    )
    view = DeploymentsView(
        rows,
        99_999,
        TODAY,
        first=7,
        coming=(TODAY + timedelta(days=60), LONGEST_DEPLOYMENT.school),
        older=ShowDeployments(before=99_999),
        newer=ShowDeployments(before=88_888),
        adds=True,
    )
    return deployments(view, HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "deployments": _deployments,
    "deployments-none": lambda: deployments(DeploymentsView((), 0, TODAY, leads=False), HUB),
    "deployments-worst": _worst_deployments,
}
