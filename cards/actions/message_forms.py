"""Buttons of the visit form in a dialog over a message, of which nothing is kept before Save."""

from typing import ClassVar

from cards.actions.action import Id
from cards.actions.visit_forms import SaveVisit, VisitForm


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


class SaveMessage(SaveVisit):
    """Saves the form; it is the form of `deployment`."""

    verb: ClassVar[str] = "message.save"
    kept: ClassVar[bool] = False
    deployment: Id
