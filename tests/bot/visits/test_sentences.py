"""Stories of one sentence as a record: one tap, never contradicted, kept through every press."""

from datetime import timedelta

import pytest

from domain.visits.planned_visits import PlannedState
from tests.conversation import House
from tests.make import TODAY
from tests.seed import FARIDA, PEEL_PARK, TITUS_SALT

WHOLE = (
    "Virtual meeting with Titus Salt yesterday, 2h, curriculum plan with the history lead, "
    "next 7 Dec, on track"
)


async def test_a_sentence_that_holds_everything_is_saved_at_one_press(house: House) -> None:
    form = await house.chat(FARIDA).say(WHOLE)
    assert "Everything is filled in. Check it, then save." in form.words
    assert "Yesterday · virtual meeting · 2 hours · with Subject lead" in form.words
    receipt = await form.press("Save record")
    for told in ("Visit recorded", TITUS_SALT, "Sunday 22 November", "7 December", "On track"):
        assert told in receipt.words
    assert "Curriculum plan with the history lead" in receipt.words


async def test_the_school_that_is_named_goes_before_the_visit_that_is_owed(house: House) -> None:
    """Today's visit to Peel Park is owed, and stays so."""
    farida = house.chat(FARIDA)
    form = await farida.say("titus salt today 1h book look w head on track")
    assert TITUS_SALT in form.words and "Did not happen" not in form.words
    await form.press("Save record")
    planned = house.database.read_now(lambda store: store.planned_visits.owed(1, TODAY))
    assert [p.state for p in planned] == [PlannedState.PLANNED]


async def test_a_day_that_is_said_is_not_the_planned_one(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("Peel Park on Friday, 2 hours, phonics with the Y1 lead, on track")
    friday = TODAY - timedelta(days=3)
    assert form.values()["date"] == friday.isoformat()
    assert "Did not happen" not in form.words


async def test_the_choice_of_a_school_says_that_the_sentence_is_kept(house: House) -> None:
    farida = house.chat(FARIDA)
    sentence = "Bowling Park Primary yesterday, 2h, phonics with the head, some concerns"
    choice = await farida.say(sentence)
    assert choice.words.startswith("Which school was it?")
    assert f"What you typed is kept: “{sentence}”" in choice.words
    form = await choice.press(f"Record a visit to {TITUS_SALT}")
    values = form.values()
    assert (values["date"], values["time"]) == ("2026-11-22", "120")
    assert (values["progress"], values["who"]) == ("concerns", "head")
    assert "phonics with the head" in values["did"]


async def test_another_school_keeps_what_the_sentence_said(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say(WHOLE)
    schools = await form.press("Another school")
    other = await schools.press(f"Record a visit to {PEEL_PARK}")
    again = await (await other.press("Another school")).press(f"Record a visit to {TITUS_SALT}")
    for shown in (other, again):
        values = shown.values()
        assert values["did"] == "Curriculum plan with the history lead"
        assert (values["type"], values["time"], values["progress"]) == (
            "virtual",
            "120",
            "on_track",
        )
        assert (values["date"], values["next_visit"]) == ("2026-11-22", "2026-12-07")
    assert "Visit recorded" in (await again.press("Save record")).words


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        (
            "Titus Salt last week, 2h, phonics with the head, on track",
            "Please change Date",
        ),
        ("Titus Salt Monday and Friday, 2h, phonics, on track", "Please change Date"),
        ("Titus Salt today, 1 hour in class, 2 hours of feedback, on track", "as a length of time"),
    ],
)
async def test_what_may_mean_two_things_is_asked_and_never_guessed(
    house: House, sentence: str, asks: str
) -> None:
    form = await house.chat(FARIDA).say(sentence)
    assert "Not saved yet" in (again := await form.press("Save record")).words
    assert asks in again.words


@pytest.mark.parametrize(
    "sentence",
    ["visit titus salt", "record a visit to Titus Salt", "please log a visit to Titus Salt"],
)
async def test_a_school_after_the_command_opens_its_form(house: House, sentence: str) -> None:
    form = await house.chat(FARIDA).say(sentence)
    assert TITUS_SALT in form.words and form.words.startswith("Record a visit")
    assert "did" not in form.values()


async def test_a_few_words_are_a_record_where_they_name_school_and_facts(house: House) -> None:
    form = await house.chat(FARIDA).say("titus salt 2h on track")
    assert TITUS_SALT in form.words and form.values()["time"] == "120"


async def test_a_reply_with_a_quotation_is_read_by_its_own_words(house: House) -> None:
    quoting = '<quoted messageId="1772050244572"/> titus salt today 1h book look w head on track'
    form = await house.chat(FARIDA).say(quoting)
    assert TITUS_SALT in form.words and form.values()["did"].startswith("Book look")
