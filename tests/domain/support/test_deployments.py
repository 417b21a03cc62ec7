"""Support: who leads it, what it aims at, and days as sums of minutes, in quarters and in words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.support.deployments import Leader, Objective, Status, days, decimal, names
from tests.make import FARIDA, TOM, deployment

HOURS = Fraction(6)
HOURS_A_DAY = st.fractions(4, 9, max_denominator=4)
QUARTERS = st.integers(0, 10_000_000).map(lambda n: Fraction(n, 4))


@given(st.lists(st.integers(1, 600), max_size=30))
def test_only_the_sum_is_rounded_to_a_quarter(parts: list[int]) -> None:
    total = days(sum(parts), HOURS)
    assert (total * 4).denominator == 1
    assert abs(total - Fraction(sum(parts), 360)) <= Fraction(1, 8)


@pytest.mark.parametrize(
    ("minutes", "quarters"),
    [(0, 0), (44, 0), (45, 1), (134, 1), (135, 2), (360, 4), (404, 4), (405, 5)],
)
def test_half_a_quarter_is_rounded_up(minutes: int, quarters: int) -> None:
    assert days(minutes, HOURS) == Fraction(quarters, 4)


@given(st.integers(0, 366), HOURS_A_DAY)
def test_whole_days_of_the_hubs_own_length_are_never_rounded(number: int, hours: Fraction) -> None:
    assert days(int(number * hours * 60), hours) == number


@given(st.integers(0, 100_000), st.integers(0, 600), HOURS_A_DAY)
def test_more_minutes_are_never_fewer_days(minutes: int, more: int, hours: Fraction) -> None:
    assert days(minutes + more, hours) >= days(minutes, hours)


def test_days_in_words() -> None:
    assert [decimal(days(m, HOURS)) for m in (0, 90, 180, 1620)] == ["0", "0.25", "0.5", "4.5"]
    assert decimal(None) == ""
    thousands = [decimal(Fraction(n, 4)) for n in (4_000, 4_995, 4_938_271)]
    assert thousands == ["1,000", "1,248.75", "1,234,567.75"]


@given(QUARTERS)
def test_a_number_of_days_in_words_is_that_number_without_needless_noughts(
    number: Fraction,
) -> None:
    words = decimal(number)
    whole, point, part = words.partition(".")
    assert Fraction(words.replace(",", "")) == number
    assert part.endswith("5") is bool(point)
    assert all(len(group) == 3 for group in whole.split(",")[1:])


@pytest.mark.parametrize("status", Status)
def test_visits_are_made_under_active_support_alone(status: Status) -> None:
    assert deployment(status=status).active is (status is Status.ACTIVE)


def test_each_of_several_leaders_leads_and_nobody_else() -> None:
    shared = deployment(leaders=(FARIDA, TOM))
    assert [shared.led_by(id_) for id_ in (FARIDA.id, TOM.id, 3)] == [True, True, False]
    assert not deployment(leaders=()).led_by(FARIDA.id)


def test_leaders_of_one_name_are_told_apart_by_their_number() -> None:
    namesake = Leader(9, FARIDA.name)
    assert not deployment(leaders=(namesake,)).led_by(FARIDA.id)


def test_an_objective_is_found_by_its_number_among_those_of_this_support_alone() -> None:
    second = Objective(72, 2, "Subject leaders check what is learnt")
    assert deployment().objective(72) == second
    assert [deployment().objective(id_) for id_ in (2, 99, None)] == [None, None, None]
    assert deployment(objectives=()).objective(72) is None


def test_an_objective_is_named_by_its_place_in_the_plan_and_its_words() -> None:
    assert Objective(71, 1, "Early reading").title == "1 Early reading"


def test_leaders_are_named_in_their_order() -> None:
    assert names((TOM, FARIDA)) == "Tom Ellison, Farida Malik"
    assert names((TOM,)) == "Tom Ellison"
    assert names(()) == ""
