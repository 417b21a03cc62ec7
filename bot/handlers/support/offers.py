"""What officers do with offers: note answers, decide about conflicts, ask again, close them."""

from typing import Any

from bot.subjects.support import consent_answers, consents, offering, offers, proposed
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
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
from cards.problems import sentence
from cards.questions import NOT_ASKED
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
from storage.store import Store

FORM = "offer"
OVER = ("offer_closed", "not_asked_now", "answered_before")
routes = Router()


def _as_it_is(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
    """The offer as it stands, with what is wrong."""
    [problem, *_] = refused.problems
    return offers.shown(action.offer, turn, store, sentence(problem, NOT_ASKED, turn.hub))


def _over(refused: Refused) -> bool:
    return any(problem.kind in OVER for problem in refused.problems)


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
        return offers.shown(
            offer.id, turn, store, sentence(refused.problems[0], NOT_ASKED, turn.hub)
        )
    return offers.shown(offer.id, turn, store, "Decided.")


@routes.action(AskNote, refused=_as_it_is)
def ask_note(turn: Turn, action: AskNote, store: Store) -> Reply:
    """Asks what somebody answered elsewhere."""
    found = offers.to_answer(turn, action.offer, store)
    return Show(note_form(offers.asking(found, store), NoteValues(), turn.hub), form=FORM)


def _note_again(turn: Turn, action: NoteConsent, refused: Refused, store: Store) -> Reply:
    if _over(refused):
        return _as_it_is(turn, action, refused, store)
    found = offers.kept(turn, action.offer, store)
    ask = offers.asking(found, store, refused.problems)
    return Show(note_form(ask, action.typed, turn.hub), form=FORM)


@routes.action(NoteConsent, refused=_note_again)
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
    ask = offers.asking(found, store, asked=False)
    return Show(all_yes_form(ask, AllYesValues(), turn.hub), form=FORM)


def _all_again(turn: Turn, action: NoteAllYes, refused: Refused, store: Store) -> Reply:
    if _over(refused):
        return _as_it_is(turn, action, refused, store)
    found = offers.kept(turn, action.offer, store)
    ask = offers.asking(found, store, refused.problems, asked=False)
    return Show(all_yes_form(ask, action.typed, turn.hub), form=FORM)


@routes.action(NoteAllYes, refused=_all_again)
def all_yes(turn: Turn, action: NoteAllYes, store: Store) -> Reply:
    """Notes that all have said yes: the support is agreed."""
    found = offers.to_answer(turn, action.offer, store)
    answers = judge_all(
        with_dates(action.typed, turn.today), offers.all_context(found, turn, store)
    )
    consent_answers.note(found, answers, turn.speaker, turn.now, store)
    return offers.shown(action.offer, turn, store, "Agreed.")


@routes.action(AskAgain, refused=_as_it_is)
def again(turn: Turn, action: AskAgain, store: Store) -> Reply:
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
    return Show(close_ask(offers.asking(found, store), OfferEndValues(), turn.hub), form=FORM)


def _close_again(turn: Turn, action: CloseOffer, refused: Refused, store: Store) -> Reply:
    if _over(refused):
        return _as_it_is(turn, action, refused, store)
    found = offers.kept(turn, action.offer, store)
    ask = offers.asking(found, store, refused.problems)
    return Show(close_ask(ask, action.typed, turn.hub), form=FORM)


@routes.action(CloseOffer, refused=_close_again)
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
    """The support for which nobody was asked yet, as a new message."""
    return Say(proposed.card(turn, store))


@routes.action(AskProposed)
def ask_proposed(turn: Turn, action: AskProposed, store: Store) -> Reply:
    """Asks for all of it now."""
    much = proposed.ask_all(turn, store)
    return Show(proposed.card(turn, store, asked=much))
