"""Buttons about support given."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.actions.action import Action, Id, Text
from domain.operations.asked import LONGEST_WORDS


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


class SupportFile(ShowDeployments):
    """Has the list made as a file; its values say which page stays on the card.

    `words` narrow it, as they were typed after its name.
    """

    verb: ClassVar[str] = "deployments.file"
    words: Annotated[Text, Field(max_length=LONGEST_WORDS)] = ""


class ShowSupport(Action):
    """Posts one piece of support as a new message, opened from a list."""

    verb: ClassVar[str] = "support.show"
    deployment: Id
