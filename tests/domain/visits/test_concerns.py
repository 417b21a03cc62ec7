"""Where a flag stands: whom it waits for, and to what it goes back."""

import pytest

from domain.visits.concerns import Concern, State
from tests.make import NOW


def concern(
    state: State = State.ASKED,
    *,
    taken: int | None = None,
    resolved: int | None = None,
) -> Concern:
    """A flag of record 5, as far as officers 8 and 9 got with it."""
    return Concern(1, 5, state, NOW, taken_by=taken, resolved_by=resolved)


@pytest.mark.parametrize(
    ("state", "is_open"),
    [
        (State.ASKED, True),
        (State.TAKEN, True),
        (State.RESOLVED, False),
        (State.WITHDRAWN, False),
    ],
)
def test_a_flag_is_open_until_it_is_resolved_or_withdrawn(state: State, is_open: bool) -> None:
    assert concern(state).open is is_open


def test_what_is_not_resolved_after_all_goes_back_to_who_took_it_or_else_to_everybody() -> None:
    assert concern(State.RESOLVED, taken=8, resolved=8).unresolved is State.TAKEN
    assert concern(State.RESOLVED, taken=8, resolved=9).unresolved is State.TAKEN
    assert concern(State.RESOLVED, resolved=9).unresolved is State.ASKED


def test_a_flag_raised_again_stays_with_who_took_it_unless_it_was_resolved() -> None:
    assert concern(State.WITHDRAWN).returned is State.ASKED
    assert concern(State.WITHDRAWN, taken=8).returned is State.TAKEN
    assert concern(State.WITHDRAWN, taken=8, resolved=8).returned is State.ASKED


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("taken", [None, 8])
@pytest.mark.parametrize("resolved", [None, 9])
def test_whatever_a_flag_goes_back_to_is_open(
    state: State,
    taken: int | None,
    resolved: int | None,
) -> None:
    flag = concern(state, taken=taken, resolved=resolved)
    assert Concern(1, 5, flag.unresolved, NOW).open
    assert Concern(1, 5, flag.returned, NOW).open
