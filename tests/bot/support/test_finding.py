"""Stories of finding a leader: for a request, for what is typed, and the offer that is made."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

import pytest

from domain.funding.grants import Grant, GrantKind
from domain.funding.programmes import Programme
from domain.operations.files import AGREEMENT
from domain.operations.work import Work
from domain.support.commissions import CommissionState
from domain.support.deployments import Deployment, Status
from domain.support.offers import ConsentState, NotedHow, OfferState, SupportOffer
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.support.agreed import words_of
from tests.bot.support.offer_stories import RELEASE_ASKED, SCHOOL_ASKED, TICK, YES_ASKED, asked
from tests.bot.support.offered import (
    AMARA,
    CARLA,
    ELMWOOD,
    HUB_NOTE,
    HUGH,
    NADIA,
    NEED,
    parties,
    person_id,
    request,
    sow_offers,
)
from tests.conversation import Card, Chat, House
from tests.make import NOW
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TITUS_SALT, Somebody

TABLE = f"Who could support {PEEL_PARK}?"
OFFERED = {"start": "2027-01-18", "why": "Phonics lead of the trust"}
SAID = {
    "leader_on": "2026-11-20",
    "leader_how": "telephone",
    "head_on": "2026-11-20",
    "head_how": "e-mail",
    "school_on": "2026-11-23",
    "school_how": "in person",
}


def asked_for(store: Store) -> int:
    """A request of Peel Park that waits for the hub."""
    sow_offers(store)
    id_ = request(store)
    found = store.commissions.get(id_)
    assert found is not None
    store.commissions.change(replace(found, state=CommissionState.REQUESTED))
    return id_


@pytest.fixture
async def samira(house: House) -> Chat:
    """An officer's chat, in a hub with a request."""
    await house.database.write(asked_for)
    [chat] = await parties(house, SAMIRA)
    return chat


async def table(officer: Chat) -> Card:
    """The table for the request, as its button opens it."""
    opened = await (await officer.say("requests")).press(f"Open: {PEEL_PARK}")
    return await opened.press("Find")


async def form(officer: Chat, who: str = "Amara Lewis") -> Card:
    """The form of an offer."""
    return await (await table(officer)).press(f"Choose {who}")


def offers(house: House) -> list[SupportOffer]:
    """What was offered on the request, the newest first."""
    return house.database.read_now(lambda store: store.offers.of_commission(1))


def support(house: House, offer: SupportOffer) -> Deployment:
    """The support that is offered."""
    found = house.database.read_now(lambda store: store.deployments.get(offer.deployment))
    assert found is not None
    return found


def state(house: House) -> CommissionState:
    """Where the request stands."""
    found = house.database.read_now(lambda store: store.commissions.get(1))
    assert found is not None
    return found.state


async def test_a_request_leads_to_a_table_of_facts(samira: Chat) -> None:
    shown = await table(samira)
    assert TABLE in shown.words and f"{NEED} · primary · 6 days" in shown.words
    assert "The school expects an answer by" in shown.words
    assert f"1 · Amara Lewis | {ELMWOOD}" in shown.words and "Fits on all 5" in shown.words
    assert "Yes · Early reading" in shown.words and "Yes · 6.0 miles" in shown.words
    assert "Yes · 15 of 15" in shown.words and "Yes · none" in shown.words
    assert "Not stated" in shown.words, "what nobody stated is no guess"
    assert HUB_NOTE not in shown.words
    assert state(samira.house) is CommissionState.BROKERING


async def test_the_form_leads_to_the_requests_that_are_open(samira: Chat) -> None:
    shown = await samira.say("find a leader")
    assert "1 request for support is open." in shown.words
    assert "type: requests" not in shown.words
    listed = await shown.press("Open: requests for support")
    assert listed.words.startswith("Requests for support") and PEEL_PARK in listed.words


