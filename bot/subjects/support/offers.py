"""An offer as officers see it, and the questions that they are asked about it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.access import require
from bot.subjects.support import offer_messages
from bot.subjects.support.answerers import Answerers
from bot.turns.reply import Card, Show
from bot.turns.turn import Turn
from cards.problems import sentence
from cards.questions import NOT_ASKED
from cards.support.offer import OfferView, OwnSchool, PartyRow, offer
from cards.support.offer_forms import AskingOffer
from cards.support.offer_list import OfferListView, OfferRow, offer_list
from domain.errors import Problem, Refused, refuse
from domain.people.people import Person, Role
from domain.permissions import Act
from domain.support.consent_forms import NoteContext
from domain.support.deployments import Deployment, Status, names
from domain.support.offers import (
    ANSWERED,
    Consent,
    ConsentState,
    OfferState,
    Party,
    SupportOffer,
)
from storage.store import Store

slot = offer_messages.slot
_DONE = (*ANSWERED, ConsentState.WITHDRAWN)


def kept(turn: Turn, id_: int, store: Store) -> SupportOffer:
    """An offer, for an officer; for a change of it, as others who change it wait."""
    require(turn, Act.KEEP_OFFER)
    found = store.offers.held(id_)
    if found is None:
        raise refuse("not_yours")
    return found


def shown(id_: int, turn: Turn, store: Store, note: str = "") -> Show:
    """The offer as it stands now, in place of a card; it lasts."""
    found = kept(turn, id_, store)
    return Show(card(found, turn.speaker, turn.now, store, note), slot(id_), note=note)


def shown_refused(id_: int, refused: Refused, turn: Turn, store: Store) -> Show:
    """The same, with what is wrong."""
    return shown(id_, turn, store, sentence(refused.problems[0], NOT_ASKED, turn.hub))


def card(found: SupportOffer, reader: Person, now: datetime, store: Store, note: str = "") -> Card:
    """The offer as an officer sees it."""
    return offer(replace(view(found, reader, now, store), note=note), store.hub)


def view(found: SupportOffer, reader: Person, now: datetime, store: Store) -> OfferView:
    """The offer with all that officers see of it."""
    support = _support(found, store)
    by, who = store.people.get(found.by), Answerers([found], store)
    return OfferView(
        offer=found,
        support=support,
        today=now.astimezone(ZoneInfo(reader.zone)).date(),
        by=by.name if by else "",
        on=store.hub.day_of(found.at),
        rows=tuple(_row(consent, found, who, store) for consent in found.consents),
        own=tuple(_own(found, who)),
        held=store.milestones.live() is None,
        requested=_requested(found, support),
    )


def list_card(turn: Turn, store: Store) -> Card:
    """The open offers: what waits for an officer, then what waits for answers, the oldest first."""
    require(turn, Act.KEEP_OFFER)
    open_ = {each.id: each for each in (*store.offers.undecided(), *store.offers.waiting())}
    known = store.deployments.some({each.deployment for each in open_.values()})
    rows = (
        OfferRow(each, known[each.deployment], store.hub.day_of(each.at)) for each in open_.values()
    )
    return offer_list(OfferListView(tuple(rows), turn.today), store.hub)


def named(found: SupportOffer, store: Store) -> str:
    """The offer in words: Farida Malik for Peel Park Primary School."""
    support = _support(found, store)
    return f"{names(support.leaders)} for {support.school}"


def _support(found: SupportOffer, store: Store) -> Deployment:
    support = store.deployments.get(found.deployment)
    assert support is not None, found.deployment
    return support


def asking(
    found: SupportOffer, store: Store, problems: tuple[Problem, ...] = (), *, asked: bool = True
) -> AskingOffer:
    """A question about the offer: of those who were asked, or of all who have not said yes."""
    support = _support(found, store)
    open_ = [c for c in found.consents if may_be_noted(c) or (not asked and not c.said_yes)]
    return AskingOffer(
        offer=found.id,
        name=named(found, store),
        parties={consent.id: _whose(consent, found, store) for consent in open_},
        problems=problems,
        refused=found.undecided,
        proposed=support.status is Status.PROPOSED,
        requested=_requested(found, support),
    )


def _requested(found: SupportOffer, support: Deployment) -> bool:
    """Whether it is about a request, and not about a change of what was agreed to that."""
    return found.commission is not None and support.status is Status.PROPOSED


def may_be_noted(consent: Consent) -> bool:
    """Whether an officer may note an answer to it: it waits for one."""
    return consent.state is ConsentState.ASKED


def note_context(found: SupportOffer, turn: Turn, store: Store) -> NoteContext:
    """What a noted answer is judged by."""
    parties = {
        consent.id: store.hub.day_of(consent.asked_at)
        for consent in found.consents
        if may_be_noted(consent) and consent.asked_at
    }
    return NoteContext(turn.today, parties)


def all_context(found: SupportOffer, turn: Turn, store: Store) -> NoteContext:
    """What is judged where all have said yes: from the day of the request on, if there was one."""
    request = store.commissions.get(found.commission) if found.commission else None
    asked = store.hub.day_of(found.at)
    parties = {consent.id: asked for consent in found.consents if not consent.said_yes}
    return NoteContext(turn.today, parties, store.hub.day_of(request.filed_at) if request else None)


def to_answer(turn: Turn, id_: int, store: Store) -> SupportOffer:
    """An offer that waits for answers, for an officer."""
    found = kept(turn, id_, store)
    if found.state is not OfferState.ASKED:
        raise refuse("offer_closed")
    return found


def _row(consent: Consent, found: SupportOffer, who: Answerers, store: Store) -> PartyRow:
    by = store.people.get(consent.answered_by) if consent.answered_by else None
    leader = who.leaders.get(consent.leader or 0)
    people = who.of(found, consent)
    if consent.party is Party.LEADER:
        people = [person for person in people if store.conversations.chat_of(person)]
    on = consent.noted.on if consent.noted else None
    if on is None and consent.answered_at and consent.state in _DONE:
        on = store.hub.day_of(consent.answered_at)
    several = leader is not None and consent.organisation is None and bool(leader.at(Role.LEADER))
    return PartyRow(
        consent=consent,
        name=_name(consent, leader, store),
        whom=leader.name if leader else "",
        people=tuple(person.name for person in people),
        by=by.name if by else "",
        on=on,
        asked=store.hub.day_of(consent.asked_at) if consent.asked_at else None,
        several=several,
        left=leader is not None and leader.left,
    )


def _name(consent: Consent, leader: Person | None, store: Store) -> str:
    """The leader, or the employer or school that is asked."""
    if consent.party is Party.LEADER:
        return leader.name if leader else ""
    place = store.organisations.get(consent.organisation) if consent.organisation else None
    if place is not None:
        return place.name
    return f"Whoever employs {leader.name}" if leader else ""


def _whose(consent: Consent, found: SupportOffer, store: Store) -> str:
    """Whose answer it is, in a list to choose from."""
    leader = store.people.get(consent.leader) if consent.leader else None
    name = _name(consent, leader, store)
    several = len(found.leaders) > 1 and consent.party is Party.HOME_HEAD and leader is not None
    return f"{name}, for {leader.name}" if several and leader else name


def _own(found: SupportOffer, who: Answerers) -> Iterator[OwnSchool]:
    """The leaders whose release nobody is asked for."""
    released = {c.leader for c in found.consents if c.party is Party.HOME_HEAD}
    for consent in found.consents:
        if consent.party is Party.LEADER and consent.leader not in released:
            leader = who.leaders.get(consent.leader or 0)
            heads = leader is not None and consent.organisation in leader.at(Role.HOME_HEAD)
            yield OwnSchool(leader.name if leader else "", hub=not heads)
