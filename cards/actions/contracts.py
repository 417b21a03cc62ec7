"""Buttons about contracts, and the requirements that people tick."""

from typing import Annotated, ClassVar

from pydantic import Field

from cards.actions.action import Action, FormButton, Id
from domain.quality.ticking import TickValues

Start = Annotated[int, Field(ge=0, le=10_000)]


class ListContracts(Action):
    """Posts the list of contracts."""

    verb: ClassVar[str] = "contracts.list"


class ShowContracts(Action):
    """Lists contracts, what is to be ticked soonest first: what follows `before`."""

    verb: ClassVar[str] = "contracts.page"
    before: Id | None = None


class ShowContract(Action):
    """Posts a contract as a new message."""

    verb: ClassVar[str] = "contract.show"
    contract: Id


class TurnContract(Action):
    """Shows what a contract requires, from `start` on."""

    verb: ClassVar[str] = "contract.page"
    contract: Id
    start: Start = 0


class AskTick(Action):
    """Asks when a requirement was done, and what shows it, in place of its contract."""

    verb: ClassVar[str] = "requirement.tick"
    requirement: Id


class TickRequirement(FormButton):
    """Ticks a requirement; `sent` is the file about which the form was opened."""

    verb: ClassVar[str] = "requirement.tick.yes"
    needed: ClassVar[frozenset[str]] = frozenset({"day"})
    requirement: Id
    sent: Id | None = None
    typed: TickValues = TickValues()


class LeaveTick(FormButton):
    """Goes back to a contract; the requirement is not ticked."""

    verb: ClassVar[str] = "requirement.tick.no"
    requirement: Id
    typed: TickValues = TickValues()


class UndoTick(Action):
    """Undoes one tick of a requirement; another that stands there since is left alone."""

    verb: ClassVar[str] = "requirement.undo"
    requirement: Id
    tick: Id


class OpenTickFile(Action):
    """Has a file that shows that a requirement is met brought into the chat."""

    verb: ClassVar[str] = "requirement.file"
    file: Id


class ShowOpenRequirements(Action):
    """Lists the requirements for which a sent file may be evidence: what follows `before`."""

    verb: ClassVar[str] = "requirement.which"
    file: Id
    before: Id | None = None


class ChooseRequirement(Action):
    """Opens the form of a requirement with a sent file filled in."""

    verb: ClassVar[str] = "requirement.with"
    file: Id
    requirement: Id
