"""Who could give support: five facts, in what order, and who is left out."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.support.candidate_facts import (
    Conflict,
    Employer,
    FindingLimits,
    LeaderFacts,
    Needed,
    SameTrust,
    Spot,
)
from domain.support.candidates import MOST, FactKind, Fit, OutReason, candidates

TODAY = date(2026, 11, 30)
LIMITS = FindingLimits()
ELMWOOD = Employer(5, "Elmwood Primary School", Spot(411400, 440300), trust=9)
WANTED = Needed(
    place=4,
    need="Early reading",
    phase="Primary",
    spot=Spot(416500, 432700),
    trust=9,
    days=Fraction(4),
    start=date(2027, 1, 18),
    end=date(2027, 3, 26),
)
AMARA = LeaderFacts(
    1,
    "Amara Lewis",
    employers=(ELMWOOD,),
    specialisms="Early reading; Phonics",
    phases="Primary",
    free_days=Fraction(12),
    agreed=Fraction(6),
    active=1,
)
# What makes each fact one that fits.
FITTING: dict[FactKind, dict[str, object]] = {
    FactKind.NEED: {"specialisms": "Early reading"},
    FactKind.PHASE: {"phases": "Primary"},
    FactKind.DAYS_LEFT: {"free_days": Fraction(20), "agreed": Fraction(0), "used": Fraction(0)},
    FactKind.MILES: {"employers": (ELMWOOD,)},
    FactKind.NOW: {"active": 0},
}
LEADERS = st.builds(
    LeaderFacts,
    id=st.integers(1, 1_000),
    name=st.sampled_from(["Amara Lewis", "Ben Hartley", "Carla Novak", "Dev Patel"]),
    employers=st.sampled_from([(), (ELMWOOD,), (Employer(6, "Hub"),), (Employer(4, "Dale View"),)]),
    specialisms=st.sampled_from(["", "Maths", "Early reading; Phonics"]),
    phases=st.sampled_from(["", "Primary", "Secondary"]),
    free_days=st.none() | st.integers(0, 20).map(Fraction),
    agreed=st.integers(0, 10).map(Fraction),
    active=st.integers(0, 4),
    away_until=st.none() | st.just(date(2027, 8, 1)),
    left_on=st.none() | st.just(TODAY),
    conflict=st.none() | st.just(Conflict(TODAY, "my child is a pupil there")),
)
LISTS = st.lists(LEADERS, max_size=14, unique_by=lambda leader: leader.id)


def fits_of(
    leader: LeaderFacts, wanted: Needed = WANTED, limits: FindingLimits = LIMITS
) -> list[Fit]:
    """The five facts of one leader."""
    return [fit for _, fit in candidates(wanted, [leader], limits, TODAY).rows[0].facts]


def out(leader: LeaderFacts, limits: FindingLimits = LIMITS) -> list[OutReason]:
    """Why one leader is left out."""
    return [one.why for one in candidates(WANTED, [leader], limits, TODAY).left_out]


def test_a_leader_may_fit_on_all_five() -> None:
    found = candidates(WANTED, [AMARA], LIMITS, TODAY)
    assert found.known_need and found.rows[0].fits == 5 and found.rows[0].miles == 5.7
    assert found.rows[0].same_trust and found.rows[0].employer == ELMWOOD


@pytest.mark.parametrize(
    ("changes", "kind", "fit"),
    [
        ({"specialisms": "Maths"}, FactKind.NEED, Fit.NOT),
        ({"specialisms": " "}, FactKind.NEED, Fit.NOT_STATED),
        ({"phases": "Secondary"}, FactKind.PHASE, Fit.NOT),
        ({"phases": ""}, FactKind.PHASE, Fit.NOT_STATED),
        ({"used": Fraction(3)}, FactKind.DAYS_LEFT, Fit.NOT),
        ({"free_days": None}, FactKind.DAYS_LEFT, Fit.NOT_STATED),
        ({"employers": (Employer(6, "Hub"),)}, FactKind.MILES, Fit.NOT_KNOWN),
        ({"employers": ()}, FactKind.MILES, Fit.NOT_KNOWN),
        ({"active": 3}, FactKind.NOW, Fit.NOT),
        ({"active": 2}, FactKind.NOW, Fit.FULFILLED),
    ],
)
def test_a_fact_that_is_otherwise_does_not_fit(
    changes: dict[str, object], kind: FactKind, fit: Fit
) -> None:
    found = candidates(WANTED, [replace(AMARA, **changes)], LIMITS, TODAY).rows[0]  # type: ignore[arg-type]
    assert found.fit(kind) is fit
    assert found.fits == (5 if fit is Fit.FULFILLED else 4)


@pytest.mark.parametrize(
    ("school", "phases", "fit"),
    [
        ("Middle deemed secondary", "Secondary", Fit.FULFILLED),
        ("Middle deemed secondary", "Primary", Fit.NOT),
        ("All-through", "Primary", Fit.FULFILLED),
        ("Not applicable", "Primary", Fit.NOT_KNOWN),
        ("", "Primary", Fit.NOT_KNOWN),
    ],
)
def test_phases_are_those_of_the_register(school: str, phases: str, fit: Fit) -> None:
    leader = replace(AMARA, phases=phases)
    assert fits_of(leader, replace(WANTED, phase=school))[1] is fit


def test_without_days_wanted_any_day_left_will_do() -> None:
    assert fits_of(replace(AMARA, free_days=Fraction(7)), replace(WANTED, days=None))[2] is (
        Fit.FULFILLED
    )


def test_the_hub_says_how_far_and_how_much() -> None:
    assert fits_of(AMARA, limits=FindingLimits(miles=5, load=0))[3:] == [Fit.NOT, Fit.NOT]


def test_the_nearest_employer_counts() -> None:
    far = Employer(3, "A far school", Spot(530000, 180000))
    found = candidates(WANTED, [replace(AMARA, employers=(far, ELMWOOD))], LIMITS, TODAY).rows[0]
    assert found.employer == ELMWOOD and found.miles == 5.7


def test_a_typed_need_is_nobodys() -> None:
    found = candidates(replace(WANTED, need="Oracy in Year 3"), [AMARA], LIMITS, TODAY)
    assert not found.known_need and found.rows[0].fit(FactKind.NEED) is Fit.NOT


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"employers": (Employer(4, "Dale View"),)}, OutReason.EMPLOYED_THERE),
        ({"conflict": Conflict(TODAY, "my child is a pupil there")}, OutReason.CONFLICT),
        ({"left_on": TODAY}, OutReason.LEFT),
        ({"agreed": Fraction(12)}, OutReason.NO_DAYS),
        ({"agreed": Fraction(14)}, OutReason.NO_DAYS),
        ({"away_until": date(2027, 3, 26)}, OutReason.AWAY),
    ],
)
def test_some_are_left_out_with_why(changes: dict[str, object], why: OutReason) -> None:
    assert out(replace(AMARA, **changes)) == [why]  # type: ignore[arg-type]


def test_nobody_is_left_out_who_is_back_before_the_end_or_whose_days_are_not_stated() -> None:
    assert out(replace(AMARA, away_until=date(2027, 3, 25))) == []
    assert out(replace(AMARA, free_days=None, agreed=Fraction(40))) == []
    open_end = replace(WANTED, end=None)
    away = replace(AMARA, away_until=date(2027, 8, 1))
    assert candidates(open_end, [away], LIMITS, TODAY).left_out == ()


def test_an_absence_that_is_over_leaves_nobody_out() -> None:
    past = replace(WANTED, start=None, end=TODAY - timedelta(days=9))
    gone_by = replace(AMARA, away_until=TODAY - timedelta(days=1))
    assert candidates(past, [gone_by], LIMITS, TODAY).left_out == ()


def test_who_was_asked_before_is_left_out() -> None:
    asked = replace(WANTED, asked=frozenset({AMARA.id}))
    assert candidates(asked, [AMARA], LIMITS, TODAY).left_out[0].why is OutReason.ASKED


def test_the_own_trust_is_left_out_where_the_hub_says_so() -> None:
    assert out(AMARA) == []
    assert out(AMARA, FindingLimits(same_trust=SameTrust.EXCLUDE)) == [OutReason.SAME_TRUST]
    elsewhere = replace(AMARA, employers=(replace(ELMWOOD, trust=None),))
    assert out(elsewhere, FindingLimits(same_trust=SameTrust.EXCLUDE)) == []


def test_at_most_eight_stand_there_and_the_rest_are_counted() -> None:
    many = [replace(AMARA, id=n, name=f"Leader {n:02}") for n in range(1, 12)]
    found = candidates(WANTED, many, LIMITS, TODAY)
    assert len(found.rows) == MOST and found.more == 3
    assert [row.leader.name for row in found.rows][:2] == ["Leader 01", "Leader 02"]


@given(LISTS, st.randoms())
def test_the_order_of_what_is_known_does_not_matter(leaders: list[LeaderFacts], random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(leaders)
    random.shuffle(mixed)
    assert candidates(WANTED, mixed, LIMITS, TODAY) == candidates(WANTED, leaders, LIMITS, TODAY)


@given(LISTS)
def test_nobody_stands_there_who_is_left_out(leaders: list[LeaderFacts]) -> None:
    found = candidates(WANTED, leaders, LIMITS, TODAY)
    there = {row.leader.id for row in found.rows}
    gone = {one.leader.id for one in found.left_out}
    assert not there & gone
    assert len(there) + found.more + len(gone) == len(leaders)


@given(LISTS, st.data())
def test_a_fact_that_fits_moves_nobody_down(
    leaders: list[LeaderFacts], data: st.DataObject
) -> None:
    before = [row.leader.id for row in candidates(WANTED, leaders, LIMITS, TODAY).rows]
    if not before:
        return
    who = data.draw(st.sampled_from(before))
    kind = data.draw(st.sampled_from(FactKind))
    better = [replace(one, **FITTING[kind]) if one.id == who else one for one in leaders]  # type: ignore[arg-type]
    found = candidates(WANTED, better, LIMITS, TODAY)
    after = [row.leader.id for row in found.rows]
    assert who in after and after.index(who) <= before.index(who)
    row = next(row for row in found.rows if row.leader.id == who)
    assert row.fit(kind) is Fit.FULFILLED
