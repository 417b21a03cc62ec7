"""What stories of the three yeses have in common: who is asked, and how an offer stands."""

from functools import partial

from domain.support.commissions import CommissionState
from domain.support.deployments import Deployment, Status
from domain.support.offers import ConsentState, Party, SupportOffer
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.support.keeping import kept
from tests.bot.support.offered import (
    NEED,
    offered,
    parties,
)
from tests.conversation import Card, Chat, House
from tests.seed import PEEL_PARK, Somebody

TICK = {"no_conflict": "true"}
YES_ASKED = f"Will you support {PEEL_PARK}?"
RELEASE_ASKED = "Will you release Amara Lewis for 6 days?"
SCHOOL_ASKED = "Would you like Amara Lewis to support you?"


async def asked(chat: Chat, words: str) -> Card:
    """The newest card that says so, once it has come."""
    await heard(chat, words)
    place = max(n for n, m in enumerate(chat.messages) if words in str(m.card))
    return chat.card(place)


def offer_of(house: House) -> SupportOffer:
    """The newest offer there is."""

    def read(store: Store) -> SupportOffer:
        [support] = [d for d in _supports(store) if d.focus == NEED and d.id > 2]
        found = store.offers.of_deployment(support.id)
        assert found is not None
        return found

    return house.database.read_now(read)


def _supports(store: Store) -> list[Deployment]:
    return list(store.deployments.some(range(1, 30)).values())


def states(house: House) -> dict[Party, ConsentState]:
    """What became of each question."""
    return {consent.party: consent.state for consent in offer_of(house).consents}


def status(house: House) -> Status:
    """Where the support stands that is offered."""
    id_ = offer_of(house).deployment
    found = house.database.read_now(lambda store: store.deployments.get(id_))
    assert found is not None
    return found.status


def request_state(house: House) -> CommissionState:
    """Where the request stands."""
    id_ = offer_of(house).commission
    found = house.database.read_now(lambda store: store.commissions.get(id_ or 0))
    assert found is not None
    return found.state


def tick_offers(house: House, store: Store) -> None:
    """Asks whoever can be asked now, as the worker does each half minute."""
    from bot.messages.support.offers import due

    due(house.clock(), store)


async def all_asked(house: House, *who: Somebody) -> list[Chat]:
    """The chats of some people, once an offer was made and all who can be asked have been."""
    await house.database.write(offered)
    chats = await parties(house, *who)
    await house.database.write(partial(tick_offers, house))
    return chats


async def open_offer(officer_: Chat) -> Card:
    """The open offer, through the support that it is about."""
    support = offer_of(officer_.house).deployment
    return await (await kept(officer_, support)).press("Who said yes")
