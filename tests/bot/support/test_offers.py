"""Stories of the three yeses: leader and head together, then the school; each no, each way on."""

from datetime import date
from fractions import Fraction
from functools import partial

from sqlalchemy import delete

from domain.operations.imports import Changes, Support
from domain.people.people import Appointment, Role
from domain.support.commissions import CommissionState
from domain.support.deployments import Deployment, Status
from domain.support.offers import ConsentState, OfferState, Party, SupportOffer
from storage.store import Store
from storage.tables.operations import milestones
from tests.bot.operations.offering import heard
from tests.bot.support.keeping import kept, officer
from tests.bot.support.offered import (
    AMARA,
    CARLA,
    ELMWOOD,
    EVIDENCE,
    GRACE,
    HUB_NOTE,
    HUGH,
    MEASURE,
    NADIA,
    NEED,
    OUTCOME,
    RUTH,
    WHY,
    offer,
    offered,
    parties,
    person_id,
    sow_offers,
)
from tests.conversation import Card, Chat, House
from tests.make import NOW
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, Somebody

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
    assert "6; 15 of the 15 a year are left" in to_head.words
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


async def all_asked(house: House, *who: Somebody) -> list[Chat]:
    """The chats of some people, once an offer was made and all who can be asked have been."""
    await house.database.write(offered)
    chats = await parties(house, *who)
    await house.database.write(partial(tick_offers, house))
    return chats


async def test_another_head_sees_what_the_first_said_and_the_first_counts(house: House) -> None:
    hugh, grace = await all_asked(house, HUGH, GRACE)
    late = await asked(grace, RELEASE_ASKED)
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    told = await late.press("Release", most="1")
    assert "This was answered before you. The first answer counts." in told.words
    assert "Hugh Marsh said yes on 23 November." in told.words
    consent = next(c for c in offer_of(house).consents if c.party is Party.HOME_HEAD)
    assert consent.most_days is None
    assert "Take my answer back" not in told.words


async def test_a_no_is_told_to_officers_and_to_nobody_else(house: House) -> None:
    amara, hugh, head, samira = await all_asked(house, AMARA, HUGH, HEAD, SAMIRA)
    asked_why = await (await asked(amara, YES_ASKED)).press("No")
    await asked_why.press("Say no", reason="Fridays are impossible")
    seen = await asked(samira, "Somebody said no")
    assert "Fridays are impossible" in seen.words and "Choose another" in seen.words
    gone = await asked(hugh, "No longer needed")
    assert "Fridays" not in gone.words and "Amara" not in gone.words
    pressed = await hugh.card(1).press("Release")
    assert "No answer is needed any more." in pressed.words
    assert states(house)[Party.HOME_HEAD] is ConsentState.NOT_NEEDED
    for chat in (hugh, head):
        assert "Fridays are impossible" not in str([m.card for m in chat.messages])


async def test_asked_again_after_a_no_who_said_yes_is_left_in_peace(house: House) -> None:
    amara, hugh, samira = await all_asked(house, AMARA, HUGH, SAMIRA)
    await (await asked(hugh, RELEASE_ASKED)).press("Release", most="3")
    await (await (await asked(amara, YES_ASKED)).press("No")).press("Say no")
    before, asked_before = len(hugh.messages), len(amara.messages)
    told = await (await asked(samira, "Somebody said no")).press("Ask again")
    assert "Asked again." in told.words
    await house.teams.until(lambda: len(amara.messages) > asked_before)
    again = amara.card()
    assert YES_ASKED in again.words
    assert len(hugh.messages) == before
    said = await again.press("Yes", **TICK)
    assert "You said yes" in said.words
    kept = next(c for c in offer_of(house).consents if c.party is Party.HOME_HEAD)
    assert kept.most_days == 3 and kept.said_yes


async def test_closed_after_a_no_the_request_is_looked_at_again(house: House) -> None:
    amara, hugh, samira = await all_asked(house, AMARA, HUGH, SAMIRA)
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    await (await (await asked(amara, YES_ASKED)).press("No")).press("Say no")
    seen = await asked(samira, "Somebody said no")
    asking = await seen.press("Close")
    empty = await asking.press("Close the offer")
    assert "Write why in a few words." in empty.words
    closed = await empty.press("Close the offer", why="Amara knows the head")
    assert "Closed" in closed.words and "Amara knows the head" in closed.words
    assert status(house) is Status.DECLINED
    assert request_state(house) is CommissionState.BROKERING
    await heard(hugh, "No longer needed")
    assert "knows the head" not in str([m.card for m in (*hugh.messages, *amara.messages)])
    late = await seen.press("Ask again")
    assert "This is settled: no answer is needed any more." in late.words


async def test_the_offer_is_taken_back_before_anybody_answers(house: House) -> None:
    amara, hugh, head, samira = await all_asked(house, AMARA, HUGH, HEAD, SAMIRA)
    shown = await open_offer(samira)
    taken = await (await shown.press("Take the offer back")).press(
        "Take the offer back", why="The school closed"
    )
    assert "Taken back" in taken.words
    for chat in (amara, hugh):
        await heard(chat, "No longer needed")
        assert "The school closed" not in str([m.card for m in chat.messages])
    assert not any("longer needed" in str(m.card) for m in head.messages), "it was not asked"
    assert offer_of(house).state is OfferState.TAKEN_BACK


async def open_offer(officer_: Chat) -> Card:
    """The open offer, through the support that it is about."""
    support = offer_of(officer_.house).deployment
    return await (await kept(officer_, support)).press("Who said yes")


