"""Buttons about support given."""

from typing import ClassVar

from cards.actions.action import Action


class ListDeployments(Action):
    """Posts the list of deployments."""

    verb: ClassVar[str] = "deployments.list"
