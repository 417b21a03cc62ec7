"""Buttons about planned visits: planned, changed, called off, and listed."""

from typing import ClassVar

from cards.actions.action import Action, Day, FormButton, Id
from domain.visits.planning import CallOffValues, PlanValues


class OpenPlan(Action):
    """Opens the form that plans a visit, as a new message; without a support, the choice of one."""

    verb: ClassVar[str] = "plan.new"
    deployment: Id | None = None


class PlanHere(Action):
    """Fills the pressed card with the form that plans a visit."""

    verb: ClassVar[str] = "plan.form"
    deployment: Id
    on: Day | None = None


class PlanForm(FormButton):
    """A button of the form that plans a visit, with all that stands in it."""

    needed: ClassVar[frozenset[str]] = frozenset({"on"})
    typed: PlanValues = PlanValues()


class ChangePlan(PlanForm):
    """Opens a planned visit to be changed; with what was typed before it was left."""

    verb: ClassVar[str] = "plan.change"
    planned: Id


class SavePlan(PlanForm):
    """Plans a visit, or changes one; `sure` also on a day on which the school is closed."""

    verb: ClassVar[str] = "plan.save"
    deployment: Id | None = None
    planned: Id | None = None
    sure: bool = False


class KeepPlan(PlanForm):
    """Goes back from a change to the planned visit, which offers what was typed."""

    verb: ClassVar[str] = "plan.keep"
    planned: Id


class AskCallOff(Action):
    """Asks whose reason it is that a planned visit is called off."""

    verb: ClassVar[str] = "plan.off"
    planned: Id


class CallOff(FormButton):
    """Calls a planned visit off."""

    verb: ClassVar[str] = "plan.off.yes"
    planned: Id
    typed: CallOffValues = CallOffValues()


class PlanAgain(Action):
    """Takes back that a planned visit was called off."""

    verb: ClassVar[str] = "plan.again"
    planned: Id


class ShowPlan(Action):
    """Posts a planned visit as a new message, opened from a list."""

    verb: ClassVar[str] = "plan.show"
    planned: Id


class LeaveCallOff(FormButton):
    """Goes back from the question to the planned visit, in place."""

    verb: ClassVar[str] = "plan.off.no"
    planned: Id
    typed: CallOffValues = CallOffValues()


class ListPlanned(Action):
    """Posts the leader's planned visits."""

    verb: ClassVar[str] = "plan.list"


class ShowPlanned(Action):
    """Shows another page of the leader's planned visits; `before` ends the page above it."""

    verb: ClassVar[str] = "plan.page"
    before: Id | None = None


class ListOverdue(Action):
    """Posts the planned visits without a record."""

    verb: ClassVar[str] = "overdue.list"


class ShowOverdue(Action):
    """Shows another page of them; `before` ends the page above it."""

    verb: ClassVar[str] = "overdue.page"
    before: Id | None = None


class OverdueFile(ShowOverdue):
    """Has the list of them made as a file; its value says which page stays on the card."""

    verb: ClassVar[str] = "overdue.file"


class RemindNow(Action):
    """Reminds a leader of a record today, from the page of the list that follows `before`."""

    verb: ClassVar[str] = "overdue.remind"
    planned: Id
    before: Id | None = None
