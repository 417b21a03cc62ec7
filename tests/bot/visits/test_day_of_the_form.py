"""Stories of the day that a form is for: no school day, and what "last time" was before it."""

from datetime import date

from domain.prompts.calendar import Closure, ClosureKind
from tests.bot.prompts.prompting import did
from tests.bot.visits.test_concerns import officer
from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, TOM

SUNDAY = "Sun 22 Nov is not a school day."


async def test_a_day_without_school_is_remarked_and_may_be_saved(house: House) -> None:
    form = await house.chat(FARIDA).say("Titus Salt yesterday, 2h, met the head, on track")
    assert form.words.index("Yesterday · visit") < form.words.index(SUNDAY)
    receipt = await form.press("Save record")
    assert "Visit recorded" in receipt.words and "Sunday 22 November" in receipt.words


async def test_a_holiday_of_that_school_alone_counts_there_alone(house: House) -> None:
    own = Closure(date(2026, 11, 18), date(2026, 11, 18), ClosureKind.CLOSED)
    did(house, lambda store: store.calendars.replace("person", [own], "school:3"))
    farida, told = house.chat(FARIDA), "on Wednesday, 2h, met the head, on track"
    assert "Wed 18 Nov is not a school day." in (await farida.say(f"Titus Salt {told}")).words
    assert "not a school day" not in (await farida.say(f"Peel Park {told}")).words


async def test_a_day_that_was_changed_in_the_form_is_remarked_when_it_comes_back(
    house: House,
) -> None:
    form = await house.chat(FARIDA).say("visit")
    assert "not a school day" not in form.words
    again = await form.press("Save record", date="2026-11-21", did="Met the head.")
    assert "Sat 21 Nov is not a school day." in again.words


async def recorded(chat: Chat, day: int, progress: str, school: str = "Peel Park") -> Card:
    """A record of a day in November."""
    form = await chat.say(f"{school} on {day} November, 2h, watched phonics, {progress}")
    return await form.press("Save record")


async def test_last_time_is_the_last_before_the_day_that_is_recorded(house: House) -> None:
    farida = house.chat(FARIDA)
    await recorded(farida, 20, "off track")
    await recorded(farida, 10, "on track")
    form = await farida.say("Peel Park on 17 November, 2h, met the head, some concerns")
    assert "10 Nov: on track" in form.words and "20 Nov" not in form.words
    first = await farida.say("Peel Park on 3 November, 2h, met the head, some concerns")
    assert "10 Nov" not in first.words and "20 Nov" not in first.words
    newest = await farida.say("Peel Park today, 2h, met the head, some concerns")
    assert "20 Nov: off track" in newest.words


async def test_a_correction_shows_what_was_before_it_and_never_itself(house: House) -> None:
    farida = house.chat(FARIDA)
    await recorded(farida, 10, "on track")
    receipt = await recorded(farida, 12, "some concerns")
    await recorded(farida, 20, "off track")
    form = await receipt.press("Edit")
    assert "10 Nov: on track" in form.words and "20 Nov" not in form.words
    again = await form.press("Save changes", date="2026-11-19", progress="")
    assert "10 Nov: on track" in again.words and "12 Nov: " not in again.words


async def test_a_colleagues_record_of_that_very_day_is_still_offered(house: House) -> None:
    await (await house.chat(FARIDA).say("visit")).press(
        "Save record", did="Watched a lesson.", progress="on_track", time="half"
    )
    form = await house.chat(TOM).say("visit")
    assert "Farida Malik recorded a visit here" in form.words
    assert "23 Nov: on track" not in form.words


async def test_an_officer_records_for_a_leader_with_the_same_last_time(house: House) -> None:
    farida, samira = house.chat(FARIDA), await officer(house)
    await recorded(farida, 20, "off track")
    house.clock.pass_(days=1)
    form = await (await samira.say("overdue")).press("Record for them")
    assert "20 Nov: off track" in form.words
