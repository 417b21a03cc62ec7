"""Stories of records that are corrected long after: what stood before is never in the way."""

from datetime import date

from domain.visits.visits import RecordSource
from storage.store import Store
from tests.conversation import House
from tests.make import FARIDA as LEADER
from tests.make import record, visit
from tests.seed import FARIDA

LONG_AGO = date(2024, 3, 4)


def imported(store: Store) -> None:
    """A record from before the bot, without words."""
    deployment = store.deployments.get(1)
    assert deployment
    what = visit(on=LONG_AGO, did="", objective=None)
    old = record(
        id=0, deployment=deployment, leader=LEADER, what=what, source=RecordSource.IMPORTED
    )
    store.visits.add(old, None)


async def test_an_imported_record_of_long_ago_is_corrected(house: House) -> None:
    await house.database.write(imported)
    farida = house.chat(FARIDA)
    opened = await (await farida.say("my visits")).press("Open the record")
    form = await opened.press("Edit")
    needed = [part["id"] for part in _inputs(form.shown) if "*" in str(part.get("label"))]
    assert needed == ["progress"]
    receipt = await form.press("Save changes", progress="concerns")
    assert "Some concerns" in receipt.words
    refused = await (await receipt.press("Edit")).press("Save changes", date="2024-03-05")
    assert "Not saved yet" in refused.words


async def test_a_list_counts_the_records_of_earlier_years_as_well(house: House) -> None:
    for _ in range(6):
        await house.database.write(imported)
    farida = house.chat(FARIDA)
    await (await farida.say("visit")).press(
        "Save record", did="Watched three lessons.", progress="on_track"
    )
    newest = await farida.say("my visits")
    assert "1 to 5 of 7" in newest.words
    older = await newest.press("Older")
    assert "6 to 7 of 7" in older.words
    assert "1 to 5 of 7" in (await older.press("Newer")).words


async def test_a_new_date_that_has_passed_since_stays_in_a_correction(house: House) -> None:
    farida = house.chat(FARIDA)
    short = await (await farida.say("visit")).press("It did not happen")
    await short.press("Save", reason="school", notice="same_day", next_visit="2026-12-01")
    house.clock.pass_(days=20)
    opened = await (await farida.say("my visits")).press("Open the record")
    form = await opened.press("Edit")
    assert form.values()["next_visit"] == "2026-12-01"
    receipt = await form.press("Save changes", reason="leader")
    assert "Not saved yet" not in receipt.words
    assert "did not happen" in receipt.words
    kept = await house.database.read(lambda store: store.visits.get(1))
    assert kept is not None
    assert (kept.version, kept.next_visit) == (2, date(2026, 12, 1))


async def test_a_form_pressed_again_after_its_words_were_forgotten_makes_no_second_record(
    house: House,
) -> None:
    farida = house.chat(FARIDA)
    form = await farida.say("visit")
    await form.press("Save record", did="Watched three lessons.", progress="on_track")
    house.clock.pass_(days=91)
    await house.database.write(lambda store: store.purge(house.clock().replace(minute=0), ()))
    again = await form.press("Save record", did="Watched three lessons.", progress="on_track")
    assert "Saved already at 14:00, as below" in again.words
    assert "1 of 1" in (await farida.say("my visits")).words


def _inputs(shown: object) -> list[dict[str, object]]:
    """The inputs of a card."""
    if isinstance(shown, list):
        return [found for part in shown for found in _inputs(part)]
    if not isinstance(shown, dict):
        return []
    own = [shown] if str(shown.get("type", "")).startswith("Input.") else []
    return own + _inputs(list(shown.values()))
