"""Stories of the school's copy: when it comes, what it says, who answers, what follows."""

from tests.bot.visits.copying import audited, copied, corrected, head_of_peel_park, pass_, recorded
from tests.conversation import House
from tests.seed import FARIDA


async def test_a_school_gets_its_copy_a_quiet_half_hour_after_the_last_change(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt = await recorded(house, did="Watched two lessons.")
    assert "The school gets its copy at 14:30" in receipt.words
    await pass_(house, minutes=20)
    await corrected(house, receipt, did="Watched three lessons.")
    await pass_(house, minutes=29)
    assert len(head.messages) == 1
    await pass_(house, minutes=1)
    await house.teams.until(lambda: len(head.messages) == 2)
    told = head.card().words
    assert "Watched three lessons." in told
    assert "Farida Malik" in told
    assert "Corrected" not in told
    await house.teams.until(
        lambda: "Sent to the school Mon 23 Nov" in str(house.chat(FARIDA).card().words)
    )
    await pass_(house, hours=3)
    assert len(head.messages) == 2


async def test_a_visit_that_did_not_happen_is_copied_with_whose_reason_and_notice(
    house: House,
) -> None:
    head = await head_of_peel_park(house)
    form = await (await house.chat(FARIDA).say("visit")).press("It did not happen")
    await form.press("Save", reason="school", notice="same_day")
    await pass_(house, minutes=30)
    await house.teams.until(lambda: len(head.messages) == 2)
    copy = head.card()
    assert "did not happen" in copy.words
    assert "The school cancelled; notice was given on the day." in copy.words
    assert "✓ Agreed" in (await copy.press("Agree")).words


async def test_a_correction_updates_the_copy_in_place_and_asks_again(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, copy = await copied(house, head)
    await copy.press("Agree")
    farida = house.chat(FARIDA)
    await house.teams.until(lambda: "✓ Agreed by the school" in farida.card().words)
    await pass_(house, hours=19)
    await corrected(house, farida.card(0), did="Watched four lessons.")
    await pass_(house, minutes=29)
    assert "four" not in head.card().words
    await pass_(house, minutes=1)
    await house.teams.until(lambda: "Watched four lessons." in head.card().words)
    told = head.card()
    assert "Corrected Tue 24 Nov, 09:31" in told.words
    assert "Changed since you agreed" in told.words
    assert len(head.messages) == 2
    await house.teams.until(
        lambda: "It has been corrected since, so the school is asked again" in farida.card(0).words
    )
    assert "agreed by the school, corrected since" in (await farida.say("my visits")).words
    assert "✓ Agreed by you, Tue 24 Nov" in (await told.press("Agree")).words
    assert receipt.message == farida.messages[0].id


async def test_a_deleted_record_is_withdrawn_in_its_copy_and_comes_back(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt, copy = await copied(house, head)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "was withdrawn by its system leader" in head.card().words)
    assert "Watched" not in head.card().words
    assert "was withdrawn by its system leader" in (await copy.press("Agree")).words
    await deleted.press("Undo")
    await house.teams.until(lambda: "Watched three lessons." in head.card().words)
    assert len(head.messages) == 2
    assert await audited(house) == []


async def test_a_copy_that_was_opened_from_the_list_is_withdrawn_with_its_record(
    house: House,
) -> None:
    """Also where no copy went, since nobody could be reached while it was new."""
    receipt = await recorded(house)
    house.clock.pass_(days=15)
    head = await head_of_peel_park(house)
    copy = await (await head.say("visits")).press("Open the record")
    assert "Watched three lessons." in copy.words
    await (await receipt.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "was withdrawn by its system leader" in head.card().words)
    assert "was withdrawn by its system leader" in (await copy.press("Agree")).words


async def test_a_copy_is_withdrawn_also_where_its_record_was_corrected_just_before(
    house: House,
) -> None:
    """A correction gives a copy that never went a quiet time, but who opened it has it already."""
    receipt = await recorded(house)
    house.clock.pass_(days=15)
    head = await head_of_peel_park(house)
    copy = await (await head.say("visits")).press("Open the record")
    form = await receipt.press("Edit")
    corrected = await form.press("Save changes", did="Watched two lessons.")
    await (await corrected.press("Delete")).press("Delete record")
    await house.teams.until(lambda: "was withdrawn by its system leader" in head.card().words)
    assert "Watched" not in head.card().words
    assert copy.message == head.card().message


async def test_a_record_deleted_before_its_copy_went_is_never_told(house: House) -> None:
    head = await head_of_peel_park(house)
    receipt = await recorded(house)
    deleted = await (await receipt.press("Delete")).press("Delete record")
    await pass_(house, hours=1)
    assert "No records yet" in (await head.say("visits")).words
    await deleted.press("Undo")
    await pass_(house, minutes=30)
    await house.teams.until(lambda: len(head.messages) == 3)
    assert "Watched three lessons." in head.card().words


async def test_a_next_step_added_later_stands_in_the_copy(house: House) -> None:
    head = await head_of_peel_park(house)
    form = await house.chat(FARIDA).say("visit")
    receipt = await form.press("Save record", did="Met the head.", progress="concerns")
    await pass_(house, minutes=31)
    await house.teams.until(lambda: len(head.messages) == 2)
    await receipt.press("Add next step", next_step="Order books")
    await house.teams.until(lambda: "Order books" in head.card().words)
