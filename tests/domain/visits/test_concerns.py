"""Where a flag stands: whom it waits for, and to what it goes back."""

import pytest

from domain.visits.concerns import Concern, ConcernState, FlaggedVisit, for_channel
from tests.make import NOW, TODAY, record


def concern(
    state: ConcernState = ConcernState.ASKED,
    *,
    taken: int | None = None,
    resolved: int | None = None,
) -> Concern:
    """A flag of record 5, as far as officers 8 and 9 got with it."""
    return Concern(1, 5, state, NOW, taken_by=taken, resolved_by=resolved)


@pytest.mark.parametrize(
    ("state", "is_open"),
    [
        (ConcernState.ASKED, True),
        (ConcernState.TAKEN, True),
        (ConcernState.RESOLVED, False),
        (ConcernState.WITHDRAWN, False),
    ],
)
def test_a_flag_is_open_until_it_is_resolved_or_withdrawn(
    state: ConcernState, is_open: bool
) -> None:
    assert concern(state).open is is_open


def test_what_is_not_resolved_after_all_goes_back_to_who_took_it_or_else_to_everybody() -> None:
    assert concern(ConcernState.RESOLVED, taken=8, resolved=8).unresolved is ConcernState.TAKEN
    assert concern(ConcernState.RESOLVED, taken=8, resolved=9).unresolved is ConcernState.TAKEN
    assert concern(ConcernState.RESOLVED, resolved=9).unresolved is ConcernState.ASKED


def test_a_flag_raised_again_stays_with_who_took_it_unless_it_was_resolved() -> None:
    assert concern(ConcernState.WITHDRAWN).returned is ConcernState.ASKED
    assert concern(ConcernState.WITHDRAWN, taken=8).returned is ConcernState.TAKEN
    assert concern(ConcernState.WITHDRAWN, taken=8, resolved=8).returned is ConcernState.ASKED


@pytest.mark.parametrize("state", ConcernState)
@pytest.mark.parametrize("taken", [None, 8])
@pytest.mark.parametrize("resolved", [None, 9])
def test_whatever_a_flag_goes_back_to_is_open(
    state: ConcernState,
    taken: int | None,
    resolved: int | None,
) -> None:
    flag = concern(state, taken=taken, resolved=resolved)
    assert Concern(1, 5, flag.unresolved, NOW).open
    assert Concern(1, 5, flag.returned, NOW).open


def test_a_channel_reads_whose_visit_it_was_where_and_when_and_no_more() -> None:
    assert for_channel(record()) == FlaggedVisit(
        school="Peel Park Primary School", on=TODAY, leader="Farida Malik"
    )
