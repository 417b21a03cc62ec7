"""Buttons about agreements for support."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.actions.action import Action, Id


class ShowAgreement(Action):
    """Posts what was agreed about support, and has the edition that holds come as a file."""

    verb: ClassVar[str] = "agreement"
    deployment: Id


class OpenAgreement(Action):
    """Has one edition come as a file."""

    verb: ClassVar[str] = "agreement.open"
    deployment: Id
    edition: Annotated[int, Field(ge=1, le=10_000)] = 1


class ListAgreements(Action):
    """Posts the agreements that a person may open."""

    verb: ClassVar[str] = "agreements"


class ShowAgreements(Action):
    """Shows a page of agreements, below an edition by its id."""

    verb: ClassVar[str] = "agreements.page"
    before: Id | None = None
