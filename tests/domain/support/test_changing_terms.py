"""What pays for support as an officer changes it, in order, and its kind: what can stand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Refused
from domain.support.changing_terms import (
    GRANTS,
    NewTerms,
    TermsContext,
    TermsValues,
    grant_inputs,
    judge_terms,
)
from tests.make import TODAY

STOOD = NewTerms("Reading", Fraction(10), date(2026, 9, 1), None, "", "CPD", (4, 5))
STANDS = TermsValues("Reading", "10", "2026-09-01", "", "", strand="CPD", grant_1="4", grant_2="5")
KNOWN = TermsContext(TODAY, ("CPD", "ITT"), (4, 5, 6), {9: ("TS-1", "Titus Salt School")})


def refused(values: TermsValues, known: TermsContext = KNOWN) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as found:
        judge_terms(values, known, STOOD)
    return [(problem.field, problem.kind) for problem in found.value.problems]


def test_grants_are_kept_in_the_order_of_the_inputs_without_gaps() -> None:
    values = replace(STANDS, grant_1="6", grant_2="", grant_3="4")
    assert judge_terms(values, KNOWN, STOOD).grants == (6, 4)
    none = replace(STANDS, grant_1="", grant_2="")
    assert judge_terms(none, KNOWN, STOOD).grants == ()


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("9", "grant_of_another"), ("77", "not_chosen"), ("x", "not_chosen"), ("4", "grant_twice")],
)
def test_what_cannot_pay_is_refused_where_it_stands(typed: str, kind: str) -> None:
    assert refused(replace(STANDS, grant_2=typed)) == [("grant_2", kind)]


def test_a_kind_is_of_the_list_or_as_it_was() -> None:
    assert judge_terms(replace(STANDS, strand="ITT"), KNOWN, STOOD).strand == "ITT"
    assert refused(replace(STANDS, strand="")) == [("strand", "not_chosen")]
    other = replace(STOOD, strand="Governance")
    same = replace(STANDS, strand="Governance")
    assert judge_terms(same, KNOWN, other).strand == "Governance"


def test_what_is_unchanged_is_never_refused() -> None:
    nothing = TermsContext(TODAY)
    assert judge_terms(STANDS, nothing, STOOD) == STOOD


grants = st.lists(st.integers(1, 30), unique=True, max_size=9).map(tuple)


@given(grants, st.text(max_size=9))
def test_more_grants_than_there_are_inputs_stay_behind_those_that_are_chosen(
    paid: tuple[int, ...], focus: str
) -> None:
    known = TermsContext(TODAY, ("CPD",), paid, beyond=paid[len(GRANTS) :])
    inputs = dict(zip(GRANTS, grant_inputs(paid), strict=True))
    values = TermsValues(f"x{focus}", "", "2026-09-01", strand="CPD", **inputs)
    stood = replace(STOOD, grants=paid)
    assert judge_terms(values, known, stood).grants == paid
    if len(paid) > 1:
        swapped = replace(values, grant_1=values.grant_2, grant_2=values.grant_1)
        found = judge_terms(swapped, known, stood).grants
        assert sorted(found) == sorted(paid)
        assert found[:2] == (paid[1], paid[0])
