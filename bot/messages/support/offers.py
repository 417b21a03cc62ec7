"""Offers of support: what is asked, that it is needed no more, that all agreed; officers' view."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.support import consents, offer_messages, offers
from bot.subjects.support.consent_answers import drop_left
from bot.subjects.support.consent_views import View, views
from cards.support.consent_news import agreed_news, conflict_news, not_needed_news
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person
from domain.permissions import Act, can
from domain.support.offers import Consent, ConsentState, SupportOffer
from storage.store import Store


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Asks whoever can be asked by now: since the hub is live, somebody joined, or is head now."""
    if store.milestones.live() is None:
        return []
    waiting = store.offers.waiting()
    leaders = store.people.some({leader for offer in waiting for leader in offer.leaders})
    gone = {person.id for person in leaders if person.left}
    asked = [drop_left(each, now, store) if gone & {*each.leaders} else each for each in waiting]
    return offer_messages.ask(asked, now, store)


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The question as it stands for whoever may answer it; nothing once it needs no answer."""
    found = _asked(row, store)
    if found is None:
        return Skip("not allowed")
    offer, consent, person = found
    if row.post is None and consent.state is not ConsentState.ASKED:
        return Skip("answered since")
    drawn = consents.card(offer, consent, person, now, store, row.note)
    return Message(drawn, consents.slot(consent.id))


def render_off(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """That no answer is needed any more, for whoever was asked."""
    found = _asked(row, store)
    if found is None:
        return Skip("not allowed")
    offer, consent, person = found
    if offer.agreed or consent.state is ConsentState.ASKED:
        return Skip("asked again")
    terms = _view(offer, consent, person, now, store).terms
    return Message(not_needed_news(terms, store.hub, consents.released(consent, store)))


def render_agreed(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """That all have said yes, for each party."""
    offer, person = store.offers.get(int(row.subject)), reader(row, store)
    if offer is None or person is None or not offer.agreed:
        return Skip("not agreed")
    own = [c for c in offer.consents if consents.is_for(person, offer, c, store)]
    if not own:
        return Skip("not allowed")
    view = _view(offer, own[0], person, now, store)
    released = consents.released(own[0], store)
    return Message(agreed_news(view.terms, view.standing, offer.deployment, store.hub, released))


def render_decided(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What was decided about a conflict of interest, for the leader who declared it."""
    found = _asked(row, store)
    if found is None:
        return Skip("not allowed")
    offer, consent, person = found
    if not consent.conflict or consent.state not in (ConsentState.YES, ConsentState.NO):
        return Skip("not decided")
    terms = _view(offer, consent, person, now, store).terms
    return Message(conflict_news(terms, store.hub, counts=consent.said_yes))


def render_offer(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The offer as it stands, for an officer."""
    offer, person = store.offers.get(int(row.subject)), reader(row, store)
    if offer is None or person is None or not can(person, Act.KEEP_OFFER, person):
        return Skip("not allowed")
    return Message(offers.card(offer, person, now, store, row.note), offers.slot(offer.id))


def _asked(row: OutboxRow, store: Store) -> tuple[SupportOffer, Consent, Person] | None:
    """The question of a row, and who reads it there; None where it is not for them."""
    found, person = consents.read(int(row.subject), store), reader(row, store)
    if found is None or person is None or not consents.is_for(person, *found, store):
        return None
    return *found, person


def _view(
    offer: SupportOffer, consent: Consent, person: Person, now: datetime, store: Store
) -> View:
    """The question as its reader sees it today."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    return views(offer, consent, person, today, store)


ASKED = MessageKind(consents.KIND, render, due, "offers")
OFF = MessageKind(offer_messages.OFF, render_off)
DECIDED = MessageKind(offer_messages.DECIDED, render_decided)
AGREED = MessageKind(offer_messages.AGREED, render_agreed)
OFFER = MessageKind(offer_messages.OFFER, render_offer)
