"""From which status support may be changed how, and until when that is undone."""

from datetime import date, timedelta

import pytest

from domain.errors import Refused
from domain.support.deployments import Status
from domain.support.states import MOVES, ChangeKind, SupportChange, Terms, after, allows
from tests.make import NOW, TODAY

TERMS = Terms("Early reading", None, date(2026, 9, 1), None)


def change(what: ChangeKind = ChangeKind.PAUSED, *, undone: bool = False) -> SupportChange:
    return SupportChange(1, 7, NOW, 3, what, TERMS, Status.PAUSED, TODAY, undone=undone)


@pytest.mark.parametrize(
    ("what", "status", "then"),
    [
        (ChangeKind.PAUSED, Status.ACTIVE, Status.PAUSED),
        (ChangeKind.WENT_ON, Status.PAUSED, Status.ACTIVE),
        (ChangeKind.COMPLETED, Status.PAUSED, Status.COMPLETED),
        (ChangeKind.ENDED_EARLY, Status.AGREED, Status.ENDED_EARLY),
        (ChangeKind.OPENED_AGAIN, Status.COMPLETED, Status.ACTIVE),
        (ChangeKind.HANDED_OVER, Status.PAUSED, Status.PAUSED),
    ],
)
def test_a_change_leads_to_a_status(what: ChangeKind, status: Status, then: Status) -> None:
    assert after(what, status) is then


@pytest.mark.parametrize(
    ("what", "status"),
    [
        (ChangeKind.PAUSED, Status.PAUSED),
        (ChangeKind.WENT_ON, Status.ACTIVE),
        (ChangeKind.COMPLETED, Status.AGREED),
        (ChangeKind.CHANGED, Status.COMPLETED),
        (ChangeKind.OPENED_AGAIN, Status.ACTIVE),
    ],
)
def test_a_change_that_does_not_fit_is_refused(what: ChangeKind, status: Status) -> None:
    assert not allows(what, status)
    with pytest.raises(Refused):
        after(what, status)


def test_every_status_but_declined_has_a_way_on() -> None:
    """Support that came to nothing is not opened again: a new offer is made instead."""
    ends = {status for status in Status if not any(allows(what, status) for what in MOVES)}
    assert ends == {Status.DECLINED}


def test_a_change_is_undone_within_a_day_and_one_time() -> None:
    day = timedelta(days=1)
    assert change().may_be_undone(NOW + day - timedelta(seconds=1))
    assert not change().may_be_undone(NOW + day)
    assert not change(undone=True).may_be_undone(NOW)
    assert not change(ChangeKind.ADDED).may_be_undone(NOW)
