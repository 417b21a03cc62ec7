"""Stories of people whose role or support ends while a card of theirs lies in the chat."""

import pytest
from sqlalchemy import update

from domain.support.deployments import Status
from domain.visits.planned_visits import PlannedState
from storage.store import Store
from storage.tables.support import deployments
from tests.bot.turns import stale
from tests.conversation import Card, House
from tests.make import TODAY
from tests.seed import FARIDA, TOM, Somebody

DID, THEIRS, STEP = "Watched three lessons.", "Met the head of maths.", "Order number lines"
OVER = "nothing new can be planned for it"
ENDED = "This support has ended, or is now someone else's"


def lose(house: House, loss: stale.Loss, who: Somebody = FARIDA) -> None:
    house.database.write_now(lambda store: loss(who, store))


async def recorded_by_tom(house: House) -> Card:
    """A colleague's record of the same support, with a next step."""
    form = await house.chat(TOM).say("visit")
    typed = {"did": THEIRS, "progress": "on_track", "next_step": STEP, "next_by": "2026-12-01"}
    return await form.press("Save record", **typed)


@pytest.mark.parametrize("loss", [stale.role, stale.support])
async def test_save_gives_back_what_was_typed_and_nothing_that_was_recorded_since(
    house: House, loss: stale.Loss
) -> None:
    form = await house.chat(FARIDA).say("visit")
    await recorded_by_tom(house)
    lose(house, loss)
    again = await form.press("Save record", did=DID, progress="on_track")
    assert ENDED in again.words and DID in again.words
    for told in (THEIRS, STEP, "Last time", TOM.name):
        assert told not in again.words
    assert len(house.database.read_now(records)) == 1


@pytest.mark.parametrize("loss", [stale.role, stale.support])
async def test_a_short_card_and_its_way_back_end_with_the_right(
    house: House, loss: stale.Loss
) -> None:
    short = await (await house.chat(FARIDA).say("visit")).press("It did not happen")
    await recorded_by_tom(house)
    lose(house, loss)
    assert ENDED in await short.refused("It did happen")
    assert ENDED in await short.refused("Save", reason="school", notice="same_day")


async def test_whether_a_planned_visit_has_a_record_is_told_to_who_sees_its_support(
    house: House,
) -> None:
    """The answer to the button of a planned visit is the same, recorded or not."""
    farida = house.chat(FARIDA)
    await farida.say("hi")
    lose(house, stale.support)
    for verb in ("visit.new", "prompt.record", "prompt.none"):
        data = {"v": 1, "verb": verb, "planned": 1, "on": TODAY.isoformat()}
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}}
        press = {"type": "invoke", "name": "adaptiveCard/action", "value": value}
        before = await house.post(farida.activity(**press))
        house.database.write_now(answered)
        assert await house.post(farida.activity(**press)) == before
        house.database.write_now(owed)


async def test_an_own_record_stays_ones_own_without_the_days_of_the_support(house: House) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press("Save record", did=DID, progress="on_track")
    assert "days used" in receipt.words
    lose(house, stale.support)
    own = await (await house.chat(FARIDA).say("my visits")).press("Open the record")
    assert DID in own.words and "days used" not in own.words
    asked = await own.press("Delete")
    assert "You can undo this" in asked.words and "days used" not in asked.words
    gone = await asked.press("Delete record")
    assert "Undo works until" in gone.words and "days used" not in gone.words
    assert DID in (await gone.press("Undo")).words


async def test_a_correction_of_an_own_record_closes_no_step_of_support_that_is_anothers(
    house: House,
) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press("Save record", did=DID, progress="on_track")
    await recorded_by_tom(house)
    before = await receipt.press("Edit")
    assert STEP in before.words
    step = next(name for name in before.inputs if name.startswith("step_"))
    lose(house, stale.support)
    newer = await receipt.press("Edit")
    assert STEP not in newer.words and THEIRS not in newer.words
    saved = await before.press("Save changes", did="Watched four.", **{step: "true"})
    assert "Watched four." in saved.words
    assert len(house.database.read_now(lambda store: store.steps.open_of(1))) == 1


def ended(_: Somebody, store: Store) -> None:
    """The first support is over."""
    done = update(deployments).where(deployments.c.id == 1).values(status=Status.COMPLETED)
    store._connection.execute(done)


@pytest.mark.parametrize("loss", [stale.support, ended])
async def test_nothing_new_is_planned_from_a_record_of_support_that_is_over(
    house: House, loss: stale.Loss
) -> None:
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press("Save record", did=DID, progress="concerns")
    assert "Add next step" in receipt.words
    edit = await receipt.press("Edit")
    lose(house, loss)
    step = {"next_step": STEP, "next_who": "you", "next_by": "2026-12-04"}
    assert OVER in await receipt.refused("Add next step", **step)
    again = await edit.press("Save changes", did="Watched four.", next_visit="2026-12-14")
    assert OVER in again.words and again.values()["did"] == "Watched four."
    saved = await again.press("Save changes", did="Watched four.", next_visit="")
    assert "Watched four." in saved.words and "Add next step" not in saved.words
    assert house.database.read_now(lambda store: store.steps.open_of(1)) == []


async def test_undo_is_offered_to_who_may_undo(house: House) -> None:
    tom = house.chat(TOM)
    await tom.say("hi")
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press("Save record", did=DID, progress="on_track")
    data = {"v": 1, "verb": "visit.show", "visit": 1}
    value = {"action": {"type": "Action.Execute", "verb": "visit.show", "data": data}}
    shown = tom.activity(type="invoke", name="adaptiveCard/action", value=value)
    await house.post(shown)
    assert DID in tom.card().words
    gone = await (await receipt.press("Delete")).press("Delete record")
    assert "Undo" in gone.words
    await house.teams.until(lambda: "Record deleted" in tom.card().words)
    assert "Undo" not in tom.card().words


def records(store: Store) -> list[int]:
    """The ids of the records there are."""
    return [id_ for id_ in range(1, 5) if store.visits.get(id_)]


def answered(store: Store) -> None:
    """The planned visit has a record by now."""
    store.planned_visits.set_state(1, PlannedState.RECORDED)


def owed(store: Store) -> None:
    """It has none again."""
    store.planned_visits.set_state(1, PlannedState.PLANNED)


async def test_a_refused_form_that_is_pressed_again_shows_what_may_be_read_now(
    house: House,
) -> None:
    """Teams sends a press again when its answer was lost."""
    await recorded_by_tom(house)
    form = await house.chat(FARIDA).say("visit")
    press = form.request("Save record", progress="on_track", did=DID, time="")
    assert STEP in str(await form.answered(press))
    assert STEP in str(await form.answered(press))
    lose(house, stale.support)
    again = str(await form.answered(press))
    assert DID in again
    assert not any(told in again for told in (THEIRS, STEP, TOM.name))


@pytest.mark.parametrize("loss", [stale.role, stale.support])
async def test_a_press_that_comes_again_after_the_right_ended_shows_nothing(
    house: House, loss: stale.Loss
) -> None:
    await recorded_by_tom(house)
    steps = await house.chat(FARIDA).say("steps")
    press = steps.request("Done")
    shown = await steps.answered(press)
    assert STEP in str(shown)
    assert await steps.answered(press) == shown
    lose(house, loss)
    again = str(await steps.answered(press))
    assert not any(told in again for told in (THEIRS, STEP, TOM.name))
