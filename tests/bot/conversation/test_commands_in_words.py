"""Stories of people who ask for what the hub can do in their own words, within their rights."""

import pytest

from tests.bot.visits.copying import head_of_peel_park
from tests.conversation import House
from tests.seed import FARIDA, PEEL_PARK, SAMIRA

OF_SCHOOL = {
    "we need some help with phonics in year 1": "Ask for support",
    "could somebody come and work with our new maths lead": "Ask for support",
    "has anyone picked up our request yet": "Requests",
    "where do I find the handbook": "System leader handbook",
}
OF_OFFICER = {
    "who could support a school with early reading": "Find",
    "any new requests in?": "Requests",
    "how much is left in the phonics grant": "Grants",
    "which reports are we still waiting for": "Reports",
    "who hasnt signed in yet": "People",
    "which schools have been flagged": "Open flags",
    "is everything working": "How Hub Visits is running",
    "how is the week looking across the hub": "This week so far",
    "can you set up some new support": "Add support",
}
OF_LEADER = {
    f"show me the action plan for {PEEL_PARK}": "Action plan",
    "who hasnt signed in yet": "I cannot answer that",
    "who could do SEND in the spring": "I cannot answer that",
}


@pytest.mark.parametrize("phrase", OF_SCHOOL)
async def test_a_school_asks_in_its_own_words(house: House, phrase: str) -> None:
    contact = await head_of_peel_park(house)
    assert (await contact.say(phrase)).words.startswith(OF_SCHOOL[phrase])


@pytest.mark.parametrize("phrase", OF_OFFICER)
async def test_an_officer_asks_in_their_own_words(house: House, phrase: str) -> None:
    officer = house.chat(SAMIRA)
    await officer.say(house.invite(SAMIRA.email))
    assert (await officer.say(phrase)).words.startswith(OF_OFFICER[phrase])


@pytest.mark.parametrize("phrase", OF_LEADER)
async def test_a_leader_gets_what_leaders_may(house: House, phrase: str) -> None:
    assert (await house.chat(FARIDA).say(phrase)).words.startswith(OF_LEADER[phrase])