async def test_an_offer_asks_leader_and_head_and_not_the_school(samira: Chat) -> None:
    house = samira.house
    amara, hugh, head = await parties(house, AMARA, HUGH, HEAD)
    opened = await form(samira)
    assert opened.values()["focus"] == NEED and opened.values()["days"] == "6"
    assert "15 of 15 days left" in opened.words
    made = await opened.press("Ask for agreement", **OFFERED, pattern="two days a month")
    assert "Asked." in made.words and "Phonics lead of the trust" in made.words
    await heard(amara, "Will you support Peel Park")
    await heard(hugh, "Will you release Amara Lewis")
    assert not any("Amara" in str(message.card) for message in head.messages)
    for chat in (amara, hugh):
        assert not any("Phonics lead" in str(message.card) for message in chat.messages)
    [offer] = offers(house)
    found = support(house, offer)
    assert (found.status, found.days_agreed) == (Status.PROPOSED, Fraction(6))
    assert (offer.why, offer.pattern, offer.commission) == (
        "Phonics lead of the trust",
        "two days a month",
        1,
    )
    assert state(house) is CommissionState.OFFERED


async def test_what_is_wrong_with_an_offer_is_said_and_nothing_is_lost(samira: Chat) -> None:
    opened = await form(samira)
    first = await opened.press("Ask for agreement", pattern="Fridays")
    assert "Not saved yet: two things to fill in" in first.words
    again = await first.press(
        "Ask for agreement", **OFFERED, end="2027-01-04", days="some", rate="about 300"
    )
    assert "That is before the first day, 18 January 2027." in again.words
    assert "I could not read “some” as days." in again.words
    assert "about 300" in again.words and again.values()["pattern"] == "Fridays"
    prices = await again.press("Ask for agreement", end="", days="6", rate="350")
    assert "Write two of the three amounts" in prices.words
    made = await prices.press("Ask for agreement", rate="350", fee="15 %")
    assert "Asked." in made.words
    [offer] = offers(samira.house)
    rates = samira.house.database.read_now(lambda store: store.rates.of(offer.deployment))
    assert (rates.charged, rates.to_employer, rates.fee) == (35_000, 29_750, 5_250)


async def test_more_days_than_are_left_need_a_reason(samira: Chat) -> None:
    opened = await form(samira)
    assert "over_why" not in opened.inputs
    told = await opened.press("Ask for agreement", **OFFERED, days="16")
    assert "Amara Lewis has 15 of 15 days left. Ask for 15, or write below" in told.words
    made = await told.press("Ask for agreement", over_why="Hugh agreed to more, by telephone")
    assert "Asked." in made.words
    assert offers(samira.house)[0].over_why == "Hugh agreed to more, by telephone"


async def test_a_colleague_leads_it_as_well_and_the_days_are_shared(samira: Chat) -> None:
    opened = await form(samira)
    unclear = await opened.press("Ask for agreement", **OFFERED, second="nobody at all")
    assert "Nothing is like “nobody at all”." in unclear.words
    same = await unclear.press("Ask for agreement", second=f"Amara Lewis, {AMARA.email}")
    assert "That is the first system leader." in same.words
    made = await same.press("Ask for agreement", second=f"Carla Novak, {CARLA.email}")
    assert "Asked." in made.words
    names = [leader.name for leader in support(samira.house, offers(samira.house)[0]).leaders]
    assert names == ["Amara Lewis", "Carla Novak"]


async def test_all_have_said_yes_outside_the_bot(samira: Chat) -> None:
    house = samira.house
    amara, hugh, head = await parties(house, AMARA, HUGH, HEAD)
    opened = await form(samira)
    missing = await opened.press("All three have said yes", **OFFERED, **SAID | {"school_how": ""})
    assert "Choose how it came." in missing.words
    future = await missing.press("All three have said yes", **SAID | {"leader_on": "2026-11-24"})
    assert "24 November 2026 is in the future." in future.words
    assert offers(house) == []
    agreed = await future.press("All three have said yes", **SAID)
    assert "Agreed." in agreed.words
    [offer] = offers(house)
    assert offer.state is OfferState.AGREED and state(house) is CommissionState.MATCHED
    assert support(house, offer).status is Status.AGREED
    noted = [(c.state, c.noted and c.noted.how, c.noted and c.noted.on) for c in offer.consents]
    assert noted == [
        (ConsentState.YES, NotedHow.TELEPHONE, date(2026, 11, 20)),
        (ConsentState.YES, NotedHow.EMAIL, date(2026, 11, 20)),
        (ConsentState.YES, NotedHow.IN_PERSON, date(2026, 11, 23)),
    ]
    for chat in (amara, hugh, head):
        await heard(chat, "Agreed")
        told = str([message.card for message in chat.messages])
        assert "Will you" not in told and "Would you like" not in told, "nobody is asked again"


