"""What of the support wants a look first."""

from dataclasses import replace
from fractions import Fraction

import pytest

from domain.support.deployments import Status, SupportStanding
from domain.visits.urgency import BY_STATUS, Looked, Urgency, over_days, urgency
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


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (Status.PROPOSED, Urgency.PROPOSED),
        (Status.AGREED, Urgency.AGREED),
        (Status.PAUSED, Urgency.PAUSED),
        (Status.COMPLETED, Urgency.ENDED),
        (Status.ENDED_EARLY, Urgency.ENDED),
        (Status.DECLINED, Urgency.ENDED),
    ],
)
def test_what_is_not_under_way_stands_by_its_status(status: Status, found: Urgency) -> None:
    support = deployment(status=status)
    assert urgency(support, replace(WELL, progress="off_track"), LOOKED) is found


def test_what_is_to_come_or_rests_stands_before_the_worst_and_what_is_over_last() -> None:
    top, active, last = {*Urgency} & {*BY_STATUS.values()}, {*Urgency} - {*BY_STATUS.values()}, 9
    assert max(top - {Urgency.ENDED}) < min(active) and max(active) < Urgency.ENDED == last


def test_days_are_over_where_some_were_agreed_and_more_are_used() -> None:
    assert over_days(deployment(days_agreed=Fraction(2)), Fraction(9, 4))
    assert not over_days(deployment(days_agreed=Fraction(2)), Fraction(2))
    assert not over_days(deployment(days_agreed=None), Fraction(99))
