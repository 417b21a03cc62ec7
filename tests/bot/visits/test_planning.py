"""Stories of a visit that is planned, moved and called off, and of who hears of it."""

from datetime import date

from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.prompts.prompting import at, settled, told
from tests.bot.prompts.test_heads import head
from tests.bot.visits.copying import copied, head_of_peel_park, officer, on_the_roster
from tests.conversation import Card, Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, TOM

ON = date(2026, 12, 14)


async def planned(house: House, chat: Chat, **typed: str) -> Card:
    """A visit to Peel Park on Monday fortnight, as it was planned by a leader of two schools."""
    asked = await (await chat.say("plan a visit")).press("Plan a visit to Peel Park")
    values = {"on": ON.isoformat(), "at": "9.30", "purpose": "Phonics in Year 1"} | typed
    return await asked.press("Plan the visit", **values)


def coming(store: Store) -> list[tuple[date, str, str]]:
    rows = store.planned_visits.coming(1, TODAY, most=9)
    return [(each.on, f"{each.at:%H:%M}" if each.at else "", each.purpose) for each in rows]


async def test_a_visit_is_planned_moved_and_called_off_and_planned_again(house: House) -> None:
    farida = house.chat(FARIDA)
    card = await planned(house, farida)
    assert "Visit planned" in card.words
    assert "Monday 14 December, 09:30" in card.words and "Phonics in Year 1" in card.words
    assert (ON, "09:30", "Phonics in Year 1") in house.database.read_now(coming)
    form = await card.press("Move or change")
    assert form.values()["on"] == ON.isoformat() and form.values()["at"] == "09:30"
    moved = await form.press("Save", on="2026-12-16", at="", purpose="Phonics in Year 1")
    assert "Wednesday 16 December" in moved.words
    assert (date(2026, 12, 16), "", "Phonics in Year 1") in house.database.read_now(coming)
    asked = await moved.press("Call off")
    again = await asked.press("Call it off", reason="")
    assert "Choose why." in again.words
    off = await again.press("Call it off", reason="school")
    assert "Visit called off" in off.words and "The school cancelled" in off.words
    assert "Phonics in Year 1" not in str(house.database.read_now(coming))
    assert "Visit planned" in (await off.press("Plan it again")).words
    assert "Phonics in Year 1" in str(house.database.read_now(coming))


async def test_a_day_on_which_the_school_is_closed_is_asked_back(house: House) -> None:
    asked = await planned(house, house.chat(FARIDA), on="2026-12-13")
    assert "13 December is a Sunday" in asked.words
    assert asked.values()["purpose"] == "Phonics in Year 1"
    sure = await asked.press("Plan it anyway", on="2026-12-13", purpose="A fair", at="")
    assert "Visit planned" in sure.words and "Sunday 13 December" in sure.words


