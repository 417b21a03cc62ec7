"""What is known of an offer, for whoever draws a card of it: support, request, leaders, school."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from domain.people.organisations import Organisation
from domain.support.candidate_facts import LeaderFacts, Needed, Spot
from domain.support.commissions import Commission
from domain.support.deployments import Deployment, Leader
from domain.support.hand_overs import HandOverPlan
from domain.support.offers import AskedParty, Consent, SupportOffer
from storage.store import Store


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """All that cards of an offer choose from; `by` is who made it, `asked_on` when, hub's day.

    `over` is the hand-over about which it asks, if it does.
    """

    offer: SupportOffer
    support: Deployment
    school: Organisation
    leaders: Mapping[int, LeaderFacts]
    today: date
    by: str
    asked_on: date
    request: Commission | None = None
    over: HandOverPlan | None = None

    @property
    def days(self) -> Fraction | None:
        """The days that it is about: those agreed, of a hand-over those that go over."""
        return self.over.days if self.over else self.support.days_agreed

    @property
    def start(self) -> date:
        """The first day that it is about."""
        return self.over.from_on if self.over else self.support.start

    @property
    def leading(self) -> tuple[Leader, ...]:
        """Who is to lead the support: those who do, but who hands it over."""
        gone = self.over.leader if self.over else None
        return tuple(each for each in self.support.leaders if each.id != gone)

    @property
    def spot(self) -> Spot:
        """Where the school is."""
        return Spot(self.school.easting, self.school.northing)


def asked_party(offer: SupportOffer, consent: Consent, store: Store) -> AskedParty:
    """The question to one party, with all who lead the support, or are to lead it."""
    support = store.deployments.get(offer.deployment)
    assert support is not None, offer.deployment
    return AskedParty(consent, _leaders(offer, support))


def _leaders(offer: SupportOffer, support: Deployment) -> frozenset[int]:
    # A change of what was agreed may ask the school alone: no question is a leader's then.
    return frozenset({*offer.leaders, *(leader.id for leader in support.leaders)})


def facts_of(offer: SupportOffer, today: date, store: Store) -> OfferFacts:
    """The facts of an offer as they stand now."""
    support = store.deployments.get(offer.deployment)
    school = store.organisations.get(support.organisation) if support else None
    assert support is not None and school is not None, offer.deployment
    spot = Spot(school.easting, school.northing)
    wanted = Needed(school.id, support.focus, school.phase, spot, school.trust)
    known = store.candidates.leaders(wanted, today, _leaders(offer, support))
    by, waits = store.people.get(offer.by), store.hand_overs.of_offer(offer)
    return OfferFacts(
        offer=offer,
        support=support,
        school=school,
        leaders={each.id: each for each in known},
        today=today,
        by=by.name if by else "",
        asked_on=store.hub.day_of(offer.at),
        request=store.commissions.get(offer.commission) if offer.commission else None,
        over=waits.plan if waits else None,
    )
