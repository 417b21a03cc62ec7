"""Buttons of the visit form in a dialog over a message, of which nothing is kept before Save."""

from typing import ClassVar

from pydantic import Field

from cards.actions.action import Id, Text
from cards.actions.visit_forms import MissedForm, SaveVisit, VisitForm


class MessageForm(VisitForm):
    """A button of that form: the card alone knows its deployment and what stands in it."""

    kept: ClassVar[bool] = False
    deployment: Id


class MessageSchools(MessageForm):
    """Shows the leader's active deployments in place of the form."""

    verb: ClassVar[str] = "message.schools"


class MessageHere(MessageForm):
    """Shows the form of a deployment, with what stood in that of the deployment `before`."""

    verb: ClassVar[str] = "message.form"
    before: Id | None = None


class MessageRecorded(MessageForm):
    """Sends a record of the same visit to the leader's own chat; the form stays."""

    verb: ClassVar[str] = "message.recorded"
    visit: Id


class MessageMissed(MessageForm):
    """Asks, in place of the form, why the planned visit did not happen."""

    verb: ClassVar[str] = "message.none"
    planned: Id


class MissedMessage(MissedForm):
    """A button of that question; `left` is what stood in the form, by the names of its inputs."""

    kept: ClassVar[bool] = False
    deployment: Id
    planned: Id
    left: dict[str, Text] = Field(default_factory=dict)


class SaveMissedMessage(MissedMessage):
    """Saves that the planned visit did not happen."""

    verb: ClassVar[str] = "message.none.save"


class MessageHappened(MissedMessage):
    """Shows the form again, with what stood in it."""

    verb: ClassVar[str] = "message.did"


class SaveMessage(SaveVisit):
    """Saves the form; it is the form of `deployment`."""

    verb: ClassVar[str] = "message.save"
    kept: ClassVar[bool] = False
    deployment: Id
