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


class ListFlags(Action):
    """Posts the open flags."""

    verb: ClassVar[str] = "flags.list"


class ShowFlags(Action):
    """Shows another page of them, the oldest first: what follows `before`."""

    verb: ClassVar[str] = "flags.page"
    before: Id | None = None


class ShowConcern(Action):
    """Posts a flag as a new message, opened from a list."""

    verb: ClassVar[str] = "concern.show"
    concern: Id


class ListUnanswered(Action):
    """Posts the copies that wait for their schools' answers."""

    verb: ClassVar[str] = "unanswered.list"


class ShowUnanswered(Action):
    """Shows another page of them, the oldest first: what follows the copy of `before`."""

    verb: ClassVar[str] = "unanswered.page"
    before: Id | None = None


class CopyForm(FormButton):
    """A button that answers the version of a record that the copy showed."""

    needed: ClassVar[frozenset[str]] = frozenset({"why"})
    visit: Id
    version: Id
    typed: ObjectionValues = ObjectionValues()


class Agree(CopyForm):
    """Agrees to the record."""

    verb: ClassVar[str] = "copy.agree"


class Dispute(CopyForm):
    """Says that something is not right, and what."""

    verb: ClassVar[str] = "copy.dispute"


class ShowCopy(Action):
    """Posts a record's copy as a new message, opened from a school's list."""

    verb: ClassVar[str] = "copy.show"
    visit: Id


class NotedForm(FormButton):
    """A button about a school's answer that was given otherwise."""

    needed: ClassVar[frozenset[str]] = frozenset({"answer", "how", "answered_on"})
    visit: Id
    typed: NotedValues = NotedValues()


class AskAnswer(NotedForm):
    """Asks an officer for the school's answer, with what was typed when it was asked before."""

    verb: ClassVar[str] = "copy.note"


class NoteAnswer(NotedForm):
    """Notes the school's answer."""

    verb: ClassVar[str] = "copy.note.save"
    version: Id


class LeaveAnswer(NotedForm):
    """Goes back to the receipt, which offers what was typed."""

    verb: ClassVar[str] = "copy.note.leave"
