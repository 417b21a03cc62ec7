"""Buttons about records: forms, receipts, lists and next steps."""

from collections.abc import Mapping
from typing import ClassVar

from cards.actions.action import Action, Day, FormButton, FormId, Id, TimedForm
from domain.visits.visits import MissedValues, OwnTimeValues, StepValues, Values


class OpenForm(Action):
    """Opens the visit form as a new message."""

    verb: ClassVar[str] = "visit.new"
    deployment: Id | None = None
    planned: Id | None = None


class FormHere(Action):
    """Fills the pressed card with the form of a deployment."""

    verb: ClassVar[str] = "visit.form"
    deployment: Id
    form: FormId | None = None
    planned: Id | None = None


class OtherSchools(Action):
    """Shows the leader's active deployments in place of the form."""

    verb: ClassVar[str] = "visit.schools"
    form: FormId


class StartAfresh(Action):
    """Empties a form that was offered with kept values."""

    verb: ClassVar[str] = "visit.afresh"
    form: FormId


class SaveVisit(TimedForm):
    """Saves the visit form, new or an edit."""

    verb: ClassVar[str] = "visit.save"
    ticked: ClassVar[Mapping[str, str]] = {"done": "step_"}
    form: FormId
    typed: Values = Values()


class DidNotHappen(Action):
    """Turns the form into the short card of a visit that did not happen."""

    verb: ClassVar[str] = "visit.none"
    form: FormId


class SaveMissed(TimedForm):
    """Saves that a visit did not happen."""

    verb: ClassVar[str] = "visit.none.save"
    form: FormId
    typed: MissedValues = MissedValues()


class ItDidHappen(Action):
    """Turns the short card back into the form."""

    verb: ClassVar[str] = "visit.did"
    form: FormId


class ShowVisit(Action):
    """Posts a record as a new message, opened from a list."""

    verb: ClassVar[str] = "visit.show"
    visit: Id


class KeepVisit(Action):
    """Goes back from a question to the record's receipt, in place."""

    verb: ClassVar[str] = "visit.keep"
    visit: Id


class EditVisit(Action):
    """Opens a record for correction, in place of its receipt."""

    verb: ClassVar[str] = "visit.edit"
    visit: Id
    form: FormId | None = None


class SameAgain(Action):
    """Opens a new form filled like a record, as a new message."""

    verb: ClassVar[str] = "visit.again"
    visit: Id


class AskDelete(Action):
    """Asks whether to delete a record."""

    verb: ClassVar[str] = "visit.delete"
    visit: Id


class DeleteVisit(Action):
    """Deletes a record."""

    verb: ClassVar[str] = "visit.delete.yes"
    visit: Id


class RestoreVisit(Action):
    """Undoes a deletion."""

    verb: ClassVar[str] = "visit.undelete"
    visit: Id


class AskOwnTime(Action):
    """Asks a colleague for own time on a recorded visit."""

    verb: ClassVar[str] = "visit.time"
    visit: Id


class AddOwnTime(TimedForm):
    """Adds a colleague's own time to a recorded visit."""

    verb: ClassVar[str] = "visit.time.add"
    visit: Id
    typed: OwnTimeValues = OwnTimeValues()


class AddStep(FormButton):
    """Adds the next step that the receipt asked for."""

    verb: ClassVar[str] = "step.add"
    visit: Id
    typed: StepValues = StepValues()


class NoStep(Action):
    """Says that no next step is needed."""

    verb: ClassVar[str] = "step.none"
    visit: Id


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
    """Opens a form for another leader's record."""

    verb: ClassVar[str] = "visit.for"
    leader: Id


class ShowRecords(Action):
    """Lists the school's or the hub's records, newest first, older than `before`.

    `school` and `since` narrow it to one organisation, and to records from that day on.
    """

    verb: ClassVar[str] = "records.page"
    before: Id | None = None
    school: Id | None = None
    since: Day | None = None


class ListRecords(Action):
    """Posts the list of the school's or the hub's records as a new message."""

    verb: ClassVar[str] = "records.list"
