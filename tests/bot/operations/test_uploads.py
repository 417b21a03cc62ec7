"""Stories of a file that does not reach its place at the first try."""

from datetime import timedelta
from typing import Any

from domain.delivery.delivery import DeliveryState
from storage.store import Store
from tests.bot.operations.offering import IN_PLACE, asked, heard, said_last, wakened
from tests.conversation import House


async def test_an_upload_that_fails_for_a_while_is_made_up_for(house: House) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [503, 429]
    await house.post(samira.consent(offer))
    for tries in (1, 2):
        await house.until(lambda store, tries=tries: _waits(store, tries))  # type: ignore[misc]
        house.clock.pass_(minutes=1)
        await wakened(house)
    await heard(samira, IN_PLACE)
    assert len(house.teams.uploads) == 3


async def test_onedrive_is_asked_again_no_sooner_than_it_said_and_the_chat_goes_on(
    house: House,
) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures, house.teams.uploads_wait = [429], "120"
    await house.post(samira.consent(offer))
    await house.until(lambda store: _waits(store, 1))
    (row,) = await house.database.read(lambda store: store.outbox.rows(DeliveryState.READY))
    assert row.due_at == house.clock() + timedelta(seconds=120)
    await said_last(house)
    await heard(samira, "could not be made")
    house.clock.pass_(minutes=2)
    await wakened(house)
    await heard(samira, IN_PLACE)


async def test_a_full_onedrive_is_told_at_once(house: House) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [507]
    await house.post(samira.consent(offer))
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.DEAD, 0) == 1)
    house.clock.pass_(minutes=1)
    await wakened(house)
    await heard(samira, "The file may not be in your OneDrive")


async def test_who_waits_for_an_hour_is_told_so_and_has_it_put_all_the_same(house: House) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [503, 503]
    await house.post(samira.consent(offer))
    await house.until(lambda store: _waits(store, 1))
    house.clock.pass_(minutes=61)
    await wakened(house)
    await heard(samira, "The file may not be in your OneDrive")
    await house.until(lambda store: _waits(store, 2))
    house.clock.pass_(minutes=11)
    await wakened(house)
    await heard(samira, IN_PLACE)


async def test_an_upload_whose_answer_was_lost_and_that_is_refused_then_may_be_there(
    house: House,
) -> None:
    samira, offer = await asked(house)
    house.teams.upload_failures = [503, 409]
    await house.post(samira.consent(offer))
    await house.until(lambda store: _waits(store, 1))
    house.clock.pass_(minutes=1)
    await wakened(house)
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.DEAD, 0) == 1)
    house.clock.pass_(minutes=1)
    await wakened(house)
    await heard(samira, "The file may not be in your OneDrive")


def _waits(store: Store, tries: int) -> bool:
    """Whether the upload is to be tried again after so many tries."""
    return any(
        row.kind == "upload" and row.attempts == tries
        for row in store.outbox.rows(DeliveryState.READY)
    )


async def test_a_place_that_is_none_of_microsofts_gets_nothing(house: House) -> None:
    samira, offer = await asked(house)
    activity: Any = samira.consent(offer)
    activity["value"]["uploadInfo"]["uploadUrl"] = "https://files.example.org/up"
    await house.post(activity)
    await house.until(lambda store: store.outbox.counts().get(DeliveryState.DEAD, 0) == 1)
    (row,) = await house.database.read(lambda store: store.outbox.rows(DeliveryState.DEAD))
    assert (row.kind, row.last_error) == ("upload", "host not allowed")
    assert "A file to be put into OneDrive" in (await samira.say("not delivered")).words
    house.clock.pass_(minutes=1)
    await wakened(house)
    await heard(
        samira,
        "OneDrive did not confirm that it has people-2026-11-23.xlsx. "
        "If it is not there, ask for it again.",
    )
    await (await samira.say("people")).press("Download list")
    await samira.offered()
