"""Stories of the list of grants and of one grant: each sees what is theirs."""

from dataclasses import replace
from datetime import timedelta

from domain.quality.reports import ReportState
from storage.store import Store
from tests.bot.funding.money import (
    FAR,
    FELLSIDE,
    HOMER,
    OLD,
    OVERA,
    TRUDY,
    TRUST,
    WHOLE,
    fund,
    grant,
    report,
)
from tests.bot.support.keeping import PEEL, forged, kept, officer
from tests.conversation import Card, Chat, House
from tests.make import TODAY
from tests.rounds import first_is_over
from tests.seed import FARIDA, HEAD, PEEL_PARK, STRANGER, TITUS_SALT, TOM

DAY = timedelta(days=1)


async def funded(house: House) -> None:
    # The first look through the reports would forget a day that no report of it stands behind.
    await house.until(first_is_over)
    await house.database.write(fund)


async def opened(chat: Chat) -> Card:
    """The trust's grant, from the list."""
    return await (await chat.say("grants")).press(f"Open {WHOLE}")


async def test_an_officer_sees_every_grant_and_what_became_of_one(house: House) -> None:
    await funded(house)
    samira = await officer(house)
    listed = await samira.say("grants")
    assert "3 grants" in listed.words and "Add a grant" in str(listed.shown)
    for words in (WHOLE, OLD, FAR, "new · £8,000 · 2026-27", "new · £1,500 · 2025-26"):
        assert words in listed.words
    card = await listed.press(f"Open {WHOLE}")
    for words in (
        TRUST,
        "New · £8,000 · 2026-27 · Opportunity Area",
        "£700 of £8,000 used so far, £7,300 left.",
        f"{PEEL_PARK} | £3,000",
        f"{TITUS_SALT} | £5,000",
        "1 of 10 days used",
        "1 of 8 days used",
        f"QA-7, {FELLSIDE}",
        "5 October",
    ):
        assert words.replace("October", "Oct") in card.words, (words, card.words)
    assert "End this grant" in str(card.shown)


async def test_what_was_done_before_a_price_changed_keeps_its_price(house: House) -> None:
    await funded(house)
    samira = await officer(house)
    form = await (await kept(samira, PEEL)).press("What a day costs")
    await form.press("Save", rate="700", fee="0", to_employer="")
    assert "£700 of £8,000 used so far, £7,300 left." in (await opened(samira)).words
    card = await opened(house.chat(TOM))
    assert "£350 of £3,000 used so far" in card.words


async def test_an_overseer_sees_the_grants_of_own_contracts_alone_and_changes_none(
    house: House,
) -> None:
    await funded(house)
    overa = house.chat(OVERA)
    listed = await overa.say("grants")
    assert WHOLE in listed.words and "1 grant." in listed.words
    assert OLD not in listed.words and FAR not in listed.words
    card = await opened(overa)
    assert "£700 of £8,000 used so far" in card.words and f"{TITUS_SALT} | £5,000" in card.words
    assert "QA-7" in card.words and "Early reading" in card.words
    assert "End this grant" not in str(card.shown)
    support = await card.press("Open " + TITUS_SALT)
    assert "Curriculum: history" in support.words


async def test_a_leader_sees_own_schools_parts_alone(house: House) -> None:
    await funded(house)
    tom = house.chat(TOM)
    listed = await tom.say("grants")
    assert "new · £3,000 · 2026-27" in listed.words
    assert OLD not in listed.words and FAR not in listed.words
    card = await opened(tom)
    assert "£350 of £3,000 used so far, £2,650 left." in card.words
    for hidden in (TITUS_SALT, "£5,000", "£8,000", "£700", "QA-7", FELLSIDE):
        assert hidden not in str(card.shown)
    support = await card.press("Open " + PEEL_PARK)
    assert "Early reading" in support.words


async def test_a_leader_of_both_schools_sees_both_parts(house: House) -> None:
    await funded(house)
    card = await opened(house.chat(FARIDA))
    assert "£700 of £8,000 used so far" in card.words
    assert f"{PEEL_PARK} | £3,000" in card.words and f"{TITUS_SALT} | £5,000" in card.words


