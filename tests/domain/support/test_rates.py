"""What a day of support costs: two are given, the third follows."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.support.rates import Rates, share, whole

PENCE = st.integers(0, 1_000_00)


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        (Rates(350_00, 300_00), Rates(350_00, 300_00, 50_00)),
        (Rates(350_00, None, 50_00), Rates(350_00, 300_00, 50_00)),
        (Rates(None, 300_00, 50_00), Rates(350_00, 300_00, 50_00)),
        (Rates(350_00), Rates(350_00)),
        (Rates(), Rates()),
        # Kept as they stand: hubs have such rates, and an import says so.
        (Rates(350_00, 300_00, 90_00), Rates(350_00, 300_00, 90_00)),
        (Rates(300_00, 350_00), Rates(300_00, 350_00)),
    ],
)
def test_the_third_follows_from_two(given_: Rates, found: Rates) -> None:
    assert whole(given_) == found


@given(PENCE, PENCE)
def test_whichever_is_left_out_the_same_follows(to_employer: int, fee: int) -> None:
    known = Rates(to_employer + fee, to_employer, fee)
    assert whole(Rates(None, to_employer, fee)) == known
    assert whole(Rates(known.charged, None, fee)) == known
    assert whole(Rates(known.charged, to_employer)) == known


def test_a_share_becomes_an_amount() -> None:
    assert share(350_00, Fraction(15)) == 52_50
    assert share(333_33, Fraction(15)) == 50_00
