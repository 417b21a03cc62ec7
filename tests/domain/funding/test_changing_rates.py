"""What a day of support costs from a day on: what can stand, and what is refused."""

from datetime import date

import pytest

from domain.errors import Refused
from domain.funding.changing_rates import NewRates, RatesValues, judge_rates
from domain.support.rates import Rates

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "rates"),
    [
        (RatesValues("350", "300"), Rates(350_00, 300_00, 50_00)),
        (RatesValues("£350", fee="15 %"), Rates(350_00, 297_50, 52_50)),
        (RatesValues(to_employer="300", fee="50.00"), Rates(350_00, 300_00, 50_00)),
    ],
)
def test_of_two_amounts_the_third_follows(values: RatesValues, rates: Rates) -> None:
    assert judge_rates(values, TODAY) == NewRates(rates, TODAY, "")


def test_it_counts_from_the_day_that_was_said() -> None:
    found = judge_rates(RatesValues("350", "300", since="2027-01-04", why="New year"), TODAY)
    assert (found.since, found.why) == (date(2027, 1, 4), "New year")


@pytest.mark.parametrize(
    ("values", "field", "kind"),
    [
        (RatesValues(), "rate", "missing"),
        (RatesValues("350"), "to_employer", "one_price"),
        (RatesValues("about 300", "200"), "rate", "not_an_amount"),
        (RatesValues("300", "350"), "to_employer", "more_than_charged"),
        (RatesValues("350", "300", "90"), "fee", "prices_differ"),
        (RatesValues("350", "300", since="2031-01-01"), "since", "far_off"),
    ],
)
def test_what_cannot_stand(values: RatesValues, field: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_rates(values, TODAY)
    assert [(p.field, p.kind) for p in refused.value.problems] == [(field, kind)]
