"""Stories of the home card: each role its part, and every count its list."""

from domain.people.people import Appointment, Role
from tests.bot.operations.test_status import flagged
from tests.bot.prompts.prompting import did
from tests.bot.visits.test_concerns import officer
from tests.conversation import House
from tests.seed import FARIDA, HEAD


async def test_an_officer_who_leads_as_well_has_both_parts(house: House) -> None:
    samira = await officer(house)
    both = {Appointment(Role.OFFICER, 1), Appointment(Role.LEADER, 1)}
    did(house, lambda store: store.people.appoint(3, both))
    home = await samira.say("hi")
    for way in ("Record a visit", "My visits", "My schools", "Steps", "People", "Digest", "Status"):
        assert way in home.words
    assert "The hub this week" in home.words


async def test_the_news_is_the_title(house: House) -> None:
    assert (await house.chat(FARIDA).say("hi")).words.startswith("One visit has no record yet")
    assert (await house.chat(HEAD).say("hi")).words.startswith("Nothing waits for you")


async def test_each_thing_that_waits_for_an_officer_is_told_once(house: House) -> None:
    await flagged(house)
    samira = await officer(house)
    did(house, lambda store: store.planned_visits.cancel(2))
    home = await samira.say("hi")
    assert home.words.startswith("Two things wait for you")
    texts = home.words.split(" | ")
    for told in ("1 flag open", "2 schools without a visit planned"):
        assert texts.count(told) == 1
    assert str(home.shown["fallbackText"]) == (
        "Two things wait for you. 1 flag open and 2 schools without a visit planned."
    )


async def test_the_next_visit_opens_to_be_moved(house: House) -> None:
    home = await house.chat(FARIDA).say("hi")
    opened = await home.press("Open the visit of Monday 7 December")
    assert "Move or change" in str(opened.shown)
