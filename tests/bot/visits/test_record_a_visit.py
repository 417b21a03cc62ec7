"""Stories of the main job: a leader records, corrects, deletes, restores; nothing is lost."""

import asyncio

import pytest

from domain.visits.planned_visits import PlannedState
from tests.conversation import Card, Chat, House
from tests.make import TODAY
from tests.seed import FARIDA, PEEL_PARK, SAMIRA, TITUS_SALT, TOM

DID = "Watched three phonics lessons with the English lead."


@pytest.fixture(params=["execute", "submit"])
def card_actions(request: pytest.FixtureRequest) -> str:
    """How buttons are pressed: each story holds both ways."""
    return str(request.param)


async def test_a_leader_records_todays_visit_and_the_receipt_lasts(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    assert PEEL_PARK in form.words
    house.clock.pass_(seconds=41)
    receipt = await form.press("Save record", did=DID, progress="on_track")
    for said in ("Visit recorded", "in 41 s", DID, "On track", "0.5 of 10 days used"):
        assert said in receipt.words
    await house.teams.until(lambda: farida.messages[0].updates == 1)
    assert farida.messages[0].card == receipt.shown


async def test_a_press_repeated_is_one_record_and_the_same_receipt(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    press = form.request("Save record", did=DID, progress="on_track")
    first = await form.answered(press)
    again = await form.answered(press)
    another = await form.answered(press | {"id": "another-device"})
    assert first == again == another
    at_once = await asyncio.gather(*(form.answered(press | {"id": f"x{n}"}) for n in range(20)))
    assert all(body == first for body in at_once)
    listed = await farida.say("my visits")
    assert "1 of 1" in listed.words


async def test_what_cannot_stand_comes_back_with_all_that_was_typed(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    again = await form.press("Save record", did=DID, progress="concerns", date="2026-11-30")
    assert "Not saved yet" in again.words
    assert "in the future" in again.words
    assert again.values()["did"] == DID
    assert "No records yet" in (await farida.say("my visits")).words
    kept = await farida.say("visit")
    assert "This is what you typed on Monday at 14:00." in kept.words
    assert "in the future" in kept.words
    receipt = await kept.press("Save record", date="2026-11-23")
    assert "Visit recorded" in receipt.words
    assert "Kept" not in (await farida.say("visit")).words


async def test_start_afresh_empties_the_kept_form(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    await form.press("Save record", did=DID, progress="")
    kept = await farida.say("visit")
    fresh = await kept.press("Start again")
    assert "did" not in fresh.values()
    assert "Kept" not in (await farida.say("visit")).words


async def test_another_school_is_a_list_and_then_its_own_form(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    schools = await form.press("Another school")
    assert TITUS_SALT in schools.words
    other = await schools.press(f"Record a visit to {TITUS_SALT}")
    receipt = await other.press("Save record", did=DID, progress="early")
    assert TITUS_SALT in receipt.words
    assert "8 days used" in receipt.words


async def test_a_worry_asks_for_the_next_step_once(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    receipt = await form.press("Save record", did=DID, progress="concerns")
    wrong = await receipt.press("Add next step", next_step="", next_by="2026-12-04")
    assert "Next step" in wrong.words
    added = await wrong.press(
        "Add next step", next_step="Daily blending practice", next_by="2026-12-04"
    )
    assert "Daily blending practice" in added.words
    assert "Add next step" not in added.words
    assert "Daily blending practice" in (await farida.say("steps")).words


async def test_a_correction_keeps_what_it_planned_and_says_so(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    receipt = await form.press(
        "Save record",
        did=DID,
        progress="on_track",
        next_visit="2026-12-08",
        next_step="Share the sheet",
    )
    edit = await receipt.press("Edit")
    assert edit.values()["next_visit"] == "2026-12-08"
    house.clock.pass_(hours=1)
    corrected = await edit.press(
        "Save changes", did="Watched two lessons.", next_visit="2026-12-09"
    )
    assert "Corrected Mon 23 Nov, 15:00" in corrected.words
    assert "Wednesday 9 December" in corrected.words
    assert "Next visit Wed 9 Dec" in (await farida.say("deployments")).words


async def test_of_two_corrections_the_later_sees_the_earlier_first(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    receipt = await form.press("Save record", did=DID, progress="on_track")
    telephone, desk = await receipt.press("Edit"), await receipt.press("Edit")
    await telephone.press("Save changes", did="Watched two lessons.")
    second = await desk.press("Save changes", did="Watched four lessons.")
    assert "Watched two lessons." in second.words
    assert second.values()["did"] == "Watched four lessons."
    assert "Watched four lessons." in (await second.press("Save changes")).words


async def test_other_words_for_a_saved_form_offer_a_correction(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    await form.press("Save record", did=DID, progress="on_track")
    second = await form.press("Save record", did="Something else.", progress="on_track")
    assert "Saved already at 14:00, as below" in second.words
    edit = await second.press("Use what I typed")
    assert edit.values()["did"] == "Something else."


async def test_a_deleted_record_is_owed_again_and_comes_back(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    receipt = await form.press(
        "Save record", did=DID, progress="on_track", next_step="Share", next_visit="2026-12-08"
    )
    question = await receipt.press("Delete")
    deleted = await question.press("Delete record")
    assert "Record deleted" in deleted.words
    assert f"Record the visit to {PEEL_PARK}" in (await farida.say("hi")).words
    assert "no open steps" in (await farida.say("steps")).words
    back = await deleted.press("Undo")
    assert DID in back.words
    assert "Share" in (await farida.say("steps")).words
    await house.teams.until(lambda: (farida.messages[0].card or {}) == back.shown)


async def test_a_deletion_can_be_undone_for_thirty_days_from_the_list(house: House) -> None:
    farida = house.chat(FARIDA)
    receipt = await (await farida.say("visit")).press("Save record", did=DID, progress="on_track")
    await (await receipt.press("Delete")).press("Delete record")
    house.clock.pass_(days=30)
    gone = await (await farida.say("my visits")).press("Deleted records")
    assert DID in (await gone.press("Undo")).words
    await (await farida.card().press("Delete")).press("Delete record")
    house.clock.pass_(days=31)
    assert "Undo" not in (await farida.say("my visits")).words


async def test_the_message_of_a_deleted_record_brings_it_back_for_thirty_days_only(
    house: House,
) -> None:
    receipt = await (await house.chat(FARIDA).say("visit")).press(
        "Save record", did=DID, progress="on_track"
    )
    deleted = await (await receipt.press("Delete")).press("Delete record")
    house.clock.pass_(days=31)
    assert "within 30 days only" in await deleted.refused("Undo")
    assert "Undo" not in (await house.chat(FARIDA).say("my visits")).words


async def test_the_question_before_a_deletion_says_what_is_used_after_it(house: House) -> None:
    farida = house.chat(FARIDA)
    missed = await (await farida.say("visit")).press("It did not happen")
    lost = await missed.press("Save", reason="school", notice="earlier")
    form = await (await farida.say("deployments")).press("Record")
    receipt = await form.press("Save record", did=DID, progress="on_track", date="2026-11-20")
    assert "0.5 of 10 days used. You can undo" in (await lost.press("Delete")).words
    await house.database.write(lambda store: store.visits.share(2, 2, 180, house.clock()))
    assert "0 of 10 days used. You can undo" in (await receipt.press("Delete")).words


async def test_a_planned_visit_that_did_not_happen(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    short = await form.press("It did not happen")
    problem = await short.press("Save")
    assert "Not saved yet: two things to fill in" in problem.words
    receipt = await problem.press(
        "Save", reason="school", notice="same_day", next_visit="2026-12-01"
    )
    assert "did not happen" in receipt.words
    assert "0 of 10 days used" in receipt.words
    assert "Every visit so far has its record" in (await farida.say("hi")).words


async def test_same_again_is_a_new_form_beside_the_receipt(house: House) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    receipt = await form.press(
        "Save record", did=DID, progress="on_track", time="120", who="subject"
    )
    again = await receipt.press("Same again")
    assert again.message != receipt.message
    assert (again.values()["time"], again.values()["who"]) == ("120", "subject")
    assert "did" not in again.values()


@pytest.mark.parametrize(
    "sentence",
    [
        "Talked with the head about the spring plan",
        "Visit to the head about the spring plan",
        "Support from the head was good",
        "hi I met the new head",
        "Steps agreed with the English lead",
        "Watched a lesson and talked it over. " * 40,
    ],
)
async def test_a_typed_sentence_stands_whole_in_what_you_did(house: House, sentence: str) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say(sentence)
    assert form.values()["did"] == sentence.strip()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Hi there", "One visit has no record yet"),
        ("help me please", "What you can say"),
        ("my visits please", "My visits"),
        ("visit Peel Park", "Record a visit"),
    ],
)
async def test_a_few_words_more_are_still_the_command(house: House, words: str, title: str) -> None:
    assert (await house.chat(FARIDA).say(words)).words.startswith(f"{title} | ")


async def test_a_restored_record_leaves_the_one_that_took_its_place(house: House) -> None:
    farida = house.chat(FARIDA)
    first = await (await farida.say("visit")).press("Save record", did=DID, progress="on_track")
    deleted = await (await first.press("Delete")).press("Delete record")
    second = await (await farida.say("visit")).press(
        "Save record", did="Again.", progress="on_track"
    )
    await deleted.press("Undo")
    await (await second.press("Delete")).press("Delete record")
    assert "Every visit so far has its record" in (await farida.say("hi")).words


async def test_a_restored_visit_that_did_not_happen_leaves_the_record_that_it_did(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    short = await (await farida.say("visit")).press("It did not happen")
    missed = await short.press("Save", reason="school", notice="same_day")
    deleted = await (await missed.press("Delete")).press("Delete record")
    await (await farida.say("visit")).press("Save record", did=DID, progress="on_track")
    assert "did not happen" in (await deleted.press("Undo")).words
    planned = house.database.read_now(
        lambda store: [store.planned_visits.get(1), store.planned_visits.get(2)]
    )
    assert [p.state for p in planned if p and p.on == TODAY] == [PlannedState.RECORDED]


async def test_a_button_for_a_visit_that_has_its_record_makes_no_second_one(house: House) -> None:
    farida = house.chat(FARIDA)
    home = await farida.say("hi")
    receipt = await (await farida.say("visit")).press("Save record", did=DID, progress="on_track")
    assert "has a record already" in await home.refused("Record the visit to")
    await (await receipt.press("Delete")).press("Delete record")
    assert PEEL_PARK in (await home.press("Record the visit to")).words


async def test_no_word_is_too_long_to_be_saved_with_the_form_it_opens(house: House) -> None:
    form = await house.chat(FARIDA).say("visit " + "x" * 9_000)
    again = await form.press("Save record", progress="on_track")
    assert "Not saved yet" in again.words


async def test_of_two_corrections_of_a_missed_visit_the_later_sees_the_earlier_first(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    short = await (await farida.say("visit")).press("It did not happen")
    receipt = await short.press("Save", reason="school", notice="same_day")
    telephone, desk = await receipt.press("Edit"), await receipt.press("Edit")
    await telephone.press("Save", reason="leader")
    again = await desk.press("Save", reason="absent")
    assert "corrected after you opened it" in again.words
    assert "taff" in (await again.press("Save")).words


async def test_another_school_on_a_saved_card_begins_without_the_words_of_its_record(
    house: House,
) -> None:
    form = await house.chat(FARIDA).say("visit")
    await form.press("Save record", did=DID, progress="on_track")
    other = await (await form.press("Another school")).press(f"Record a visit to {TITUS_SALT}")
    assert DID not in other.words and "did" not in other.values()


async def test_how_long_it_took_is_read_by_the_leader_alone(house: House) -> None:
    farida, tom, samira = (house.chat(who) for who in (FARIDA, TOM, SAMIRA))
    await samira.say(house.invite(SAMIRA.email))
    await tom.say("help")
    form = await farida.say("visit")
    house.clock.pass_(seconds=41)
    receipt = await form.press("Save record", did=DID, progress="on_track")
    others = [await _opened(chat) for chat in (tom, samira)]
    assert all(DID in card.words for card in others)
    house.clock.pass_(seconds=300)
    await (await receipt.press("Edit")).press("Save changes", did=f"{DID} And two more.")
    await house.teams.until(lambda: "two more" in samira.card().words)
    read = [card.words for card in (await _opened(tom), await _opened(samira), samira.card())]
    assert [words for words in (*read, *(card.words for card in others)) if "41 s" in words] == []
    assert "41 s" in (await _opened(farida)).words


async def _opened(chat: Chat) -> Card:
    """The one record, opened by who may see it."""
    data = {"verb": "visit.show", "v": 1, "visit": 1}
    action = {"type": "Action.Execute", "verb": "visit.show", "data": data}
    press = chat.activity(type="invoke", name="adaptiveCard/action", value={"action": action})
    status, _ = await chat.house.post(press)
    assert status == 200
    return chat.card()