async def test_where_no_head_releases_two_yeses_are_enough(samira: Chat) -> None:
    opened = await form(samira, "Farida Malik")
    assert "head_on" not in opened.inputs and "Both have said yes" in opened.words
    agreed = await opened.press(
        "Both have said yes",
        **OFFERED,
        **{name: told for name, told in SAID.items() if not name.startswith("head")},
    )
    assert "Agreed." in agreed.words


async def test_of_two_officers_the_second_sees_what_the_first_did(samira: Chat) -> None:
    house = samira.house
    [nadia] = await parties(house, NADIA)
    late_table = await table(nadia)
    late = await form(nadia, "Carla Novak")
    await (await form(samira)).press("Ask for agreement", **OFFERED)
    told = await late.press("Ask for agreement", **OFFERED)
    assert "Samira Whitfield asked Amara Lewis at 14:00." in told.words
    chosen = await late_table.press("Choose Carla Novak")
    assert "Samira Whitfield asked Amara Lewis at 14:00." in chosen.words
    house.clock.moment = NOW + timedelta(days=1)
    on = await chosen.press("Choose Carla Novak")
    assert "Samira Whitfield asked Amara Lewis on 23 November at 14:00." in on.words
    assert len(offers(house)) == 1


async def test_a_press_that_comes_twice_counts_once(samira: Chat) -> None:
    opened = await form(samira)
    pressed = opened.request("Ask for agreement", **OFFERED)
    first, again = await opened.answered(pressed), await opened.answered(pressed)
    assert first["value"] == again["value"]
    assert len(offers(samira.house)) == 1


async def test_who_left_meanwhile_is_not_asked(samira: Chat) -> None:
    house = samira.house
    opened = await form(samira)
    await house.database.write(partial(leave, AMARA))
    told = await opened.press("Ask for agreement", **OFFERED)
    assert "Amara Lewis has left the list. Choose somebody else." in told.words
    assert TABLE in told.words and "Amara Lewis: left the list" in told.words
    assert offers(house) == []


async def test_a_request_that_was_withdrawn_is_shown_in_place_of_an_offer(samira: Chat) -> None:
    house = samira.house
    opened = await form(samira)
    [head] = await parties(house, HEAD)
    mine = await (await head.say("requests")).press(f"Open: {PEEL_PARK}")
    await (await mine.press("Withdraw")).press("Withdraw")
    told = await opened.press("Ask for agreement", **OFFERED)
    assert "It was withdrawn meanwhile." in told.words
    assert "Withdrawn by Joan Barker" in told.words and TABLE not in told.words
    assert offers(house) == []


async def test_a_declared_conflict_leaves_somebody_out_with_their_words(samira: Chat) -> None:
    house = samira.house
    [amara] = await parties(house, AMARA)
    await (await form(samira)).press("Ask for agreement", **OFFERED)
    await heard(amara, "Will you support Peel Park")
    asked = await amara.card().press("I have a conflict")
    await asked.press("Say yes with this", conflict="My sister is head there")
    await heard(samira, "My sister is head there")
    shown = await samira.card().press("Count as no")
    await shown.press("Choose another")
    again = samira.card()
    assert TABLE in again.words
    assert "Amara Lewis: conflict declared 23 Nov | My sister is head there" in again.words
    assert "Choose Amara Lewis" not in str(again.shown)


async def test_after_a_no_another_is_chosen_and_the_first_stands_below(samira: Chat) -> None:
    house = samira.house
    [amara] = await parties(house, AMARA)
    await (await form(samira)).press("Ask for agreement", **OFFERED)
    await heard(amara, "Will you support Peel Park")
    await (await amara.card().press("No")).press("Say no", reason="Too far in winter")
    await heard(samira, "Too far in winter")
    pressed = samira.messages[-1]
    closed = await samira.card().press("Choose another")
    assert "Closed. A leader is looked for again." in closed.words
    again = samira.card()
    await heard(samira, "Closed. A leader is looked for again.")
    assert "Closed. A leader is looked for again." in str(pressed.card)
    assert "Amara Lewis: asked before for this" in again.words
    assert state(house) is CommissionState.BROKERING
    made = await (await again.press("Choose Carla Novak")).press("Ask for agreement", **OFFERED)
    assert "Asked." in made.words and len(offers(house)) == 2


