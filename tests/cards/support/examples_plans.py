"""Cards about action plans and their objectives, from usual and worst-case data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cards.actions.action_plans import ShowActionPlans
from cards.support.action_plan import ActionPlanView, action_plan
from cards.support.action_plans import ActionPlanRow, ActionPlansView, action_plans
from cards.support.objective import (
    AskingObjective,
    EarlierWording,
    ObjectiveView,
    close_ask,
    delete_ask,
    deleted_objective,
    objective_card,
    objective_form,
)
from cards.support.plan_file import file_as_plan
from cards.support.plan_forms import change_ask, file_ask, note_ask, template_ask
from domain.errors import Problem
from domain.library.kept_files import KeptFile
from domain.library.plans import AREAS
from domain.library.sent_files import FileType
from domain.quality.report_versions import LinkValues
from domain.support.action_plans import ActionPlan, ObjectiveProgress, PlanFile
from domain.support.deployments import Objective, Status
from domain.support.objectives import CloseValues, ObjectiveValues
from domain.support.offers import Noted, NotedHow
from domain.support.plan_answers import PlanChangeValues, PlanNoteValues
from domain.visits.visits import Progress
from tests.cards.people_and_places import (
    HUB,
    LONGEST_DEPLOYMENT,
    NOW,
    PEEL_PARK,
    TITUS_SALT,
    TODAY,
)

Card = dict[str, Any]
READING = Objective(
    11,
    1,
    "Early reading: Year 1 phonics",
    baseline="38%",
    success="60% on the check",
    milestone="Daily practice in all three classes",
    milestone_by=date(2026, 12, 18),
    by=date(2027, 7, 2),
    area="Quality of education",
)
CHECKS = Objective(12, 2, "Subject leaders check what is learnt", by=date(2027, 3, 26))
CLOSED = Objective(
    13,
    3,
    "Books match the sounds that pupils know",
    baseline="Half of them do",
    closed_on=date(2026, 11, 9),
    closed_why="All books were sorted by October",
)
SUPPORT = replace(PEEL_PARK, objectives=(READING, CHECKS, CLOSED))
NONE = replace(PEEL_PARK, objectives=())
PLAN = ActionPlan(PEEL_PARK.id, date(2026, 11, 24), date(2026, 12, 1), version=3)
SHARED = replace(PLAN, shared_at=NOW - timedelta(days=3), shared_by=1)
AGREED = replace(SHARED, agreed_at=NOW, agreed_by=9)
ASKED = replace(
    SHARED,
    change_asked="The second objective is for next year. Could it be about writing instead?",
    change_asked_at=NOW,
    change_asked_by=9,
)


def seen(objective: int, *codes: Progress) -> tuple[ObjectiveProgress, ...]:
    """Records of an objective, a fortnight apart."""
    first = date(2026, 9, 14)
    return tuple(
        ObjectiveProgress(objective, first + n * timedelta(days=14), code)
        for n, code in enumerate(codes)
    )


GOES = {
    11: seen(11, Progress.EARLY, Progress.ON_TRACK, Progress.CONCERNS, Progress.ON_TRACK),
    12: seen(12, Progress.OFF_TRACK),
}
WORD = PlanFile(5, PEEL_PARK.id, 2, NOW, 1, "Farida Khan", 3, "Peel Park plan v2.docx")
LINK = replace(
    WORD,
    id=4,
    number=1,
    file=None,
    name="",
    link="https://peelpark.sharepoint.com/sites/leadership/plan.docx",
    by_school=True,
)
VIEW = ActionPlanView(
    SUPPORT,
    PLAN,
    TODAY,
    files=(WORD, LINK),
    progress=GOES,
    agreed_by="Ivy Shaw",
    shared_by="Farida Khan",
    change_by="Ivy Shaw",
    edits=True,
    shares=True,
)
WORST = replace(
    VIEW,
    support=replace(
        LONGEST_DEPLOYMENT,
        objectives=(
            *(
                replace(each, baseline="W" * 200, success="Lang " * 40, by=TODAY)
                for each in LONGEST_DEPLOYMENT.objectives
            ),
            replace(CLOSED, text="Word " * 40, closed_why="W" * 200),
        ),
    ),
    plan=replace(ASKED, change_asked="Ünïcödé " * 60, due=date(2026, 11, 2)),
    files=(replace(WORD, name="W" * 95 + ".docx"),) * 6,
    progress={
        each.id: seen(each.id, *(list(Progress) * 5)) for each in LONGEST_DEPLOYMENT.objectives
    },
    change_by="W" * 60,
    notes=True,
    agrees=True,
    note="Sent to Ivy Shaw.",
)
OBJECTIVE = ObjectiveView(SUPPORT, READING, TODAY, GOES[11], edits=True)
EARLIER = (
    EarlierWording(replace(READING, text="Early reading", baseline=""), TODAY, "Farida Khan"),
)
ASK = AskingObjective(SUPPORT, areas=AREAS)
VALUES = ObjectiveValues(
    text=READING.text,
    baseline=READING.baseline,
    success=READING.success,
    milestone=READING.milestone,
    milestone_by="2026-12-18",
    by="2027-07-02",
    area=READING.area,
)
FILE = KeptFile(3, 1, "Farida Khan", NOW, "Peel Park plan v2.docx", FileType.WORD, 48_000, "0" * 64)


def _form_problems() -> Card:
    values = replace(VALUES, text=CHECKS.text, milestone="", by="2031-07-02", area="")
    problems = (
        Problem("text", "same_objective"),
        Problem("milestone", "missing"),
        Problem("by", "long_after_end", {"day": date(2027, 7, 20)}),
    )
    return objective_form(
        replace(ASK, objective=READING, version=3, problems=problems), values, HUB
    )


def _changed_meanwhile() -> Card:
    problems = (Problem("", "plan_changed", {"by": "Ivy Shaw"}),)
    return objective_form(
        replace(ASK, objective=READING, version=4, problems=problems), VALUES, HUB
    )


def _list(*rows: ActionPlanRow, **changes: Any) -> Card:
    return action_plans(ActionPlansView(rows, len(rows), TODAY, **changes), HUB)


def _rows() -> tuple[ActionPlanRow, ...]:
    late = replace(PLAN, due=date(2026, 11, 2))
    return (
        ActionPlanRow(replace(TITUS_SALT, objectives=()), late),
        ActionPlanRow(SUPPORT, SHARED),
        ActionPlanRow(PEEL_PARK, ASKED),
        ActionPlanRow(TITUS_SALT, AGREED),
    )


EXAMPLES: Mapping[str, Callable[[], Card]] = {
    "action-plan": lambda: action_plan(VIEW, HUB),
    "action-plan-empty": lambda: action_plan(
        replace(VIEW, support=NONE, files=(), progress={}), HUB
    ),
    "action-plan-shared": lambda: action_plan(
        replace(VIEW, plan=SHARED, note="Sent to Ivy Shaw and Hugh Marsh."), HUB
    ),
    "action-plan-for-school": lambda: action_plan(
        replace(
            VIEW,
            plan=SHARED,
            agrees=True,
            shares=False,
            note="Please read it and say whether it is right.",
        ),
        HUB,
    ),
    "action-plan-agreed": lambda: action_plan(replace(VIEW, plan=AGREED), HUB),
    "action-plan-noted": lambda: action_plan(
        replace(
            VIEW,
            plan=replace(AGREED, noted=Noted(NotedHow.TELEPHONE, date(2026, 11, 20), 3)),
            agreed_by="Samira Whitfield",
            notes=True,
        ),
        HUB,
    ),
    "action-plan-asked-again": lambda: action_plan(
        replace(VIEW, plan=replace(AGREED, asks_again_at=NOW), notes=True), HUB
    ),
    "action-plan-change-asked": lambda: action_plan(replace(VIEW, plan=ASKED), HUB),
    "action-plan-read-only": lambda: action_plan(
        replace(
            VIEW,
            support=replace(SUPPORT, status=Status.COMPLETED),
            plan=AGREED,
            edits=False,
            shares=False,
        ),
        HUB,
    ),
    "action-plan-names": lambda: action_plan(replace(VIEW, names=("A Name", "B Name")), HUB),
    "action-plan-not-shared": lambda: action_plan(
        replace(VIEW, problems=(Problem("", "plan_no_contact"),)), HUB
    ),
    "action-plan-worst": lambda: action_plan(WORST, HUB),
    "action-plans": lambda: _list(*_rows()),
    "action-plans-none": lambda: _list(),
    "action-plans-page": lambda: action_plans(
        ActionPlansView(
            _rows(),
            24,
            TODAY,
            first=7,
            older=ShowActionPlans(before=4),
            newer=ShowActionPlans(),
            note="Park",
        ),
        HUB,
    ),
    "objective": lambda: objective_card(OBJECTIVE, HUB),
    "objective-names": lambda: objective_card(
        replace(OBJECTIVE, names=("<at>Mrs Hussain</at>",)), HUB
    ),
    "objective-new-baseline": lambda: objective_card(
        replace(OBJECTIVE, objective=CHECKS, seen=(), deletes=True, note="Saved."), HUB
    ),
    "objective-changed": lambda: objective_card(replace(OBJECTIVE, earlier=EARLIER), HUB),
    "objective-closed": lambda: objective_card(
        replace(OBJECTIVE, objective=CLOSED, seen=(), note="Closed."), HUB
    ),
    "objective-worst": lambda: objective_card(
        replace(
            OBJECTIVE,
            objective=replace(
                READING,
                text="Word " * 40,
                baseline="W" * 200,
                success="Lang " * 40,
                milestone="M " * 100,
                area="A" * 60,
            ),
            seen=WORST.progress[LONGEST_DEPLOYMENT.objectives[0].id],
            earlier=EARLIER * 9,
            deletes=True,
        ),
        HUB,
    ),
    "objective-deleted": lambda: deleted_objective(SUPPORT, CHECKS, HUB),
    "objective-new-form": lambda: objective_form(ASK, ObjectiveValues(by="2027-07-20"), HUB),
    "objective-form": lambda: objective_form(
        replace(ASK, objective=READING, version=3), VALUES, HUB
    ),
    "objective-form-problems": _form_problems,
    "objective-form-changed-meanwhile": _changed_meanwhile,
    "objective-close": lambda: close_ask(READING, CloseValues(), HUB),
    "objective-close-missing": lambda: close_ask(
        READING, CloseValues(), HUB, (Problem("why", "missing"),)
    ),
    "objective-delete": lambda: delete_ask(CHECKS, HUB),
    "action-plan-change-ask": lambda: change_ask(SUPPORT, PlanChangeValues(), HUB),
    "action-plan-change-too-long": lambda: change_ask(
        SUPPORT,
        PlanChangeValues("Word " * 104),
        HUB,
        (Problem("change", "too_long", {"length": 520, "longest": 500}),),
    ),
    "action-plan-note-ask": lambda: note_ask(SUPPORT, 3, PlanNoteValues(), HUB),
    "action-plan-note-future": lambda: note_ask(
        SUPPORT,
        3,
        PlanNoteValues("telephone", "2026-12-24"),
        HUB,
        (Problem("on", "future", {"day": date(2026, 12, 24)}),),
    ),
    "action-plan-file-ask": lambda: file_ask(SUPPORT, LinkValues(), HUB),
    "action-plan-file-officer": lambda: file_ask(SUPPORT, LinkValues(), HUB, sends=False),
    "action-plan-file-not-a-link": lambda: file_ask(
        SUPPORT,
        LinkValues("http://plan"),
        HUB,
        (Problem("link", "not_a_link", {"typed": "http://plan"}),),
    ),
    "action-plan-template-ask": lambda: template_ask(SUPPORT, HUB),
    "action-plan-file-kept": lambda: file_as_plan(FILE, SUPPORT, HUB),
    "action-plan-file-agreed": lambda: file_as_plan(FILE, SUPPORT, HUB, agreed=True),
    "action-plan-file-elsewhere": lambda: file_as_plan(FILE, None, HUB),
}
