"""The action plan of a support: shared, with two objectives, a file, and what is typed there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cards.actions.action import Action
from cards.actions.action_plans import (
    AgreeActionPlan,
    AskPlanChange,
    AskPlanFile,
    AskPlanNote,
    AskPlanTemplate,
    BackToActionPlan,
    LeavePlanChange,
    LeavePlanLink,
    LeavePlanNote,
    ListActionPlans,
    OpenPlanFile,
    SavePlanNote,
    ShareActionPlan,
    ShowActionPlan,
    ShowActionPlans,
)
from cards.actions.objectives import (
    AddObjective,
    AskCloseObjective,
    AskDeleteObjective,
    BackToObjective,
    DeleteObjective,
    EditObjective,
    KeepObjective,
    LeaveNewObjective,
    LeaveObjective,
    SaveObjective,
    ShowObjective,
)
from domain.library.kept_files import PLAN
from domain.library.sent_files import FileType, Received
from storage.store import Store
from tests.make import NOW

# What changes nothing, whoever presses it: the hub is not live, so that no school gets a plan.
PLAN_LOOKS: set[type[Action]] = {
    *(ListActionPlans, ShowActionPlans, ShowActionPlan, BackToActionPlan, AskPlanChange),
    *(AskPlanNote, AskPlanFile, AskPlanTemplate, LeavePlanChange, LeavePlanNote, LeavePlanLink),
    *(AddObjective, ShowObjective, EditObjective, AskCloseObjective, AskDeleteObjective),
    *(BackToObjective, LeaveNewObjective, LeaveObjective, KeepObjective, ShareActionPlan),
}
# What stands in the inputs of the forms of a plan: each can be saved.
TYPED = {
    "text": "Every child reads daily",
    "baseline": "38 %",
    "milestone": "Daily practice",
    "milestone_by": "2026-12-18",
    "by": "2027-07-02",
    "area": "Attendance",
    "template": "school",
}


def of_plans(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of plans carry of their own."""
    seen = {"version": ids["plan_version"]}
    unnamed = {"aim": ids["unnamed_aim"]}
    return {
        ShowActionPlans: {"before": None},
        **dict.fromkeys((ShareActionPlan, AgreeActionPlan, SaveObjective), seen),
        SavePlanNote: {**seen, "how": "telephone", "on": "2026-11-20"},
        **dict.fromkeys((AskDeleteObjective, DeleteObjective), unnamed),
        OpenPlanFile: {"file": ids["plan_file"]},
    }


def planned_support(support: int, leader: int, store: Store) -> dict[str, Any]:
    """Puts two objectives and a file into the plan of a support, and shares it; gives their ids."""
    content = b"Plan of Peel Park"
    sent = Received("Plan.docx", FileType.WORD, content)
    file = store.kept_files.get(store.kept_files.keep(sent, leader, NOW))
    assert file is not None
    store.kept_files.settle(file, PLAN, f"support:{support}", NOW)
    store.plan_files.add(support, leader, NOW, file=file.id)
    found = store.deployments.anew(support)
    assert found is not None
    aim, unnamed = (each.id for each in found.open_objectives[:2])
    plan = store.plans.write(replace(store.plans.get(support), shared_at=NOW, shared_by=leader))
    return {
        **TYPED,
        "aim": aim,
        "unnamed_aim": unnamed,
        "plan_version": plan.version,
        "plan_file": store.plan_files.versions(support)[0].id,
    }
