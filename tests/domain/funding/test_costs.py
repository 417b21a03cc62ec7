"""What support costs, and which grant bears it: the worked example's figures."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funding.costs import Borne, CostLine, amount, at_their_prices, borne, costs, to_come
from domain.funding.grants import Grant, GrantKind, GrantLine
from domain.support.deployments import Status
from tests.make import deployment

HOURS = Fraction(6)
CASES = Path(__file__).parents[2] / "example" / "data" / "rounding-cases.csv"
with CASES.open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


def grant(id_: int, pence: int, *lines: GrantLine) -> Grant:
    return Grant(id_, f"G-{id_}", "P", 1, "2020-21", GrantKind.NEW, pence, lines=lines)


def pence(text: str) -> int:
    return int(Fraction(text.replace(",", "")) * 100)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["minutes"])
def test_the_table_of_cases(row: dict[str, str]) -> None:
    worked = Fraction(row["days"])
    assert amount(worked, pence(row["rate"])) == pence(row["charged"])
    assert amount(worked, pence(row["reimbursement"])) == pence(row["to_employer"])
    line = CostLine(1, int(row["minutes"]), pence(row["rate"]))
    assert costs([line], HOURS) == {1: pence(row["charged"])}


def test_each_leaders_days_are_rounded_by_themselves() -> None:
    ben, carla = CostLine(2, 2140, 35_000), CostLine(2, 720, 35_000)
    assert costs([ben, carla], HOURS) == {2: 280_000}
    assert costs([CostLine(2, 360, None)], HOURS) == {2: 0}


def test_what_was_done_before_a_price_changed_keeps_its_price() -> None:
    first, second, third = date(2026, 10, 1), date(2026, 11, 2), date(2026, 11, 20)
    by_day = {first: 360, second: 360, third: 180}
    lines = at_their_prices(2, by_day, [(second, 30_000)], 40_000)
    assert lines == [CostLine(2, 360, 30_000), CostLine(2, 540, 40_000, before=360)]
    assert costs(lines, HOURS) == {2: 30_000 + 60_000}
    # A quarter of a day rounds up one time: the two prices' days are the leader's days.
    quarters = at_their_prices(2, {first: 90, third: 90}, [(second, 40_000)], 40_000)
    assert costs(quarters, HOURS) == costs([CostLine(2, 180, 40_000)], HOURS)


@given(
    st.dictionaries(st.dates(date(2026, 9, 1), date(2027, 7, 20)), st.integers(0, 720)),
    st.lists(st.dates(date(2026, 8, 1), date(2027, 8, 1)), max_size=4, unique=True),
)
def test_the_same_price_again_changes_nothing(by_day: dict[date, int], changed: list[date]) -> None:
    former = [(day, 35_000) for day in sorted(changed)]
    whole = CostLine(2, sum(by_day.values()), 35_000)
    assert costs(at_their_prices(2, by_day, former, 35_000), HOURS) == costs([whole], HOURS)


def test_grants_bear_it_in_their_order_and_the_last_bears_the_rest() -> None:
    carried, more = grant(4, 185_000), grant(5, 600_000)
    found = borne([Borne(2, 7, (4, 5))], {2: 280_000}, {4: carried, 5: more})
    assert found == {(4, 7): 185_000, (5, 7): 95_000}
    over = borne([Borne(2, 7, (4,))], {2: 280_000}, {4: carried})
    assert over == {(4, 7): 280_000}


def test_a_trusts_schools_each_use_their_own_part() -> None:
    trusts = grant(6, 950_000, GrantLine(3, 350_000), GrantLine(4, 600_000))
    supports = [Borne(3, 3, (6,)), Borne(4, 4, (6,))]
    found = borne(supports, {3: 225_000, 4: 262_500}, {6: trusts})
    assert found == {(6, 3): 225_000, (6, 4): 262_500}


@given(st.lists(st.integers(0, 500_000), max_size=4), st.lists(st.integers(0, 300_000), max_size=3))
def test_all_of_the_cost_is_borne_where_there_is_a_grant(
    spent: list[int], amounts: list[int]
) -> None:
    grants = {id_: grant(id_, each) for id_, each in enumerate(amounts, 1)}
    supports = [Borne(id_, 1, tuple(grants)) for id_ in range(len(spent))]
    found = borne(supports, dict(enumerate(spent)), grants)
    assert sum(found.values()) == (sum(spent) if grants else 0)
    assert all(part >= 0 for part in found.values())


def test_the_agreed_days_that_are_left_until_support_is_over() -> None:
    today, ends = date(2027, 3, 1), date(2027, 7, 20)
    going_on = deployment(id=2, days_agreed=Fraction(10), end=ends)
    lines, rates = [CostLine(2, 2140, 35_000), CostLine(2, 720, 35_000)], {2: 35_000}

    def left(**changes: Any) -> int:
        return to_come([replace(going_on, **changes)], lines, rates, today, HOURS)[2]

    assert left() == 70_000
    assert left(end=None) == 70_000 and left(end=today) == 70_000
    assert left(days_agreed=None) == 0 and left(days_agreed=Fraction(7)) == 0
    assert left(status=Status.COMPLETED) == 0 and left(end=today - timedelta(days=1)) == 0
    assert to_come([going_on], [], rates, today, HOURS) == {2: 350_000}
    assert to_come([going_on], lines, {2: None}, today, HOURS) == {2: 0}


def test_what_is_still_to_come_stands_on_top_of_what_is_borne() -> None:
    carried, more = grant(4, 185_000), grant(5, 600_000)
    grants, supports = {4: carried, 5: more}, [Borne(2, 7, (4, 5))]
    used = borne(supports, {2: 150_000}, grants)
    assert borne(supports, {2: 70_000}, grants, used) == {(4, 7): 185_000, (5, 7): 35_000}
