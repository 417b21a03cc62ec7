"""Stories of the buttons of a morning message, and of what turns it."""

from datetime import date

import pytest

from domain.prompts.kinds import KINDS
from tests.bot.prompts.prompting import DAY, TUESDAY, did, farida, settled, told, untold
from tests.conversation import House
from tests.make import TODAY
from tests.seed import TOM


@pytest.mark.parametrize(
    ("until", "back"), [("Until tomorrow", TUESDAY + DAY), ("Until next week", TODAY + 7 * DAY)]
)
async def test_not_now_is_quiet_until_the_day_that_was_chosen(
    house: House, until: str, back: date
) -> None:
    chat = await farida(house)
    reminder = await told(house, chat, TUESDAY)
    answered = await reminder.press(until)
    assert "Not now until" in answered.words
    day = TUESDAY + DAY
    while day < back:
        await untold(house, chat, day)
        day += DAY
    await told(house, chat, back)


async def test_not_now_takes_a_date_and_says_which_cannot_be(house: House) -> None:
    chat = await farida(house)
    reminder = await told(house, chat, TUESDAY)
    assert (
        "choose a later day"
        in (await reminder.press("Until that day", until_planned_1="2026-11-01")).words
    )
    answered = await reminder.press("Until that day", until_planned_1="2026-12-08")
    assert "Not now until 8 Dec" in answered.words


async def test_it_did_not_happen_opens_its_short_card_and_turns_the_message(house: House) -> None:
    chat = await farida(house)
    reminder = await told(house, chat, TUESDAY)
    short = await reminder.press("It did not happen")
    await short.press("Save", reason="school", notice="same_day")
    await house.teams.until(lambda: "Did not happen" in chat.card(1).words)


@pytest.mark.parametrize("way", ["moved", "gone"])
async def test_what_a_record_planned_turns_its_message_when_the_record_changes(
    house: House, way: str
) -> None:
    chat = await farida(house)
    form = await chat.say("visit")
    receipt = await form.press(
        "Save record", did="Met.", progress="on_track", next_visit="2026-11-25"
    )
    message = await told(house, chat, TUESDAY + DAY)
    assert "One visit today" in message.words
    place = len(chat.messages) - 1
    if way == "moved":
        await (await receipt.press("Edit")).press("Save changes", next_visit="2026-12-02")
    else:
        await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "Not today" not in chat.card(place).words)
    await settled(house)


async def test_a_planned_visit_that_was_moved_since_outlives_the_record_that_planned_it(
    house: House,
) -> None:
    chat = await farida(house)
    form = await chat.say("visit")
    receipt = await form.press(
        "Save record", did="Met.", progress="on_track", next_visit="2026-11-25"
    )
    message = await told(house, chat, TUESDAY + DAY)
    await message.press("Move the visit", move_3="2026-12-02")
    deleted = await (await receipt.press("Delete")).press("Delete record")
    coming = did(house, lambda store: [p.on for p in store.planned_visits.coming(1, TODAY + DAY)])
    assert coming == [date(2026, 12, 2), TODAY + 14 * DAY]
    await deleted.press("Undo")
    assert (
        did(house, lambda store: [p.on for p in store.planned_visits.coming(1, TODAY + DAY)])
        == coming
    )
    await settled(house)


async def test_steps_are_asked_for_on_their_day_and_closed_in_the_list_as_well(
    house: House,
) -> None:
    chat = await farida(house)
    form = await chat.say("visit")
    await form.press(
        "Save record",
        did="Met.",
        progress="on_track",
        next_step="Order books",
        next_by="2026-11-25",
    )
    await settled(house)
    await untold(house, chat, TUESDAY)
    message = await told(house, chat, TUESDAY + DAY)
    assert "One next step is due" in message.words
    assert "Order books" in message.words
    place = len(chat.messages) - 1
    await (await chat.say("steps")).press("Done")
    await house.teams.until(lambda: "Done" in chat.card(place).words)
    await settled(house)


async def test_a_button_of_anothers_message_does_nothing(house: House) -> None:
    chat, tom = await farida(house), house.chat(TOM)
    await tom.say("hi")
    message = await told(house, chat, TUESDAY)
    for title in ("Until tomorrow", "It did not happen"):
        action = message.action(title)
        value = {
            "action": {"type": "Action.Execute", "verb": action["verb"], "data": action["data"]}
        }
        _, body = await house.post(
            tom.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="x")
        )
        assert "nothing here for you" in str(body)
    every = [kind.subject(id_) for kind in KINDS for id_ in range(1, 10)]
    assert did(house, lambda store: store.prompts.of(2, every)) == {}


@pytest.mark.parametrize("title", ["Record", "It did not happen", "Until tomorrow"])
async def test_what_was_recorded_meanwhile_turns_the_message_on_another_device_as_well(
    house: House, title: str
) -> None:
    chat = await farida(house)
    on_the_telephone = await told(house, chat, TUESDAY)
    form = await on_the_telephone.press("Record")
    await form.press("Save record", did="Watched three lessons.", progress="on_track")
    await settled(house)
    before = len(chat.messages)
    assert "All done here, thank you" in (await on_the_telephone.press(title)).words
    assert len(chat.messages) == before


async def test_a_morning_message_that_was_answered_turns_when_it_is_pressed_once_more(
    house: House,
) -> None:
    chat = await farida(house)
    did(house, lambda store: store.planned_visits.move(1, TUESDAY))
    stale = await told(house, chat, TUESDAY)
    form = await stale.press("Record")
    await form.press("Save record", did="Watched three lessons.", progress="on_track")
    assert "Recorded" in (await stale.press("Record")).words
