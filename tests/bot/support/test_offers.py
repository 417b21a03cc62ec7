"""Stories of the three yeses: leader and head together, then the school; each no, each way on."""

from fractions import Fraction
from functools import partial

import pytest

from domain.people.people import Appointment, Role
from domain.support.commissions import CommissionState
from domain.support.deployments import Status
from domain.support.offers import ConsentState, OfferState, Party
from storage.store import Store
from tests.bot.operations.offering import heard
from tests.bot.support.offer_stories import (
    RELEASE_ASKED,
    SCHOOL_ASKED,
    TICK,
    YES_ASKED,
    all_asked,
    asked,
    offer_of,
    open_offer,
    request_state,
    states,
    status,
    tick_offers,
)
from tests.bot.support.offered import (
    AMARA,
    ELMWOOD,
    EVIDENCE,
    GRACE,
    HUB_NOTE,
    HUGH,
    MEASURE,
    NEED,
    OUTCOME,
    RUTH,
    WHY,
    offered,
    parties,
    person_id,
)
from tests.conversation import House
from tests.seed import HEAD, PEEL_PARK, SAMIRA, Somebody


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
    assert "6; 15 of 15 days left this year" in to_head.words
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
    on = house.database.read_now(lambda s: s.support_changes.agreed_on(offer_of(house).deployment))
    assert str(on) == "2026-11-23"
    edition = house.database.read_now(lambda s: s.agreements.last(offer_of(house).deployment))
    assert edition is not None and edition.edition == 1
    assert f"Action plan: {PEEL_PARK}" in (await amara.say("plan")).words


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


async def test_a_head_of_several_leaders_reads_whose_release_is_needed_no_more(
    house: House,
) -> None:
    await house.database.write(offered)
    await house.database.write(_second_leader)
    amara, hugh = await parties(house, AMARA, HUGH)
    await house.database.write(partial(tick_offers, house))
    released = await asked(hugh, RELEASE_ASKED)
    await (await (await asked(amara, YES_ASKED)).press("No")).press("Say no")
    gone = await asked(hugh, "No longer needed")
    assert "The hub asked about releasing Amara Lewis for Early reading." in gone.words
    over = await released.press("Release")
    assert over.words.startswith(f"Amara Lewis: {PEEL_PARK}")


def _second_leader(store: Store) -> None:
    grace = person_id(store, GRACE)
    at = next(iter(store.people.some([grace])[0].at(Role.HOME_HEAD)))
    both = {Appointment(Role.HOME_HEAD, at), Appointment(Role.LEADER, at)}
    store.people.appoint(grace, both)


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


@pytest.mark.parametrize(
    ("who", "does", "words", "ended"),
    [
        (HEAD, "Withdraw", "", CommissionState.WITHDRAWN),
        (SAMIRA, "Decline", "No money is left", CommissionState.DECLINED),
    ],
)
async def test_who_was_asked_hears_that_a_request_has_ended_and_not_why(
    house: House, who: Somebody, does: str, words: str, ended: CommissionState
) -> None:
    amara, hugh, speaks = await all_asked(house, AMARA, HUGH, who)
    to_leader = await asked(amara, YES_ASKED)
    opened = await (await speaks.say("requests")).press(f"Open: {PEEL_PARK}")
    done = await (await opened.press(does)).press(does, words=words)
    assert f"{ended.value.title()} by" in done.words
    for chat in (amara, hugh):
        await heard(chat, "No longer needed")
        assert "No money" not in str([m.card for m in chat.messages])
    assert (status(house), request_state(house)) == (Status.DECLINED, ended)
    assert "No answer is needed any more." in (await to_leader.press("Yes", **TICK)).words
    # A press on the card from before it ended.
    assert f"It was {ended.value} meanwhile." in await opened.refused(does)


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
    await heard(amara, "decided that it does not stand in the way")
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
    assert "The system leader is told what you decide." in seen.words
    refused = await seen.press("Count as no")
    assert "Choose another" in refused.words
    assert "“Ask again” asks everybody who has not said yes; a yes stands." in refused.words
    await heard(amara, "decided that it stands in the way")
    mine = await asked(amara, YES_ASKED)
    assert "You said no" not in mine.words, "they said yes"
    assert "You said yes on 23 November. The hub decided that the conflict stands" in mine.words
    late = await seen.press("Count as yes")
    assert "This is settled" in late.words
    assert states(house)[Party.LEADER] is ConsentState.NO


async def test_the_school_wants_another_leader_and_learns_nothing_of_others(house: House) -> None:
    amara, hugh, head, ruth, samira = await all_asked(house, AMARA, HUGH, HEAD, RUTH, SAMIRA)
    await (await asked(amara, YES_ASKED)).press("Yes", **TICK)
    await (await asked(hugh, RELEASE_ASKED)).press("Release")
    # Before the answer of the other contact changes it.
    heads = await asked(head, SCHOOL_ASKED)
    asking = await (await asked(ruth, SCHOOL_ASKED)).press("Another system leader, please")
    await asking.press("Ask for another system leader", reason="We know her too well")
    seen = await asked(samira, "Somebody said no")
    assert "We know her too well" in seen.words
    late = await heads.press("Yes")
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


async def test_back_from_a_no_brings_what_a_head_had_typed(house: House) -> None:
    await house.database.write(offered)
    (hugh,) = await parties(house, HUGH)
    await house.database.write(partial(tick_offers, house))
    ask = await (await asked(hugh, RELEASE_ASKED)).press("No", most="3", note="not Fridays")
    long = await ask.press("Say no", reason="x" * 201)
    back = await long.press("Back")
    assert (back.values()["most"], back.values()["note"]) == ("3", "not Fridays")
    released = await back.press("Release")
    assert "You said yes on 23 November." in released.words
    kept = next(c for c in offer_of(house).consents if c.party is Party.HOME_HEAD)
    assert (kept.most_days, kept.note) == (Fraction(3), "not Fridays")


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
