"""Stories of `Log as visit`: a message fills the form, and nothing of it is kept before Save."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.handlers.people.joining import SAY_HI
from bot.teams.endpoint import NOT_OPEN
from domain.delivery.delivery import DeliveryState
from storage.store import Store
from storage.tables.metadata import metadata
from tests.conversation import Chat, House
from tests.dialogs import chosen, log_as_visit, message, sent
from tests.make import TODAY
from tests.rounds import first_is_over
from tests.seed import (
    FARIDA,
    HEAD,
    PEEL_PARK,
    SAMIRA,
    STRANGER,
    TITUS_SALT,
    TOM,
    Somebody,
)

WORDS = "Curriculum plan with the history lead"
WHOLE = f"Virtual meeting with Titus Salt yesterday, 2h, {WORDS.lower()}, next 9 Dec, on track"


def _rows(store: Store) -> dict[str, list[str]]:
    """Every row of every table."""
    connection = store.visits._connection
    return {t.name: sorted(map(str, connection.execute(select(t)))) for t in metadata.sorted_tables}


def kept(house: House) -> dict[str, list[str]]:
    return house.database.read_now(_rows)


def saved(house: House) -> int:
    return len(kept(house)["visits"])


async def known(house: House, who: Somebody = FARIDA) -> Chat:
    """Somebody who has spoken with the bot today."""
    chat = house.chat(who)
    await chat.say(house.invite(who.email) if who is SAMIRA else "hi")
    return chat


async def test_a_message_that_tells_all_is_saved_at_one_press(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    assert "Filled in from the message. None of it is kept until you save." in dialog.words
    assert "Yesterday · virtual meeting · 2 hours · with Subject lead" in dialog.words
    before = len(farida.messages)
    end = await dialog.press("Save record")
    assert end.ended
    where = f"The record of the visit to {TITUS_SALT} is in your chat with Hub Visits."
    assert end.words == f"Saved. {where}"
    await house.teams.until(lambda: len(farida.messages) > before)
    receipt = farida.card()
    for told in ("Visit recorded", TITUS_SALT, "Sunday 22 November", "9 December", "On track"):
        assert told in receipt.words
    assert WORDS in receipt.words
    assert "Correct the record" in (await receipt.press("Edit")).words


async def test_nothing_is_kept_before_it_is_saved(house: House) -> None:
    farida = await known(house)
    await house.until(first_is_over)
    before = kept(house)
    dialog = await log_as_visit(farida, WHOLE)
    schools = await dialog.press("Another school", next_step="Send the plan")
    form = await schools.press(f"Record a visit to {PEEL_PARK}")
    refused = await form.press("Save record", date=(TODAY + timedelta(days=3)).isoformat())
    assert "Not saved yet" in refused.words and WORDS in refused.values()["did"]
    assert kept(house) == before


async def test_no_word_of_it_is_logged(house: House, caplog: pytest.LogCaptureFixture) -> None:
    farida = await known(house)
    caplog.set_level("DEBUG")
    dialog = await log_as_visit(farida, f"{WHOLE}. Zebra crossing.")
    await dialog.press("Save record", date="zebra")
    assert "zebra" not in caplog.text.lower()


async def test_days_are_told_from_the_day_on_which_it_was_written(house: House) -> None:
    farida = await known(house)
    late = "2026-11-18T23:30:00Z"
    said = await log_as_visit(farida, "Titus Salt yesterday, 2h, book look, on track", at=late)
    assert said.values()["date"] == "2026-11-17"
    silent = await log_as_visit(farida, "Titus Salt, 2h, book look, on track", at=late)
    assert silent.values()["date"] == "2026-11-18"
    summer = "2026-07-15T23:30:00Z"
    midnight = await log_as_visit(farida, "Titus Salt, 2h, book look, on track", at=summer)
    assert midnight.values()["date"] == "2026-07-16"


@pytest.mark.parametrize("at", [None, "soon", "2999-01-01T00:00:00Z", ""])
async def test_a_message_of_no_known_day_is_of_today(house: House, at: str | None) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, "Titus Salt, 2h, book look, on track", at=at)
    assert dialog.values()["date"] == TODAY.isoformat()


async def test_a_message_that_names_no_school_asks_which(house: House) -> None:
    farida = await known(house)
    words = "Bowling Park Primary yesterday, 2h, phonics with the head, some concerns"
    dialog = await log_as_visit(farida, words)
    assert dialog.words.startswith("Which school was it?")
    assert f"The message: “{words}”" in dialog.words
    form = await dialog.press(f"Record a visit to {TITUS_SALT}")
    assert TITUS_SALT in form.words
    values = form.values()
    assert (values["date"], values["time"], values["progress"]) == (
        "2026-11-22",
        "120",
        "concerns",
    )
    assert (await form.press("Save record")).ended


async def test_another_school_keeps_what_was_typed(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, "Titus Salt, 2h, book look with the head")
    there = await dialog.press("Another school", next_step="Send the plan", progress="concerns")
    other = await there.press(f"Record a visit to {PEEL_PARK}")
    back = await (await other.press("Another school")).press(f"Record a visit to {TITUS_SALT}")
    for shown, school in ((other, PEEL_PARK), (back, TITUS_SALT)):
        values = shown.values()
        assert school in shown.words
        assert (values["next_step"], values["progress"]) == ("Send the plan", "concerns")
        assert (values["date"], values["did"]) == (TODAY.isoformat(), "Book look with the head")
    assert (await back.press("Save record")).ended


async def test_the_same_school_chosen_again_keeps_all(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, "Peel Park, 2h, phonics with the head, on track")
    typed = {"objective": "0", "flag": "true", "hub_note": "Please look."}
    there = await dialog.press("Another school", **typed)
    again = await there.press(f"Record a visit to {PEEL_PARK}")
    assert {name: again.values()[name] for name in typed} == typed


async def test_what_is_wrong_stands_beside_the_question_and_all_is_kept(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    ahead = (TODAY + timedelta(days=3)).isoformat()
    again = await dialog.press("Save record", date=ahead, next_step="Send the plan")
    assert "is in the future" in again.words
    assert (again.values()["next_step"], again.values()["did"]) == ("Send the plan", WORDS)
    assert saved(house) == 0
    assert (await again.press("Save record", date=TODAY.isoformat())).ended
    assert saved(house) == 1


async def test_words_that_were_emptied_are_asked_for_and_choices_stay(house: House) -> None:
    """Teams on a computer leaves out an input that was emptied."""
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    request = dialog.request("Save record")
    for name in ("did", "date", "progress"):
        del request["value"]["data"][name]
    again = await sent(farida, request)
    assert "Write a sentence or two." in again.words
    values = again.values()
    assert ("did" in values, values["date"], values["progress"]) == (
        False,
        "2026-11-22",
        "on_track",
    )
    assert saved(house) == 0


async def test_a_press_that_brings_nothing_saves_nothing(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    request = dialog.request("Save record")
    for name in dialog.values():
        request["value"]["data"].pop(name, None)
    again = await sent(farida, request)
    assert "Teams sent nothing of what you typed" in again.words
    assert saved(house) == 0


async def test_a_number_of_no_unit_is_asked_about(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    asked = await dialog.press("Save record", time="other", time_other="2")
    assert (await asked.press("2 hours")).ended


@pytest.mark.parametrize(
    ("answer", "many"), [("Save as a second visit", 2), ("Put mine in its place", 1)]
)
async def test_a_second_record_of_the_day_is_asked_about(
    house: House, answer: str, many: int
) -> None:
    farida = await known(house)
    await (await log_as_visit(farida, WHOLE)).press("Save record")
    asked = await (await log_as_visit(farida, WHOLE)).press("Save record")
    assert "You have already recorded a visit here on Sun 22 Nov" in asked.words
    assert "Open that one" in asked.buttons
    assert (await asked.press(answer)).ended
    assert saved(house) == many


@pytest.mark.parametrize("same_activity", [True, False])
async def test_the_same_press_twice_is_one_record_and_one_receipt(
    house: House, same_activity: bool
) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    first = dialog.request("Save record")
    second = first if same_activity else dialog.request("Save record", did="Said otherwise.")
    before = len(farida.messages)
    ends = await asyncio.gather(sent(farida, first), sent(farida, second))
    assert [end.words.startswith("Saved.") for end in ends] == [True, True]
    assert saved(house) == 1
    await house.teams.until(lambda: len(farida.messages) > before)
    await house.until(lambda store: not store.outbox.counts().get(DeliveryState.READY))
    assert len(farida.messages) == before + 1


async def test_a_dialog_from_elsewhere_in_teams_sends_the_same(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    assert (await sent(farida, dialog.request("Save record", "task/submit"))).ended
    assert saved(house) == 1


HTML = {
    f"<p>{WHOLE}</p>": WORDS,
    '<div><div><at id="0">Hub Visits</at>&nbsp;Titus Salt, 2h<br>book <b>look</b></div></div>': (
        "Book look"
    ),
    (
        '<blockquote itemtype="http://schema.skype.com/Reply"><p>How was Peel Park?</p>'
        "</blockquote><p>Titus Salt, 2h, book look</p>"
    ): "Book look",
}


@pytest.mark.parametrize(("content", "did"), HTML.items())
async def test_a_formatted_message_is_read_by_its_own_words(
    house: House, content: str, did: str
) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, content, kind="html")
    assert TITUS_SALT in dialog.words
    assert dialog.values()["did"].endswith(did)


@pytest.mark.parametrize(
    "payload",
    [
        message(""),
        message("  \n "),
        message('<p><img alt="image" src="https://x/y"></p>', kind="html"),
        message('<attachment id="7"></attachment>', kind="html"),
        None,
        7,
        {},
        {"body": None},
        {"body": {"content": ["x"], "contentType": 7}, "createdDateTime": {}},
    ],
)
async def test_a_message_without_words_is_told_so(house: House, payload: Any) -> None:
    farida = await known(house)
    assert (await sent(farida, chosen(farida, payload))).words.startswith(
        "This message has no words to fill a record from."
    )


async def test_a_message_that_is_too_long_says_so_and_is_to_be_shortened(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, "Titus Salt, 2h. " + "Book look. " * 800)
    assert "The message is longer than a record: shorten it below." in dialog.words
    assert len(dialog.values()["did"]) == 2_000
    again = await dialog.press("Save record", progress="on_track")
    assert "1,000 characters too long" in again.words
    end = await again.press("Save record", progress="on_track", did="Book look.")
    assert end.ended


PLACES: list[dict[str, Any]] = [
    {"id": "19:abc@thread.v2", "conversationType": "groupChat", "isGroup": True},
    {"id": "19:meeting_x@thread.v2"},
    {"id": "19:hub@thread.tacv2;messageid=1", "conversationType": "channel", "isGroup": True},
    {"id": "a:oid-farida", "conversationType": "personal"},
]


@pytest.mark.parametrize("place", PLACES)
async def test_it_works_wherever_a_message_stands_and_says_nothing_there(
    house: House, place: dict[str, Any]
) -> None:
    farida = await known(house)
    at = place | {"tenantId": FARIDA.tenant}
    dialog = await sent(farida, chosen(farida, message(WHOLE), conversation=at))
    save = dialog.request("Save record") | {"conversation": at}
    assert (await sent(farida, save)).words.startswith("Saved.")
    await house.until(lambda store: not store.outbox.counts().get(DeliveryState.READY))
    assert len(kept(house)["conversations"]) == 1
    assert [name for name, posts in house.teams.chats.items() if posts] == [FARIDA.conversation]


async def test_who_was_not_met_yet_is_sent_to_the_chat(house: House) -> None:
    for who in (FARIDA, STRANGER):
        chat = house.chat(who)
        assert (await log_as_visit(chat, WHOLE)).words == SAY_HI
    # Nobody was asked about: a first word in the chat is answered as ever.
    assert "Record a visit" in (await house.chat(FARIDA).say("visit")).words
    assert not (await log_as_visit(house.chat(FARIDA), WHOLE)).ended


async def test_the_first_use_of_a_day_is_in_a_dialog(house: House) -> None:
    farida = await known(house)
    house.clock.pass_(days=1)
    conversations = kept(house)["conversations"]
    assert not (await log_as_visit(farida, WHOLE)).ended
    assert kept(house)["conversations"] == conversations


@pytest.mark.parametrize("who", [SAMIRA, HEAD], ids=lambda who: who.name)
async def test_who_supports_no_school_is_told_so(house: House, who: Somebody) -> None:
    chat = await known(house, who)
    dialog = await log_as_visit(chat, WHOLE)
    assert dialog.ended
    assert dialog.words.startswith("You are not down to support any school")


@pytest.mark.parametrize("who", [SAMIRA, HEAD, TOM], ids=lambda who: who.name)
async def test_a_form_of_another_is_nobodys_to_send(house: House, who: Somebody) -> None:
    farida, chat = await known(house), await known(house, who)
    dialog = await log_as_visit(farida, WHOLE)
    for title in ("Save record", "Another school"):
        request = dialog.request(title)
        request["from"] = chat.activity()["from"]
        answer = await sent(chat, request)
        assert TITUS_SALT not in answer.words or WORDS in answer.words
        assert not answer.words.startswith("Saved.")
    assert saved(house) == 0


async def test_support_that_ended_meanwhile_keeps_what_was_typed_in_sight(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    house.database.write_now(_end_all)
    answer = await dialog.press("Save record")
    assert "This support has ended" in answer.words and WORDS in answer.words
    assert saved(house) == 0


def _end_all(store: Store) -> None:
    person = store.people.by_email(FARIDA.email)
    assert person is not None
    store.people.appoint(person.id, frozenset())


async def test_a_tenant_that_is_not_allowed_is_told_so_in_the_dialog(house: House) -> None:
    outside = house.chat(Somebody("Ann Other", "ann@other.example", "oid-ann", "tenant-nobody"))
    assert (await log_as_visit(outside, WHOLE)).words == NOT_OPEN


async def test_a_leader_whose_chat_is_closed_is_told_where_the_record_is(house: House) -> None:
    farida = await known(house)
    dialog = await log_as_visit(farida, WHOLE)
    house.database.write_now(lambda store: store.conversations.stop(FARIDA.conversation, "removed"))
    assert (await dialog.press("Save record")).words.startswith(
        "Saved. To see the record, open the chat"
    )
