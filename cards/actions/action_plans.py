"""Buttons about action plans: listed, opened, shared, answered, with their file and template."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cards.actions.action import Action, FormButton, Id
from domain.ids import LARGEST_ID
from domain.quality.report_versions import LinkValues
from domain.support.plan_answers import PlanChangeValues, PlanNoteValues

# Of a plan of which nothing is kept yet it is 0.
Version = Annotated[int, Field(ge=0, le=LARGEST_ID)]


class ListActionPlans(Action):
    """Posts the list of action plans, or the only one."""

    verb: ClassVar[str] = "actionplans.list"


class ShowActionPlans(Action):
    """Lists action plans, what is not agreed first: what follows that of `before`."""

    verb: ClassVar[str] = "actionplans.page"
    before: Id | None = None


class ShowActionPlan(Action):
    """Posts the action plan of a support as a new message."""

    verb: ClassVar[str] = "actionplan.show"
    deployment: Id


class BackToActionPlan(Action):
    """Shows an action plan in place of the pressed card."""

    verb: ClassVar[str] = "actionplan.back"
    deployment: Id


class ShareActionPlan(Action):
    """Sends a plan to the contacts of its school, as it was seen."""

    verb: ClassVar[str] = "actionplan.share"
    deployment: Id
    version: Version = 0


class AgreeActionPlan(Action):
    """Agrees to a plan for its school, as it was read."""

    verb: ClassVar[str] = "actionplan.agree"
    deployment: Id
    version: Version = 0


class AskPlanChange(Action):
    """Asks a contact what is to be changed in a plan, in its place."""

    verb: ClassVar[str] = "actionplan.change"
    deployment: Id


class SavePlanChange(FormButton):
    """Tells leader and officers what the school wants changed."""

    verb: ClassVar[str] = "actionplan.change.save"
    deployment: Id
    typed: PlanChangeValues = PlanChangeValues()


class LeavePlanChange(FormButton):
    """Goes back from that question to the plan."""

    verb: ClassVar[str] = "actionplan.change.no"
    deployment: Id
    typed: PlanChangeValues = PlanChangeValues()


class AskPlanNote(Action):
    """Asks an officer how the school agreed, and when."""

    verb: ClassVar[str] = "actionplan.note"
    deployment: Id


class SavePlanNote(FormButton):
    """Notes that the school agreed to a plan, as it was seen."""

    verb: ClassVar[str] = "actionplan.note.save"
    deployment: Id
    version: Version = 0
    typed: PlanNoteValues = PlanNoteValues()


class LeavePlanNote(FormButton):
    """Goes back from that question to the plan."""

    verb: ClassVar[str] = "actionplan.note.no"
    deployment: Id
    typed: PlanNoteValues = PlanNoteValues()


class AskPlanFile(Action):
    """Says how a plan's file is sent, and asks for a link to it."""

    verb: ClassVar[str] = "actionplan.link"
    deployment: Id


class SavePlanLink(FormButton):
    """Keeps a link as the plan's next version."""

    verb: ClassVar[str] = "actionplan.link.save"
    deployment: Id
    typed: LinkValues = LinkValues()


class LeavePlanLink(FormButton):
    """Goes back from that question to the plan."""

    verb: ClassVar[str] = "actionplan.link.no"
    deployment: Id
    typed: LinkValues = LinkValues()


class OpenPlanFile(Action):
    """Has a version of a plan's file offered in the chat."""

    verb: ClassVar[str] = "actionplan.file"
    file: Id


class AskPlanTemplate(Action):
    """Asks which template of a plan is wanted."""

    verb: ClassVar[str] = "actionplan.template"
    deployment: Id


class GetPlanTemplate(Action):
    """Has a template made, filled in as far as is known, and offered in the chat."""

    verb: ClassVar[str] = "actionplan.template.get"
    deployment: Id
    template: Literal["school", "subject", "faculty"]
