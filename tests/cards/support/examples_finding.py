"""Looking for a leader: what is looked for, the table of facts, and an offer."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.finding import ForSupport
from cards.support.candidates import CandidatesView, candidates
from cards.support.leader_search import LeaderSearchView, leader_search
from cards.support.offering import OfferFormView, offer_form
from domain.errors import Problem
from domain.funding.grants import Grant, GrantKind
from domain.support.candidate_facts import (
    Conflict,
    Employer,
    FindingLimits,
    LeaderFacts,
    Needed,
    Spot,
)
from domain.support.candidates import Candidates
from domain.support.candidates import candidates as found_of
from domain.support.leader_search import LeaderSearchValues
from domain.support.offering import OfferValues
from domain.support.rates import Rates
from domain.support.requesting import STRANDS
from tests.cards.people_and_places import HUB, NOW, TODAY

Card = dict[str, Any]
ELMWOOD = Employer(5, "Elmwood Primary School", Spot(411400, 440300), trust=9)
FELLSIDE = Employer(6, "Fellside High School", Spot(411900, 447800))
THE_HUB = Employer(7, "Airedale Alliance")
FAR = Employer(8, "Wharfe Bank Academy", Spot(438000, 448000))
WANTED = Needed(
    4,
    "Early reading",
    "Primary",
    Spot(416500, 432700),
    9,
    Fraction(4),
    date(2027, 1, 18),
    date(2027, 3, 26),
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
    before=2,
)
BEN = LeaderFacts(
    2,
    "Ben Hartley",
    employers=(FELLSIDE,),
    specialisms="Maths",
    phases="Primary; Secondary",
    free_days=Fraction(10),
    agreed=Fraction(5),
    active=1,
    working_days="Mon, Tue, Wed",
)
CARLA = LeaderFacts(
    3,
    "Carla Novak",
    employers=(ELMWOOD,),
    specialisms="Maths; Early years",
    phases="Primary",
    free_days=Fraction(6),
    agreed=Fraction(5),
    active=1,
    asked=Fraction(2),
)
ERIN = LeaderFacts(
    4,
    "Erin Walsh",
    employers=(THE_HUB,),
    specialisms="Leadership; Governance",
    phases="Primary; Secondary",
    free_days=Fraction(30),
    agreed=Fraction(8),
    active=1,
)
DEV = LeaderFacts(
    5,
    "Dev Patel",
    employers=(FELLSIDE,),
    specialisms="Attendance; Behaviour",
    phases="Secondary",
    free_days=Fraction(8),
    agreed=Fraction(5),
)
MINA = LeaderFacts(6, "Mina Rahman", employers=(FAR,), active=3, away_until=date(2027, 1, 22))
EVERY = (AMARA, BEN, CARLA, ERIN, DEV, MINA)
OUT = (
    replace(
        DEV,
        conflict=Conflict(date(2026, 11, 19), "My child is a pupil there, in Year 3."),
    ),
    replace(CARLA, agreed=Fraction(6)),
    replace(ERIN, left_on=date(2026, 10, 1)),
    replace(BEN, employers=(Employer(4, "Dale View Primary Academy"),)),
)
REQUEST = ForSupport(request=77)
SEARCH = ForSupport(
    at_place=4,
    in_need="Oracy in Year 3",
    for_days="4",
    from_day=date(2027, 1, 18),
    to_day=date(2027, 3, 26),
)
DALE_VIEW = "Dale View Primary Academy"
CARRIED = Grant(21, "OA-1920-DV-CF", "OA", 4, "2026-27", GrantKind.CARRIED_FORWARD, 185_000)
ADDED = Grant(22, "OA-2021-DV", "OA", 4, "2026-27", GrantKind.ADDITIONAL, 600_000)
GRANTS = {"21": CARRIED, "22": ADDED}
VALUES = OfferValues(
    focus="Early reading",
    days="4",
    start="2027-01-18",
    end="2027-03-26",
    strand=STRANDS[0],
    grants="21,22",
)
USUAL = Rates(35_000, 30_000, 5_000)


def looked(*leaders: LeaderFacts, wanted: Needed = WANTED) -> Candidates:
    return found_of(wanted, leaders, FindingLimits(), TODAY)


def table(found: Candidates, **changes: Any) -> Card:
    view = CandidatesView(DALE_VIEW, WANTED, found, REQUEST, TODAY)
    return candidates(replace(view, **changes), HUB)


def offer(leader: LeaderFacts = AMARA, **changes: Any) -> Card:
    view = OfferFormView(
        place=DALE_VIEW,
        leader=leader,
        wanted=WANTED,
        about=REQUEST,
        today=TODAY,
        employer=ELMWOOD.name,
        values=VALUES,
        grants=GRANTS,
        strands=STRANDS,
        usual=USUAL,
    )
    return offer_form(replace(view, **changes), HUB)


def long() -> Card:
    name = "Saint Bartholomew " * 11
    listed = "; ".join(f"Subject {number}" for number in range(99))
    here = (replace(ELMWOOD, name=name),)
    leader = replace(AMARA, name=name, employers=here, specialisms=listed)
    conflict = Conflict(TODAY, "Word " * 99)
    out = (replace(leader, id=9, conflict=conflict), replace(leader, id=8, left_on=TODAY))
    wanted = replace(WANTED, need="Word " * 20)
    return table(looked(leader, *out, wanted=wanted), place=name, wanted=wanted)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "leader-search": lambda: leader_search(
        LeaderSearchView(needs=("Early reading", "Maths", "Phonics")), HUB
    ),
    "leader-search-refused": lambda: leader_search(
        LeaderSearchView(
            LeaderSearchValues(need="other", days="many", start="2027-01-18", end="2027-01-01"),
            (
                Problem("school", "missing"),
                Problem("other", "missing"),
                Problem("days", "not_days", {"typed": "many"}),
                Problem("end", "ends_before", {"day": date(2027, 1, 18)}),
            ),
            ("Early reading", "Maths", "Phonics"),
            requests=3,
        ),
        HUB,
    ),
    "leader-search-no-needs": lambda: leader_search(LeaderSearchView(), HUB),
    "candidates": lambda: table(looked(*EVERY), answer_by=NOW + timedelta(days=1)),
    "candidates-left-out": lambda: table(looked(AMARA, *OUT)),
    "candidates-typed-need": lambda: table(
        looked(AMARA, BEN, wanted=replace(WANTED, need="Oracy in Year 3")),
        wanted=replace(WANTED, need="Oracy in Year 3"),
        about=SEARCH,
    ),
    "candidates-nobody": lambda: table(
        looked(OUT[1]), note="Nadia Holt asked Amara Lewis at 10:42."
    ),
    "candidates-many": lambda: table(
        looked(*(replace(AMARA, id=n, name=f"Person {n}") for n in range(1, 12)))
    ),
    "candidates-long": long,
    "offer-form": offer,
    "offer-form-over": lambda: offer(
        CARLA,
        values=replace(VALUES, why="She knows the trust’s maths scheme."),
        problems=(
            Problem(
                "days",
                "over_days",
                {
                    "who": "Carla Novak",
                    "left": Fraction(1),
                    "free": Fraction(6),
                    "most": Fraction(1),
                },
            ),
        ),
        over=True,
    ),
    "offer-form-money": lambda: offer(
        values=replace(VALUES, rate="350", to_employer="300", fee="60"),
        problems=(
            Problem(
                "fee", "prices_differ", {"charged": 35_000, "to_employer": 30_000, "left": 5_000}
            ),
            Problem(
                "grants", "grant_of_another", {"grant": "OA-2021-CVT", "holder": "Castle Hill"}
            ),
        ),
    ),
    "offer-form-agreed": lambda: offer(
        values=replace(VALUES, why="Phonics lead.", leader_on="2026-11-20", leader_how="telephone"),
        problems=(Problem("head_on", "missing"), Problem("head_how", "not_chosen")),
    ),
    "offer-form-hubs-own": lambda: offer(
        ERIN, employer=THE_HUB.name, heads=False, grants={}, usual=Rates(), about=SEARCH
    ),
}
