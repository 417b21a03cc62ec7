"""Buttons of officers about offers of support."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.support.consent_forms import (
    AllYesValues,
    NoteValues,
    OfferEndValues,
)


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
    """Posts the support that is proposed, and for which nobody has been asked yet."""

    verb: ClassVar[str] = "offers.proposed"


class AskProposed(Action):
    """Asks for all of that."""

    verb: ClassVar[str] = "offers.proposed.ask"
