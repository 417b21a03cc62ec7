"""Stories of the three yeses: leader and head together, then the school; each no, each way on."""

from functools import partial

from domain.support.commissions import CommissionState
from domain.support.deployments import Deployment, Status
from domain.support.offers import ConsentState, Party, SupportOffer
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.support.offered import (
    AMARA,
    ELMWOOD,
    EVIDENCE,
    HUB_NOTE,
    HUGH,
    MEASURE,
    NEED,
    OUTCOME,
    WHY,
    offered,
    parties,
)
from tests.conversation import Card, Chat, House
from tests.seed import HEAD, PEEL_PARK, SAMIRA

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


async def test_three_yeses_make_an_agreement(house: House) -> None:
    await house.database.write(offered)
    assert request_state(house) is CommissionState.OFFERED
    amara, hugh, head, samira = await parties(house, AMARA, HUGH, HEAD, SAMIRA)
    await house.database.write(partial(tick_offers, house))
    to_leader = await asked(amara, YES_ASKED)
    for words in (NEED, OUTCOME, "6 miles in a straight line", "two days a month", "11 January"):
        assert words in to_leader.words, words
    assert "£" not in to_leader.words and EVIDENCE not in to_leader.words
    to_head = await asked(hugh, RELEASE_ASKED)
    assert f"For {PEEL_PARK}: {NEED}" in to_head.words
    assert "6; 15 of 15 free days a year are left before that" in to_head.words
    assert "£300 a day, £1,800 in all" in to_head.words and "Asked by Samira" in to_head.words
    for words in (OUTCOME, EVIDENCE, MEASURE, "£390"):
        assert words not in to_head.words
    assert SCHOOL_ASKED not in str([m.card for m in head.messages]), "the school is asked last"

    empty = await to_leader.press("Yes")
    assert "Tick this, or press I have a conflict." in empty.words
    said = await empty.press("Yes", **TICK)
    assert "You said yes on 23 November." in said.words and EVIDENCE in said.words
    released = await to_head.press("Release", most="3", note="not Fridays")
    assert "You said yes on 23 November." in released.words
    to_school = await asked(head, SCHOOL_ASKED)
    for words in (ELMWOOD, f"{NEED}; Phonics", "Primary", "£390 a day, £2,340 in all"):
        assert words in to_school.words, words
    for words in ("£300", HUB_NOTE, WHY, "said yes"):
        assert words not in to_school.words

    done = await to_school.press("Yes")
    assert "Agreed. First contact by 30 November." in done.words
    for chat in (amara, hugh, samira):
        await heard(chat, "Agreed")
    assert status(house) is Status.AGREED
    assert request_state(house) is CommissionState.MATCHED
    on = house.database.read_now(lambda s: s.offers.agreed_on(offer_of(house).deployment))
    assert str(on) == "2026-11-23"
    edition = house.database.read_now(lambda s: s.agreements.last(offer_of(house).deployment))
    assert edition is not None and edition.edition == 1


def tick_offers(house: House, store: Store) -> None:
    """Asks whoever can be asked now, as the worker does each half minute."""
    from bot.messages.support.offers import due

    due(house.clock(), store)