async def test_without_a_request_school_and_need_are_typed(house: House) -> None:
    await house.database.write(sow_offers)
    [samira] = await parties(house, SAMIRA)
    opened = await samira.say("find a leader peel")
    assert opened.values()["school"].startswith(PEEL_PARK)
    empty = await opened.press("Find")
    assert "Choose what is needed" in empty.words
    found = await empty.press("Find", need=NEED, days="4", start="2027-01-18", end="2027-03-26")
    assert "18 Jan 2027 to 26 Mar 2027" in found.words and "1 · Amara Lewis" in found.words
    back = await found.press("Look for something else")
    assert back.values()["need"] == NEED and back.values()["days"] == "4"
    other = await back.press("Find", need="other", other="Oracy in Year 3")
    assert "“Oracy in Year 3” is nobody’s specialism as it is written" in other.words
    made = await (await other.press("Choose Amara Lewis")).press("Ask for agreement", **OFFERED)
    assert "Asked." in made.words
    twin = await other.press("Choose Carla Novak")
    assert "Samira Whitfield asked Amara Lewis at 14:00." in twin.words


async def test_other_words_open_it_too(samira: Chat) -> None:
    assert "Find a system leader" in (await samira.say("broker")).words
    assert (
        "1 request for support is open. | To find a system leader for one, open it from the list."
        in (await samira.say("find a system leader")).words
    )


async def test_another_leader_leads_back_to_the_table(samira: Chat) -> None:
    back = await (await form(samira)).press("Another system leader")
    assert TABLE in back.words


async def test_grants_of_the_school_are_offered_and_no_others(samira: Chat) -> None:
    house = samira.house
    own, others = await house.database.write(grants)
    opened = await form(samira, "Amara Lewis")
    assert "PP-NEW, new, £6,000" in opened.words and "TS-NEW" not in opened.words
    wrong = await opened.press("Ask for agreement", **OFFERED, grants=f"{own},{others}")
    assert f"TS-NEW is {TITUS_SALT}’s. Choose another, or none." in wrong.words
    made = await wrong.press("Ask for agreement", grants=str(own))
    assert "Asked." in made.words
    [offer] = offers(house)
    paid = house.database.read_now(lambda store: store.funds.paying_for(offer.deployment))
    rates = house.database.read_now(lambda store: store.rates.of(offer.deployment))
    assert paid == (own,)
    assert (rates.charged, rates.to_employer, rates.fee) == (35_000, 30_000, 5_000)


async def test_a_school_reads_by_the_name_of_its_programme_what_pays(samira: Chat) -> None:
    house = samira.house
    own, _ = await house.database.write(grants)
    head, amara, hugh = await parties(house, HEAD, AMARA, HUGH)
    made = await (await form(samira)).press("Ask for agreement", **OFFERED, grants=str(own))
    assert "Asked." in made.words
    await (await asked(amara, YES_ASKED)).press("Yes", **TICK)
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    named = "Opportunity Area 2026-27 (PP-NEW)"
    to_school = await asked(head, SCHOOL_ASKED)
    assert named in to_school.words
    await to_school.press("Yes")
    [offer] = offers(house)

    def paper(store: Store) -> str:
        edition = store.agreements.last(offer.deployment)
        assert edition is not None
        return words_of(Work(1, AGREEMENT, person_id(store, HEAD), f"{edition.id}:whole"), store)

    assert named in house.database.read_now(paper)


async def test_nobody_else_finds_leaders(house: House) -> None:
    await house.database.write(asked_for)
    for who in (FARIDA, HUGH, HEAD):
        [chat] = await parties(house, who)
        assert "Only the hub's officers can do that." in (await chat.say("find a leader")).words


def leave(who: Somebody, store: Store) -> None:
    """Takes somebody off the list."""
    store.people.leave(person_id(store, who), NOW)


def grants(store: Store) -> tuple[int, int]:
    """A grant of Peel Park, and one of another school."""
    store.funds.write_programme(Programme("Opportunity Area", rate=35_000, reimbursement=30_000))
    peel = store.organisations.by_name(PEEL_PARK)[0].id
    titus = store.organisations.by_name(TITUS_SALT)[0].id
    new = Grant(-1, "PP-NEW", "Opportunity Area", peel, "2026-27", GrantKind.NEW, 600_000)
    own = store.funds.write(new)
    return own, store.funds.write(replace(new, reference="TS-NEW", holder=titus))
