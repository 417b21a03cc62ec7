"""Offers of support: leader, releasing head and school asked for their yes, and an offer's end."""

from dataclasses import replace
from datetime import datetime

from bot.subjects.support import offer_messages, request_states
from bot.subjects.support.answerers import Answerers
from bot.subjects.support.offered_support import note_change
from domain.errors import refuse
from domain.people.organisations import OrganisationKind
from domain.people.people import Person, Role
from domain.support import commission_moves
from domain.support.commissions import CommissionState
from domain.support.consenting import Releasing, asked_again, asked_at_first, closed, settled
from domain.support.deployments import Deployment, Status
from domain.support.employers import home_of
from domain.support.offers import (
    Consent,
    ConsentState,
    NewOffer,
    OfferState,
    Party,
    SupportOffer,
)
from domain.support.states import ChangeKind
from storage.store import Store

# Why support is declined where an officer looks for somebody else after a no.
ANOTHER = "Somebody said no; another leader is looked for."


def ask_for_agreement(new: NewOffer, by: Person, now: datetime, store: Store) -> SupportOffer:
    """Proposes support, and asks leaders and their heads at once; the school after all of these.

    Raises Refused where a leader has left, or another officer offered somebody meanwhile.
    """
    homes = [home_for(leader, store) for leader in new.leaders]
    employers = {home.leader: home.organisation for home in homes}
    id_ = store.offers.propose(new, employers, _programme(new, store))
    store.funds.settle_cover()
    note_change(ChangeKind.PROPOSED, id_, by, now, store)
    request = store.commissions.get(new.commission) if new.commission else None
    if request is not None:
        moved = commission_moves.offered(request, id_, now)
        request_states.keep(moved, "offered", by.id, now, store)
    offer = SupportOffer(
        id=-1,
        deployment=id_,
        commission=new.commission,
        at=now,
        by=by.id,
        state=OfferState.ASKED,
        consents=asked_at_first(homes, new.organisation, now),
        pattern=new.pattern,
        why=new.why,
        over_why=new.over_why,
    )
    return _ask(offer, by, now, store)


def ask_about(support: Deployment, by: Person, now: datetime, store: Store) -> SupportOffer:
    """Asks for the yeses to support that a file proposed."""
    homes = [home_for(leader.id, store) for leader in support.leaders]
    offer = SupportOffer(
        id=-1,
        deployment=support.id,
        commission=None,
        at=now,
        by=by.id,
        state=OfferState.ASKED,
        consents=asked_at_first(homes, support.organisation, now),
    )
    return _ask(offer, by, now, store)


def ask_round(
    support: Deployment, consents: tuple[Consent, ...], by: Person, now: datetime, store: Store
) -> SupportOffer:
    """Asks for yeses to a change of support that was agreed before; until then it stays agreed."""
    last = store.offers.of_deployment(support.id)
    offer = SupportOffer(
        id=-1,
        deployment=support.id,
        commission=last.commission if last else None,
        at=now,
        by=by.id,
        state=OfferState.ASKED,
        consents=consents,
        pattern=last.pattern if last else "",
    )
    return _ask(settled(offer, now), by, now, store)


def end_round(
    offer: SupportOffer, by: Person, reason: str, now: datetime, store: Store
) -> SupportOffer:
    """Ends an offer: nobody is asked any more. The support stays as it is."""
    ended = store.offers.write(closed(offer, by.id, reason, now))
    store.audit.add(now, by.id, "offer.closed", f"offer:{ended.id}", state=ended.state.name)
    offer_messages.tell_not_needed(offer, ended, by.id, now, store)
    offer_messages.touch_all(ended, now, store)
    return ended


def take_back(
    offer: SupportOffer, by: Person, reason: str, now: datetime, store: Store
) -> SupportOffer:
    """Ends an offer: nobody is asked any more, and the support is declined for that reason.

    Its request, if it still is offered, goes back to looking for a leader. What was asked about a
    change of support that is agreed leaves that as it is.
    """
    ended = end_round(offer, by, reason, now, store)
    if store.support_changes.terms(ended.deployment).status is not Status.PROPOSED:
        return ended
    note_change(ChangeKind.DECLINED, ended.deployment, by, now, store, reason or ANOTHER)
    request = store.commissions.get(ended.commission) if ended.commission else None
    if request is not None and request.state is CommissionState.OFFERED:
        request_states.keep(commission_moves.refused(request), "refused", by.id, now, store)
    return ended


def ask_again(offer: SupportOffer, by: Person, now: datetime, store: Store) -> SupportOffer:
    """Asks once more after a no: a yes stays one, everybody else is asked anew."""
    new = asked_again(offer, by.id, now)
    old = store.offers.write(replace(offer, ended_at=now, ended_by=by.id))
    offer_messages.touch_all(old, now, store)
    made = _ask(new, by, now, store)
    waits = store.hand_overs.of_offer(offer)
    if waits is not None:
        store.hand_overs.ask_again(waits.id, made.id)
    return made


def _ask(offer: SupportOffer, by: Person, now: datetime, store: Store) -> SupportOffer:
    """Keeps a new round of an offer, asks whose turn it is, and says where nobody can be asked."""
    made = store.offers.write(offer)
    store.audit.add(now, by.id, "offer.asked", f"offer:{made.id}", deployment=made.deployment)
    offer_messages.ask([made], now, store)
    headless = (Party.HOME_HEAD, ConsentState.ASKED)
    who = Answerers([made], store)
    if any((c.party, c.state) == headless and not who.of(made, c) for c in made.consents):
        offer_messages.tell_officers(made, "nobody", now, store, but=by.id)
    return made


def home_for(leader: int, store: Store) -> Releasing:
    """Who employs a leader, and whether a head there has to release them.

    Of several employers nobody can say which one releases: an officer records that.
    """
    person = store.people.get(leader)
    if person is None or person.left or not person.has(Role.LEADER):
        raise refuse("leader_left")
    places = store.organisations.some(person.at(Role.LEADER))
    others = {id_ for id_, o in places.items() if o.kind is not OrganisationKind.HUB}
    if not others:
        return Releasing(leader, next(iter(places), None), releases=not places)
    home = home_of(others)
    heads_it = home is not None and home in person.at(Role.HOME_HEAD)
    return Releasing(leader, home, releases=not heads_it)


def _programme(new: NewOffer, store: Store) -> str:
    """The programme of the grant that is used up first."""
    grants = store.funds.some(new.grants)
    return next((grants[id_].programme for id_ in new.grants if id_ in grants), "")
