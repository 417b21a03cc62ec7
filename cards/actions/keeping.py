"""Buttons with which officers add support and change it."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.support.changing import (
    EndValues,
    HandOverValues,
    NewLeaderValues,
    OpenAgainValues,
    PauseValues,
    TakeOffValues,
)
from domain.support.changing_terms import TermsValues
from domain.support.keeping import SupportValues


class AddSupport(Action):
    """Posts the form of new support."""

    verb: ClassVar[str] = "support.new"


class SaveNewSupport(FormButton):
    """Adds support; `sure` although there is some of that place, leader and time already."""

    verb: ClassVar[str] = "support.add"
    needed: ClassVar[frozenset[str]] = frozenset({"focus"})
    typed: SupportValues = SupportValues()
    sure: bool = False


class KeepSupport(Action):
    """Posts support as officers keep it."""

    verb: ClassVar[str] = "support.keep"
    deployment: Id


class OpenAlike(FormButton):
    """Posts support that is like the new one of a form, which stays."""

    verb: ClassVar[str] = "support.alike"
    deployment: Id
    typed: SupportValues = SupportValues()


class UndoSupport(Action):
    """Undoes the last change of support, which is `change`."""

    verb: ClassVar[str] = "support.undo"
    deployment: Id
    change: Id


class TermsForm(FormButton):
    """A button of the form of what support is about; `version` is the support's that was shown.

    `whole` says that the form asks for its kind and its grants too: cards of before did not.
    """

    deployment: Id
    version: Id = 1
    whole: bool = False
    typed: TermsValues = TermsValues()


class ChangeTerms(TermsForm):
    """Opens what support is about to be changed, with what was typed before the form was left."""

    verb: ClassVar[str] = "support.change"


class SaveTerms(TermsForm):
    """Saves what support is about, and what pays for it."""

    verb: ClassVar[str] = "support.save"
    needed: ClassVar[frozenset[str]] = frozenset({"focus"})


class LeaveTerms(TermsForm):
    """Goes back to the support, which offers what was typed."""

    verb: ClassVar[str] = "support.leave"


class ShowLeaders(Action):
    """Shows who leads support, in its place."""

    verb: ClassVar[str] = "support.leaders"
    deployment: Id


class AddLeader(FormButton):
    """Puts a leader on."""

    verb: ClassVar[str] = "support.leader"
    deployment: Id
    version: Id = 1
    typed: NewLeaderValues = NewLeaderValues()


class LeaveLeaders(FormButton):
    """Goes back from its leaders to the support."""

    verb: ClassVar[str] = "support.leaders.no"
    deployment: Id
    typed: NewLeaderValues = NewLeaderValues()


class AskTakeOff(FormButton):
    """Asks before a leader is taken off."""

    verb: ClassVar[str] = "support.off"
    deployment: Id
    person: Id
    typed: NewLeaderValues = NewLeaderValues()


class TakeOff(FormButton):
    """Takes a leader off."""

    verb: ClassVar[str] = "support.off.yes"
    deployment: Id
    person: Id
    version: Id = 1
    typed: TakeOffValues = TakeOffValues()


class KeepLeader(FormButton):
    """Goes back to the leaders, of whom none is taken off."""

    verb: ClassVar[str] = "support.off.no"
    deployment: Id
    typed: TakeOffValues = TakeOffValues()


class AskHandOver(FormButton):
    """Asks to whom a leader hands support over."""

    verb: ClassVar[str] = "support.over"
    deployment: Id
    person: Id
    typed: NewLeaderValues = NewLeaderValues()


class LeaveHandOver(FormButton):
    """Goes back to the leaders; nothing is handed over."""

    verb: ClassVar[str] = "support.over.no"
    deployment: Id
    typed: HandOverValues = HandOverValues()


class HandOver(FormButton):
    """Hands support over from one leader to another."""

    verb: ClassVar[str] = "support.over.yes"
    deployment: Id
    person: Id
    version: Id = 1
    typed: HandOverValues = HandOverValues()


class AskPause(Action):
    """Asks why support is paused, and until when."""

    verb: ClassVar[str] = "support.pause"
    deployment: Id


class PauseSupport(FormButton):
    """Pauses support."""

    verb: ClassVar[str] = "support.pause.yes"
    deployment: Id
    version: Id = 1
    typed: PauseValues = PauseValues()


class LeavePause(FormButton):
    """Goes back to the support, which is not paused."""

    verb: ClassVar[str] = "support.pause.no"
    deployment: Id
    typed: PauseValues = PauseValues()


class GoOn(Action):
    """Has paused support go on."""

    verb: ClassVar[str] = "support.on"
    deployment: Id


class AskEnd(Action):
    """Asks how support ends."""

    verb: ClassVar[str] = "support.end"
    deployment: Id


class EndSupport(FormButton):
    """Ends support."""

    verb: ClassVar[str] = "support.end.yes"
    deployment: Id
    version: Id = 1
    typed: EndValues = EndValues()


class LeaveEnd(FormButton):
    """Goes back to the support, which does not end."""

    verb: ClassVar[str] = "support.end.no"
    deployment: Id
    typed: EndValues = EndValues()


class AskOpenAgain(Action):
    """Asks why support is opened again that has ended."""

    verb: ClassVar[str] = "support.open"
    deployment: Id


class OpenAgain(FormButton):
    """Opens support again that has ended."""

    verb: ClassVar[str] = "support.open.yes"
    deployment: Id
    version: Id = 1
    typed: OpenAgainValues = OpenAgainValues()


class LeaveOpenAgain(FormButton):
    """Goes back to the support, which stays ended."""

    verb: ClassVar[str] = "support.open.no"
    deployment: Id
    typed: OpenAgainValues = OpenAgainValues()
