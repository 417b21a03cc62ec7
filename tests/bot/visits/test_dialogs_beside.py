"""Stories of what stands beside the form of `Log as visit`: other records, and no visit at all."""

import pytest

from domain.delivery.delivery import DeliveryState
from tests.conversation import House
from tests.dialogs import Dialog, log_as_visit, sent
from tests.make import TODAY
from tests.seed import FARIDA, PEEL_PARK, TOM, Somebody

TODAYS = "Peel Park today, 2h, phonics with the head, on track"


async def dialog_of(house: House, who: Somebody = FARIDA, words: str = TODAYS) -> Dialog:
    """The form over such a message, for somebody who has spoken with the bot today."""
    chat = house.chat(who)
    if not chat.messages:
        await chat.say("hi")
    return await log_as_visit(chat, words)


async def save_one(house: House, who: Somebody = FARIDA, words: str = TODAYS) -> None:
    """Saves such a message, and waits for its receipt."""
    dialog = await dialog_of(house, who, words)
    before = len(dialog.chat.messages)
    assert (await dialog.press("Save record")).ended
    await house.teams.until(lambda: len(dialog.chat.messages) > before)


def recorded(house: House) -> list[str]:
    """What each record is, by the name of its class."""
    found = house.database.read_now(lambda store: [store.visits.get(id_) for id_ in range(1, 5)])
    return [type(record.what).__name__ for record in found if record]


async def test_the_other_record_comes_to_the_chat_and_the_form_stays(house: House) -> None:
    await save_one(house)
    dialog = await dialog_of(house)
    farida = dialog.chat
    asked = await dialog.press("Save record", next_step="Send the plan")
    before = len(farida.messages)
    again = await asked.press("Open that one")
    assert "That record is in your chat with Hub Visits." in again.words
    assert again.values()["next_step"] == "Send the plan"
    await house.teams.until(lambda: len(farida.messages) > before)
    assert "Correct the record" in (await farida.card().press("Edit")).words
    assert (await again.press("Save as a second visit")).ended


async def test_the_other_record_comes_one_time_however_often_it_is_asked_for(house: House) -> None:
    await save_one(house)
    dialog = await dialog_of(house)
    asked = await dialog.press("Save record")
    before = len(dialog.chat.messages)
    for _ in range(2):
        await sent(dialog.chat, asked.request("Open that one"))
    await house.teams.until(lambda: len(dialog.chat.messages) > before)
    await house.until(lambda store: not store.outbox.counts().get(DeliveryState.READY))
    assert len(dialog.chat.messages) == before + 1


async def test_own_time_is_added_to_a_colleagues_record_in_the_chat(house: House) -> None:
    await save_one(house, TOM, TODAYS.replace("today", "yesterday"))
    dialog = await dialog_of(house)
    farida = dialog.chat
    assert f"{TOM.name} recorded a visit here" in dialog.words
    before = len(farida.messages)
    again = await dialog.press("Add my time", next_step="Send the plan")
    assert "press Add my time there" in again.words
    assert again.values()["next_step"] == "Send the plan"
    await house.teams.until(lambda: len(farida.messages) > before)
    asked = await farida.card().press("Add my time")
    done = await asked.press("Add my time", time="60")
    assert FARIDA.name in done.words


async def test_a_visit_that_did_not_happen_is_told_in_the_dialog(house: House) -> None:
    dialog = await dialog_of(house, words="Peel Park today was cancelled by the head, sent home")
    farida = dialog.chat
    why = await dialog.press("It did not happen")
    assert PEEL_PARK in why.words
    again = await why.press("Save", reason="")
    assert "Not saved yet" in again.words or "reason" in again.words.lower()
    assert recorded(house) == []
    before = len(farida.messages)
    end = await again.press("Save", reason="school", notice="same_day")
    assert end.ended
    await house.teams.until(lambda: len(farida.messages) > before)
    assert "Visit did not happen" in farida.card().words
    assert recorded(house) == ["Missed"]


async def test_the_way_back_to_the_form_keeps_what_was_typed(house: House) -> None:
    dialog = await dialog_of(house)
    typed = {"next_step": "Send the plan", "progress": "concerns", "time": "60"}
    why = await dialog.press("It did not happen", **typed)
    back = await why.press("It did happen", reason="school", time="half")
    assert PEEL_PARK in back.words
    assert {name: back.values()[name] for name in typed} == typed
    assert (await back.press("Save record")).ended
    assert recorded(house) == ["Visit"]


async def test_what_did_not_happen_is_one_record_however_often_it_is_sent(house: House) -> None:
    why = await (await dialog_of(house)).press("It did not happen")
    for _ in range(2):
        end = await sent(why.chat, why.request("Save", reason="school", notice="same_day"))
        assert end.words.startswith("Saved.")
    assert recorded(house) == ["Missed"]


async def test_only_a_visit_that_is_planned_for_the_day_can_have_been_missed(house: House) -> None:
    dialog = await dialog_of(house, words=TODAYS.replace("today", "on Friday"))
    assert "It did not happen" not in dialog.buttons


@pytest.mark.parametrize("title", ["It did not happen", "Save"])
async def test_a_question_of_another_is_nobodys_to_answer(house: House, title: str) -> None:
    dialog = await dialog_of(house)
    tom = house.chat(TOM)
    await tom.say("hi")
    shown = dialog if title.startswith("It") else await dialog.press("It did not happen")
    request = shown.request(title, reason="school", notice="same_day")
    request["from"] = tom.activity()["from"]
    assert not (await sent(tom, request)).words.startswith("Saved.")
    assert recorded(house) == []
    assert TODAY.isoformat() in dialog.values()["date"]
