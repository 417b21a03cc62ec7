"""Buttons about support given."""

from typing import ClassVar

from cards.actions.action import Action, Id


class ListDeployments(Action):
    """Posts the list of support."""

    verb: ClassVar[str] = "deployments.list"


class ListUnplanned(Action):
    """Posts the list of support without a planned visit."""

    verb: ClassVar[str] = "deployments.unplanned"


class ShowDeployments(Action):
    """Lists support, what wants a look first: what follows `before`.

    `unplanned` narrows it to what has no visit planned; `over` shows what has ended instead.
    """

    verb: ClassVar[str] = "deployments.page"
    before: Id | None = None
    unplanned: bool = False
    over: bool = False


class ShowSupport(Action):
    """Posts one piece of support as a new message, opened from a list."""

    verb: ClassVar[str] = "support.show"
    deployment: Id
