"""The visit form, the choice of a school, the form for a visit that did not happen."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from cards.actions.visit_forms import SaveVisit
from cards.conversation.try_again import try_again
from cards.phrases import not_own
from cards.plain import plain
from cards.visits.form_news import Newer
from cards.visits.missed import MissedView, missed_form
from cards.visits.schools import SchoolChoice, row_line, which_school
from cards.visits.visits import FormView, form
from domain.errors import Problem
from domain.support.deployments import CoverPaid, SupportStanding
from domain.visits.planned_visits import PlannedVisit
from domain.visits.visits import MissedValues, Values
from tests.cards.people_and_places import (
    HUB,
    LAST,
    LEY_TOP,
    LONG_SCHOOL,
    LONGEST_DEPLOYMENT,
    LONGEST_RECORD,
    LONGEST_STEPS,
    LONGEST_VALUES,
    MISSED,
    NOW,
    PEEL_PARK,
    SAMIRA,
    STEPS,
    THACKLEY,
    TITUS_SALT,
    TODAY,
    VALUES,
    deployment,
    record,
)
from tests.cards.shared_examples import ALL_WRONG, FORM

Card = dict[str, Any]

FIRST = FormView(FORM, PEEL_PARK, VALUES, TODAY, LAST, STEPS, several=True, planned=1)
TYPED = replace(VALUES, did="Watched two lessons and talked them over.", progress="concerns")


def _form(**changed: object) -> Card:
    return form(replace(FIRST, **changed), HUB)  # type: ignore[arg-type]


def _worst_form() -> Card:
    view = FormView(
        FORM, LONGEST_DEPLOYMENT, LONGEST_VALUES, TODAY, LONGEST_RECORD, LONGEST_STEPS, ALL_WRONG
    )
    return form(replace(view, several=True, planned=1, focus_shown=True), HUB)


def _second_edit() -> Card:
    after = replace(
        TYPED, progress="on_track", did="Watched two lessons, one of them excellent.", time="day"
    )
    newer = Newer(SAMIRA, datetime(2026, 11, 24, 9, 15, tzinfo=UTC), TYPED, after)
    return _form(
        values=replace(TYPED, who="head"),
        editing=record(),
        newer=newer,
        planned=None,
        several=False,
    )


def _worst_second_edit() -> Card:
    newer = Newer(LONGEST_RECORD.leader, NOW, Values(), LONGEST_VALUES)
    view = FormView(
        FORM, LONGEST_DEPLOYMENT, LONGEST_VALUES, TODAY, editing=LONGEST_RECORD, newer=newer
    )
    return form(replace(view, last=LONGEST_RECORD, open_steps=LONGEST_STEPS), HUB)


def _schools(kept: str = "", note: str = "") -> Card:
    places = (
        (PEEL_PARK, SupportStanding(), PlannedVisit(31, 1, 1, TODAY)),
        (TITUS_SALT, SupportStanding("on_track", date(2026, 11, 18)), None),
        (LEY_TOP, SupportStanding("on_track", date(2026, 11, 2), date(2026, 11, 30)), None),
        (THACKLEY, SupportStanding(), PlannedVisit(32, 4, 1, date(2026, 11, 20))),
        (
            deployment(5, "Peel Park Primary School and Nursery", organisation=1, town="Keighley"),
            SupportStanding(),
            None,
        ),
    )
    rows = [
        SchoolChoice(d, row_line(d, s, p, TODAY, HUB), p.id if p else None) for d, s, p in places
    ]
    return which_school(tuple(rows), FORM, HUB, kept=kept, note=note)


def _worst_schools() -> Card:
    rows = [
        SchoolChoice(replace(LONGEST_DEPLOYMENT, id=n), plain(LONGEST_DEPLOYMENT.focus), n)
        for n in range(1, 31)
    ]
    return which_school(tuple(rows), FORM, HUB)


def _missed(**changed: object) -> Card:
    view = MissedView(FORM, THACKLEY.school, MISSED.on, MissedValues(), cover_paid=CoverPaid.NEVER)
    return missed_form(replace(view, **changed), HUB)  # type: ignore[arg-type]


def _tried(**typed: str) -> Card:
    data = {**SaveVisit(form="f-7Q2M8c1e").data(), **typed, "progress": "concerns"}
    card = try_again(
        "I was busy for a moment, so nothing was saved. Please try again.", "visit.save", data, HUB
    )
    assert card is not None
    return card


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "visit-form": _form,
    "visit-form-alone": lambda: _form(
        deployment=TITUS_SALT,
        values=replace(VALUES, objective=""),
        last=None,
        open_steps=(),
        several=False,
        planned=None,
    ),
    # Three hours were typed, of a Sunday.
    "visit-form-no-school-day": lambda: _form(
        values=replace(TYPED, date="2026-11-22", time="half", time_other="3 hours"),
        closed=True,
        planned=None,
    ),
    "visit-form-kept": lambda: _form(values=TYPED, kept_at=NOW, focus_shown=True),
    "visit-form-problems": lambda: _form(
        values=replace(TYPED, date="2026-11-30", next_visit="2026-11-02"),
        problems=(
            Problem("date", "future", {"day": date(2026, 11, 30)}),
            Problem("next_visit", "past", {"day": date(2026, 11, 2)}),
        ),
    ),
    "visit-form-hours-or-minutes": lambda: _form(
        values=replace(TYPED, time="other", time_other="2"),
        problems=(Problem("time", "hours_or_minutes", {"typed": "2"}),),
    ),
    "visit-form-two-days": lambda: _form(
        values=replace(TYPED, date="Tuesday 18 November", next_visit="Mon 8 Dec"),
    ),
    "visit-form-required": lambda: _form(
        problems=(Problem("did", "missing"), Problem("progress", "not_chosen"))
    ),
    "visit-form-support-ended": lambda: _form(
        values=TYPED, problems=(Problem("", "support_ended"),)
    ),
    "visit-form-edit": lambda: _form(values=TYPED, editing=record(), planned=None, several=False),
    "visit-form-second-edit": _second_edit,
    "visit-form-first": lambda: _form(
        values=replace(VALUES, time="", who="", objective=""), last=None, open_steps=()
    ),
    "visit-form-recorded": lambda: _form(values=TYPED, recorded=(record(),)),
    "visit-form-recorded-missed": lambda: _form(
        values=TYPED, recorded=(record(what=MISSED), record()), leader="Farida Khan"
    ),
    "visit-form-colleague": lambda: _form(theirs=record()),
    "visit-form-worst": _worst_form,
    "visit-form-second-edit-worst": _worst_second_edit,
    "try-again": lambda: _tried(did=TYPED.did, next_step="Daily blending practice"),
    "try-again-worst": lambda: _tried(did="W" * 1_000, next_step="W" * 200, hub_note="W" * 1_000),
    "visit-schools": _schools,
    "visit-schools-of-others": lambda: _schools(
        "Larkenshaw yesterday, 2h, phonics with the head",
        not_own("Larkenshaw Academy", HUB),
    ),
    "visit-schools-worst": _worst_schools,
    "visit-did-not-happen": _missed,
    "visit-did-not-happen-problems": lambda: _missed(
        values=MissedValues("school", "", "other", "a while"),
        cover_paid=CoverPaid.ALWAYS,
        problems=(
            Problem("notice", "not_chosen"),
            Problem("time", "not_a_time", {"typed": "a while"}),
        ),
    ),
    "visit-did-not-happen-worst": lambda: _missed(
        school=LONG_SCHOOL,
        problems=ALL_WRONG,
        editing=LONGEST_RECORD,
        values=MissedValues("x", "y", "other", "z" * 99),
    ),
}
