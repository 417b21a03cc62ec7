"""What an offer has to say, and what it may not."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from domain.errors import Problem, Refused
from domain.questions import judged
from domain.support.candidate_facts import (
    Conflict,
    Employer,
    FindingLimits,
    LeaderFacts,
    Needed,
    SameTrust,
)
from domain.support.offering import OFFER, SAID_YES, OfferContext, OfferValues, part_left
from domain.support.offers import NotedHow

TODAY = date(2026, 11, 30)
AMARA = LeaderFacts(1, "Amara Lewis", free_days=Fraction(12), agreed=Fraction(6))
CARLA = LeaderFacts(3, "Carla Novak", free_days=Fraction(6), agreed=Fraction(5))
WANTED = Needed(4, "Early reading", days=Fraction(4), trust=9)
KNOWN = OfferContext(TODAY, WANTED, AMARA, known={1: AMARA, 3: CARLA})
VALUES = OfferValues(focus="Early reading", days="4", start="2027-01-18", why="Phonics lead")


def answers(values: OfferValues, known: OfferContext = KNOWN) -> dict[str, Any]:
    return judged(OFFER, values, known)


def problem(values: OfferValues, known: OfferContext = KNOWN) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        answers(values, known)
    [one] = refused.value.problems
    return one.field, one.kind


def test_an_offer_with_what_is_needed() -> None:
    assert answers(replace(VALUES, end="2027-03-26", pattern="two days a month")) == {
        "leader": 1,
        "second": None,
        "focus": "Early reading",
        "days": 4,
        "over_why": "",
        "start": date(2027, 1, 18),
        "end": date(2027, 3, 26),
        "pattern": "two days a month",
        "strand": "",
        "why": "Phonics lead",
    }


@pytest.mark.parametrize(
    ("changes", "field", "kind"),
    [
        ({"focus": " "}, "focus", "missing"),
        ({"focus": "x" * 201}, "focus", "too_long"),
        ({"days": ""}, "days", "missing"),
        ({"days": "0"}, "days", "not_days"),
        ({"days": "1.3"}, "days", "not_days"),
        ({"days": "7"}, "days", "over_days"),
        ({"days": "7", "over_why": "x" * 501}, "over_why", "too_long"),
        ({"start": ""}, "start", "missing"),
        ({"start": "2031-01-01"}, "start", "far_off"),
        ({"end": "2027-01-17"}, "end", "ends_before"),
        ({"pattern": "x" * 201}, "pattern", "too_long"),
        ({"strand": "x" * 61}, "strand", "too_long"),
        ({"why": ""}, "why", "missing"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(
    changes: dict[str, str], field: str, kind: str
) -> None:
    assert problem(replace(VALUES, **changes)) == (field, kind)


def test_more_days_than_are_left_may_be_asked_for_with_a_reason() -> None:
    carla = replace(KNOWN, leader=CARLA)
    with pytest.raises(Refused) as refused:
        answers(VALUES, carla)
    assert dict(refused.value.problems[0].facts) == {
        "who": "Carla Novak",
        "left": 1,
        "free": 6,
        "most": 1,
    }
    said = answers(replace(VALUES, over_why="Her head agreed to more."), carla)
    assert (said["days"], said["over_why"]) == (4, "Her head agreed to more.")


def test_a_reason_for_more_days_is_dropped_where_they_are_not_more() -> None:
    assert answers(replace(VALUES, over_why="Her head agreed to more."))["over_why"] == ""


def test_two_leaders_share_the_days() -> None:
    both = replace(KNOWN, second=3)
    assert answers(replace(VALUES, days="2"), both)["second"] == 3
    assert problem(replace(VALUES, days="4"), both) == ("days", "over_days")
    not_stated = replace(both, known={3: replace(CARLA, free_days=None)})
    assert answers(replace(VALUES, days="12"), not_stated)["days"] == 12


@pytest.mark.parametrize(
    ("second", "kind"),
    [(1, "same_leader"), (77, "leader_left"), (Problem("second", "which"), "which")],
)
def test_a_colleague_is_somebody_else_who_is_here(second: int | Problem, kind: str) -> None:
    assert problem(VALUES, replace(KNOWN, second=second)) == ("second", kind)


@pytest.mark.parametrize(
    "changes",
    [
        {"left_on": TODAY},
        {"conflict": Conflict(TODAY, "my child is a pupil there")},
        {"employers": (Employer(4, "Dale View"),)},
        {"away_until": date(2027, 8, 1)},
    ],
)
def test_nobody_is_asked_who_is_left_out(changes: dict[str, Any]) -> None:
    values = replace(VALUES, end="2027-03-26")
    leader = replace(KNOWN, leader=replace(AMARA, **changes))
    assert problem(values, leader) == ("", "left_out")
    colleague = replace(KNOWN, second=3, known={3: replace(CARLA, **changes)})
    assert problem(replace(values, days="2"), colleague) == ("second", "left_out")


def test_who_left_the_list_altogether_is_not_asked() -> None:
    assert problem(VALUES, replace(KNOWN, leader=None)) == ("", "leader_left")


def test_the_own_trust_is_not_asked_where_the_hub_says_so() -> None:
    here = replace(AMARA, employers=(Employer(5, "Elmwood", trust=9),))
    known = replace(KNOWN, leader=here, limits=FindingLimits(same_trust=SameTrust.EXCLUDE))
    assert problem(VALUES, known) == ("", "left_out")
    assert answers(VALUES, replace(known, limits=FindingLimits()))["leader"] == 1


def test_what_can_be_asked_for_goes_in_quarters() -> None:
    assert part_left(Fraction(10, 3)) == Fraction(13, 4) and part_left(Fraction(1)) == 1


SAID = OfferValues(
    leader_on="2026-11-30",
    leader_how="telephone",
    head_on="2026-11-27",
    head_how="e-mail",
    school_on="2026-11-30",
    school_how="in person",
)


def test_all_have_said_yes_each_on_a_day_and_in_some_way() -> None:
    assert judged(SAID_YES, SAID, KNOWN) == {
        "leader_on": TODAY,
        "leader_how": NotedHow.TELEPHONE,
        "head_on": TODAY - timedelta(days=3),
        "head_how": NotedHow.EMAIL,
        "school_on": TODAY,
        "school_how": NotedHow.IN_PERSON,
    }


def test_a_head_who_releases_nobody_is_not_asked() -> None:
    said = judged(SAID_YES, replace(SAID, head_on="", head_how=""), replace(KNOWN, heads=False))
    assert (said["head_on"], said["head_how"]) == (None, None)


@pytest.mark.parametrize(
    ("changes", "field", "kind"),
    [
        ({"leader_on": ""}, "leader_on", "missing"),
        ({"head_on": "2026-12-01"}, "head_on", "future"),
        ({"school_on": "when?"}, "school_on", "not_a_date"),
        ({"school_how": "by pigeon"}, "school_how", "not_chosen"),
    ],
)
def test_a_yes_has_its_day_and_its_way(changes: dict[str, str], field: str, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        judged(SAID_YES, replace(SAID, **changes), KNOWN)
    assert [(p.field, p.kind) for p in refused.value.problems] == [(field, kind)]