async def test_days_in_words_are_understood_and_what_is_wrong_stands_beside_them(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    wrong = await planned(house, farida, on="", at="after lunch", purpose="w" * 201)
    assert "“after lunch” is not a time of day" in wrong.words
    assert "This is 1 character too long" in wrong.words
    ready = await wrong.press("Plan the visit", on="2026-12-15", at="2pm", purpose="")
    assert "Tuesday 15 December, 14:00" in ready.words


async def test_the_same_day_is_planned_once(house: House) -> None:
    farida = house.chat(FARIDA)
    await planned(house, farida)
    before = house.database.read_now(coming)
    await planned(house, farida, purpose="Governors")
    after = house.database.read_now(coming)
    assert len(before) == len(after)
    assert (ON, "09:30", "Governors") in after


async def test_the_list_opens_what_is_planned(house: House) -> None:
    farida = house.chat(FARIDA)
    await planned(house, farida)
    listed = await farida.say("planned")
    opened = await listed.press("Open the visit of Mon 14 Dec")
    assert "Phonics in Year 1" in opened.words
    off = await (await opened.press("Call off")).press("Call it off", reason="leader")
    assert "Visit called off" in off.words
    assert "Phonics" not in (await farida.say("planned")).words


async def test_of_several_visits_to_a_school_one_is_chosen_and_moved_to_the_day_that_was_named(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    await planned(house, farida)
    await planned(house, farida, on="2026-12-16", at="", purpose="Governors")
    asked = await farida.say("move my visit to Peel Park to 17 December")
    assert "Which visit do you want to move?" in asked.words and "Titus Salt" not in asked.words
    assert "3 visits to Peel Park Primary School" in asked.words
    form = await asked.press("Move the visit of Wed 16 Dec")
    assert form.values()["on"] == "2026-12-17" and form.values()["purpose"] == "Governors"
    moved = await form.press("Save", on="2026-12-17", purpose="Governors")
    assert "Thursday 17 December" in moved.words
    assert (date(2026, 12, 17), "", "Governors") in house.database.read_now(coming)
    listed = await farida.say("when is my next visit to Peel Park?")
    assert "3 visits to Peel Park Primary School" in listed.words
    assert "Titus Salt" not in listed.words


async def test_the_head_hears_at_once_of_a_day_out_that_moves_or_is_called_off(
    house: House,
) -> None:
    joan, farida = await head(house), house.chat(FARIDA)
    await farida.say("hi")
    before = len(joan.messages)
    card = await planned(house, farida, on="2026-12-16")
    await settled(house)
    assert len(joan.messages) == before, "Thursday's message tells of it"
    form = await card.press("Move or change")
    moved = await form.press("Save", on="2026-12-17", purpose="")
    await house.teams.until(lambda: len(joan.messages) == before + 1)
    assert "Farida Malik is out on another day" in joan.card().words
    assert "Thursday 17 December" in joan.card().words
    await (await moved.press("Call off")).press("Call it off", reason="school")
    await house.teams.until(lambda: len(joan.messages) == before + 2)
    assert "Farida Malik is not out after all" in joan.card().words
    await planned(house, farida, on="2026-11-27")
    await house.teams.until(lambda: len(joan.messages) == before + 3)
    assert "Farida Malik is out on one more day" in joan.card().words
    assert "Phonics" not in str([message.card for message in joan.messages])


async def test_a_visit_that_is_called_off_is_not_prompted_and_its_record_says_so(
    house: House,
) -> None:
    farida, school = house.chat(FARIDA), await head_of_peel_park(house)
    await copied(house, school, next_visit="2026-12-14")
    assert "Monday 14 December" in school.card().words
    listed = await farida.say("planned")
    opened = await listed.press("Open the visit of Mon 14 Dec")
    await (await opened.press("Call off")).press("Call it off", reason="leader")
    await house.teams.until(lambda: "Monday 14 December" not in school.card().words)
    before = len(farida.messages)
    at(house, ON)
    await settled(house)
    assert not [m for m in farida.messages[before:] if "Today" in str(m.card)]


async def test_a_visit_of_today_is_prompted_with_its_time_and_recorded(house: House) -> None:
    farida = house.chat(FARIDA)
    await planned(house, farida)
    morning = await told(house, farida, ON)
    assert "Phonics in Year 1" in morning.words and "09:30" in morning.words
    opened = await (await farida.say("planned")).press("Open the visit of Mon 14 Dec")
    form = await opened.press("Record")
    receipt = await form.press("Save record", did="Two lessons.", progress="on_track")
    assert "Visit recorded" in receipt.words
    assert "Phonics" not in str(house.database.read_now(coming))


async def test_nobody_changes_a_colleagues_visit_but_an_officer_does(house: House) -> None:
    farida, tom = house.chat(FARIDA), await on_the_roster(house, TOM, LEADER)
    card = await planned(house, farida)
    stolen = Card(tom, card.message, card.shown)
    assert "nothing here for you" in await stolen.refused("Move or change")
    samira = await officer(house)
    theirs = Card(samira, card.message, card.shown)
    form = await theirs.press("Move or change")
    assert "Tuesday 15 December" in (await form.press("Save", on="2026-12-15", purpose="")).words


LEADER = Appointment(Role.LEADER, None)
