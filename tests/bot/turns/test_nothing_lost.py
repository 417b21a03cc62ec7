"""Stories of a press that cannot stand: the form comes back with the reason and all the words."""

from dataclasses import replace

import pytest

from domain.operations.imports import Changes
from domain.support.deployments import Status
from storage.engine.database import WAITING
from storage.store import Store
from tests.conversation import Card, House
from tests.seed import FARIDA, HEAD, PEEL_PARK, TOM

DID = "Watched three phonics lessons with the English lead."


def support(house: House, **changes: object) -> None:
    """Changes every deployment, as an import does."""

    def write(store: Store) -> None:
        standing = store.imports.snapshot().deployments.values()
        changed = tuple(replace(one, **changes) for one in standing)  # type: ignore[arg-type]
        store.imports.write(Changes(deployments=changed), house.clock())

    house.database.write_now(write)


def tables(house: House, statement: str) -> None:
    """Breaks the tables behind the bot's back, or mends them."""
    house.database.write_now(lambda store: store._connection.exec_driver_sql(statement))


async def opened(house: House) -> Card:
    return await house.chat(FARIDA).say("visit")


async def recorded(house: House, **typed: str) -> Card:
    return await (await opened(house)).press(
        "Save record", did=DID, **{"progress": "on_track"} | typed
    )


async def test_a_form_for_support_that_ended_meanwhile_comes_back(house: House) -> None:
    form = await opened(house)
    support(house, status=Status.COMPLETED)
    again = await form.press("Save record", did=DID, progress="on_track")
    assert again.words.startswith("This visit cannot be saved")
    assert DID in again.words
    assert "Save record" not in again.words
    support(house, status=Status.ACTIVE)
    kept = await house.chat(FARIDA).say("visit")
    assert kept.values()["did"] == DID
    assert "Visit recorded" in (await kept.press("Save record")).words


async def test_a_short_card_for_support_that_ended_meanwhile_comes_back(house: House) -> None:
    short = await (await opened(house)).press("It did not happen")
    support(house, status=Status.COMPLETED)
    again = await short.press(
        "Save", reason="school", notice="same_day", time="other", time_other="50 min"
    )
    assert "This support has ended" in again.words
    assert again.values()["time_other"] == "50 min"


async def test_a_correction_of_a_record_deleted_meanwhile_comes_back(house: House) -> None:
    receipt = await recorded(house)
    edit = await receipt.press("Edit")
    deleted = await (await receipt.press("Delete")).press("Delete record")
    again = await edit.press("Save changes", did="Watched two lessons.")
    assert "This record was deleted" in again.words
    assert again.values()["did"] == "Watched two lessons."
    await deleted.press("Undo")
    assert "Watched two lessons." in (await again.press("Save changes")).words


async def test_other_words_for_the_form_of_a_deleted_record_come_back(house: House) -> None:
    form = await opened(house)
    receipt = await form.press("Save record", did=DID, progress="on_track")
    await (await receipt.press("Delete")).press("Delete record")
    again = await form.press("Save record", did="Something else.", progress="on_track")
    assert "This record was deleted" in again.words
    assert again.values()["did"] == "Something else."
    assert "Record deleted" in (await form.press("Save record", did=DID, progress="on_track")).words


async def test_a_visit_recorded_meanwhile_brings_the_short_card_back(house: House) -> None:
    short = await (await opened(house)).press("It did not happen")
    await recorded(house)
    again = await short.press(
        "Save", reason="school", notice="same_day", time="other", time_other="50 min"
    )
    assert "This visit has a record already" in again.words
    assert again.values()["time_other"] == "50 min"
    assert again.values()["reason"] == "school"


async def test_a_missed_visit_deleted_meanwhile_brings_the_short_card_back(house: House) -> None:
    short = await (await opened(house)).press("It did not happen")
    receipt = await short.press("Save", reason="school", notice="same_day")
    edit = await receipt.press("Edit")
    await (await receipt.press("Delete")).press("Delete record")
    again = await edit.press("Save", reason="leader", time="other", time_other="50 min")
    assert "This record was deleted" in again.words
    assert again.values()["time_other"] == "50 min"


async def test_a_visit_no_longer_planned_brings_the_form_with_the_time_and_the_date(
    house: House,
) -> None:
    receipt = await recorded(house, next_visit="2026-11-23")
    short = await (await opened(house)).press("It did not happen")
    await (await receipt.press("Delete")).press("Delete record")
    form = await short.press(
        "Save", reason="school", notice="same_day", time="other", time_other="50 min"
    )
    assert "No planned visit belongs to this form" in form.words
    assert form.values()["time_other"] == "50 min"
    assert "Visit recorded" in (await form.press("Save record", did=DID, progress="on_track")).words


