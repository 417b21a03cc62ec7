"""Buttons about support given."""

from typing import ClassVar

from cards.actions.action import Action, Id


class ListDeployments(Action):
    """Posts the list of deployments."""

    verb: ClassVar[str] = "deployments.list"


class ShowDeployments(Action):
    """Lists deployments by school, those that follow `before`."""

    verb: ClassVar[str] = "deployments.page"
    before: Id | None = None
