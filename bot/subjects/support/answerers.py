"""Who may answer the questions of offers, read for all of them at one time."""

from collections.abc import Collection

from bot.subjects.support import consents
from domain.people.people import Person, Role
from domain.support.offers import Consent, Party, SupportOffer
from storage.store import Store


class Answerers:
    """Those who may answer the questions of some offers, and the leaders whom these are about."""

    def __init__(self, offers: Collection[SupportOffer], store: Store) -> None:
        self._store = store
        asked = [consent for offer in offers for consent in offer.consents]
        leaders = store.people.some({each.leader for each in asked if each.leader})
        self.leaders = {person.id: person for person in leaders}
        self._at = {
            party: store.people.holding_among(role, _places(asked, party))
            for party, role in _ROLES.items()
        }
        # Read here for all: whose question it is depends on who leads the support.
        store.deployments.some({offer.deployment for offer in offers})

    def of(self, offer: SupportOffer, consent: Consent) -> list[Person]:
        """Those who may answer a question: a leader, or the heads or contacts of who is asked."""
        return [p for p in self._named(consent) if consents.is_for(p, offer, consent, self._store)]

    def _named(self, consent: Consent) -> list[Person]:
        if consent.party is not Party.LEADER:
            return self._at[consent.party].get(consent.organisation or 0, [])
        leader = self.leaders.get(consent.leader or 0)
        return [leader] if leader else []


_ROLES = {Party.HOME_HEAD: Role.HOME_HEAD, Party.SCHOOL: Role.SCHOOL_CONTACT}


def _places(asked: Collection[Consent], party: Party) -> set[int]:
    return {each.organisation for each in asked if each.party is party and each.organisation}
