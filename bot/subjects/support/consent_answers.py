"""Answers to an offer as they are given, noted, decided and taken back; what follows from each."""

from datetime import datetime

from bot.subjects.support import offer_messages
from bot.subjects.support.offered_support import agree
from domain.people.people import Person
from domain.support.consent_forms import NotedAnswer
from domain.support.consenting import (
    ConsentAnswer,
    answered,
    decided,
    taken_back,
    withdrawn,
    without_left,
)
from domain.support.offers import (
    Consent,
    ConsentState,
    Noted,
    OfferState,
    SupportOffer,
)
from storage.store import Store


def answer(
    offer: SupportOffer,
    consent: Consent,
    said: ConsentAnswer,
    by: Person,
    now: datetime,
    store: Store,
) -> SupportOffer:
    """Keeps what a party answered; raises Refused where no answer is waited for."""
    offer = drop_left(offer, now, store)
    return keep(offer, answered(offer, offer.consent(consent.id) or consent, said), by, now, store)


def note(
    offer: SupportOffer, answers: list[NotedAnswer], by: Person, now: datetime, store: Store
) -> SupportOffer:
    """Keeps what parties answered elsewhere, as an officer notes it, in the order of asking."""
    offer = after = drop_left(offer, now, store)
    for each in answers:
        consent = after.consent(each.consent)
        assert consent is not None, each.consent
        noted = Noted(each.how, each.on, by.id)
        said = ConsentAnswer(each.said, now, by.id, noted=noted, reason=each.reason)
        after = answered(after, consent, said)
    return keep(offer, after, by, now, store)


def decide(
    offer: SupportOffer, consent: Consent, by: Person, now: datetime, store: Store, *, as_yes: bool
) -> SupportOffer:
    """Keeps an officer's decision about a conflict of interest; the leader is told."""
    made = keep(offer, decided(offer, consent, as_yes=as_yes, at=now), by, now, store)
    if not made.agreed:
        # That all have agreed says it as well.
        offer_messages.tell_decided(consent, now, store)
    return made


def take_back(
    offer: SupportOffer, consent: Consent, by: Person, now: datetime, store: Store
) -> SupportOffer:
    """Takes a yes back, while all have not agreed."""
    return keep(offer, taken_back(offer, consent, now), by, now, store)


def withdraw(
    offer: SupportOffer, consent: Consent, why: str, by: Person, now: datetime, store: Store
) -> SupportOffer:
    """Withdraws a release; officers are told, and nothing stops by itself."""
    said = ConsentAnswer(ConsentState.NO, now, by.id, reason=why)
    return keep(offer, withdrawn(offer, consent, said), by, now, store)


def drop_left(offer: SupportOffer, now: datetime, store: Store) -> SupportOffer:
    """The offer with a no for each leader who left the list meanwhile; officers are told."""
    gone = [person.id for person in store.people.some(offer.leaders) if person.left]
    if gone:
        # Somebody may answer at this moment: what they said is kept with it.
        offer = store.offers.held(offer.id) or offer
    after = without_left(offer, gone, now)
    return keep(offer, after, None, now, store)


def keep(
    before: SupportOffer, after: SupportOffer, by: Person | None, now: datetime, store: Store
) -> SupportOffer:
    """Keeps an offer as it stands after an answer, and does what follows."""
    if after == before:
        return before
    made = store.offers.write(after)
    whose = by.id if by else None
    for old, new in zip(before.consents, made.consents, strict=True):
        if old.state is not new.state:
            subject = f"consent:{new.id}"
            states = {"before": old.state.name, "after": new.state.name}
            noted = new.noted is not None
            store.audit.add(now, whose, "consent.changed", subject, **states, noted=noted)
    _follow(before, made, by, now, store)
    offer_messages.touch_all(made, now, store)
    return made


def _follow(
    before: SupportOffer, made: SupportOffer, by: Person | None, now: datetime, store: Store
) -> None:
    whose = by.id if by else 0
    stamp = f"{now:%Y%m%dT%H%M%S}"
    for old, new in zip(before.consents, made.consents, strict=True):
        if old.state is not new.state and new.state in _TOLD:
            event = f"{new.state.name.lower()}:{new.id}:{stamp}"
            offer_messages.tell_officers(made, event, now, store, but=whose)
    if made.agreed and not before.agreed:
        assert by is not None, "nobody left who agreed"
        on = made.agreed_on(store.hub.day_of) or store.hub.day_of(now)
        agree(made, on, by, now, store)
    elif made.state is OfferState.REFUSED:
        offer_messages.tell_not_needed(before, made, whose, now, store)
    else:
        offer_messages.ask([made], now, store)


_TOLD = (ConsentState.NO, ConsentState.CONFLICT, ConsentState.WITHDRAWN)
