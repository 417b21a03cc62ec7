"""Buttons about offers of support: the answers of those who are asked, and what officers do."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.support.consent_forms import (
    AllYesValues,
    ConflictValues,
    NoteValues,
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


class SayNo(FormButton):
    """A no; to a school that is another leader, please."""

    verb: ClassVar[str] = "consent.no.save"
    consent: Id
    typed: NoValues = NoValues()


class LeaveNo(FormButton):
    """Goes back from that question."""

    verb: ClassVar[str] = "consent.no.no"
    consent: Id
    typed: NoValues = NoValues()


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


class ShowOffer(Action):
    """Posts an offer with who said what as a new message."""

    verb: ClassVar[str] = "offer.show"
    offer: Id


class ListOffers(Action):
    """Posts the open offers, those that wait for an officer first."""

    verb: ClassVar[str] = "offers.list"


class CountConflict(Action):
    """Counts a yes with a conflict of interest as a yes, or as a no."""

    verb: ClassVar[str] = "offer.conflict"
    consent: Id
    as_yes: bool = False


class AskNote(Action):
    """Asks what somebody answered outside the bot, in place of the offer."""

    verb: ClassVar[str] = "offer.note"
    offer: Id


class NoteConsent(FormButton):
    """Notes what somebody answered, how, and on which day."""

    verb: ClassVar[str] = "offer.note.save"
    offer: Id
    typed: NoteValues = NoteValues()


class LeaveNote(FormButton):
    """Goes back from that question."""

    verb: ClassVar[str] = "offer.note.no"
    offer: Id
    typed: NoteValues = NoteValues()


class AskAllYes(Action):
    """Asks how and when all said yes, in place of the offer."""

    verb: ClassVar[str] = "offer.all"
    offer: Id


class NoteAllYes(FormButton):
    """Notes that all have said yes."""

    verb: ClassVar[str] = "offer.all.save"
    offer: Id
    typed: AllYesValues = AllYesValues()


class LeaveAllYes(FormButton):
    """Goes back from that question."""

    verb: ClassVar[str] = "offer.all.no"
    offer: Id
    typed: AllYesValues = AllYesValues()


class ChooseAnother(Action):
    """Leaves an offer at its no, and shows who else could give the support."""

    verb: ClassVar[str] = "offer.another"
    offer: Id


class AskAgain(Action):
    """Asks once more after a no."""

    verb: ClassVar[str] = "offer.again"
    offer: Id


class AskClose(Action):
    """Asks why an offer ends, in place of it."""

    verb: ClassVar[str] = "offer.close"
    offer: Id


class CloseOffer(FormButton):
    """Takes an offer back, or leaves it at a no."""

    verb: ClassVar[str] = "offer.close.save"
    offer: Id
    typed: OfferEndValues = OfferEndValues()


class LeaveClose(FormButton):
    """Goes back from that question."""

    verb: ClassVar[str] = "offer.close.no"
    offer: Id
    typed: OfferEndValues = OfferEndValues()


class ListProposed(Action):
    """Posts the support that is proposed, and for which nobody was asked yet."""

    verb: ClassVar[str] = "offers.proposed"


class AskProposed(Action):
    """Asks for all of that."""

    verb: ClassVar[str] = "offers.proposed.ask"
