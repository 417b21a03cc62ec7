"""A grant that is added or ended: what can stand, and what is said of the rest."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Problem, Refused
from domain.funding.grants import Grant, GrantKind
from domain.funding.keeping import (
    NONE_OF_THESE,
    EndGrantValues,
    GrantContext,
    GrantValues,
    NewGrant,
    earlier,
    is_alike,
    judge_ending,
    judge_grant,
    may_undo_ending,
    reference_start,
)
from domain.funding.programmes import Programme
from tests.make import TODAY

DAY = timedelta(days=1)
HOLDER = 70
OLD = Grant(5, "OA-2526-1", "Opportunity Area", HOLDER, "2025-26", GrantKind.NEW, 12_000_00)
TYPED = GrantValues(
    programme="Opportunity Area",
    holder="101494",
    school_year="2026/27",
    kind="new",
    amount="£4,200",
)
KNOWN = GrantContext(TODAY, (Programme("Opportunity Area"),), HOLDER)


def judged(known: GrantContext = KNOWN, **typed: str) -> NewGrant:
    return judge_grant(replace(TYPED, **typed), known)


def problem(known: GrantContext = KNOWN, **typed: str) -> tuple[str, str, dict[str, Any]]:
    """What is wrong, which is one thing."""
    with pytest.raises(Refused) as refused:
        judged(known, **typed)
    (one,) = refused.value.problems
    return one.field, one.kind, dict(one.facts)


def test_a_grant_as_it_is_typed() -> None:
    new = judged()
    assert new == NewGrant(
        "Opportunity Area", HOLDER, "2026-27", GrantKind.NEW, 4_200_00, None, "", TODAY
    )


@pytest.mark.parametrize("typed", ["tbc", "-5", "4200.005", "£1.2k", "about 300", "10000000"])
def test_what_is_no_amount(typed: str) -> None:
    assert problem(amount=typed) == ("amount", "not_an_amount", {"typed": typed})


def test_no_money_is_an_amount() -> None:
    assert judged(amount="0").amount == 0


@pytest.mark.parametrize("typed", ["202-21", "2020-22", "this year"])
def test_what_is_no_school_year(typed: str) -> None:
    assert problem(school_year=typed) == ("school_year", "not_a_school_year", {"typed": typed})


def test_all_that_is_missing_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        judge_grant(GrantValues(), replace(KNOWN, holder=None))
    assert [(p.field, p.kind) for p in refused.value.problems] == [
        ("programme", "missing"),
        ("holder", "missing"),
        ("school_year", "missing"),
        ("kind", "not_chosen"),
        ("amount", "missing"),
    ]


def test_a_holder_that_nobody_can_tell() -> None:
    unclear = Problem("holder", "which", {"typed": "Elm"})
    assert problem(replace(KNOWN, holder=unclear)) == ("holder", "which", {"typed": "Elm"})


def test_a_programme_is_chosen_or_written() -> None:
    assert judged(programme="", new_programme=" Attendance  hubs ").programme == "Attendance hubs"
    assert judged(programme=NONE_OF_THESE, new_programme="Maths").programme == "Maths"
    assert judged(programme="", new_programme="opportunity AREA").programme == "Opportunity Area"
    assert problem(new_programme="Maths") == ("new_programme", "two_programmes", {})
    assert problem(programme="Gone") == ("programme", "not_chosen", {})
    assert problem(programme=NONE_OF_THESE) == ("programme", "missing", {})


CARRIED = {"kind": "carried forward", "origin": "5", "amount": "12000"}
HELD = replace(KNOWN, held=(OLD,), origin=OLD)


def test_what_is_carried_forward_names_an_earlier_grant_of_the_holder() -> None:
    assert judged(HELD, **CARRIED).origin == OLD
    others = replace(OLD, holder=71)
    assert problem(replace(HELD, origin=others), **CARRIED) == (
        "origin",
        "others_origin",
        {"reference": "OA-2526-1"},
    )
    assert problem(HELD, **CARRIED, school_year="2025-26") == (
        "origin",
        "origin_not_earlier",
        {"reference": "OA-2526-1", "year": "2025-26"},
    )


def test_what_is_carried_forward_is_not_more_than_there_was() -> None:
    assert problem(HELD, **CARRIED | {"amount": "13,000"}) == (
        "amount",
        "more_than_origin",
        {"amount": 13_000_00, "most": 12_000_00, "reference": "OA-2526-1"},
    )


def test_where_it_was_left_is_asked_where_there_is_something_to_choose_from() -> None:
    unsaid = replace(HELD, origin=None)
    assert problem(unsaid, **CARRIED | {"origin": ""}) == ("origin", "which_origin", {})
    assert judged(unsaid, **CARRIED | {"origin": NONE_OF_THESE}).origin is None
    assert judged(replace(unsaid, held=()), **CARRIED | {"origin": ""}).origin is None


def test_new_money_comes_from_nowhere() -> None:
    assert judged(HELD, origin="5").origin is None


def test_a_reference_is_one_grants_alone() -> None:
    assert judged(reference=" OA-7 ").reference == "OA-7"
    taken = replace(KNOWN, taken=True)
    assert problem(taken, reference="OA-7") == ("reference", "reference_taken", {"typed": "OA-7"})
    assert judged(taken).reference == ""
    assert problem(reference="x" * 61)[1] == "too_long"


def test_it_may_be_awarded_on_a_day_to_come_or_long_ago() -> None:
    assert judged(awarded="2027-01-04").awarded == date(2027, 1, 4)
    assert judged(awarded="2020-10-05").awarded == date(2020, 10, 5)
    assert problem(awarded="2036-01-04")[:2] == ("awarded", "too_far")
    assert problem(awarded="whenever")[:2] == ("awarded", "not_a_date")


def test_what_a_year_may_come_from() -> None:
    now = replace(OLD, id=6, school_year="2026-27")
    assert earlier((now, OLD), "2026-27") == (OLD,)


def test_a_grant_added_twice_by_a_slip() -> None:
    new = judged()
    there = Grant(6, "X", "opportunity area", HOLDER, "2026-27", GrantKind.NEW, 4_200_00)
    assert is_alike(there, new)
    for other in (
        replace(there, holder=71),
        replace(there, school_year="2025-26"),
        replace(there, amount=1),
        replace(there, kind=GrantKind.ADDITIONAL),
        replace(there, programme="Maths"),
        replace(there, ended_on=TODAY),
    ):
        assert not is_alike(other, new)


@pytest.mark.parametrize(
    ("programme", "begin"),
    [
        ("Opportunity Area", "OA-2021"),
        ("attendance", "A-2021"),
        ("£££", "G-2021"),
        ("a b c d e f g h i j", "ABCDEFGH-2021"),
    ],
)
def test_how_an_offered_reference_begins(programme: str, begin: str) -> None:
    assert reference_start(programme, "2020-21") == begin


@given(st.text(max_size=60))
def test_an_offered_reference_is_short_and_not_empty(programme: str) -> None:
    begin = reference_start(programme, "2020-21")
    assert begin.endswith("-2021") and 6 <= len(begin) <= 30


def test_an_end_can_be_undone_until_the_day_after() -> None:
    assert not may_undo_ending(OLD, TODAY)
    assert may_undo_ending(replace(OLD, ended_on=TODAY), TODAY)
    assert may_undo_ending(replace(OLD, ended_on=TODAY - DAY), TODAY)
    assert not may_undo_ending(replace(OLD, ended_on=TODAY - 2 * DAY), TODAY)


def test_an_end_has_a_reason() -> None:
    assert judge_ending(EndGrantValues(" Paid twice ")) == "Paid twice"
    for typed in ("", "x" * 501):
        with pytest.raises(Refused):
            judge_ending(EndGrantValues(typed))


@given(st.builds(GrantValues, *(st.text(max_size=70) for _ in range(9))))
def test_whatever_is_typed_stands_or_is_told(values: GrantValues) -> None:
    try:
        assert judge_grant(values, HELD).holder == HOLDER
    except Refused as refused:
        assert refused.problems and all(problem.field for problem in refused.problems)
