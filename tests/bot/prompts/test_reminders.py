"""Stories of one's own reminders: hour, days, support left out, and being away."""

from datetime import date, time

import pytest
from sqlalchemy import select

from storage.store import Store
from storage.tables.operations import audit
from tests.conversation import House
from tests.seed import FARIDA, HEAD, PEEL_PARK, SAMIRA


async def test_settings_are_kept_and_the_message_says_what_holds(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("reminders")
    assert form.values() == {"hour": "07:30", "days": "0,1,2,3,4"}
    kept = await form.press("Save", hour="07:45", days="0,1,2,3", off="1")
    assert "Reminders come at 07:45, Monday to Thursday" in kept.words
    assert f"Off for {PEEL_PARK}" in kept.words
    await house.teams.until(lambda: farida.messages[0].updates == 1)
    assert farida.card(0).words == kept.words
    again = await kept.press("Change")
    assert again.values() == {"hour": "07:45", "days": "0,1,2,3", "off": "1"}
    person, muted = house.database.read_now(
        lambda store: (
            found := store.people.by_email(FARIDA.email),
            store.reminders.muted(found.id if found else 0),
        )
    )
    assert person is not None
    assert (person.sending_at, person.working_days, muted) == (
        time(7, 45),
        "Mon, Tue, Wed, Thu",
        frozenset({1}),
    )


async def test_what_is_saved_again_as_it_stands_is_noted_once(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("reminders")
    pressed = form.request("Save", hour="07:45", until="2026-12-04")
    for number in range(3):
        await form.answered(pressed | {"id": f"again-{number}"})
    for _ in range(2):
        await farida.say("back")
    verbs = await house.database.read(noted)
    assert verbs == ["reminders.changed", "person.away"]


def noted(store: Store) -> list[str]:
    """What the audit says of reminders."""
    found = store._connection.execute(select(audit.c.verb).order_by(audit.c.id)).scalars()
    return [verb for verb in found if verb in ("reminders.changed", "person.away")]


async def test_the_audit_holds_what_was_chosen(house: House) -> None:
    form = await house.chat(FARIDA).say("reminders")
    await form.press("Save", hour="07:45", days="0,1", off="1", until="2026-12-04")
    fields = await house.database.read(_fields)
    chosen = {"hour": "07:45", "days": [0, 1], "off": [1], "away": "2026-12-04"}
    assert fields == chosen | {"hears_out": True}


def _fields(store: Store) -> dict[str, object]:
    found = select(audit.c.fields).where(audit.c.verb == "reminders.changed")
    return dict(store._connection.execute(found).scalar_one())


async def test_what_cannot_be_kept_comes_back_with_its_problem(house: House) -> None:
    form = await house.chat(FARIDA).say("reminders")
    again = await form.press("Save", hour="07:45", days="", until="2026-11-01")
    assert "Please change Working days and Away until" in again.words
    assert again.values()["hour"] == "07:45"
    assert again.values()["until"] == "2026-11-01"


async def test_away_until_a_day_in_words_and_back_again(house: House) -> None:
    farida = house.chat(FARIDA)
    told = await farida.say("away until 4th Dec")
    assert "No reminders until after Friday 4 December" in told.words
    assert (await farida.say("reminders")).values()["until"] == "2026-12-04"
    home = await told.press("I am back")
    assert "Reminders come at 07:30, Monday to Friday" in home.words
    assert "until" not in (await farida.say("reminders")).values()


async def test_a_message_that_says_away_follows_when_another_ends_it(house: House) -> None:
    farida = house.chat(FARIDA)
    await farida.say("Away till next Tuesday.")
    assert "Reminders come at" in (await farida.say("I am back")).words
    await house.teams.until(lambda: "Reminders come at" in farida.card(0).words)


async def test_back_on_a_day_is_away_until_the_day_before(house: House) -> None:
    told = await house.chat(FARIDA).say("back on Monday")
    assert "until after Sunday 29 November" in told.words


async def test_away_alone_asks_and_keeps_what_was_typed(house: House) -> None:
    farida = house.chat(FARIDA)
    ask = await farida.say("away")
    again = await ask.press("Save", until="the 12th of never")
    assert "as one date. Try Friday" in again.words
    assert again.values()["until"] == "the 12th of never"
    assert "until after Friday 27 November" in (await again.press("Save", until="Friday")).words


async def test_a_day_without_until_may_be_that_day_alone_so_it_is_asked(house: House) -> None:
    ask = await house.chat(FARIDA).say("away on Friday")
    assert ask.values()["until"] == "Friday 27 November"


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("I'm off sick tomorrow", "Tuesday 24 November"),
        ("off sick today", "Monday 23 November"),
        ("on leave from Wednesday to Friday", "Friday 27 November"),
        ("away thursday and friday", "Friday 27 November"),
        ("I'm on holiday next week", "Friday 4 December"),
        ("away for the whole of this week", "Friday 27 November"),
        ("I won't be in on Friday", "Friday 27 November"),
        ("I'm ill, back on Monday", "Sunday 29 November"),
        ("i am not around from 7 to 9 December", "Wednesday 9 December"),
        ("on annual leave", ""),
    ],
)
async def test_the_last_day_that_is_named_stands_in_the_question(
    house: House, words: str, last: str
) -> None:
    ask = await house.chat(FARIDA).say(words)
    assert "Until when are you away" in ask.words
    assert ask.values().get("until", "") == last


