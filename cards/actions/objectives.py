"""Buttons about the objectives of an action plan: added, opened, changed, closed, deleted."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from cards.actions.action_plans import Version
from domain.support.objectives import CloseValues, ObjectiveValues


class ShowObjective(Action):
    """Posts an objective as a new message."""

    verb: ClassVar[str] = "objective.show"
    aim: Id


class BackToObjective(Action):
    """Shows an objective in place of a question about it."""

    verb: ClassVar[str] = "objective.back"
    aim: Id


class AddObjective(Action):
    """Opens the form of a new objective, in place of the plan."""

    verb: ClassVar[str] = "objective.new"
    deployment: Id


class SaveNewObjective(FormButton):
    """Adds an objective."""

    verb: ClassVar[str] = "objective.new.save"
    needed: ClassVar[frozenset[str]] = frozenset({"text"})
    deployment: Id
    typed: ObjectiveValues = ObjectiveValues()


class LeaveNewObjective(FormButton):
    """Goes back to the plan; what was typed is let go."""

    verb: ClassVar[str] = "objective.new.no"
    deployment: Id
    typed: ObjectiveValues = ObjectiveValues()


class EditObjective(Action):
    """Opens an objective to be changed."""

    verb: ClassVar[str] = "objective.change"
    aim: Id


class SaveObjective(FormButton):
    """Changes an objective of the plan as it was seen."""

    verb: ClassVar[str] = "objective.change.save"
    needed: ClassVar[frozenset[str]] = frozenset({"text"})
    aim: Id
    version: Version = 0
    typed: ObjectiveValues = ObjectiveValues()


class LeaveObjective(FormButton):
    """Goes back to the objective as it stands; what was typed is let go."""

    verb: ClassVar[str] = "objective.change.no"
    aim: Id
    typed: ObjectiveValues = ObjectiveValues()


class AskCloseObjective(Action):
    """Asks why an objective is closed."""

    verb: ClassVar[str] = "objective.close"
    aim: Id


class CloseObjective(FormButton):
    """Closes an objective; it stays with its records."""

    verb: ClassVar[str] = "objective.close.save"
    aim: Id
    typed: CloseValues = CloseValues()


class KeepObjective(FormButton):
    """Goes back from that question to the objective."""

    verb: ClassVar[str] = "objective.close.no"
    aim: Id
    typed: CloseValues = CloseValues()


class AskDeleteObjective(Action):
    """Asks before an objective is deleted that no record names."""

    verb: ClassVar[str] = "objective.delete"
    aim: Id


class DeleteObjective(Action):
    """Deletes it."""

    verb: ClassVar[str] = "objective.delete.yes"
    aim: Id
