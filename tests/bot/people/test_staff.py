"""Stories of a head who looks where own staff give support."""

from domain.people.people import Appointment, Role
from tests.bot.prompts.prompting import DAY, did
from tests.bot.visits.test_concerns import officer
from tests.conversation import Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, TITUS_SALT

OFFICER = Appointment(Role.OFFICER, None)


async def head(house: House) -> Chat:
    """Joan heads the school that employs Farida, and is no contact."""
    chat = house.chat(HEAD)
    await chat.say("hi")
    did(house, lambda store: store.people.appoint(4, {Appointment(Role.HOME_HEAD, 3)}))
    did(house, lambda store: store.people.appoint(1, {Appointment(Role.LEADER, 3)}))
    return chat


async def test_a_head_sees_schools_days_and_who_is_out_and_no_word_of_a_record(
    house: House,
) -> None:
    joan, farida = await head(house), house.chat(FARIDA)
    form = await (await farida.say("schools")).press(f"Record a visit to {PEEL_PARK}")
    await form.press("Save record", did="Watched a lesson.", progress="off_track")
    did(house, lambda store: store.planned_visits.add(2, 1, TODAY + 8 * DAY))
    home = await joan.say("hi")
    assert "Nothing waits for you" in home.words
    told = (await home.press("My staff")).words
    for said in ("Farida Malik", PEEL_PARK, "0.5 of 10 days used", TITUS_SALT, "0 of 8 days used"):
        assert said in told
    assert "Next week, 30 Nov to 4 Dec: Farida Malik out." in told and "Out Tue 1 Dec" in told
    for kept in ("Watched", "Off track", "Early reading", "Tom Ellison"):
        assert kept not in told


async def test_who_heads_nothing_has_no_staff(house: House) -> None:
    assert "nothing here for you" in str(await house.chat(FARIDA).say("my staff"))


async def test_an_officer_who_heads_nothing_has_everybody(house: House) -> None:
    samira = await officer(house)
    for typed in ("staff", "my staff"):
        told = (await samira.say(typed)).words
        assert told.startswith("People | 4 on the list"), typed
        assert "Heads see their own staff with this word" in told
        assert all(name in told for name in ("Farida Malik", "Tom Ellison", "Joan Barker"))
    found = (await samira.say("staff Tom")).words
    assert "Tom Ellison" in found and "Farida Malik" not in found
    did(house, lambda store: store.people.appoint(3, {OFFICER, Appointment(Role.HOME_HEAD, 3)}))
    assert (await samira.say("staff")).words.startswith("My staff")


async def test_who_employs_nobody_is_told_whom_to_ask(house: House) -> None:
    joan = await head(house)
    did(house, lambda store: store.people.appoint(1, {Appointment(Role.LEADER, 1)}))
    assert "ask the hub" in (await joan.say("my staff")).words
