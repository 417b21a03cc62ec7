"""Releases of leaders that a head withdraws, or an officer for them, after all had agreed."""

from bot.subjects.support import consent_answers, consents, offers
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.consents import AskWithdrawRelease, KeepRelease, WithdrawRelease
from cards.support.consent_asks import withdraw_ask
from domain.errors import Refused, refuse
from domain.support.consent_forms import OfferEndValues, judge_end
from domain.support.offers import Consent, SupportOffer
from storage.store import Store

FORM = "release"
routes = Router()


def _to_withdraw(turn: Turn, id_: int, store: Store) -> tuple[SupportOffer, Consent]:
    """A release that the speaker may withdraw."""
    found = consents.read(id_, store)
    if found is None or not consents.withdraws(turn.person, *found, store):
        raise refuse("not_yours")
    return consents.held(found[0], id_, store)


def _shown(offer: SupportOffer, consent: Consent, turn: Turn, store: Store, note: str = "") -> Show:
    """The head's card, or for an officer the offer."""
    if consents.is_for(turn.person, offer, consent, store):
        return consents.shown(consent.id, turn, store, note)
    return offers.shown(offer.id, turn, store, note)


@routes.action(AskWithdrawRelease)
def ask_withdraw(turn: Turn, action: AskWithdrawRelease, store: Store) -> Reply:
    """Asks why a release is withdrawn."""
    offer, consent = _to_withdraw(turn, action.consent, store)
    if not consent.withdrawable(offer):
        return _shown(offer, consent, turn, store)
    ask = consents.asking(offer, consent, store)
    return Show(withdraw_ask(ask, OfferEndValues(), turn.hub), form=FORM)


def _again(turn: Turn, action: WithdrawRelease, refused: Refused, store: Store) -> Reply:
    offer, consent = _to_withdraw(turn, action.consent, store)
    ask = consents.asking(offer, consent, store, refused.problems)
    return Show(withdraw_ask(ask, action.typed, turn.hub), form=FORM)


@routes.action(WithdrawRelease, refused=_again)
def withdraw(turn: Turn, action: WithdrawRelease, store: Store) -> Reply:
    """Withdraws it; officers are told."""
    offer, consent = _to_withdraw(turn, action.consent, store)
    why = judge_end(action.typed)
    if consent.withdrawable(offer):
        consent_answers.withdraw(offer, consent, why, turn.speaker, turn.now, store)
    return _shown(offer, consent, turn, store, "Withdrawn. Nothing stops by itself.")


@routes.action(KeepRelease)
def keep(turn: Turn, action: KeepRelease, store: Store) -> Reply:
    """The release stays."""
    offer, consent = _to_withdraw(turn, action.consent, store)
    return _shown(offer, consent, turn, store)
