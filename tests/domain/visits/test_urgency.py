"""What of the support wants a look first."""

from dataclasses import replace
from fractions import Fraction

import pytest

from domain.support.deployments import Status, SupportStanding
from domain.visits.urgency import Looked, Urgency, over_days, urgency
from tests.make import NOW, TODAY, deployment

LOOKED = Looked(TODAY, NOW, TODAY, Fraction(6))
WELL = SupportStanding("on_track", TODAY, TODAY, minutes=360)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, Urgency.WELL),
        ({"next_visit": None}, Urgency.NO_VISIT),
        ({"next_visit": None, "missing": TODAY}, Urgency.NO_RECORD),
        ({"missing": TODAY, "minutes": 360 * 20}, Urgency.OVER_DAYS),
        ({"progress": "concerns", "minutes": 360 * 20}, Urgency.CONCERNS),
        ({"progress": "off_track", "missing": TODAY}, Urgency.OFF_TRACK),
        ({"progress": None}, Urgency.WELL),
    ],
)
def test_the_worst_counts(changed: dict[str, object], found: Urgency) -> None:
    standing = replace(WELL, **changed)  # type: ignore[arg-type]
    assert urgency(deployment(days_agreed=Fraction(10)), standing, LOOKED) is found


def test_what_is_not_active_rests_whatever_its_progress() -> None:
    paused = deployment(status=Status.PAUSED)
    assert urgency(paused, replace(WELL, progress="off_track"), LOOKED) is Urgency.RESTS


def test_days_are_over_where_some_were_agreed_and_more_are_used() -> None:
    assert over_days(deployment(days_agreed=Fraction(2)), Fraction(9, 4))
    assert not over_days(deployment(days_agreed=Fraction(2)), Fraction(2))
    assert not over_days(deployment(days_agreed=None), Fraction(99))
