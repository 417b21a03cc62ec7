"""Stories of a record of another day than was planned: only its leader knows what it is of."""

import pytest

from storage.store import Store
from tests.conversation import Card, House
from tests.make import TODAY
from tests.seed import FARIDA

FRIDAY = "2026-11-20"


async def recorded(house: House, **typed: str) -> Card:
    """The form of today's planned visit, saved."""
    form = await house.chat(FARIDA).say("visit")
    said = {"did": "Watched three lessons.", "progress": "on_track"}
    return await form.press("Save record", **said | typed)


def owed(store: Store) -> int:
    """How many planned visits have no record."""
    farida = store.people.by_email(FARIDA.email)
    assert farida
    return len(store.planned_visits.owed(farida.id, TODAY))


async def test_a_record_of_another_day_leaves_the_planned_visit_owed(house: House) -> None:
    receipt = await recorded(house, date=FRIDAY)
    assert "Visit recorded" in receipt.words
    assert "A visit is still planned for Mon 23 Nov. Was this one instead of it?" in receipt.words
    assert await house.database.read(owed) == 1


async def test_one_press_says_that_it_took_its_place(house: House) -> None:
    receipt = await (await recorded(house, date=FRIDAY)).press("Instead of Mon 23 Nov")
    assert "still planned" not in receipt.words
    assert await house.database.read(owed) == 0
    # Deleted, it is owed again.
    await (await receipt.press("Delete")).press("Delete record")
    assert await house.database.read(owed) == 1


async def test_one_press_says_that_it_was_another_visit(house: House) -> None:
    receipt = await (await recorded(house, date=FRIDAY)).press("As well")
    assert "still planned" not in receipt.words
    assert await house.database.read(owed) == 1


async def test_a_record_of_the_planned_day_asks_nothing(house: House) -> None:
    assert "still planned" not in (await recorded(house)).words
    assert await house.database.read(owed) == 0


@pytest.mark.parametrize(("day", "left"), [("2026-11-23", 0), ("2026-11-19", 1)])
async def test_a_corrected_day_decides_anew_what_the_record_is_of(
    house: House, day: str, left: int
) -> None:
    receipt = await recorded(house, date=FRIDAY)
    corrected = await (await receipt.press("Edit")).press("Save changes", date=day)
    assert ("still planned" in corrected.words) == bool(left)
    assert await house.database.read(owed) == left


async def test_a_record_corrected_to_another_day_gives_the_planned_visit_back(
    house: House,
) -> None:
    receipt = await recorded(house)
    corrected = await (await receipt.press("Edit")).press("Save changes", date=FRIDAY)
    assert "still planned for Mon 23 Nov" in corrected.words
    assert await house.database.read(owed) == 1


async def test_one_that_took_the_place_of_another_day_keeps_it_when_corrected(
    house: House,
) -> None:
    receipt = await (await recorded(house, date=FRIDAY)).press("Instead of Mon 23 Nov")
    await (await receipt.press("Edit")).press("Save changes", date="2026-11-19")
    assert await house.database.read(owed) == 0