async def test_a_conflict_waits_for_an_officer_and_only_officers_read_it(house: House) -> None:
    amara, hugh, head, samira = await all_asked(house, AMARA, HUGH, HEAD, SAMIRA)
    asking = await (await asked(amara, YES_ASKED)).press("I have a conflict")
    empty = await asking.press("Say yes with this")
    assert "Say in a sentence what it is." in empty.words
    said = await empty.press("Say yes with this", conflict="My sister teaches there")
    assert "The hub decides whether the conflict stands in the way." in said.words
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    assert SCHOOL_ASKED not in str([m.card for m in head.messages])
    seen = await asked(samira, "My sister teaches there")
    decided = await seen.press("Count as yes")
    assert "Decided." in decided.words
    to_school = await asked(head, SCHOOL_ASKED)
    assert "sister" not in to_school.words
    agreed = await to_school.press("Yes")
    assert "Agreed." in agreed.words
    for chat in (hugh, head):
        assert "sister" not in str([m.card for m in chat.messages])


async def test_a_conflict_that_counts_as_no(house: House) -> None:
    amara, samira = await all_asked(house, AMARA, SAMIRA)
    asking = await (await asked(amara, YES_ASKED)).press("I have a conflict")
    await asking.press("Say yes with this", conflict="My sister teaches there")
    seen = await asked(samira, "My sister teaches there")
    assert "Choose another" in (await seen.press("Count as no")).words
    late = await seen.press("Count as yes")
    assert "This is settled" in late.words
    assert states(house)[Party.LEADER] is ConsentState.NO


async def test_the_school_wants_another_leader_and_learns_nothing_of_others(house: House) -> None:
    amara, hugh, head, ruth, samira = await all_asked(house, AMARA, HUGH, HEAD, RUTH, SAMIRA)
    await (await asked(amara, YES_ASKED)).press("Yes", **TICK)
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    asking = await (await asked(ruth, SCHOOL_ASKED)).press("Another leader, please")
    await asking.press("Ask for another leader", reason="We know her too well")
    seen = await asked(samira, "Somebody said no")
    assert "We know her too well" in seen.words
    late = await (await asked(head, SCHOOL_ASKED)).press("Yes")
    assert "No answer is needed" in late.words or "settled" in late.words
    for chat in (amara, hugh):
        told = str([m.card for m in chat.messages])
        assert "too well" not in told and "said no" not in told


async def test_a_yes_is_taken_back_until_the_third(house: House) -> None:
    amara, hugh, head = await all_asked(house, AMARA, HUGH, HEAD)
    said = await (await asked(amara, YES_ASKED)).press("Yes", **TICK)
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    to_school = await asked(head, SCHOOL_ASKED)
    back = await said.press("Take my answer back")
    assert "Taken back. Nothing is agreed." in back.words
    assert states(house)[Party.SCHOOL] is ConsentState.WAITS
    late = await to_school.press("Yes")
    assert "No answer is needed" in late.words
    before = len(head.messages)
    await back.press("Yes", **TICK)
    await house.teams.until(lambda: len(head.messages) > before)
    done = await head.card().press("Yes")
    assert "Agreed." in done.words


async def test_a_withdrawn_release_is_told_and_stops_nothing(house: House) -> None:
    amara, hugh, head, samira = await all_asked(house, AMARA, HUGH, HEAD, SAMIRA)
    await (await asked(amara, YES_ASKED)).press("Yes", **TICK)
    released = await (await asked(hugh, RELEASE_ASKED)).press("Release", most="3")
    await (await asked(head, SCHOOL_ASKED)).press("Yes")
    await heard(hugh, "Agreed")
    late = await released.press("Take my answer back")
    assert "This is settled" in late.words
    asking = await late.press("Withdraw release")
    empty = await asking.press("Withdraw release")
    assert "Say in a sentence why." in empty.words
    gone = await empty.press("Withdraw release", why="Two teachers left")
    assert "Nothing stops by itself" in gone.words
    assert status(house) is Status.AGREED
    assert "Two teachers left" in (await asked(samira, "Withdrawn")).words
    for chat in (amara, head):
        assert "Two teachers left" not in str([m.card for m in chat.messages])


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


def hold(store: Store) -> None:
    """Puts the hub back to before it was live."""
    store._connection.execute(delete(milestones))


async def test_what_a_file_proposed_is_asked_for_on_one_row(house: House) -> None:
    await house.database.write(propose)
    amara, samira = await parties(house, AMARA, SAMIRA)
    home = await samira.say("hi")
    listed = await home.press("Open: 2 proposed supports to ask for now")
    assert "2 proposed supports: nobody was asked yet" in listed.words
    done = await listed.press("Ask now")
    assert "Asked for 2." in done.words
    await asked(amara, "Will you support")
    again = await listed.press("Ask now")
    assert "Asked for 0." in again.words


def propose(store: Store) -> None:
    """Two supports as a file proposes them."""
    sow_offers(store)
    amara, peel = person_id(store, AMARA), store.organisations.by_urn(101494)
    assert peel is not None
    rows = tuple(
        Support(
            -n,
            peel.id,
            focus,
            frozenset({amara}),
            date(2027, 1, 11),
            days_agreed=Fraction(4),
            status=Status.PROPOSED,
        )
        for n, focus in enumerate(("Writing", "Maths"), 31)
    )
    store.imports.write(Changes(deployments=rows), NOW)
