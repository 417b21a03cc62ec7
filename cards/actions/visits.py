"""Buttons about records: forms, receipts, lists and next steps."""

from typing import ClassVar

from cards.actions.action import Action, Day, FormButton, FormId, Id, TimedForm
from domain.visits.visits import OwnTimeValues, StepValues


class OpenForm(Action):
    """Opens the visit form as a new message."""

    verb: ClassVar[str] = "visit.new"
    deployment: Id | None = None
    planned: Id | None = None


class ShowVisit(Action):
    """Posts a record as a new message, opened from a list."""

    verb: ClassVar[str] = "visit.show"
    visit: Id


class StepForm(FormButton):
    """A button of a receipt, with all that stands in its question for a next step."""

    visit: Id
    typed: StepValues = StepValues()


class KeepVisit(StepForm):
    """Goes back from a question to the record's receipt, in place."""

    verb: ClassVar[str] = "visit.keep"


class EditVisit(StepForm):
    """Opens a record for correction, in place of its receipt."""

    verb: ClassVar[str] = "visit.edit"
    form: FormId | None = None


class SameAgain(StepForm):
    """Opens a new form filled like a record, as a new message."""

    verb: ClassVar[str] = "visit.again"


class AskDelete(StepForm):
    """Asks whether to delete a record."""

    verb: ClassVar[str] = "visit.delete"


class DeleteVisit(Action):
    """Deletes a record."""

    verb: ClassVar[str] = "visit.delete.yes"
    visit: Id


class RestoreVisit(Action):
    """Undoes a deletion."""

    verb: ClassVar[str] = "visit.undelete"
    visit: Id


class OwnTimeForm(TimedForm):
    """A button about a colleague's own time on a recorded visit."""

    needed: ClassVar[frozenset[str]] = frozenset({"time"})
    visit: Id
    typed: OwnTimeValues = OwnTimeValues()


class AskOwnTime(OwnTimeForm):
    """Asks a colleague for own time; with what was typed when it was asked before."""

    verb: ClassVar[str] = "visit.time"


class AddOwnTime(OwnTimeForm):
    """Adds a colleague's own time to a recorded visit."""

    verb: ClassVar[str] = "visit.time.add"


class LeaveOwnTime(OwnTimeForm):
    """Goes back from the question for own time to the receipt, which offers what was typed."""

    verb: ClassVar[str] = "visit.time.leave"


class AddStep(StepForm):
    """Adds the next step that the receipt asked for."""

    verb: ClassVar[str] = "step.add"
    needed: ClassVar[frozenset[str]] = frozenset({"next_step"})


class TakePlanned(StepForm):
    """Says that a record took the place of a visit planned for another day."""

    verb: ClassVar[str] = "visit.instead"
    planned: Id


class LeavePlanned(StepForm):
    """Says that a visit planned for another day is still to come, or to be recorded."""

    verb: ClassVar[str] = "visit.as_well"
    planned: Id


class NoStep(StepForm):
    """Says that no next step is needed."""

    verb: ClassVar[str] = "step.none"


class CloseStep(Action):
    """Marks a next step as done, from the page of the list that follows `before`."""

    verb: ClassVar[str] = "step.done"
    step: Id
    before: Id | None = None


class ReopenStep(Action):
    """Takes back that a next step is done, from the page that follows `before`."""

    verb: ClassVar[str] = "step.reopen"
    step: Id
    before: Id | None = None


class MyVisits(Action):
    """Lists own records older than `before`, newest first; `deleted`: those to restore.

    `school` and `since` narrow it to one organisation, and to records from that day on.
    """

    verb: ClassVar[str] = "visits.page"
    before: Id | None = None
    deleted: bool = False
    school: Id | None = None
    since: Day | None = None


class VisitsFile(MyVisits):
    """Has the list of own records made as a file; its values say which page stays on the card."""

    verb: ClassVar[str] = "visits.file"


class ListVisits(Action):
    """Posts the list of own records as a new message."""

    verb: ClassVar[str] = "visits.list"


class ListSteps(Action):
    """Posts the list of open next steps."""

    verb: ClassVar[str] = "steps.list"


class ShowSteps(Action):
    """Lists steps by school, those that follow `before`."""

    verb: ClassVar[str] = "steps.page"
    before: Id | None = None


class RecordFor(Action):
    """Opens a form for another leader's record; with `planned`, of that planned visit."""

    verb: ClassVar[str] = "visit.for"
    leader: Id
    planned: Id | None = None


class ShowRecords(Action):
    """Lists the school's or the hub's records, newest first, older than `before`.

    `school` and `since` narrow it to one organisation, and to records from that day on.
    """

    verb: ClassVar[str] = "records.page"
    before: Id | None = None
    school: Id | None = None
    since: Day | None = None


class RecordsFile(ShowRecords):
    """Has that list made as a file; its values say which page stays on the card."""

    verb: ClassVar[str] = "records.file"


class ListRecords(Action):
    """Posts the list of the school's or the hub's records as a new message."""

    verb: ClassVar[str] = "records.list"
