"""Stories of a head who looks where own staff give support."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from domain.operations.files import AGREEMENT
from domain.operations.imports import Changes, Support
from domain.operations.work import Work
from domain.people.people import Appointment, Role
from domain.support.deployments import Status
from storage.store import Store
from tests.bot.prompts.prompting import DAY, did
from tests.bot.support.agreed import words_of
from tests.bot.support.keeping import PEEL
from tests.bot.support.offer_stories import offer_of
from tests.bot.support.offered import AMARA, CARLA, NEED, OUTCOME, WHY, person_id
from tests.bot.support.test_offer_days import agreed, begin
from tests.bot.visits.test_concerns import officer
from tests.conversation import Chat, House
from tests.make import NOW, TODAY
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


async def test_a_head_opens_the_copy_of_an_agreement_for_which_nobody_asked_before(
    house: House,
) -> None:
    joan = await head(house)
    assert "Agreements" not in (await joan.say("library")).words, "there is no edition yet"
    shown = await (await joan.say("my staff")).press(f"Agreement: {PEEL_PARK}")
    assert "It will come into this chat in a moment." in shown.words
    assert "Open this support" not in shown.words
    await joan.offered()
    edition = did(house, lambda store: store.agreements.last(PEEL))
    words = did(house, partial(words_of, Work(1, AGREEMENT, 4, f"{edition.id}:heads")))
    with pytest.raises(AssertionError, match="not allowed"):
        did(house, partial(words_of, Work(1, AGREEMENT, 4, f"{edition.id}:whole")))
    assert "Farida Malik" in words and "Early reading" in words and "£" not in words


async def test_of_two_at_one_school_a_head_reads_the_focus_as_well(house: House) -> None:
    joan = await head(house)
    one = await joan.say("my staff")
    assert "Early reading" not in one.words and "Curriculum: history" not in one.words
    await house.database.write(_second_at_peel_park)
    two = (await joan.say("my staff")).words
    assert "Early reading" in two and "Oracy" in two and "Curriculum: history" not in two


async def test_support_that_rests_stays_on_the_list_and_says_so(house: House) -> None:
    joan = await head(house)
    await house.database.write(_paused)
    told = await joan.say("my staff")
    assert "paused" in told.words and PEEL_PARK in told.words
    shown = await told.press(f"Agreement: {PEEL_PARK}")
    assert "It will come into this chat in a moment." in shown.words


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


async def test_a_head_reads_own_releases_and_how_much_of_them_is_taken(house: House) -> None:
    hugh = await released(house)
    support = offer_of(house).deployment
    leader = await house.database.read(lambda store: person_id(store, AMARA))
    for day in (date(2026, 12, 7), date(2026, 12, 8)):
        did(house, partial(_planned, support, leader, day))
    told = (await hugh.say("my staff")).words
    assert "Amara Lewis" in told and "0 of 15 free days used this school year" in told
    did(house, partial(begin, support))
    told = (await hugh.say("my staff")).words
    assert "You released at most 1 day a term · 2 days this term, more than that" in told
    assert "“not Fridays”" in told and PEEL_PARK in told
    for hidden in (OUTCOME, NEED, WHY, "390"):
        assert hidden not in told


async def test_a_head_of_another_school_reads_nothing_of_a_release(house: House) -> None:
    await released(house)
    did(house, partial(begin, offer_of(house).deployment))
    carla = house.chat(CARLA)
    told = (await carla.say("my staff")).words
    assert "Amara" not in told and "released" not in told


async def released(house: House) -> Chat:
    """The head of Elmwood's chat, who released Amara for a day a term and not on Fridays."""
    return (await agreed(house))[1]


def _planned(support: int, leader: int, on: date, store: Store) -> int:
    return store.planned_visits.add(support, leader, on)


def _second_at_peel_park(store: Store) -> None:
    first = store.deployments.get(PEEL)
    assert first is not None
    second = Support(-9, first.organisation, "Oracy", frozenset({1}), first.start, first.end)
    store.imports.write(Changes(deployments=(second,)), NOW)


def _paused(store: Store) -> None:
    terms = store.support_changes.terms(PEEL)
    store.support_changes.write(PEEL, replace(terms, status=Status.PAUSED))
