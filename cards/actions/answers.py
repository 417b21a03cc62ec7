"""Buttons with which others answer a record: schools their copies, officers flags."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.visits.copies import NotedValues, ObjectionValues


class TakeConcern(Action):
    """Takes a flag."""

    verb: ClassVar[str] = "concern.take"
    concern: Id


class ResolveConcern(Action):
    """Says that a flag is resolved."""

    verb: ClassVar[str] = "concern.resolve"
    concern: Id


class ReopenConcern(Action):
    """Takes back that a flag is resolved."""

    verb: ClassVar[str] = "concern.reopen"
    concern: Id


class Agree(Action):
    """Agrees to the version of a record that the copy showed."""

    verb: ClassVar[str] = "copy.agree"
    visit: Id
    version: Id


class Dispute(FormButton):
    """Says that something in the version that the copy showed is not right, and what."""

    verb: ClassVar[str] = "copy.dispute"
    visit: Id
    version: Id
    typed: ObjectionValues = ObjectionValues()


class ShowCopy(Action):
    """Posts a record's copy as a new message, opened from a school's list."""

    verb: ClassVar[str] = "copy.show"
    visit: Id


class AskAnswer(Action):
    """Asks an officer for the school's answer that was given otherwise, in place of the receipt."""

    verb: ClassVar[str] = "copy.note"
    visit: Id


class NoteAnswer(FormButton):
    """Notes the school's answer that was given otherwise."""

    verb: ClassVar[str] = "copy.note.save"
    visit: Id
    version: Id
    typed: NotedValues = NotedValues()
