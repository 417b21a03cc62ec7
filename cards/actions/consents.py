"""Buttons of those who are asked about support: leaders, heads who release them, schools."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id, Text
from domain.support.consent_forms import (
    ConflictValues,
    NoValues,
    OfferEndValues,
    ReleaseValues,
    YesValues,
)


class ShowConsent(Action):
    """Posts what somebody is asked about support as a new message."""

    verb: ClassVar[str] = "consent.show"
    consent: Id


class SayYes(FormButton):
    """A leader's yes, who knows of no conflict of interest."""

    verb: ClassVar[str] = "consent.yes"
    consent: Id
    typed: YesValues = YesValues()


class AskConflict(FormButton):
    """Asks what a leader's conflict of interest is, in place of the question."""

    verb: ClassVar[str] = "consent.conflict"
    consent: Id
    typed: YesValues = YesValues()


class SayConflict(FormButton):
    """A leader's yes with a conflict of interest, about which officers decide."""

    verb: ClassVar[str] = "consent.conflict.save"
    consent: Id
    typed: ConflictValues = ConflictValues()


class LeaveConflict(FormButton):
    """Goes back from that question."""

    verb: ClassVar[str] = "consent.conflict.no"
    consent: Id
    typed: ConflictValues = ConflictValues()


class Release(FormButton):
    """A head releases a leader."""

    verb: ClassVar[str] = "consent.release"
    consent: Id
    typed: ReleaseValues = ReleaseValues()


class AgreeToLeader(Action):
    """A school's yes."""

    verb: ClassVar[str] = "consent.agree"
    consent: Id


class AskNo(FormButton):
    """Asks a leader why not, in place of the question."""

    verb: ClassVar[str] = "consent.no"
    consent: Id
    typed: YesValues = YesValues()


class AskNoRelease(FormButton):
    """Asks a head why not, in place of the question."""

    verb: ClassVar[str] = "consent.no.release"
    consent: Id
    typed: ReleaseValues = ReleaseValues()


class AskAnotherLeader(Action):
    """Asks a school why it would like another leader, in place of the question."""

    verb: ClassVar[str] = "consent.another"
    consent: Id


class NoForm(FormButton):
    """A button of that question; it keeps what a head had typed for a release."""

    consent: Id
    most_typed: Text = ""
    note_typed: Text = ""
    typed: NoValues = NoValues()

    @property
    def release(self) -> ReleaseValues:
        """What the head had typed before pressing No."""
        return ReleaseValues(self.most_typed, self.note_typed)


class SayNo(NoForm):
    """A no; to a school that is another leader, please."""

    verb: ClassVar[str] = "consent.no.save"


class LeaveNo(NoForm):
    """Goes back from that question."""

    verb: ClassVar[str] = "consent.no.no"


class TakeYesBack(Action):
    """Takes a yes back, while all have not agreed."""

    verb: ClassVar[str] = "consent.back"
    consent: Id


class AskWithdrawRelease(Action):
    """Asks why a release is withdrawn to which all had agreed."""

    verb: ClassVar[str] = "consent.withdraw"
    consent: Id


class WithdrawRelease(FormButton):
    """Withdraws a release; the hub is told, and nothing stops by itself."""

    verb: ClassVar[str] = "consent.withdraw.save"
    consent: Id
    typed: OfferEndValues = OfferEndValues()


class KeepRelease(FormButton):
    """Goes back from that question."""

    verb: ClassVar[str] = "consent.withdraw.no"
    consent: Id
    typed: OfferEndValues = OfferEndValues()
