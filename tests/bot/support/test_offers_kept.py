"""Stories of officers with an offer: noted answers, and who cannot be asked."""

from functools import partial

from domain.people.people import Appointment, Role
from domain.support.deployments import Status
from domain.support.offers import OfferState, Party
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.support.keeping import officer
from tests.bot.support.offer_stories import (
    RELEASE_ASKED,
    YES_ASKED,
    all_asked,
    asked,
    offer_of,
    open_offer,
    status,
    tick_offers,
)
from tests.bot.support.offered import (
    AMARA,
    CARLA,
    ELMWOOD,
    GRACE,
    HUGH,
    NADIA,
    offer,
    parties,
    person_id,
    sow_offers,
)
from tests.bot.support.proposed import hold
from tests.conversation import House
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, Somebody


async def test_an_officer_notes_answers_and_an_own_one_takes_their_place(house: House) -> None:
    amara, samira = await all_asked(house, AMARA, SAMIRA)
    form = await (await open_offer(samira)).press("Note an answer")
    wrong = await form.press("Note it", said="yes", how="telephone", on="2026-11-24")
    assert "Choose whose answer it is." in wrong.words and "is in the future" in wrong.words
    leader = next(c.id for c in offer_of(house).consents if c.party is Party.LEADER)
    noted = await wrong.press("Note it", party=str(leader), on="2026-11-23")
    assert "Noted." in noted.words and "noted by Samira Whitfield" in noted.words
    mine = await asked(amara, "The hub noted a yes on 23 November, by telephone.")
    assert "Your own answer takes its place." in mine.words
    own = await (await mine.press("No")).press("Say no")
    assert "You said no on 23 November." in own.words
    assert offer_of(house).state is OfferState.REFUSED


async def test_all_three_have_said_yes_outside_the_bot(house: House) -> None:
    amara, hugh, head, samira = await all_asked(house, AMARA, HUGH, HEAD, SAMIRA)
    form = await (await open_offer(samira)).press("All have said yes")
    assert "Amara Lewis" in form.words and ELMWOOD in form.words and PEEL_PARK in form.words
    empty = await form.press("All have said yes")
    assert "Choose how it came." in empty.words
    how = {f"how_{n}": "telephone" for n in (1, 2, 3)}
    early = await empty.press("All have said yes", **how, on_2="2026-11-20")
    assert "They were asked on 22 November 2026." in early.words
    done = await early.press("All have said yes", **how, on_2="2026-11-22")
    assert "Agreed." in done.words
    for chat in (amara, hugh, head):
        await heard(chat, "Agreed")
    assert status(house) is Status.AGREED


async def test_two_officers_at_once(house: House) -> None:
    samira, nadia = await all_asked(house, SAMIRA, NADIA)
    first, second = await open_offer(samira), await open_offer(nadia)
    closing, late = [await card.press("Take the offer back") for card in (first, second)]
    await closing.press("Take the offer back", why="Not needed")
    told = await late.press("Take the offer back", why="Me too")
    assert "This is settled" in told.words and "Not needed" in told.words
    assert "Me too" not in told.words


async def test_nobody_is_down_as_head_until_somebody_is(house: House) -> None:
    await house.database.write(headless)
    samira, amara = await parties(house, SAMIRA, AMARA)
    nadia = await officer(house, NADIA)
    await house.database.write(partial(offer_by_samira, house))
    told = await asked(nadia, f"Nobody is down as head of {ELMWOOD}")
    assert "add one, or record the release." in told.words
    await house.database.write(partial(appoint, HUGH))
    [hugh] = await parties(house, HUGH)
    await house.database.write(partial(tick_offers, house))
    await asked(hugh, RELEASE_ASKED)
    assert YES_ASKED in str([m.card for m in amara.messages]) and samira.messages


def headless(store: Store) -> None:
    """Elmwood without its heads."""
    sow_offers(store)
    for who in (HUGH, GRACE):
        store.people.appoint(person_id(store, who), ())


def appoint(who: Somebody, store: Store) -> None:
    """Makes somebody head of Elmwood."""
    elmwood = store.organisations.by_urn(107300)
    assert elmwood is not None
    store.people.appoint(person_id(store, who), {Appointment(Role.HOME_HEAD, elmwood.id)})


def offer_by_samira(house: House, store: Store) -> None:
    """An offer of Amara without a request."""
    offer(store)


async def test_a_head_who_leads_is_asked_one_time_and_the_hubs_own_by_nobody(house: House) -> None:
    await house.database.write(sow_offers)
    await house.database.write(lambda store: offer(store, CARLA, FARIDA).id)
    carla, farida, samira = await parties(house, CARLA, FARIDA, SAMIRA)
    await house.database.write(partial(tick_offers, house))
    shown = await open_offer(samira)
    assert "Own school: head there, so no release is asked for" in shown.words
    assert "Employed by the hub: no release is asked for" in shown.words
    together = await asked(carla, YES_ASKED)
    assert "Farida Malik" in together.words, "whom she would work with"
    await asked(farida, YES_ASKED)
    assert [c.party for c in offer_of(house).consents] == [Party.LEADER, Party.LEADER, Party.SCHOOL]


async def test_a_leader_who_leaves_between_is_a_no(house: House) -> None:
    hugh, samira = await all_asked(house, HUGH, SAMIRA)
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    await house.database.write(lambda s: s.people.leave(person_id(s, AMARA), house.clock()))
    await house.database.write(partial(tick_offers, house))
    seen = await asked(samira, "Somebody said no")
    assert "has left the list" in seen.words
    assert offer_of(house).state is OfferState.REFUSED


async def test_nothing_is_asked_before_the_hub_is_live(house: House) -> None:
    await house.database.write(hold)
    amara, samira = await all_asked(house, AMARA, SAMIRA)
    shown = await open_offer(samira)
    assert "Nobody is asked before you go live." in shown.words
    assert YES_ASKED not in str([m.card for m in amara.messages])
    await house.database.write(lambda store: store.milestones.go_live(None, house.clock()))
    await house.database.write(partial(tick_offers, house))
    await asked(amara, YES_ASKED)
