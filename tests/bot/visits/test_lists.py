"""Stories of the lists: own records by page, support, steps, help, and words nobody knows."""

from datetime import timedelta

import pytest

from cards.actions.visits import OpenForm
from tests.conversation import House
from tests.make import TODAY
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA, TOM, Somebody


async def test_a_page_whose_support_has_ended_since_gives_way_to_the_first(house: House) -> None:
    listed = await house.chat(FARIDA).say("deployments")
    request = listed.request("Open steps")
    request["value"]["action"] |= {"verb": "deployments.page", "data": {"v": 1, "before": 2}}
    told = str(await listed.answered(request))
    assert PEEL_PARK in told and "None is active" not in told


async def test_own_records_are_leafed_through_and_back(house: House) -> None:
    farida = house.chat(FARIDA)
    for day in range(12):
        form = await (await farida.say("deployments")).press("Record")
        on = (TODAY - timedelta(days=day)).isoformat()
        await form.press("Save record", did=f"Day {day} ended.", progress="on_track", date=on)
    first = await farida.say("my visits")
    assert "1 to 5 of 12" in first.words
    second = await first.press("Older")
    assert "6 to 10 of 12" in second.words
    third = await second.press("Older")
    assert "11 to 12 of 12" in third.words
    assert (await (await third.press("Newer")).press("Newer")).words == first.words
    opened = await third.press("Open the record of Thu 12 Nov")
    assert "Day 11 ended." in opened.words


async def test_an_officers_home_counts_this_week_and_the_week_before(house: House) -> None:
    farida, samira = house.chat(FARIDA), house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    for ago in (
        0,
        1,
        7,
        8,
    ):  # from a Monday: this week, two of the week before, and one before that
        form = await (await farida.say("deployments")).press("Record")
        on = (TODAY - timedelta(days=ago)).isoformat()
        await form.press("Save record", did=f"Came {ago} days ago.", progress="on_track", date=on)
    home = (await samira.say("hi")).words
    assert "1 visit recorded | 2 the week before" in home


async def test_of_visits_without_a_record_the_newest_stands_first(house: House) -> None:
    days = (TODAY - timedelta(days=1), TODAY - timedelta(days=3))
    await house.database.write(lambda store: [store.planned_visits.add(2, 1, on) for on in days])
    owed = (await house.chat(FARIDA).say("hi")).words
    order = ["Planned for today", "Planned for yesterday", "Planned for Fri"]
    assert sorted(order, key=owed.index) == order


async def test_steps_are_closed_and_opened_again(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    await form.press(
        "Save record",
        did="Met the head.",
        progress="on_track",
        next_step="Order books",
        next_who="head",
    )
    steps = await farida.say("steps")
    done = await steps.press("Done")
    assert "Undo" in done.words
    again = await done.press("Undo")
    assert "1 step open" in again.words


async def test_who_gives_no_support_is_offered_no_visit_to_record_beside_the_steps(
    house: House,
) -> None:
    steps = await house.chat(HEAD).say("steps")
    assert "Support" in steps.words and "Record a visit" not in steps.words


async def test_a_step_is_closed_by_a_tick_in_the_next_form(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    await form.press(
        "Save record", did="Met the head.", progress="on_track", next_step="Order books"
    )
    house.clock.pass_(days=1)
    form = await (await farida.say("deployments")).press("Record")
    assert "23 Nov: on track, 1 open step" in form.words
    again = {"did": "Met again.", "progress": "on_track", "step_1": "true"}
    await form.press("Save record", **again)
    assert "no open steps" in (await farida.say("steps")).words


async def test_a_colleague_adds_own_time_to_the_one_record(house: House) -> None:
    farida, tom = house.chat(FARIDA), house.chat(TOM)
    await (await farida.say("visit")).press(
        "Save record", did="Met the head together.", progress="on_track"
    )
    form = await tom.say("visit")
    assert "Farida Malik" in form.words
    question = await form.press("Add my time")
    receipt = await question.press("Add my time", time="120")
    assert "Tom Ellison" in receipt.words
    assert "0.75 of 10 days used" in receipt.words
    await house.teams.until(lambda: "Tom Ellison" in str(farida.messages[0].card))
    mine = await tom.say("my visits")
    assert "1 of 1" in mine.words
    assert "recorded by Farida Malik, your time 2 hours" in mine.words
    assert "Met the head together." in (await mine.press("Open the record of")).words
    assert "your time" not in (await farida.say("my visits")).words


@pytest.mark.parametrize(
    "word", ["help", "?", "HELP", "  Help! ", "<at>Hub Visits</at> help", "help\xa0"]
)
async def test_help_is_understood_however_it_is_written(house: House, word: str) -> None:
    told = await house.chat(FARIDA).say(word)
    assert "What you can say" in told.words
    said = {fact["title"] for part in told.shown["body"] for fact in part.get("facts", ())}
    assert said >= {"visit", "my visits", "schools", "steps", "reminders", "hi", "help"}
    assert said.isdisjoint({"people", "status", "go live"}), "what only an officer can say"


async def test_unknown_words_get_what_was_read_and_at_most_three_ways_on(house: House) -> None:
    told = await house.chat(FARIDA).say("blurb <b>bold</b>")
    assert "blurb" in told.words
    assert 1 <= len(told.shown["actions"]) <= 3


@pytest.mark.parametrize(
    ("who", "typed", "word"),
    [(FARIDA, "my vists", "my visits"), (HEAD, "visis", "visits"), (SAMIRA, "statsu", "status")],
)
async def test_a_slip_is_taken_for_the_nearest_word_of_ones_own(
    house: House, who: Somebody, typed: str, word: str
) -> None:
    chat = house.chat(who)
    if who is SAMIRA:
        await chat.say(house.invite(SAMIRA.email))
    asked = await chat.say(typed)
    assert f"Did you mean {word}?" in asked.words
    first = asked.shown["actions"][0]["title"]
    assert (await asked.press(first)).words == (await chat.say(word)).words


async def test_a_leader_is_not_sent_to_records_that_are_not_theirs(house: House) -> None:
    asked = await house.chat(FARIDA).say("visis")
    assert "Did you mean visits?" not in asked.words


async def test_a_supported_head_is_offered_nothing_that_is_not_theirs(house: House) -> None:
    head = house.chat(HEAD)
    assert PEEL_PARK in (await head.say("deployments")).words
    for word in ("hi", "help", "deployments", "blah"):
        assert OpenForm.verb not in str((await head.say(word)).shown)
