"""Stories of an officer who opens what waits: flags, and copies that are not answered."""

from tests.bot.operations.test_status import flagged
from tests.bot.prompts.prompting import settled
from tests.bot.visits.copying import copied, head_of_peel_park
from tests.bot.visits.test_concerns import officer
from tests.conversation import House
from tests.seed import FARIDA, HEAD, PEEL_PARK


async def test_a_flag_is_opened_from_the_home_card_taken_and_resolved(house: House) -> None:
    await flagged(house)
    samira = await officer(house)
    listed = await (await samira.say("hi")).press("Open: 1 flag open")
    assert "Not taken yet" in listed.words and "Farida Malik" in listed.words
    opened = await listed.press(f"Open the flag at {PEEL_PARK}")
    await opened.press("I'll take it")
    await settled(house)
    again = await samira.say("flags")
    assert "taken by Samira Whitfield" in again.words and "Not taken yet" not in again.words
    await (await again.press(f"Open the flag at {PEEL_PARK}")).press("Mark as resolved")
    await settled(house)
    assert "Nobody asks the hub" in (await samira.say("flags")).words
    assert "flag open" not in (await samira.say("hi")).words


async def test_only_officers_list_flags(house: House) -> None:
    await flagged(house)
    assert "Only hub officers" in str(await house.chat(FARIDA).say("flags"))
    assert "Only hub officers" in str(await house.chat(HEAD).say("flags"))


async def test_a_copy_without_an_answer_is_opened_and_its_answer_noted(house: House) -> None:
    head = await head_of_peel_park(house)
    await copied(house, head)
    samira = await officer(house)
    listed = await (await samira.say("hi")).press("Open: 1 copy not answered")
    assert PEEL_PARK in listed.words and "No answer is never taken" in listed.words
    for typed in ("unanswered", "copies not answered"):
        assert (await samira.say(typed)).words == listed.words
    record = await listed.press("Open the record of")
    assert "Record the school's answer" in str(record.shown)
    await head.card().press("Agree")
    assert "not answered" not in (await samira.say("hi")).words
    assert "has its answer" in (await samira.say("unanswered")).words


async def test_only_officers_list_copies_without_an_answer(house: House) -> None:
    head = await head_of_peel_park(house)
    await copied(house, head)
    for who in (FARIDA, HEAD):
        assert "Only the hub's officers" in str(await house.chat(who).say("unanswered"))
