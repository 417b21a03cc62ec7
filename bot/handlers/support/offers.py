"""What officers do with offers: note answers, decide about conflicts, ask again, close them."""

from typing import Any

from bot.subjects.again import Draw, Problems, again, unless_over
from bot.subjects.day_slots import touch_naming
from bot.subjects.prompts import proposed_owed
from bot.subjects.support import consent_answers, consents, offering, offers, proposed
from bot.turns.reply import Card, Reply, Say, Show
from bot.turns.router import Again, Router
from bot.turns.turn import Turn
from cards.actions.offers import (
    AskAgain,
    AskAllYes,
    AskClose,
    AskNote,
    AskProposed,
    CloseOffer,
    CountConflict,
    LeaveAllYes,
    LeaveClose,
    LeaveNote,
    ListOffers,
    ListProposed,
    NoteAllYes,
    NoteConsent,
    ShowOffer,
)
from cards.support.offer_forms import all_yes_form, close_ask, note_form
from domain.errors import Refused, refuse
from domain.questions import with_dates
from domain.support.consent_forms import (
    AllYesValues,
    NoteValues,
    OfferEndValues,
    judge_all,
    judge_end,
    judge_note,
)
from domain.support.offers import SupportOffer
from storage.store import Store

FORM = "offer"
routes = Router()


def _as_it_is(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
    """The offer as it stands, with what is wrong."""
    return offers.shown_refused(action.offer, refused, turn, store)


def _offer(turn: Turn, action: Any, store: Store) -> SupportOffer:
    return offers.kept(turn, action.offer, store)


def _again(draw: Draw[SupportOffer]) -> Again:
    """What answers a refused press of a form about an offer: the form, or the offer where over."""
    return unless_over(again(_offer, draw, FORM), _as_it_is)


def _note_card(
    found: SupportOffer, turn: Turn, store: Store, values: NoteValues, problems: Problems = ()
) -> Card:
    return note_form(offers.asking(found, store, problems), values, turn.hub)


def _all_yes_card(
    found: SupportOffer, turn: Turn, store: Store, values: AllYesValues, problems: Problems = ()
) -> Card:
    return all_yes_form(offers.asking(found, store, problems, asked=False), values, turn.hub)


def _close_card(
    found: SupportOffer, turn: Turn, store: Store, values: OfferEndValues, problems: Problems = ()
) -> Card:
    return close_ask(offers.asking(found, store, problems), values, turn.hub)


@routes.action(ShowOffer, reads=True)
def show(turn: Turn, action: ShowOffer, store: Store) -> Reply:
    """The offer as a new message."""
    shown = offers.shown(action.offer, turn, store)
    return Say(shown.card, shown.slot)


@routes.action(ListOffers, reads=True)
def list_open(turn: Turn, action: ListOffers, store: Store) -> Reply:
    """The open offers as a new message."""
    return Say(offers.list_card(turn, store))


@routes.action(CountConflict)
def decide(turn: Turn, action: CountConflict, store: Store) -> Reply:
    """Counts a yes with a conflict of interest as a yes, or as a no."""
    found = consents.read(action.consent, store)
    if found is None:
        raise refuse("not_yours")
    offer = offers.kept(turn, found[0].id, store)
    consent = offer.consent(action.consent)
    assert consent is not None, action.consent
    try:
        consent_answers.decide(offer, consent, turn.speaker, turn.now, store, as_yes=action.as_yes)
    except Refused as refused:
        return offers.shown_refused(offer.id, refused, turn, store)
    return offers.shown(offer.id, turn, store, "Decided.")


@routes.action(AskNote, refused=_as_it_is)
def ask_note(turn: Turn, action: AskNote, store: Store) -> Reply:
    """Asks what somebody answered elsewhere."""
    found = offers.to_answer(turn, action.offer, store)
    return Show(_note_card(found, turn, store, NoteValues()), form=FORM)


@routes.action(NoteConsent, refused=_again(_note_card))
def note(turn: Turn, action: NoteConsent, store: Store) -> Reply:
    """Notes it; an own answer takes its place."""
    found = offers.to_answer(turn, action.offer, store)
    answer = judge_note(
        with_dates(action.typed, turn.today), offers.note_context(found, turn, store)
    )
    consent_answers.note(found, [answer], turn.speaker, turn.now, store)
    return offers.shown(action.offer, turn, store, "Noted.")


@routes.action(AskAllYes, refused=_as_it_is)
def ask_all(turn: Turn, action: AskAllYes, store: Store) -> Reply:
    """Asks how and when each of them said yes."""
    found = offers.to_answer(turn, action.offer, store)
    return Show(_all_yes_card(found, turn, store, AllYesValues()), form=FORM)


@routes.action(NoteAllYes, refused=_again(_all_yes_card))
def all_yes(turn: Turn, action: NoteAllYes, store: Store) -> Reply:
    """Notes that all have said yes: the support is agreed."""
    found = offers.to_answer(turn, action.offer, store)
    answers = judge_all(
        with_dates(action.typed, turn.today), offers.all_context(found, turn, store)
    )
    consent_answers.note(found, answers, turn.speaker, turn.now, store)
    return offers.shown(action.offer, turn, store, "Agreed.")


@routes.action(AskAgain, refused=_as_it_is)
def ask_again(turn: Turn, action: AskAgain, store: Store) -> Reply:
    """Asks once more, those who said yes apart."""
    found = offers.kept(turn, action.offer, store)
    made = offering.ask_again(found, turn.speaker, turn.now, store)
    return offers.shown(made.id, turn, store, "Asked again.")


@routes.action(AskClose, refused=_as_it_is)
def ask_close(turn: Turn, action: AskClose, store: Store) -> Reply:
    """Asks why the offer ends."""
    found = offers.kept(turn, action.offer, store)
    if not found.open:
        raise refuse("offer_closed")
    return Show(_close_card(found, turn, store, OfferEndValues()), form=FORM)


@routes.action(CloseOffer, refused=_again(_close_card))
def close(turn: Turn, action: CloseOffer, store: Store) -> Reply:
    """Ends the offer; the support is declined."""
    found = offers.kept(turn, action.offer, store)
    offering.take_back(found, turn.speaker, judge_end(action.typed), turn.now, store)
    return offers.shown(action.offer, turn, store, "Closed.")


@routes.action(LeaveNote)
@routes.action(LeaveAllYes)
@routes.action(LeaveClose)
def back(turn: Turn, action: LeaveNote | LeaveAllYes | LeaveClose, store: Store) -> Reply:
    """The offer again, in place of a question."""
    return offers.shown(action.offer, turn, store)


@routes.action(ListProposed, reads=True)
def list_proposed(turn: Turn, action: ListProposed, store: Store) -> Reply:
    """The support for which nobody has been asked yet, as a new message."""
    return Say(proposed.card(turn, store))


@routes.action(AskProposed)
def ask_proposed(turn: Turn, action: AskProposed, store: Store) -> Reply:
    """Asks for all of it now."""
    much = proposed.ask_all(turn, store)
    touch_naming([proposed_owed.SUBJECT], turn.now, store)
    return Show(proposed.card(turn, store, asked=much))
