"""Planned visits: the form, the visit as it stands, calling it off, and the list."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from cards.actions.planning import ShowPlanned
from cards.visits.calendar_link import meeting_link
from cards.visits.planned_list import PlannedListView, planned_list
from cards.visits.planning import (
    PlannedView,
    PlanView,
    call_off_ask,
    plan_form,
    planned_visit,
    which_school_to_plan,
)
from domain.errors import Problem
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.planning import CallOffValues, PlanValues
from domain.visits.visits import Reason
from tests.cards.people_and_places import (
    HUB,
    LEY_TOP,
    LONGEST_RECORD,
    PEEL_PARK,
    THACKLEY,
    TITUS_SALT,
    TODAY,
)

Card = dict[str, Any]
ON = date(2026, 12, 7)
FOR = "Phonics lessons in Year 1, then the English lead"
VISIT = PlannedVisit(31, PEEL_PARK.id, 1, ON, time(9, 30), FOR)
OFF = replace(VISIT, state=PlannedState.CALLED_OFF, reason=Reason.SCHOOL)
LONGEST = replace(VISIT, id=2**31 - 1, purpose="Very long purposes " * 10 + "and so on.")
SUNDAY = Problem("on", "school_closed", {"day": date(2026, 12, 6), "why": "weekend"})


def _planned(of: PlannedVisit = VISIT, **changed: Any) -> Card:
    link = meeting_link(PEEL_PARK.school, of.on, HUB, of.at)
    return planned_visit(PlannedView(of, PEEL_PARK, TODAY, calendar_url=link, **changed), HUB)


def _worst() -> Card:
    support, leader = LONGEST_RECORD.deployment, LONGEST_RECORD.leader.name
    link = meeting_link(support.school, ON, HUB)
    return planned_visit(PlannedView(LONGEST, support, TODAY, leader, link), HUB)


def _list(*rows: PlannedVisit, total: int, **pages: Any) -> Card:
    places = (LEY_TOP, PEEL_PARK, TITUS_SALT)
    schools = {place.id: place.school for place in places}
    return planned_list(PlannedListView(rows, schools, total, TODAY, **pages), HUB)


def _longest_list() -> Card:
    rows = tuple(replace(LONGEST, id=id_) for id_ in range(1, 9))
    view = PlannedListView(
        *(rows, {PEEL_PARK.id: LONGEST_RECORD.deployment.school}, 12_345, TODAY, 9),
        older=ShowPlanned(before=8),
        newer=ShowPlanned(before=1),
    )
    return planned_list(view, HUB)


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "plan-form": lambda: plan_form(PlanView(PEEL_PARK), HUB),
    "plan-form-officer": lambda: plan_form(
        PlanView(PEEL_PARK, leaders={1: "Farida Khan", 2: "Tom Whitfield"}), HUB
    ),
    "plan-form-closed": lambda: plan_form(
        PlanView(PEEL_PARK, PlanValues(on="2026-12-06", at="9:30"), (SUNDAY,)), HUB
    ),
    "plan-form-change": lambda: plan_form(
        PlanView(PEEL_PARK, PlanValues(on="2026-12-07", at="09:30", purpose=FOR), planned=31), HUB
    ),
    "plan-form-worst": lambda: plan_form(
        PlanView(
            LONGEST_RECORD.deployment,
            PlanValues(on="2026-11-01", at="half past", purpose="w" * 201),
            (
                Problem("leader", "not_chosen"),
                Problem("on", "past", {"day": date(2026, 11, 1)}),
                Problem("at", "not_a_clock", {"typed": "half past"}),
                Problem("purpose", "too_long", {"length": 201, "longest": 200}),
            ),
            leaders=dict.fromkeys(range(1, 7), LONGEST_RECORD.leader.name),
        ),
        HUB,
    ),
    "plan-schools": lambda: which_school_to_plan((LEY_TOP, PEEL_PARK, THACKLEY), ON, HUB),
    "planned": _planned,
    "planned-today": lambda: _planned(replace(VISIT, on=TODAY)),
    "planned-of-another": lambda: _planned(leader="Tom Whitfield"),
    "planned-called-off": lambda: _planned(OFF),
    "planned-recorded": lambda: _planned(replace(VISIT, state=PlannedState.RECORDED)),
    "planned-worst": _worst,
    "call-off-ask": lambda: call_off_ask(
        PlannedView(VISIT, PEEL_PARK, TODAY), HUB, CallOffValues()
    ),
    "call-off-ask-problem": lambda: call_off_ask(
        *(PlannedView(VISIT, PEEL_PARK, TODAY), HUB, CallOffValues()),
        (Problem("reason", "not_chosen"),),
    ),
    "planned-list": lambda: _list(
        VISIT,
        replace(VISIT, id=32, deployment=LEY_TOP.id, on=date(2026, 12, 9), at=None, purpose=""),
        replace(VISIT, id=33, deployment=TITUS_SALT.id, on=date(2027, 1, 12), at=time(13)),
        total=3,
    ),
    "planned-list-paused": lambda: _list(
        *(VISIT, replace(VISIT, id=33, deployment=TITUS_SALT.id, on=date(2027, 1, 12))),
        total=2,
        paused=frozenset({TITUS_SALT.id}),
    ),
    "planned-list-second-page": lambda: _list(VISIT, total=9, first=9, newer=ShowPlanned()),
    "planned-list-none": lambda: _list(total=0),
    "planned-list-school": lambda: _list(VISIT, total=1, school=PEEL_PARK.school),
    "planned-list-school-none": lambda: _list(total=0, school=THACKLEY.school),
    "planned-list-move": lambda: _list(
        *(VISIT, replace(VISIT, id=32, on=date(2026, 12, 9), at=None)),
        total=2,
        school=PEEL_PARK.school,
        moved=dict.fromkeys((31, 32), PlanValues(on="2026-12-15", at="09:30", purpose=FOR)),
    ),
    "planned-list-worst": _longest_list,
}
