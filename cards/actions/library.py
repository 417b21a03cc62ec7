"""Buttons about the library: its documents and editions, and what officers publish."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.actions.action import Action, FormButton, Id, Text
from domain.library.publishing import PublishValues, WithdrawValues

Sought = Annotated[Text, Field(max_length=100)]


class ListLibrary(Action):
    """Posts the library."""

    verb: ClassVar[str] = "library"


class ShowLibrary(Action):
    """Shows a page of the library, below a document, of those whose titles have the words."""

    verb: ClassVar[str] = "library.page"
    before: Id | None = None
    words: Sought = ""


class ShowDocument(Action):
    """Posts a document with the edition that counts."""

    verb: ClassVar[str] = "library.document"
    document: Id


class OpenEdition(Action):
    """Has the file of an edition come into the chat."""

    verb: ClassVar[str] = "library.open"
    edition: Id


class ShowEditions(Action):
    """Shows a page of a document's editions, below the one of that number."""

    verb: ClassVar[str] = "library.editions"
    document: Id
    before: Id | None = None


class ShowEdition(Action):
    """Shows one edition, which may be an earlier or a withdrawn one."""

    verb: ClassVar[str] = "library.edition"
    edition: Id


class PublishFile(FormButton):
    """Publishes a sent file; `sure` although something speaks against it.

    `seen` is the newest edition that there was when the form was drawn.
    """

    verb: ClassVar[str] = "library.publish"
    file: Id
    seen: Annotated[int, Field(ge=0)] = 0
    sure: bool = False
    typed: PublishValues = PublishValues()


class AskWithdraw(Action):
    """Asks why an edition is withdrawn."""

    verb: ClassVar[str] = "library.withdraw"
    edition: Id


class WithdrawEdition(FormButton):
    """Withdraws an edition."""

    verb: ClassVar[str] = "library.withdraw.yes"
    edition: Id
    typed: WithdrawValues = WithdrawValues()


class LeaveWithdraw(FormButton):
    """Goes back to the edition, which stays."""

    verb: ClassVar[str] = "library.withdraw.no"
    edition: Id
    typed: WithdrawValues = WithdrawValues()


class PutBackEdition(Action):
    """Puts a withdrawn edition on the shelf again."""

    verb: ClassVar[str] = "library.back"
    edition: Id
