"""What two editions of an agreement say otherwise."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from domain.support.agreements import (
    AgreedChange,
    AgreedLeader,
    AgreedPart,
    AgreedPlace,
    AgreementTerms,
    changes,
    to_ask_again,
)
from domain.support.offers import Party
from domain.support.rates import Rates

TERMS = AgreementTerms(
    AgreedPlace("Elm Primary School"),
    (AgreedLeader(1, "Farida Malik"),),
    "Early reading",
    date(2026, 9, 1),
    days=Fraction(8),
)


def test_the_same_terms_change_nothing() -> None:
    assert changes(TERMS, TERMS) == ()


def test_who_answered_or_who_is_contact_is_no_change_of_what_was_agreed() -> None:
    assert changes(TERMS, replace(TERMS, offers=(3,), contacts=("Ivy Shaw",))) == ()


def test_each_part_that_reads_otherwise_is_named_in_the_order_of_the_document() -> None:
    after = replace(
        TERMS,
        leaders=(AgreedLeader(2, "Tom Ellison"),),
        days=Fraction(19, 2),
        end=date(2027, 7, 16),
        rates=Rates(350_00),
    )
    assert changes(TERMS, after) == (
        AgreedChange(AgreedPart.LEADERS, "Farida Malik", "Tom Ellison"),
        AgreedChange(AgreedPart.DAYS, "8", "9.5"),
        AgreedChange(AgreedPart.END, "", "2027-07-16"),
        AgreedChange(AgreedPart.CHARGED, "", "35000"),
    )


ALL = {(Party.LEADER, 1), (Party.HOME_HEAD, 1), (Party.SCHOOL, None)}


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"days": Fraction(9)}, set()),
        ({"days": Fraction(7), "focus": "Phonics", "end": date(2027, 7, 16)}, set()),
        ({"days": Fraction(37, 4)}, ALL),
        ({"days": None}, ALL),
        ({"rates": Rates(350_00)}, {(Party.SCHOOL, None)}),
        ({"rates": Rates(None, 300_00)}, {(Party.HOME_HEAD, 1)}),
        ({"rates": Rates(fee=50_00)}, set()),
    ],
)
def test_a_change_asks_again_whom_it_touches(
    change: dict[str, Any], asked: set[tuple[Party, int | None]]
) -> None:
    assert to_ask_again(TERMS, replace(TERMS, **change)) == asked


def test_a_new_leader_is_asked_with_the_head_unless_both_agreed_before() -> None:
    other = AgreedLeader(2, "Tom Ellison")
    both = replace(TERMS, leaders=(*TERMS.leaders, other))
    assert to_ask_again(TERMS, both) == {(Party.LEADER, 2), (Party.HOME_HEAD, 2)}
    assert to_ask_again(TERMS, replace(TERMS, leaders=(other,)), agreed=[2]) == set()
