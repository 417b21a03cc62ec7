"""What an offer costs a day, and which grants pay for it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.errors import Refused
from domain.funding.offering import PAYING
from domain.questions import judged
from domain.support.candidate_facts import Needed
from domain.support.offering import OfferContext, OfferValues
from domain.support.rates import Rates

OLD, NEW = Rates(35_000, 30_000), Rates(40_000, 34_000)
KNOWN = OfferContext(
    date(2026, 11, 30),
    Needed(4, "Early reading"),
    None,
    grants={21: OLD, 22: NEW},
    others={31: ("OA-2021-CVT", "Castle Hill")},
    rates=Rates(33_000, 29_000),
)


def rates(*typed: str, grants: str = "") -> Rates:
    values = OfferValues(rate=typed[0], to_employer=typed[1], fee=typed[2], grants=grants)
    found = judged(PAYING, values, KNOWN)["rates"]
    assert isinstance(found, Rates)
    return found


def problem(values: OfferValues) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        judged(PAYING, values, KNOWN)
    [one] = refused.value.problems
    return one.field, one.kind


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("350", "300", ""), Rates(35_000, 30_000, 5_000)),
        (("350", "", "50"), Rates(35_000, 30_000, 5_000)),
        (("", "£300", "50.00"), Rates(35_000, 30_000, 5_000)),
        (("350", "300", "50"), Rates(35_000, 30_000, 5_000)),
        (("350", "", "15 %"), Rates(35_000, 29_750, 5_250)),
        (("350", "", "12.5%"), Rates(35_000, 30_625, 4_375)),
        (("350", "", "0"), Rates(35_000, 35_000, 0)),
        (("", "", ""), Rates(33_000, 29_000, 4_000)),
    ],
)
def test_of_two_amounts_the_third_follows(typed: tuple[str, ...], found: Rates) -> None:
    assert rates(*typed) == found


def test_without_any_the_first_grants_programme_says() -> None:
    assert rates("", "", "", grants="22,21") == Rates(35_000, 30_000, 5_000)
    assert rates("", "", "", grants="22") == Rates(40_000, 34_000, 6_000)
    nothing = replace(KNOWN, grants={21: Rates()})
    assert judged(PAYING, OfferValues(grants="21"), nothing)["rates"] == Rates(
        33_000, 29_000, 4_000
    )


def test_grants_are_used_up_in_the_order_of_the_list() -> None:
    assert judged(PAYING, OfferValues(grants="22,21"), KNOWN)["grants"] == (21, 22)
    assert judged(PAYING, OfferValues(), KNOWN)["grants"] == ()


@pytest.mark.parametrize(
    ("values", "field", "kind"),
    [
        (OfferValues(rate="about 300"), "rate", "not_an_amount"),
        (OfferValues(rate="350"), "to_employer", "one_price"),
        (OfferValues(fee="50"), "rate", "one_price"),
        (OfferValues(rate="300", to_employer="350"), "to_employer", "more_than_charged"),
        (OfferValues(rate="300", fee="350"), "fee", "more_than_charged"),
        (OfferValues(rate="350", to_employer="300", fee="60"), "fee", "prices_differ"),
        (OfferValues(to_employer="300", fee="15 %"), "fee", "percent_of_what"),
        (OfferValues(rate="300", fee="150 %"), "fee", "not_an_amount"),
        (OfferValues(grants="31"), "grants", "grant_of_another"),
        (OfferValues(grants="999"), "grants", "not_chosen"),
        (OfferValues(grants="x"), "grants", "not_chosen"),
    ],
)
def test_what_cannot_stand_is_said(values: OfferValues, field: str, kind: str) -> None:
    assert problem(values) == (field, kind)
