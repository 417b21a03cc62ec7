"""Buttons about files that hang on a record as evidence."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from cards.actions.visits import StepForm
from domain.visits.copies import ObjectionValues


class ShowEvidence(StepForm):
    """Posts the files of a record as a new message, from its receipt."""

    verb: ClassVar[str] = "evidence.show"


class OpenEvidence(Action):
    """Has a file brought into the chat."""

    verb: ClassVar[str] = "evidence.open"
    file: Id


class OpenFromCopy(FormButton):
    """The same for a school, from its copy of the record, with what was typed there."""

    verb: ClassVar[str] = "copy.file"
    visit: Id
    file: Id
    typed: ObjectionValues = ObjectionValues()


class ShareEvidence(Action):
    """Lets the school see a file with its copy, or no more."""

    verb: ClassVar[str] = "evidence.share"
    file: Id
    on: bool


class TakeOffEvidence(Action):
    """Takes a file off a record."""

    verb: ClassVar[str] = "evidence.take_off"
    file: Id


class PutBackEvidence(Action):
    """Puts a file back that was taken off a record."""

    verb: ClassVar[str] = "evidence.put_back"
    file: Id
