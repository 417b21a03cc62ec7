"""The question to one party of an offer: for whom it is, and its card as it stands now."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.support.consent_facts import asked_party
from bot.subjects.support.consent_views import views
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.support.consent_asks import AskingParty
from cards.support.consent_school import school_asked
from cards.support.consent_standing import no_more
from cards.support.consents import HeadAsked, LeaderAsked, head_asked, leader_asked
from domain.delivery.slots import Slot
from domain.errors import Problem, refuse
from domain.people.people import Person
from domain.permissions import Act, can
from domain.support.consent_forms import ReleaseValues, YesValues
from domain.support.offers import Consent, ConsentState, Party, SupportOffer
from storage.store import Store

KIND = "consent"
Typed = YesValues | ReleaseValues | None
_OVER = (ConsentState.WAITS, ConsentState.NOT_NEEDED)


def slot(consent: int) -> Slot:
    """The slot of messages that show the question to a party."""
    return Slot(KIND, str(consent))


def is_for(person: Person | None, offer: SupportOffer, consent: Consent, store: Store) -> bool:
    """Whether a person may answer that question, or read what was answered."""
    return can(person, Act.ANSWER_OFFER, asked_party(offer, consent, store))


def withdraws(person: Person | None, offer: SupportOffer, consent: Consent, store: Store) -> bool:
    """Whether a person may withdraw that release."""
    return can(person, Act.WITHDRAW_RELEASE, asked_party(offer, consent, store))


def own(turn: Turn, id_: int, store: Store) -> tuple[SupportOffer, Consent]:
    """A question that the speaker may answer, with its offer."""
    found = read(id_, store)
    if found is None or not is_for(turn.person, *found, store):
        raise refuse("not_yours")
    return found


def to_answer(turn: Turn, id_: int, store: Store) -> tuple[SupportOffer, Consent]:
    """The same, for a change: whoever answers the same offer as well waits from here on."""
    offer, _ = own(turn, id_, store)
    return held(offer, id_, store)


def held(offer: SupportOffer, consent: int, store: Store) -> tuple[SupportOffer, Consent]:
    """An offer and a question of it as they stand now, for a change of them."""
    now = store.offers.held(offer.id)
    found = now.consent(consent) if now else None
    if now is None or found is None:
        raise refuse("not_yours")
    return now, found


def read(id_: int, store: Store) -> tuple[SupportOffer, Consent] | None:
    """The question with that id, with its offer."""
    offer = store.offers.of_consent(id_)
    consent = offer.consent(id_) if offer else None
    return (offer, consent) if offer is not None and consent is not None else None


def asking(
    offer: SupportOffer, consent: Consent, store: Store, problems: tuple[Problem, ...] = ()
) -> AskingParty:
    """A question to a party about its answer."""
    support = store.deployments.get(offer.deployment)
    leader = store.people.get(consent.leader) if consent.leader else None
    return AskingParty(
        consent=consent.id,
        party=consent.party,
        school=support.school if support else "",
        leader=leader.name if leader else "",
        problems=problems,
    )


def card(
    offer: SupportOffer,
    consent: Consent,
    reader: Person,
    now: datetime,
    store: Store,
    note: str = "",
    typed: Typed = None,
    problems: tuple[Problem, ...] = (),
) -> Card:
    """What its reader sees of the question: all of it while it counts, else that it is over."""
    today = now.astimezone(ZoneInfo(reader.zone)).date()
    view = views(offer, consent, reader, today, store)
    view = replace(view, standing=replace(view.standing, note=note))
    if consent.state in _OVER or not counts(offer):
        whose = filter(None, (released(consent, store), view.terms.school))
        return no_more(view.standing, ": ".join(whose))
    if isinstance(view, LeaderAsked):
        values = typed if isinstance(typed, YesValues) else YesValues()
        return leader_asked(replace(view, values=values, problems=problems), store.hub)
    if isinstance(view, HeadAsked):
        release = typed if isinstance(typed, ReleaseValues) else ReleaseValues()
        return head_asked(replace(view, values=release, problems=problems), store.hub)
    return school_asked(view, store.hub)


def released(consent: Consent, store: Store) -> str:
    """The leader whose release it is, for a head who has several of them; else nobody."""
    if consent.party is not Party.HOME_HEAD or not consent.organisation or not consent.leader:
        return ""
    leader = store.people.get(consent.leader)
    several = len(store.staff.at(consent.organisation, 2).rows) > 1
    return leader.name if leader and several else ""


def counts(offer: SupportOffer) -> bool:
    """Whether what was asked and answered still counts: it is open, or all agreed to it."""
    return offer.open or offer.agreed


def shown(consent: int, turn: Turn, store: Store, note: str = "") -> Show:
    """The question as it stands now, in place of a card; it lasts."""
    offer, found = own(turn, consent, store)
    drawn = card(offer, found, turn.speaker, turn.now, store, note)
    return Show(drawn, slot(consent), note=note)
