"""What two editions of an agreement say otherwise."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from domain.support.agreements import (
    AgreedChange,
    AgreedLeader,
    AgreedPart,
    AgreedPlace,
    AgreementTerms,
    changes,
)
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
