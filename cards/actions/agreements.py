"""Buttons about what was agreed: its editions, what a day costs, hand-overs that wait."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.actions.action import Action, FormButton, Id
from domain.funding.changing_rates import RatesValues
from domain.support.changing import BothYesValues


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


class AskBothYes(Action):
    """Asks how it is known that a hand-over is agreed."""

    verb: ClassVar[str] = "support.over.both"
    hand_over: Id


class BothYes(FormButton):
    """Notes that both have agreed to a hand-over, which is done then or on its day."""

    verb: ClassVar[str] = "support.over.both.yes"
    hand_over: Id
    typed: BothYesValues = BothYesValues()


class LeaveBothYes(FormButton):
    """Goes back to the support; the hand-over waits on."""

    verb: ClassVar[str] = "support.over.both.no"
    hand_over: Id
    typed: BothYesValues = BothYesValues()


class DropHandOver(Action):
    """Takes back a hand-over that waits."""

    verb: ClassVar[str] = "support.over.drop"
    hand_over: Id


class RatesForm(FormButton):
    """A button of the form of what a day costs; `version` is the support's that was shown."""

    deployment: Id
    version: Id = 1
    typed: RatesValues = RatesValues()


class ChangeRates(Action):
    """Opens what a day costs to be changed."""

    verb: ClassVar[str] = "support.rates"
    deployment: Id


class SaveRates(RatesForm):
    """Saves what a day costs from a day on."""

    verb: ClassVar[str] = "support.rates.save"


class LeaveRates(RatesForm):
    """Goes back to the support; what a day costs stays."""

    verb: ClassVar[str] = "support.rates.leave"