async def test_past_days_and_nonsense_are_refused_in_words(house: House) -> None:
    farida = house.chat(FARIDA)
    assert "1 November 2026 has passed" in (await farida.say("away until 1/11/2026")).words
    ask = await farida.say("away until the cows come home")
    assert "I could not read “the cows come home” as one date" in ask.words
    assert ask.values()["until"] == "the cows come home"
    assert "Your reminders" in (await ask.press("All my settings")).words


async def test_everyone_on_the_roster_may(house: House) -> None:
    head, samira = house.chat(HEAD), house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    for chat in (head, samira):
        form = await chat.say("reminders")
        assert "No reminders for" not in form.words
        assert (
            "Reminders come at 09:00, Friday"
            in (await form.press("Save", hour="09:00", days="4")).words
        )


async def test_nobody_leaves_out_support_of_another(house: House) -> None:
    head = house.chat(HEAD)
    form = await head.say("reminders")
    await form.press("Save", off="1,2")
    muted = house.database.read_now(
        lambda store: [store.reminders.muted(person) for person in range(1, 9)]
    )
    assert muted == [frozenset()] * 8


async def test_the_hubs_own_hour_is_followed_when_it_is_left_as_it_is(house: House) -> None:
    await (await house.chat(FARIDA).say("reminders")).press("Save", days="0", until="2026-12-04")
    person = house.database.read_now(lambda store: store.people.by_email(FARIDA.email))
    assert person is not None
    assert (person.sending_at, person.working_days, person.away_until) == (
        None,
        "Mon",
        date(2026, 12, 4),
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Live modelled lesson at Peel Park with the Y1 lead",
        "Reminder call with the head of Peel Park about books",
        "Prompts for guided reading reviewed with the English lead",
        "Digest of the data talked through with the head",
        "People strategy talked through with the head",
        "Back at Peel Park with the Y1 lead, 2h, on track",
        "Away day with Peel Park staff on phonics and reading",
    ],
)
async def test_a_sentence_that_begins_like_a_command_is_a_visit_of_who_gives_support(
    house: House, sentence: str
) -> None:
    form = await house.chat(FARIDA).say(sentence)
    assert form.values()["did"] == sentence


async def test_a_long_absence_in_words_is_asked_for_and_nobody_elses_sentence_is_a_visit(
    house: House,
) -> None:
    chat, head = house.chat(FARIDA), house.chat(HEAD)
    for words in ("away for the whole of next week", "away from Monday until Friday next"):
        assert "Until when are you away" in (await chat.say(words)).words
    assert "Until when are you away" in (await head.say("back in school the week after next")).words


@pytest.mark.parametrize(
    "words", ["away, until Friday", "Away: till Fri", "Im away until friday", "AWAY TO FRIDAY!"]
)
async def test_away_is_heard_however_it_is_written(house: House, words: str) -> None:
    said = await house.chat(FARIDA).say(words)
    assert "No reminders until after Friday 27 November" in said.words
