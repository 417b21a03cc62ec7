"""Stories of people who ask as no pattern says, but as others asked before."""

import pytest

from tests.bot.visits.copying import head_of_peel_park
from tests.conversation import House
from tests.seed import FARIDA, SAMIRA

OF_LEADER = {
    "wen am i nxt in peel park": "Planned visits",
    "pls stop the daily msgs": "Your reminders",
    "hw many hrs hav i got left wi peel park": "My schools",
    "any joy with the SENCO support we asked about": "I cannot answer that",
    "is the car park at the hub open on saturday": "I cannot answer that",
    "Peel Park mon 2h w SENCO on provision, on track": "Record a visit",
}


@pytest.mark.parametrize("phrase", OF_LEADER)
async def test_a_leader_gets_what_was_asked_for(house: House, phrase: str) -> None:
    answer = await house.chat(FARIDA).say(phrase)
    assert answer.words.startswith(OF_LEADER[phrase]), answer.words


async def test_a_request_that_names_a_school_and_a_day_opens_no_record(house: House) -> None:
    farida = house.chat(FARIDA)
    answer = await farida.say("Thursday at Peel Park has fallen through")
    assert "Save record" not in answer.words
    assert answer.words.startswith("Change the planned visit"), answer.words


async def test_an_officer_is_asked_what_is_meant_of_what_only_leaders_may(house: House) -> None:
    officer = house.chat(SAMIRA)
    await officer.say(house.invite(SAMIRA.email))
    answer = await officer.say("that last one wants to say an hour and a half")
    assert answer.words.startswith("I cannot answer that"), answer.words


async def test_a_school_asks_for_help_in_its_own_way(house: House) -> None:
    contact = await head_of_peel_park(house)
    answer = await contact.say("chance of an SLE for a couple of days on writing?")
    assert answer.words.startswith("Ask for support"), answer.words


async def test_of_what_is_not_sure_the_likeliest_is_offered(house: House) -> None:
    farida = house.chat(FARIDA)
    answer = await farida.say("I wonder what became of that one at peel park")
    assert "Did you mean “Planned visits”?" in answer.words and "Save record" not in answer.words, (
        answer.words
    )
    listed = await answer.press("Planned visits")
    assert listed.words.startswith("Planned visits")
