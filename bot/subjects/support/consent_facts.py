"""What is known of an offer, for whoever draws a card of it: support, request, leaders, school."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.people.organisations import Organisation
from domain.support.candidate_facts import LeaderFacts, Needed, Spot
from domain.support.commissions import Commission
from domain.support.deployments import Deployment
from domain.support.offers import SupportOffer
from storage.store import Store


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """All that cards of an offer choose from; `by` is who made it, `asked_on` when, hub's day."""

    offer: SupportOffer
    support: Deployment
    school: Organisation
    leaders: Mapping[int, LeaderFacts]
    today: date
    by: str
    asked_on: date
    request: Commission | None = None

    @property
    def spot(self) -> Spot:
        """Where the school is."""
        return Spot(self.school.easting, self.school.northing)


def facts_of(offer: SupportOffer, today: date, store: Store) -> OfferFacts:
    """The facts of an offer as they stand now."""
    support = store.deployments.get(offer.deployment)
    school = store.organisations.get(support.organisation) if support else None
    assert support is not None and school is not None, offer.deployment
    spot = Spot(school.easting, school.northing)
    wanted = Needed(school.id, support.focus, school.phase, spot, school.trust)
    known = store.candidates.leaders(wanted, today)
    by = store.people.get(offer.by)
    return OfferFacts(
        offer=offer,
        support=support,
        school=school,
        leaders={each.id: each for each in known if each.id in offer.leaders},
        today=today,
        by=by.name if by else "",
        asked_on=store.hub.day_of(offer.at),
        request=store.commissions.get(offer.commission) if offer.commission else None,
    )
