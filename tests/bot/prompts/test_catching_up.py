"""Stories of visits without a record, caught up with in one card."""

import asyncio

import pytest

from domain.visits.steps import StepWords
from tests.bot.prompts.prompting import DAY, TUESDAY, did, ended, farida, plan, settled, told
from tests.conversation import Card, House
from tests.make import NOW, TODAY, made_by


async def test_up_to_four_visits_are_caught_up_with_in_one_card(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, TODAY - 4 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    assert "Three visits have no record yet" in card.words
    back = await card.press(
        "Save all",
        did_1="Watched lessons.",
        progress_1="on_track",
        did_3="Planned.",
        time_4="none",
        progress_4="early",
    )
    assert "Not saved yet: Titus Salt School" in back.words
    assert back.values()["did_3"] == "Planned."
    assert "Recorded" in back.words
    assert "Why did it not happen?" in back.words
    done = await back.press(
        "Save all", progress_3="concerns", reason_4="school", notice_4="earlier"
    )
    assert "All done here, thank you" in done.words
    again = await card.press("Save all", did_1="Watched lessons.", progress_1="on_track")
    assert "Recorded" in again.words
    records = did(house, lambda store: store.records.page(made_by(1), NOW, 10).rows)
    assert len(records) == 3
    assert {record.seconds for record in records} == {None}
    await house.teams.until(lambda: "All done here, thank you" in chat.card().words)


async def test_a_row_of_support_that_ended_meanwhile_is_not_recorded(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    did(house, ended)
    rows = {
        "did_1": "Watched lessons.",
        "progress_1": "on_track",
        "did_3": "Planned.",
        "progress_3": "on_track",
    }
    back = await card.press("Save all", **rows)
    assert "This support has ended, or is now someone else's" in back.words
    assert back.values()["did_3"] == "Planned."
    assert [
        record.planned
        for record in did(house, lambda store: store.records.page(made_by(1), NOW, 10).rows)
    ] == [1]


async def test_what_is_typed_into_a_catch_up_card_is_not_wiped(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    await told(house, chat, TUESDAY)
    form = await (await chat.say("deployments")).press("Record")
    await form.press("Save record", did="Met.", progress="on_track")
    await settled(house)
    assert chat.messages[1].updates == 0
    await told(house, chat, TUESDAY + DAY)
    assert chat.messages[1].updates == 0
    typed = chat.card(1)
    saved = await typed.press("Save all", did_3="Planned.", progress_3="on_track")
    assert "Recorded" in saved.words


async def test_two_visits_of_one_day_are_told_apart_by_their_purpose(house: House) -> None:
    chat = await farida(house)
    did(house, lambda store: store.planned_visits.add(1, 1, TODAY, purpose="Phonics with Year 1"))
    did(house, lambda store: store.planned_visits.add(1, 1, TODAY, purpose="Governors"))
    message = await told(house, chat, TUESDAY)
    assert "Phonics with Year 1" in message.words
    assert "Governors" in message.words


async def test_of_more_than_four_visits_the_newest_stand_in_the_card(house: House) -> None:
    chat = await farida(house)
    plan(house, *(TODAY - n * DAY for n in (3, 4, 5, 6, 7)), deployment=2)
    card = await told(house, chat, TUESDAY)
    assert "Four visits have no record yet" in card.words
    assert "and 2 more" in card.words


async def test_a_row_left_without_words_stays_open(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    back = await card.press("Save all", progress_1="on_track")
    assert "Two visits have no record yet" in back.words
    assert back.values()["progress_1"] == "on_track"


async def test_a_button_beside_the_rows_keeps_what_is_typed_into_them(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    did(house, lambda store: store.steps.add(1, StepWords("Order books", by=TODAY)))
    card = await told(house, chat, TUESDAY)
    assert "Three things for today" in card.words
    back = await card.press("Done", did_1="Watched lessons.", progress_3="early")
    assert "Done" in back.words
    assert (back.values()["did_1"], back.values()["progress_3"]) == ("Watched lessons.", "early")


async def test_not_now_leaves_a_row_with_words_open(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    back = await card.press("Until next week", did_3="Planned.")
    assert "Not now until 30 Nov" in back.words
    assert back.values()["did_3"] == "Planned."
    saved = await back.press("Save all", progress_3="early")
    assert "Nothing more to do for now, thank you" in saved.words


async def test_a_record_made_in_the_catch_up_card_and_deleted_is_asked_for_again(
    house: House,
) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    await card.press("Save all", did_1="Watched lessons.", progress_1="on_track")
    record = await (await chat.say("my visits")).press("Open the record")
    await (await record.press("Delete")).press("Delete record")
    again = await card.press("Save all", did_1="Watched more lessons.", progress_1="on_track")
    assert "Recorded" in again.words
    assert [
        r.what.did for r in did(house, lambda store: store.records.page(made_by(1), NOW, 9).rows)
    ] == ["Watched more lessons."]


async def test_the_same_save_all_twice_is_one_record_each(house: House) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    typed = {
        "did_1": "Watched lessons.",
        "progress_1": "on_track",
        "did_3": "Planned.",
        "progress_3": "early",
    }
    presses = [card.request("Save all", **typed) for _ in range(4)]
    await asyncio.gather(*(card.answered(press) for press in [*presses, presses[0]]))
    assert len(did(house, lambda store: store.records.page(made_by(1), NOW, 9).rows)) == 2
    await settled(house)


@pytest.mark.parametrize(
    ("button", "asks"),
    [("It did not happen", "Why did it not happen?"), ("Reminder settings", "reminders")],
)
async def test_what_is_typed_into_a_catch_up_card_stays_beside_what_is_posted(
    house: House, button: str, asks: str
) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, TUESDAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    body = await card.answered(card.request(button, did_1="Watched lessons."))
    assert asks in chat.card().words
    stays = Card(chat, card.message, body["value"])
    assert stays.values()["did_1"] == "Watched lessons."
    assert "Save all" in [part["title"] for part in stays.shown["actions"]]


async def test_what_is_typed_into_a_catch_up_card_stays_when_todays_visit_is_recorded(
    house: House,
) -> None:
    chat = await farida(house)
    plan(house, TODAY - 3 * DAY, TUESDAY, deployment=2)
    card = await told(house, chat, TUESDAY)
    body = await card.answered(card.request("Record", did_1="Watched lessons."))
    assert "Record a visit" in chat.card().words
    assert Card(chat, card.message, body["value"]).values()["did_1"] == "Watched lessons."
