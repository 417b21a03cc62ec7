"""Support that officers add and change, and what is told of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from cards.support.keeping import KeptSupport, kept_support, pause_over
from cards.support.keeping_forms import (
    Asking,
    end_ask,
    hand_over_ask,
    open_again_ask,
    pause_ask,
    take_off_ask,
)
from cards.support.keeping_new import NewSupportView, new_support
from cards.support.keeping_news import SupportNews, support_news
from cards.support.leaders import support_leaders
from cards.support.terms_form import TermsChoices, terms_form
from domain.errors import Problem
from domain.funding.grants import Grant, GrantKind
from domain.support.changing import (
    EndValues,
    HandOverValues,
    NewLeaderValues,
    OpenAgainValues,
    PauseValues,
    TakeOffValues,
)
from domain.support.changing_terms import TermsValues
from domain.support.deployments import Status
from domain.support.keeping import SupportValues
from domain.support.requesting import STRANDS
from domain.support.states import ChangeKind, Leadership, Part, SupportChange, Terms
from tests.cards.people_and_places import HUB, LONGEST_DEPLOYMENT, NOW, PEEL_PARK, TODAY

Card = dict[str, Any]
TERMS = Terms("Early reading", Fraction(10), date(2026, 9, 1), date(2027, 7, 20))
LEADERS = (Leadership(1, "Farida Khan", None), Leadership(2, "Tom Reid", date(2026, 10, 12)))
FORMER = (Leadership(3, "Nia Reed", date(2026, 9, 1), date(2026, 10, 12)),)
WHY = "Building works until the end of the month; agreed with both heads by telephone."
PEEL = "Peel Park Primary School and Nursery, Bradford (101494)"
PARK = "Park Lane Infant School, Leeds (107255)"
NEAR = {PEEL: PEEL, PARK: PARK}
FARIDA = "Farida Khan, farida.khan@trust.example"
WHO = {FARIDA: FARIDA}
VALUES = SupportValues(
    school=PEEL,
    leader=FARIDA,
    focus="Early reading",
    days="10",
    start="2026-11-30",
    end="2027-07-20",
    yes="Both heads and Farida, by telephone",
    yes_on="2026-11-20",
)
VERY_LONG = "Word " * 99


def change(what: ChangeKind, after: Status, why: str = "") -> SupportChange:
    return SupportChange(7, 1, NOW, 3, what, TERMS, after, TODAY, why)


KEPT = KeptSupport(
    deployment=PEEL_PARK,
    terms=TERMS,
    leaders=LEADERS,
    today=TODAY,
    used=Fraction(9, 2),
    former=FORMER,
    to_come=3,
    steps=2,
    paid=("OA-2526-PEE", "OA-2627-PEE"),
)
PAUSED = replace(
    KEPT,
    terms=replace(TERMS, status=Status.PAUSED, paused_on=TODAY, paused_until=date(2026, 12, 1)),
    last=change(ChangeKind.PAUSED, Status.PAUSED, WHY),
    by="Samira Whitfield",
    at=NOW,
    undoable=True,
    note="Paused.",
)
IMPORTED = replace(PAUSED, imported=NOW + timedelta(hours=1), undoable=False, note="")
ENDED = replace(
    KEPT,
    terms=replace(TERMS, status=Status.COMPLETED),
    last=change(ChangeKind.COMPLETED, Status.COMPLETED),
    by="Samira Whitfield",
    at=NOW,
    to_come=0,
    steps=0,
)
WORST = replace(
    PAUSED,
    deployment=LONGEST_DEPLOYMENT,
    leaders=tuple(Leadership(n, LONGEST_DEPLOYMENT.leaders[0].name, TODAY) for n in range(1, 9)),
    former=FORMER * 9,
    last=change(ChangeKind.HANDED_OVER, Status.PAUSED, VERY_LONG),
    by="W" * 60,
    paid=tuple(f"OA-{number}627-" + "WWWWWW-" * 7 for number in range(5)),
)
CHANGE = TermsValues(
    "Early reading", "10", "2026-09-01", "2027-07-20", strand=STRANDS[0], grant_1="4", grant_2="5"
)
CARRIED = Grant(
    4, "OA-2526-PEE", "Opportunity Area", 101, "2025-26", GrantKind.CARRIED_FORWARD, 4_200_00
)
NEW = replace(
    CARRIED,
    id=5,
    reference="OA-2627-PEE",
    school_year="2026-27",
    kind=GrantKind.NEW,
    amount=9_000_00,
)
CHOICES = TermsChoices(STRANDS, {"4": CARRIED, "5": NEW})
LONGEST_GRANTS = {f"grant_{number}": str(number) for number in range(1, 5)}
WORST_CHOICES = TermsChoices(
    (*STRANDS, "W" * 60),
    {str(n): replace(NEW, id=n, reference=f"{n}" + "W" * 59) for n in range(1, 9)},
    beyond=7,
)
ASK = Asking(PEEL_PARK, visits=3, steps=2)
PAUSED_NOW = replace(PEEL_PARK, status=Status.PAUSED)
NEWS = SupportNews(PEEL_PARK, ChangeKind.PAUSED, Part.LEADS, TODAY, until=date(2026, 12, 1))


def _wrong(name: str, kind: str, **facts: object) -> Problem:
    return Problem(name, kind, facts)


def _new_problems() -> Card:
    values = replace(
        VALUES, school="Park", second=FARIDA, days="about ten", end="2026-09-01", yes=""
    )
    problems = (
        _wrong("school", "which", typed="Park", near=2),
        _wrong("second", "same_leader"),
        _wrong("days", "not_days", typed="about ten"),
        _wrong("end", "ends_before", day=date(2026, 11, 30)),
        _wrong("yes", "missing"),
    )
    near = {"school": NEAR, "leader": WHO, "second": WHO}
    return new_support(NewSupportView(values, problems, near), HUB)


def _new_alike() -> Card:
    problem = _wrong("", "support_alike", deployment=1, school=PEEL_PARK.school)
    view = NewSupportView(VALUES, (problem,), {"school": NEAR, "leader": WHO}, same=1)
    return new_support(view, HUB)


def _terms_changed() -> Card:
    problem = _wrong("", "support_changed", by="Samira Whitfield", what="paused")
    values = TermsValues("Early reading", "12", "2026-09-01", "2027-07-20", "The grant was raised")
    return terms_form(replace(ASK, problems=(problem,)), values, HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "support-kept": lambda: kept_support(KEPT, HUB),
    "support-kept-paused": lambda: kept_support(PAUSED, HUB),
    "support-kept-imported": lambda: kept_support(IMPORTED, HUB),
    "support-kept-ended": lambda: kept_support(ENDED, HUB),
    "support-kept-worst": lambda: kept_support(WORST, HUB),
    "support-pause-over": lambda: pause_over(replace(PAUSED, note=""), HUB),
    "support-leaders": lambda: support_leaders(KEPT, NewLeaderValues(), {}, HUB),
    "support-leaders-problem": lambda: support_leaders(
        KEPT, NewLeaderValues(FARIDA), WHO, HUB, (_wrong("leader", "leads_already"),)
    ),
    "support-leaders-worst": lambda: support_leaders(WORST, NewLeaderValues(), WHO, HUB),
    "support-change": lambda: terms_form(ASK, CHANGE, HUB, CHOICES),
    "support-change-no-grants": lambda: terms_form(
        ASK, CHANGE, HUB, replace(CHOICES, strands=(*STRANDS, ""), grants={})
    ),
    "support-change-twice": lambda: terms_form(
        replace(ASK, problems=(_wrong("grant_2", "grant_twice"), _wrong("strand", "not_chosen"))),
        replace(CHANGE, grant_1="4", grant_2="4"),
        HUB,
        CHOICES,
    ),
    "support-change-worst": lambda: terms_form(
        Asking(LONGEST_DEPLOYMENT), replace(CHANGE, **LONGEST_GRANTS), HUB, WORST_CHOICES
    ),
    "support-change-meanwhile": _terms_changed,
    "support-hand-over": lambda: hand_over_ask(ASK, LEADERS[0], HandOverValues(), {}, HUB),
    "support-take-off": lambda: take_off_ask(ASK, LEADERS[1], TakeOffValues(), HUB),
    "support-pause": lambda: pause_ask(ASK, PauseValues(), HUB),
    "support-end": lambda: end_ask(ASK, EndValues(), HUB),
    "support-open-again": lambda: open_again_ask(ASK, OpenAgainValues(), HUB),
    "support-new": lambda: new_support(NewSupportView(), HUB),
    "support-new-problems": _new_problems,
    "support-new-alike": _new_alike,
    "support-news": lambda: support_news(replace(NEWS, deployment=PAUSED_NOW), HUB),
    "support-news-came": lambda: support_news(
        replace(NEWS, what=ChangeKind.HANDED_OVER, part=Part.CAME, given=2), HUB
    ),
    "support-news-went": lambda: support_news(
        replace(NEWS, what=ChangeKind.HANDED_OVER, part=Part.WENT), HUB
    ),
    "support-news-school": lambda: support_news(
        replace(NEWS, what=ChangeKind.ENDED_EARLY, part=Part.SCHOOL, called_off=2), HUB
    ),
    "support-news-undone": lambda: support_news(replace(NEWS, undone=True), HUB),
    "support-news-worst": lambda: support_news(
        replace(NEWS, deployment=LONGEST_DEPLOYMENT, called_off=999), HUB
    ),
}