async def test_a_contact_sees_own_schools_grants_without_another_schools_amount(
    house: House,
) -> None:
    await funded(house)
    head = house.chat(HEAD)
    listed = await head.say("grants")
    assert OLD in listed.words and WHOLE in listed.words and FAR not in listed.words
    card = await opened(head)
    assert "£350 of £3,000 used so far, £2,650 left." in card.words
    for hidden in (TITUS_SALT, "£5,000", "£8,000", "£700", "QA-7"):
        assert hidden not in str(card.shown)


async def test_a_contact_of_the_holder_sees_the_whole_grant(house: House) -> None:
    await funded(house)
    card = await opened(house.chat(TRUDY))
    assert "£700 of £8,000 used so far" in card.words and f"{TITUS_SALT} | £5,000" in card.words
    assert "support.show" not in str(card.shown) and "QA-7" not in card.words


async def test_a_head_whose_staff_help_sees_no_grant(house: House) -> None:
    await funded(house)
    homer = house.chat(HOMER)
    listed = await homer.say("grants")
    assert "None that you can see" in listed.words and "£" not in listed.words


async def test_a_grant_of_others_cannot_be_opened_by_its_id_or_its_reference(house: House) -> None:
    await funded(house)
    far = await house.database.read(lambda store: store.funds.referred(FAR))
    assert far is not None
    for who in (TOM, HEAD, OVERA, HOMER):
        chat = house.chat(who)
        found = await chat.say(f"grants {FAR}")
        assert "£9,999" not in str(found.shown)
        _, body = await house.post(forged(chat, "grant.show", grant=far.id))
        assert "There is nothing here for you" in str(body)


async def test_the_reference_after_the_word_opens_that_grant(house: House) -> None:
    await funded(house)
    card = await house.chat(HEAD).say(f"grant {OLD.lower()}")
    assert PEEL_PARK in card.words and "£0 of £1,500 used so far" in card.words
    assert "None yet." in card.words


async def test_the_report_that_comes_next_is_told_in_the_list_and_on_the_grant(
    house: House,
) -> None:
    await funded(house)
    id_ = await house.database.write(lambda store: report(store, TODAY + 10 * DAY))
    samira = await officer(house)
    listed = await samira.say("grants")
    assert "Report due 3 Dec" in listed.words
    # What is wanted next stands first.
    assert listed.words.index(WHOLE) < listed.words.index(OLD)
    card = await opened(samira)
    assert "Final report | template · due 3 Dec" in card.words
    assert f"'report': {id_}" in str(card.shown)


async def test_a_late_report_is_told_and_a_contact_opens_none_before_it_is_handed_in(
    house: House,
) -> None:
    await funded(house)
    id_ = await house.database.write(lambda store: report(store, TODAY - DAY))
    head = house.chat(HEAD)
    assert "Report late" in (await head.say("grants")).words
    card = await opened(head)
    assert "Final report" in card.words and "report.show" not in str(card.shown)

    def hand_in(store: Store) -> None:
        known = store.reports.get(id_)
        assert known is not None
        store.reports.write(replace(known, state=ReportState.SUBMITTED))

    await house.database.write(hand_in)
    card = await opened(head)
    assert "Submitted" in card.words and "report.show" in str(card.shown)
    assert "Report late" not in (await head.say("grants")).words


async def test_a_stranger_is_told_nothing(house: House) -> None:
    await funded(house)
    assert WHOLE not in (await house.chat(STRANGER).say("grants")).words


async def test_pages_lead_on_and_back(house: House) -> None:
    await funded(house)

    def more(store: Store) -> None:
        whole = store.funds.referred(WHOLE)
        assert whole is not None
        for number in range(9):
            store.funds.write(grant(-1, f"OA-2627-{number}", whole.holder))

    await house.database.write(more)
    samira = await officer(house)
    first = await samira.say("grants")
    assert "1 to 6 of 12" in first.words
    second = await first.press("Next")
    assert "7 to 12 of 12" in second.words
    assert (await second.press("Previous")).words == first.words
