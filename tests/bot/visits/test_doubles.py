"""Stories of two records of one visit: the second is kept only where the person says so."""

from domain.scopes import Everything, Scope
from storage.store import Store
from tests.conversation import Card, House
from tests.make import NOW
from tests.seed import FARIDA

DID = "Watched three lessons."
MINE = "Watched two lessons, and talked with the head."


async def twice(house: House) -> tuple[Card, Card]:
    """Two open forms of one planned visit, of which the first was saved."""
    farida = house.chat(FARIDA)
    first, second = await farida.say("visit"), await farida.say("visit")
    await first.press("Save record", did=DID, progress="on_track", time="day")
    asked = await second.press("Save record", did=MINE, progress="concerns", time="half")
    return first, asked


def kept(store: Store, most: int = 10) -> list[tuple[str, int]]:
    """What each record says, and its version."""
    rows = store.records.page(Scope((Everything(),)), NOW, most).rows
    records = [record for row in rows if (record := store.visits.get(row.id))]
    return sorted((getattr(record.what, "did", ""), record.version) for record in records)


async def test_the_second_of_one_visit_asks_and_keeps_what_was_typed(house: House) -> None:
    _, asked = await twice(house)
    assert (
        "You have already recorded a visit here on Mon 23 Nov (full day, on track)." in asked.words
    )
    assert {"did": MINE, "progress": "concerns"}.items() <= asked.values().items()
    assert await house.database.read(kept) == [(DID, 1)]
    assert (await house.chat(FARIDA).say("visit")).values()["did"] == MINE


async def test_it_is_a_second_visit_where_the_person_says_so(house: House) -> None:
    _, asked = await twice(house)
    receipt = await asked.press("Save as a second visit")
    assert "1.5 of 10 days used" in receipt.words
    assert await house.database.read(kept) == [(DID, 1), (MINE, 1)]
    again = await asked.press("Save as a second visit")
    assert "1.5 of 10 days used" in again.words


async def test_it_takes_the_place_of_the_first_where_the_person_says_so(house: House) -> None:
    _, asked = await twice(house)
    receipt = await asked.press("Put mine in its place")
    assert MINE in receipt.words
    assert "0.5 of 10 days used" in receipt.words
    assert await house.database.read(kept) == [(MINE, 2)]


async def test_the_first_is_opened_beside_the_form(house: House) -> None:
    _, asked = await twice(house)
    form = await asked.press("Open that one", did="Some more words.")
    assert form.values()["did"] == "Some more words."
    assert DID in house.chat(FARIDA).card().words
    assert await house.database.read(kept) == [(DID, 1)]


async def test_an_answer_to_an_earlier_question_says_nothing_of_a_later_record(
    house: House,
) -> None:
    _, asked = await twice(house)
    third = await (await house.chat(FARIDA).say("deployments")).press("Record")
    await (await third.press("Save record", did="A third.", progress="on_track")).press(
        "Save as a second visit"
    )
    again = await asked.press("Save as a second visit")
    assert "You have already recorded" in again.words
    assert again.values()["did"] == MINE


async def test_a_first_record_corrected_meanwhile_is_asked_about_again(house: House) -> None:
    _, asked = await twice(house)
    opened = await (await house.chat(FARIDA).say("my visits")).press("Open")
    await (await opened.press("Edit")).press("Save changes", did="Corrected since.")
    again = await asked.press("Put mine in its place")
    assert "You have already recorded" in again.words
    assert await house.database.read(kept) == [("Corrected since.", 2)]


async def test_a_visit_of_another_day_needs_no_question(house: House) -> None:
    farida = house.chat(FARIDA)
    await (await farida.say("visit")).press("Save record", did=DID, progress="on_track")
    form = await (await farida.say("deployments")).press("Record")
    receipt = await form.press("Save record", did=MINE, progress="on_track", date="2026-11-20")
    assert "Visit recorded" in receipt.words


async def test_a_correction_that_moves_to_a_recorded_day_asks_as_well(house: House) -> None:
    farida = house.chat(FARIDA)
    await (await farida.say("visit")).press("Save record", did=DID, progress="on_track")
    form = await (await farida.say("deployments")).press("Record")
    receipt = await form.press("Save record", did=MINE, progress="on_track", date="2026-11-20")
    asked = await (await receipt.press("Edit")).press("Save changes", date="2026-11-23")
    assert "You have already recorded a visit here on Mon 23 Nov" in asked.words
    moved = await asked.press("Save as a second visit")
    assert "Monday 23 November 2026" in moved.words


async def test_an_eleventh_visit_of_a_day_is_kept_as_any_other(house: House) -> None:
    farida = house.chat(FARIDA)
    for number in range(12):
        form = await (await farida.say("deployments")).press("Record")
        receipt = await form.press("Save record", did=f"Call {number}.", progress="on_track")
        if number:
            receipt = await receipt.press("Save as a second visit")
        assert "Visit recorded" in receipt.words
    assert len(await house.database.read(lambda store: kept(store, 20))) == 12
