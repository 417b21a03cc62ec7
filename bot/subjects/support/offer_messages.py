"""Who is told of an offer, at once: those whose answer is waited for, and officers."""

from collections.abc import Collection, Iterator
from datetime import datetime

from bot.subjects.day_slots import touch_naming
from bot.subjects.support import consents
from bot.subjects.support.answerers import Answerers
from bot.turns.lasting import touch
from domain.delivery.delivery import OutboxRow
from domain.delivery.slots import Slot
from domain.people.people import Role
from domain.prompts import kinds
from domain.support.offers import WILLING, Consent, ConsentState, Party, SupportOffer
from storage.store import Store

# An offer as officers see it; that no answer is needed any more; that all have said yes.
OFFER, OFF, AGREED = "offer", "consent_off", "offer_agreed"
# What was decided about a conflict of interest.
DECIDED = "consent_decided"
ASKED = consents.KIND


def slot(offer: int) -> Slot:
    """The slot of messages that show an offer to officers."""
    return Slot(OFFER, str(offer))


def ask(offers: Collection[SupportOffer], now: datetime, store: Store) -> list[OutboxRow]:
    """Asks everybody whose answer to these offers is waited for; each one time a round.

    Who cannot be reached yet, and everybody before the hub is live, is asked by the worker then.
    """
    if store.milestones.live() is None:
        return []
    who = Answerers(offers, store)
    asked = {
        f"{ASKED}:{_turn(consent)}:{person.id}": (consent, person)
        for offer in offers
        for consent in offer.consents
        if consent.state is ConsentState.ASKED and consent.asked_at
        for person in who.of(offer, consent)
    }
    known = store.backlog.known(asked)
    rows = []
    for key, (consent, person) in asked.items():
        chat = store.conversations.chat_of(person) if key not in known else None
        row = store.outbox.put(ASKED, str(consent.id), key, chat.id, now) if chat else None
        rows += [row] if row else []
    return rows


def _turn(consent: Consent) -> str:
    """The name of one asking: a school whose turn comes again is asked again."""
    again = f":{consent.version}" if consent.party is Party.SCHOOL else ""
    return f"{consent.id}:{consent.asked_at:%Y%m%dT%H%M%S}{again}"


def tell_officers(
    offer: SupportOffer, event: str, now: datetime, store: Store, but: int | None = None
) -> None:
    """Shows every officer the offer as it stands, for something that happened to it."""
    for person in store.people.holding(Role.OFFICER):
        chat = store.conversations.officers_chat(person.id) if person.id != but else None
        if chat is not None:
            key = f"{OFFER}:{offer.id}:{event}:{person.id}"
            store.outbox.put(OFFER, str(offer.id), key, chat.id, now)


def tell_not_needed(
    before: SupportOffer, after: SupportOffer, by: int, now: datetime, store: Store
) -> None:
    """Tells those who were asked, or had said yes, that no answer is needed any more."""
    if store.milestones.live() is None:
        return
    who = Answerers([before], store)
    for consent in _let_go(before, after):
        for person in who.of(before, consent):
            chat = store.conversations.chat_of(person) if person.id != by else None
            if chat is not None:
                key = f"{OFF}:{consent.id}:{person.id}"
                store.outbox.put(OFF, str(consent.id), key, chat.id, now)


def _let_go(before: SupportOffer, after: SupportOffer) -> Iterator[Consent]:
    """The questions that count no more, of those that somebody had read."""
    for consent in before.consents:
        now = after.consent(consent.id)
        dropped = now is not None and now.state is ConsentState.NOT_NEEDED
        closed = after.ended_at is not None and consent.state in WILLING
        if closed or (consent.state is ConsentState.ASKED and dropped):
            yield consent


def tell_decided(consent: Consent, now: datetime, store: Store) -> None:
    """Tells a leader what was decided about the conflict of interest that they declared."""
    leader = store.people.get(consent.leader) if consent.leader else None
    chat = store.conversations.chat_of(leader) if leader else None
    if chat is not None and store.milestones.live() is not None:
        key = f"{DECIDED}:{consent.id}:{now:%Y%m%dT%H%M%S}"
        store.outbox.put(DECIDED, str(consent.id), key, chat.id, now)


def tell_agreed(offer: SupportOffer, by: int, now: datetime, store: Store) -> None:
    """Tells all parties that all have said yes, but who said it last."""
    if store.milestones.live() is None:
        return
    who = Answerers([offer], store)
    told = {p.id: p for consent in offer.consents for p in who.of(offer, consent)}
    for person in told.values():
        chat = store.conversations.chat_of(person) if person.id != by else None
        if chat is not None:
            key = f"{AGREED}:{offer.id}:{person.id}"
            store.outbox.put(AGREED, str(offer.id), key, chat.id, now)


def touch_all(offer: SupportOffer, now: datetime, store: Store) -> None:
    """Has every card of an offer put anew, its parties' and officers', and what named it by day."""
    touch(slot(offer.id), store, now)
    touch_naming([kinds.ANSWER.subject(each.id) for each in offer.consents], now, store)
    for consent in offer.consents:
        touch(consents.slot(consent.id), store, now)
