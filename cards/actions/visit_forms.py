"""Buttons of the visit form, and of its short card of a visit that did not happen."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from cards.actions.action import Action, FormId, Id, TimedForm
from domain.visits.visits import MissedValues, Values

# More records of one visit are not asked about.
MOST_BESIDE = 10


class FormHere(Action):
    """Fills the pressed card with the form of a deployment."""

    verb: ClassVar[str] = "visit.form"
    deployment: Id
    form: FormId | None = None
    planned: Id | None = None


class VisitForm(TimedForm):
    """A button of the visit form, with all that stands in it."""

    ticked: ClassVar[Mapping[str, str]] = {"done": "step_"}
    needed: ClassVar[frozenset[str]] = frozenset({"date", "type", "time", "did", "progress"})
    kept: ClassVar[bool] = True
    form: FormId
    typed: Values = Values()


class OtherSchools(VisitForm):
    """Shows the leader's active deployments in place of the form."""

    verb: ClassVar[str] = "visit.schools"


class StartAfresh(Action):
    """Empties a form that was offered with kept values."""

    verb: ClassVar[str] = "visit.afresh"
    form: FormId


class SaveVisit(VisitForm):
    """Saves the visit form, new or an edit.

    `beside` are records of the same visit that it may stand beside, `instead` the one, in the
    version `of`, that it takes the place of: the person was asked.
    """

    verb: ClassVar[str] = "visit.save"
    beside: tuple[Id, ...] = Field(default=(), max_length=MOST_BESIDE)
    instead: Id | None = None
    of: Id | None = None


class OpenRecorded(VisitForm):
    """Posts the record of the same visit as a new message, beside the form."""

    verb: ClassVar[str] = "visit.recorded"
    visit: Id


class AddTimeInstead(VisitForm):
    """Asks a colleague for own time on a recorded visit, beside the form."""

    verb: ClassVar[str] = "visit.time.instead"
    visit: Id


class LeaveCorrection(VisitForm):
    """Goes back from a correction to the record's receipt, which offers what was typed."""

    verb: ClassVar[str] = "visit.leave"
    visit: Id


class DidNotHappen(VisitForm):
    """Turns the form into the short card of a visit that did not happen."""

    verb: ClassVar[str] = "visit.none"


class MissedForm(TimedForm):
    """A button of the short card of a visit that did not happen, with all that stands in it."""

    needed: ClassVar[frozenset[str]] = frozenset({"reason", "notice", "time"})
    kept: ClassVar[bool] = True
    form: FormId
    typed: MissedValues = MissedValues()


class SaveMissed(MissedForm):
    """Saves that a visit did not happen."""

    verb: ClassVar[str] = "visit.none.save"


class ItDidHappen(MissedForm):
    """Turns the short card back into the form."""

    verb: ClassVar[str] = "visit.did"


class LeaveMissed(MissedForm):
    """Goes back from a correction to the receipt, which offers what was typed."""

    verb: ClassVar[str] = "visit.none.leave"
    visit: Id