async def test_a_next_step_is_added_though_none_was_needed_a_moment_ago(house: House) -> None:
    asks = await recorded(house, progress="concerns")
    await asks.press("None needed")
    added = await asks.press(
        "Add next step", next_step="Daily blending practice", next_by="2026-12-04"
    )
    assert "Daily blending practice" in added.words


async def test_a_second_next_step_comes_back_in_the_form(house: House) -> None:
    asks = await recorded(house, progress="concerns")
    first = await asks.press("Add next step", next_step="Daily blending practice")
    assert await asks.press("Add next step", next_step="Daily blending practice") == first
    second = await asks.press("Add next step", next_step="Buy new books", next_by="2026-12-04")
    assert "Daily blending practice" in second.words
    assert "has a next step already" in second.words
    assert second.values()["next_step"] == "Buy new books"
    assert "Buy new books" in (await second.press("Save changes")).words


async def test_a_next_step_of_a_record_deleted_meanwhile_comes_back_in_the_form(
    house: House,
) -> None:
    asks = await recorded(house, progress="concerns")
    await (await asks.press("Delete")).press("Delete record")
    again = await asks.press("Add next step", next_step="Daily blending practice")
    assert "This record was deleted" in again.words
    assert again.values()["next_step"] == "Daily blending practice"


async def test_own_time_on_a_record_deleted_meanwhile_comes_back(house: House) -> None:
    receipt = await recorded(house)
    asks = await (await house.chat(TOM).say("visit")).press("Add my time")
    await (await receipt.press("Delete")).press("Delete record")
    again = await asks.press("Add my time", time="other", time_other="50 min")
    assert "This record was deleted" in again.words
    assert again.values()["time_other"] == "50 min"


@pytest.mark.parametrize("verb", ["step.add", "visit.time.add", "visit.none.save", "visit.save"])
async def test_where_no_form_is_the_persons_own_a_sentence_says_so(house: House, verb: str) -> None:
    await recorded(house)
    head = house.chat(HEAD)
    await head.say("hi")
    value = {
        "action": {
            "verb": verb,
            "data": {"v": 1, "visit": 1, "form": "neverissued1", "next_step": "x"},
        }
    }
    request = head.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId="m0")
    _, body = await house.post(request)
    assert body["type"].endswith("error")
    assert "went wrong" not in body["value"]["message"]


async def test_inputs_that_a_client_sends_in_another_type_are_read_as_text(house: House) -> None:
    form = await opened(house)
    press = form.request("Save record", did=DID, progress="on_track")
    press["value"]["action"]["data"] |= {
        "flag": True,
        "time": 60,
        "next_by": None,
        "next_visit": None,
    }
    body = await form.answered(press)
    assert "You asked the hub to look" in str(body["value"])
    assert "1 hour" in str(body["value"])


async def test_a_fault_of_our_own_brings_the_form_back_and_it_can_be_saved_again(
    house: House,
) -> None:
    form = await opened(house)
    tables(house, "ALTER TABLE audit RENAME TO elsewhere")
    again = await form.press("Save record", did=DID, progress="on_track")
    tables(house, "ALTER TABLE elsewhere RENAME TO audit")
    assert "Something went wrong" in again.words
    assert again.values()["did"] == DID
    assert PEEL_PARK in (await again.press("Save record")).words


async def test_a_busy_moment_answers_with_a_card_that_holds_what_was_typed(house: House) -> None:
    form = await opened(house)
    house.database._waiting += WAITING
    busy = await form.press("Save record", did=DID, time="other", time_other="a while")
    house.database._waiting -= WAITING
    assert "I was busy for a moment, so nothing was saved." in busy.words
    assert DID in busy.words
    await busy.press("Try again")
    again = await house.chat(FARIDA).say("visit")
    assert {"did": DID, "time_other": "a while"}.items() <= again.values().items()


async def test_a_press_that_came_in_a_busy_moment_saves_when_it_is_tried_again(
    house: House,
) -> None:
    form = await opened(house)
    house.database._waiting += WAITING
    busy = await form.press("Save record", did=DID, progress="on_track")
    again = await busy.press("Try again")
    house.database._waiting -= WAITING
    assert again.words == busy.words
    assert "Visit recorded" in (await again.press("Try again")).words


async def test_a_button_beside_which_nothing_was_typed_is_told_of_a_busy_moment_in_words(
    house: House,
) -> None:
    receipt = await recorded(house)
    house.database._waiting += WAITING
    assert "I was busy for a moment" in await receipt.refused("Edit")
    house.database._waiting -= WAITING
