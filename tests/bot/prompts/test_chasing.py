"""Stories of what nobody answers, until somebody chases it."""

from datetime import date

from domain.people.people import Appointment, Role
from domain.scopes import Everything, Scope
from tests.bot.prompts.prompting import DAY, TUESDAY, did, farida, three_times, told, untold
from tests.bot.visits.test_concerns import officer
from tests.conversation import House
from tests.make import TODAY
from tests.seed import TOM


async def test_after_three_without_an_answer_the_officer_chases(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    await three_times(house, chat)
    before = len(chat.messages)
    message = await told(house, samira, TUESDAY + 3 * DAY)
    assert "Farida Malik" in message.words
    assert "Three reminders" in message.words
    assert len(chat.messages) == before
    answered = await message.press("I have spoken to them")
    assert "Spoken to, again 4 Dec" in answered.words
    await untold(house, samira, TODAY + 7 * DAY)
    message = await told(house, samira, date(2026, 12, 4))
    settled_ = await message.press("No longer needed")
    assert "No longer needed" in settled_.words
    await untold(house, samira, date(2026, 12, 7))
    days = TODAY, TODAY + 60 * DAY
    everybody = Scope((Everything(),)), Scope()
    assert did(house, lambda s: s.planned_lists.unrecorded(everybody, 0, days, 1).total) == 2


async def test_what_is_put_off_is_answered_and_goes_to_no_officer(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    for day in range(4):
        message = await told(house, chat, TUESDAY + day * DAY)
        await message.press("Until next week")
        await message.press("Until tomorrow")
    before = len(samira.messages)
    await told(house, chat, TODAY + 7 * DAY)
    assert len(samira.messages) == before
    await told(house, chat, TODAY + 8 * DAY)
    await told(house, chat, TODAY + 9 * DAY)
    chased = await told(house, samira, TODAY + 10 * DAY)
    assert "Three reminders" in chased.words
    await chat.card().press("Until tomorrow")
    await told(house, chat, TODAY + 11 * DAY)


async def test_who_chases_gives_it_to_another_officer(house: House) -> None:
    samira, chat, tom = await officer(house), await farida(house), house.chat(TOM)
    await three_times(house, chat)
    await tom.say("hi")
    did(house, lambda store: store.people.appoint(2, {Appointment(Role.OFFICER, 1)}))
    await tom.say(house.invite(TOM.email))
    message = await told(house, samira, TUESDAY + 3 * DAY)
    assert "choose who takes it" in (await message.press("Hand over")).words
    given = await message.press("Hand over", give_chase_1_planned_1="2")
    assert "Handed over" in given.words
    await told(house, tom, TODAY + 7 * DAY)


async def test_a_late_record_turns_the_message_of_who_chases(house: House) -> None:
    samira, chat = await officer(house), await farida(house)
    await three_times(house, chat)
    await told(house, samira, TUESDAY + 3 * DAY)
    form = await chat.card().press("Record")
    await form.press("Save record", did="Met.", progress="on_track")
    await house.teams.until(lambda: "Recorded" in samira.card().words)
    await house.teams.until(lambda: "Recorded" in chat.card(3).words)
