"""Every card by name, from usual and from worst-case data: for the approved JSON, the rules and the pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any

from cards.actions.visits import ListVisits, MyVisits, SaveVisit
from cards.conversation.help import help_card
from cards.conversation.home import Expected, HomeView, LeaderHome, OfficerHome, hi
from cards.conversation.not_understood import NearWord, ask_in_chat, not_understood, out_of_date
from cards.conversation.try_again import try_again
from cards.people.strangers import code_accepted, code_refused, too_many_codes, unknown
from cards.people.welcome import WelcomeView, welcome
from cards.support.deployments import DeploymentRow, deployments
from cards.visits.calendar_link import calendar_link
from cards.visits.concerns import ConcernView, concern, officers_part
from cards.visits.deletions import delete_ask, deleted
from cards.visits.missed import MissedView, missed_form
from cards.visits.my_visits import MyVisitsView, my_visits
from cards.visits.own_time import own_time
from cards.visits.receipts import ReceiptView, receipt
from cards.visits.schools import SchoolChoice, row_line, which_school
from cards.visits.steps import StepsView, steps
from cards.visits.visits import FormView, Newer, form
from domain.errors import Problem
from domain.hub_part import hub_part
from domain.people.people import Role
from domain.support.deployments import SupportStanding
from domain.visits.concerns import Concern, ConcernState, for_channel
from domain.visits.planned_visits import PlannedVisit
from domain.visits.steps import NextStep, StepWords
from domain.visits.visits import (
    MissedValues,
    OwnTimeValues,
    Progress,
    Record,
    StepValues,
    Values,
)
from tests.cards import (
    examples_channels,
    examples_copies,
    examples_digests,
    examples_files,
    examples_live,
    examples_prompts,
    examples_reminders,
    examples_roster,
    examples_status,
    examples_strangers,
)
from tests.cards.people_and_places import (
    FULL,
    HOSTILE,
    HUB,
    LAST,
    LEY_TOP,
    LONG_SCHOOL,
    LONGEST_DEPLOYMENT,
    LONGEST_RECORD,
    LONGEST_STEP,
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
    TOM,
    VALUES,
    VISIT,
    deployment,
    person,
    record,
)

Card = dict[str, Any]
FORM = "f-7Q2M8c1e"
USED = Fraction(9, 2)
FIRST = FormView(FORM, PEEL_PARK, VALUES, TODAY, LAST, STEPS, several=True, planned=True)
WORRY = record(replace(VISIT, progress=Progress.CONCERNS))
FLAGGED = record(
    replace(
        VISIT,
        flagged=True,
        progress=Progress.OFF_TRACK,
        hub_note="Nobody teaches phonics on Fridays.",
    )
)
TYPED = replace(VALUES, did="Watched two lessons and talked them over.", progress="concerns")
ALL_WRONG = tuple(
    Problem(
        field,
        kind,
        {"day": date(2026, 11, 30), "typed": "<at>x</at>", "length": 1204, "longest": 1000},
    )
    for field, kind in (
        ("date", "future"),
        ("time", "not_a_time"),
        ("type", "not_chosen"),
        ("who", "not_chosen"),
        ("objective", "not_this_deployment"),
        ("did", "too_long"),
        ("progress", "not_chosen"),
        ("next_step", "too_long"),
        ("next_by", "not_a_date"),
        ("next_visit", "past"),
        ("hub_note", "too_long"),
        ("", "out_of_date"),
    )
)


def _form(**changed: object) -> Card:
    return form(replace(FIRST, **changed), HUB)  # type: ignore[arg-type]


def _worst_form() -> Card:
    view = FormView(
        FORM, LONGEST_DEPLOYMENT, LONGEST_VALUES, TODAY, LONGEST_RECORD, LONGEST_STEPS, ALL_WRONG
    )
    return form(replace(view, several=True, planned=True, focus_shown=True), HUB)


def _second_edit() -> Card:
    after = replace(
        TYPED, progress="on_track", did="Watched two lessons, one of them excellent.", time="day"
    )
    newer = Newer(SAMIRA, datetime(2026, 11, 24, 9, 15, tzinfo=UTC), TYPED, after)
    return _form(
        values=replace(TYPED, who="head"),
        editing=record(),
        newer=newer,
        planned=False,
        several=False,
    )


def _worst_second_edit() -> Card:
    newer = Newer(LONGEST_RECORD.leader, NOW, Values(), LONGEST_VALUES)
    view = FormView(
        FORM, LONGEST_DEPLOYMENT, LONGEST_VALUES, TODAY, editing=LONGEST_RECORD, newer=newer
    )
    return form(replace(view, last=LONGEST_RECORD, open_steps=LONGEST_STEPS), HUB)


def _schools() -> Card:
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
    rows = [SchoolChoice(d, row_line(d, s, p, TODAY), p.id if p else None) for d, s, p in places]
    return which_school(tuple(rows), FORM, HUB)


def _worst_schools() -> Card:
    rows = [
        SchoolChoice(replace(LONGEST_DEPLOYMENT, id=n), LONGEST_DEPLOYMENT.focus, n)
        for n in range(1, 31)
    ]
    return which_school(tuple(rows), FORM, HUB)


def _receipt(of: Record = FULL, **changed: object) -> Card:
    view = ReceiptView(of, USED, NOW, calendar_url=calendar_link(of, HUB), hub_part=hub_part(of))
    return receipt(replace(view, **changed), HUB)  # type: ignore[arg-type]


def _worst_receipt() -> Card:
    wrong = tuple(problem for problem in ALL_WRONG if problem.field in ("next_step", "next_by"))
    view = ReceiptView(
        LONGEST_RECORD,
        Fraction(49, 4),
        NOW,
        name="<at>Mrs Hussain</at>",
        note="Saved at 14:02 as below",
        hub_part=hub_part(LONGEST_RECORD),
    )
    view = replace(
        view,
        problems=wrong,
        step_typed=StepValues(LONGEST_STEP, "teachers", "x"),
        own=False,
        colleague=True,
    )
    return receipt(replace(view, edit_with=FORM, calendar_url=calendar_link(FULL, HUB)), HUB)


def _concern(state: ConcernState, of: Record = FLAGGED, *, days: int = 0) -> Card:
    raised = NOW - timedelta(days=days)
    view = ConcernView(Concern(12, of.id, state, raised), for_channel(of), NOW)
    return concern(view, officers_part(of, hub_part(of)), HUB)


def _missed(**changed: object) -> Card:
    view = MissedView(FORM, THACKLEY.school, MISSED.on, MissedValues(), cover_paid=False)
    return missed_form(replace(view, **changed), HUB)  # type: ignore[arg-type]


def _two_officers() -> Card:
    addresses = f"adele.okafor@hub.example or {HUB.contact_email}"
    return unknown(
        replace(HUB, contact_name=f"Adele Okafor or {HUB.contact_name}", contact_email=addresses)
    )


def _my_visits(**changed: object) -> Card:
    rows = (
        FULL,
        record(
            replace(VISIT, on=date(2026, 11, 18), minutes=120, progress=Progress.CONCERNS),
            TITUS_SALT,
            id=5098,
        ),
        record(
            replace(VISIT, on=date(2026, 11, 17), progress=Progress.OFF_TRACK), LEY_TOP, id=5090
        ),
        record(MISSED, THACKLEY, id=5061),
        LAST,
    )
    view = MyVisitsView(rows, 23, TODAY, older=MyVisits(before=5040), deleted_count=2)
    return my_visits(replace(view, **changed), HUB)  # type: ignore[arg-type]


def _deployments() -> Card:
    rows = (
        DeploymentRow(
            LEY_TOP, Fraction(3), SupportStanding("on_track", date(2026, 11, 2), date(2026, 11, 26))
        ),
        DeploymentRow(PEEL_PARK, USED, SupportStanding("early", LAST.on, date(2026, 12, 7), 2)),
        DeploymentRow(
            TITUS_SALT,
            Fraction(21, 2),
            SupportStanding("concerns", date(2026, 11, 18), open_steps=1),
        ),
        DeploymentRow(THACKLEY, Fraction(1)),
    )
    return deployments(rows, TODAY, HUB)


def _worst_deployments() -> Card:
    standing = SupportStanding("concerns", TODAY, TODAY + timedelta(days=60), 20)
    rows = [
        DeploymentRow(replace(LONGEST_DEPLOYMENT, id=n), USED, standing, own=n < 5)
        for n in range(1, 12)
    ]
    return deployments(tuple(rows), TODAY, HUB)


def _steps() -> Card:
    closed = NextStep(
        83, 2, StepWords("Walk through the timeline"), closed_at=NOW, school="Titus Salt School"
    )
    some = (
        *(replace(step, school=PEEL_PARK.school) for step in STEPS),
        closed,
        NextStep(
            84, 2, StepWords("Curriculum map for Year 8", "senior"), school="Titus Salt School"
        ),
    )
    return steps(StepsView(some, TODAY), HUB)


def _home_leader() -> Card:
    owed = (Expected(PEEL_PARK.school, TODAY, 1, 31), Expected(THACKLEY.school, MISSED.on, 4, 32))
    leader = LeaderHome(owed, Expected(LEY_TOP.school, date(2026, 11, 26), 3, 33), 4, 3)
    return hi(HomeView(person("Farida Khan", Role.LEADER), TODAY, leader), HUB)


def _home_two_roles() -> Card:
    leader = LeaderHome(deployments=1)
    officer = OfficerHome(14, 11, 3, 1)
    return hi(
        HomeView(person("Samira Whitfield", Role.LEADER, Role.OFFICER), TODAY, leader, officer), HUB
    )


def _worst_home() -> Card:
    owed = tuple(Expected(LONG_SCHOOL, TODAY - timedelta(days=n), n + 1, n + 1) for n in range(12))
    leader = LeaderHome(owed, owed[0], 1_000, 1_000)
    everybody, officer = (
        person("*Bartholomew* <at>", *Role),
        OfficerHome(12_345, 12_345, 12_345, 12_345),
    )
    return hi(HomeView(everybody, TODAY, leader, officer, to_answer=12_345), HUB)


LINES = (
    ("visit", "record a visit"),
    ("my visits", "your records, newest first"),
    ("deployments", "days used, next dates, progress"),
    ("steps", "open next steps"),
    ("reminders", "when reminders come, and for what"),
    ("away until …", "no reminders until then; back ends it"),
    ("hi", "what is due"),
    ("help", "this list"),
)
GONE = record(deleted_at=NOW)

_RECORDING: Mapping[str, Callable[[], Card]] = {
    "visit-form": _form,
    "visit-form-alone": lambda: _form(
        deployment=TITUS_SALT,
        values=replace(VALUES, objective=""),
        last=None,
        open_steps=(),
        several=False,
        planned=False,
    ),
    "visit-form-kept": lambda: _form(values=TYPED, kept_at=NOW, focus_shown=True),
    "visit-form-problems": lambda: _form(
        values=replace(TYPED, date="2026-11-30", next_visit="2026-11-02"),
        problems=(
            Problem("date", "future", {"day": date(2026, 11, 30)}),
            Problem("next_visit", "past", {"day": date(2026, 11, 2)}),
        ),
    ),
    "visit-form-required": lambda: _form(
        problems=(Problem("did", "missing"), Problem("progress", "not_chosen"))
    ),
    "visit-form-support-ended": lambda: _form(
        values=TYPED, problems=(Problem("", "support_ended"),)
    ),
    "visit-form-edit": lambda: _form(values=TYPED, editing=record(), planned=False, several=False),
    "visit-form-second-edit": _second_edit,
    "visit-form-worst": _worst_form,
    "visit-form-second-edit-worst": _worst_second_edit,
    "try-again": lambda: _tried(did=TYPED.did, next_step="Daily blending practice"),
    "try-again-worst": lambda: _tried(did="W" * 1_000, next_step="W" * 200, hub_note="W" * 1_000),
    "visit-schools": _schools,
    "visit-schools-worst": _worst_schools,
    "visit-did-not-happen": _missed,
    "visit-did-not-happen-problems": lambda: _missed(
        values=MissedValues("school", "", "other", "a while"),
        cover_paid=True,
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
    "receipt": _receipt,
    "receipt-next-step": lambda: _receipt(WORRY, name="Mrs Hussain"),
    "receipt-next-step-problem": lambda: _receipt(
        WORRY,
        problems=(Problem("next_step", "missing"),),
        step_typed=StepValues("", "head", "2026-12-04"),
    ),
    "receipt-flagged": lambda: _receipt(replace(FLAGGED, next_step_answered=True)),
    "receipt-saved-before": lambda: _receipt(
        record(), note="Saved at 14:02 as below", edit_with=FORM
    ),
    "receipt-for-another": lambda: _receipt(record(recorded_by=SAMIRA, seconds=None), own=False),
    "receipt-colleague": lambda: _receipt(FULL, may_change=False, colleague=True, own=False),
    "receipt-did-not-happen": lambda: _receipt(
        record(replace(MISSED, counts=True), THACKLEY, seconds=None, next_visit=date(2026, 12, 2))
    ),
    "receipt-worst": _worst_receipt,
    "delete-ask": lambda: delete_ask(FULL, Fraction(4), HUB),
    "delete-undo": lambda: deleted(GONE, Fraction(4), date(2026, 12, 23), HUB),
    "own-time": lambda: own_time(record(leader=TOM), (), OwnTimeValues(), HUB),
    "own-time-problem": lambda: own_time(
        record(leader=TOM),
        (Problem("time", "not_a_time", {"typed": "long"}),),
        OwnTimeValues("other", "long"),
        HUB,
    ),
    "my-visits": _my_visits,
    "my-visits-second-page": lambda: _my_visits(first=6, newer=MyVisits(), deleted_count=0),
    "my-visits-none": lambda: _my_visits(rows=(), total=0, older=None, deleted_count=0),
    "my-visits-deleted": lambda: _my_visits(
        rows=(GONE, record(MISSED, THACKLEY, id=5061, deleted_at=NOW - timedelta(days=3))),
        deleted=True,
        newer=MyVisits(),
        older=None,
    ),
    "my-visits-worst": lambda: _my_visits(
        rows=tuple(replace(LONGEST_RECORD, id=n, deleted_at=NOW) for n in range(1, 21)),
        deleted=True,
    ),
    "deployments": _deployments,
    "deployments-none": lambda: deployments((), TODAY, HUB),
    "deployments-worst": _worst_deployments,
    "steps": _steps,
    "steps-none": lambda: steps(StepsView((), TODAY), HUB),
    "steps-worst": lambda: steps(StepsView(LONGEST_STEPS, TODAY), HUB),
    "home-leader": _home_leader,
    "home-two-roles": _home_two_roles,
    "home-officer": lambda: hi(
        HomeView(person("Samira Whitfield", Role.OFFICER), TODAY, officer=OfficerHome(1, 0, 1, 0)),
        HUB,
    ),
    "home-others": lambda: hi(
        HomeView(person("Ruth Adeyemi", Role.HOME_HEAD, Role.SCHOOL_CONTACT, Role.OVERSEER), TODAY),
        HUB,
    ),
    "home-to-answer": lambda: hi(
        HomeView(person("Ruth Adeyemi", Role.SCHOOL_CONTACT), TODAY, to_answer=2), HUB
    ),
    "home-worst": _worst_home,
    "help": lambda: help_card(LINES, HUB),
    "help-others": lambda: help_card(LINES[4:], HUB, leader=False),
    "welcome": lambda: welcome(WelcomeView(person("Farida Khan", Role.LEADER), 3), HUB),
    "welcome-others": lambda: welcome(
        WelcomeView(person("Ruth Adeyemi", Role.HOME_HEAD, Role.SCHOOL_CONTACT)), HUB
    ),
    "welcome-to-answer": lambda: welcome(
        WelcomeView(person("Ruth Adeyemi", Role.SCHOOL_CONTACT), to_answer=2), HUB
    ),
    "welcome-worst": lambda: welcome(WelcomeView(person(HOSTILE, *Role), 1_200, 1_200), HUB),
    "unknown-person": lambda: unknown(HUB),
    "unknown-person-two-officers": _two_officers,
    "unknown-person-no-contact": lambda: unknown(replace(HUB, contact_name="")),
    "code-accepted": lambda: code_accepted(person("Samira Whitfield", Role.OFFICER), HUB),
    "code-accepted-to-answer": lambda: code_accepted(
        person("Ruth Adeyemi", Role.SCHOOL_CONTACT), HUB, 1
    ),
    "code-refused": lambda: code_refused(3, HUB),
    "code-too-many": lambda: too_many_codes(HUB),
    "not-understood": lambda: not_understood("keelam next tuesday", HUB),
    "not-understood-close": lambda: not_understood(
        "my vists", HUB, meant=NearWord("my visits", ListVisits(), "My {visits}")
    ),
    "not-understood-worst": lambda: not_understood(LONGEST_STEP * 20, HUB, leader=False),
    "out-of-date": lambda: out_of_date(HUB),
    "ask-in-chat": lambda: ask_in_chat("28:00000000-aaaa-bbbb-cccc-000000000001", HUB),
    "concern": lambda: _concern(ConcernState.ASKED),
    "concern-withdrawn": lambda: _concern(ConcernState.WITHDRAWN, days=1),
    "concern-worst": lambda: _concern(ConcernState.ASKED, LONGEST_RECORD, days=900),
}


def _tried(**typed: str) -> Card:
    data = {**SaveVisit(form="f-7Q2M8c1e").data(), **typed, "progress": "concerns"}
    card = try_again(
        "Busy just now; nothing was saved. Please try again in a moment.", "visit.save", data
    )
    assert card is not None
    return card


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    **_RECORDING,
    **examples_channels.EXAMPLES,
    **examples_digests.EXAMPLES,
    **examples_prompts.EXAMPLES,
    **examples_reminders.EXAMPLES,
    **examples_live.EXAMPLES,
    **examples_copies.EXAMPLES,
    **examples_roster.EXAMPLES,
    **examples_status.EXAMPLES,
    **examples_strangers.EXAMPLES,
    **examples_files.EXAMPLES,
}
