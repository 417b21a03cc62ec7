"""How a request moves from one state to the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.support.commission_moves import (
    asked,
    declined,
    edited,
    looked_for,
    matched,
    nobody_fits,
    offered,
    refused,
    replied,
    withdrawn,
)
from domain.support.commissions import DONE, WAITS, Commission, CommissionState, SupportWanted
from tests.make import NOW

HOUR = timedelta(hours=1)
WANTED = SupportWanted("Early reading", "Each child reads at their age")
BY = NOW + timedelta(days=2)
FILED = Commission(1, 70, "Peel Park", 3, NOW, WANTED, CommissionState.REQUESTED, BY, BY)

Move = Callable[[Commission], Commission]
MOVES: dict[str, Move] = {
    "edited": lambda r: edited(r, replace(r.about, need="Phonics")),
    "asked": lambda r: asked(r, "Which years?", 9, NOW + HOUR),
    "replied": lambda r: replied(r, "Year 1", NOW + 2 * HOUR, BY + HOUR),
    "looked for": looked_for,
    "nobody fits": lambda r: nobody_fits(r, "Nadia Holt rings you."),
    "offered": lambda r: offered(r, 7, NOW + HOUR),
    "refused": refused,
    "matched": lambda r: matched(r, NOW + 3 * HOUR),
    "declined": lambda r: declined(r, "No leader for that", 9, NOW + HOUR),
    "withdrawn": lambda r: withdrawn(r, "", 3, NOW + HOUR),
}
# From which states each goes.
_S = CommissionState
ALLOWED = {
    "edited": {_S.REQUESTED, _S.CLARIFYING},
    "asked": {_S.REQUESTED, _S.BROKERING},
    "replied": {_S.CLARIFYING},
    "looked for": {_S.REQUESTED, _S.BROKERING},
    "nobody fits": {_S.REQUESTED, _S.BROKERING},
    "offered": {_S.REQUESTED, _S.BROKERING},
    "refused": {_S.OFFERED},
    "matched": {_S.OFFERED},
    "declined": {_S.REQUESTED, _S.CLARIFYING, _S.BROKERING, _S.OFFERED},
    "withdrawn": {_S.REQUESTED, _S.CLARIFYING, _S.BROKERING, _S.OFFERED},
}


def standing(state: CommissionState) -> Commission:
    """A request in that state, as its moves bring it there."""
    ways: dict[CommissionState, tuple[str, ...]] = {
        _S.REQUESTED: (),
        _S.CLARIFYING: ("asked",),
        _S.BROKERING: ("looked for",),
        _S.OFFERED: ("offered",),
        _S.MATCHED: ("offered", "matched"),
        _S.DECLINED: ("declined",),
        _S.WITHDRAWN: ("withdrawn",),
    }
    request = FILED
    for move in ways[state]:
        request = MOVES[move](request)
    return request


@pytest.mark.parametrize("state", CommissionState)
@pytest.mark.parametrize("move", MOVES)
def test_a_move_goes_from_its_states_alone(state: CommissionState, move: str) -> None:
    request = standing(state)
    if state in ALLOWED[move]:
        MOVES[move](request)
        return
    with pytest.raises(Refused) as error:
        MOVES[move](request)
    assert error.value.problems[0].kind == "request_moved_on"


@given(st.lists(st.sampled_from(sorted(MOVES)), max_size=12))
def test_whatever_was_done_the_hub_owes_an_answer_only_where_it_is_its_turn(
    moves: list[str],
) -> None:
    request = FILED
    for move in moves:
        if request.state in ALLOWED[move]:
            request = MOVES[move](request)
        assert (request.standing()[0] == DONE) is not request.open
        assert (request.standing()[0] == WAITS) is request.waits
        if request.state in (_S.CLARIFYING, _S.OFFERED):
            assert not request.waits
        if request.waits:
            assert request.late(BY + 2 * HOUR)
        assert request.promised_by == BY


def test_the_first_answer_counts_for_what_was_promised() -> None:
    first = MOVES["asked"](FILED)
    assert first.met_at == NOW + HOUR
    again = declined(MOVES["replied"](first), "Sorry", 9, NOW + timedelta(days=9))
    assert again.met_at == NOW + HOUR


def test_after_the_schools_answer_the_hub_owes_its_own_again() -> None:
    asked_of = MOVES["asked"](FILED)
    assert not asked_of.waits
    assert not asked_of.late(BY + HOUR)
    on = MOVES["replied"](asked_of)
    assert on.waits
    assert (on.answer_by, on.promised_by) == (BY + HOUR, BY)
    assert on.clarifying is not None
    assert (on.clarifying.question, on.clarifying.answer) == ("Which years?", "Year 1")


def test_who_withdraws_gives_no_answer_of_the_hub() -> None:
    assert MOVES["withdrawn"](FILED).met_at is None


def test_a_leader_is_looked_for_again_after_a_no() -> None:
    again = refused(MOVES["offered"](FILED))
    assert (again.state, again.deployment, again.waits) == (_S.BROKERING, None, False)


def test_an_offer_ends_what_was_said_while_nobody_fitted() -> None:
    told = MOVES["nobody fits"](FILED)
    assert (told.what_next, told.waits) == ("Nadia Holt rings you.", True)
    assert MOVES["offered"](told).what_next == ""
