"""Questions about offers that wait for somebody's answer, for home cards and the day's message."""

from collections.abc import Iterable, Iterator

from bot.subjects.support import consents
from bot.subjects.support.answerers import Answerers
from domain.people.people import Person, Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Item
from domain.support.deployments import Deployment, names
from domain.support.offers import Consent, ConsentState, Party, SupportOffer
from storage.store import Store

ROLES = {
    Party.LEADER: frozenset({Role.LEADER}),
    Party.HOME_HEAD: frozenset({Role.HOME_HEAD}),
    Party.SCHOOL: frozenset({Role.SCHOOL_CONTACT}),
}
# Most questions on a home card.
MOST = 5


def asked_of(person: Person, store: Store) -> list[SupportOffer]:
    """The offers with a question that may be for a person."""
    roles = (Role.HOME_HEAD, Role.SCHOOL_CONTACT)
    at = {place for role in roles for place in person.at(role)}
    if not (at or person.has(Role.LEADER)):
        return []
    return store.offers.asked_of(person.id, at)


def waiting_for(person: Person, store: Store) -> list[Item]:
    """The questions that wait for a person's answer, the oldest first."""
    if store.milestones.live() is None:
        return []
    found = items(asked_of(person, store), store)
    mine = [item for item in found if person.id in item.people]
    return sorted(mine, key=lambda item: (item.on, item.id))[:MOST]


def items(offers: Iterable[SupportOffer], store: Store) -> list[Item]:
    """Each question of some offers that waits for an answer."""
    some = list(offers)
    who = Answerers(some, store)
    return [item for offer in some for item in _items(offer, who, store)]


def one(id_: int, store: Store) -> Item | None:
    """A question as it stands now, answered or not."""
    found = consents.read(id_, store)
    if found is None or found[1].asked_at is None:
        return None
    return _item(*found, Answerers([found[0]], store), store)


def _items(offer: SupportOffer, who: Answerers, store: Store) -> Iterator[Item]:
    for consent in offer.consents:
        if consent.state is ConsentState.ASKED:
            yield _item(offer, consent, who, store)


def _item(offer: SupportOffer, consent: Consent, who: Answerers, store: Store) -> Item:
    support = store.deployments.get(offer.deployment)
    assert support is not None and consent.asked_at is not None, consent.id
    return Item(
        kinds.ANSWER,
        consent.id,
        frozenset(person.id for person in who.of(offer, consent)),
        store.hub.day_of(consent.asked_at),
        deployment=support.id,
        school=support.school,
        what=_what(consent, support, who),
        who=consent.party,
        fate=_FATES.get(consent.state, Fate.CLOSED),
        roles=ROLES[consent.party],
    )


_FATES = {
    ConsentState.ASKED: Fate.OPEN,
    ConsentState.WAITS: Fate.GONE,
    ConsentState.NOT_NEEDED: Fate.GONE,
}


def _what(consent: Consent, support: Deployment, who: Answerers) -> str:
    """What a question is about: the need, the leader to be released, or the leaders offered."""
    if consent.party is Party.LEADER:
        return support.focus
    if consent.party is Party.SCHOOL:
        return names(support.leaders)
    leader = who.leaders.get(consent.leader or 0)
    return leader.name if leader else ""
