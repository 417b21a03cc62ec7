"""Stories of files that could not be made, or whose maker died."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.making import asked_lists
from bot.making.kinds import MAKES
from bot.making.lists import ListRequest
from bot.making.people import PEOPLE
from domain.operations.files import RIGHTS
from domain.operations.work import LEASE, MOST_TRIES, WAIT
from storage.store import Store
from storage.tables.operations import work
from tests.bot.operations.offering import heard, officer, person_number, unmade, wakened
from tests.conversation import House
from tests.seed import SAMIRA


async def test_what_a_process_began_that_died_is_made_by_another_once(house: House) -> None:
    samira = await officer(house)
    person = await person_number(house, SAMIRA)

    def began(store: Store) -> Any:
        assert store.work.put("people", person, house.clock())
        return store.work.take("the dead one", house.clock())

    work = await house.database.write(began)
    assert work is not None and not any(message.offer for message in samira.messages)
    house.clock.pass_(seconds=LEASE.total_seconds() + 1)
    await wakened(house)
    await samira.offered()
    assert not await house.database.write(lambda store: store.work.mark_made(work))
    assert not await house.database.read(lambda store: store.work.waits(house.clock()))
    assert sum(bool(message.offer) for message in samira.messages) == 1


async def test_what_ends_every_process_that_takes_it_is_given_up_and_told(house: House) -> None:
    samira = await officer(house)
    person = await person_number(house, SAMIRA)

    def died(store: Store) -> None:
        store.work.put("people", person, house.clock())
        for number in range(MOST_TRIES):
            assert store.work.take("one that dies", house.clock() + number * 2 * LEASE)

    await house.database.write(died)
    house.clock.pass_(seconds=2 * MOST_TRIES * LEASE.total_seconds())
    await wakened(house)
    await heard(samira, "could not be made")
    assert not any(message.offer for message in samira.messages)


def failing(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Has so many documents fail while they are made, as when a connection is lost."""
    left = iter(range(times))

    def fail_or_count(wanted: ListRequest, store: Store) -> bool:
        if next(left, None) is not None:
            raise ConnectionError("lost")
        return PEOPLE.long(wanted, store)

    monkeypatch.setattr(asked_lists, "MAKES", {"people": replace(PEOPLE, long=fail_or_count)})


async def test_what_failed_is_tried_again_after_a_while(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, MOST_TRIES - 1)
    samira = await officer(house)
    await (await samira.say("people")).press("Download list")
    for tries in range(1, MOST_TRIES):
        await house.until(lambda store, tries=tries: _failed(store, tries))  # type: ignore[misc]
        house.clock.pass_(seconds=WAIT.total_seconds())
        await wakened(house)
    await samira.offered()
    assert not unmade(samira)


async def test_what_always_fails_is_told_once_and_given_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, MOST_TRIES)
    samira = await officer(house)
    await (await samira.say("people")).press("Download list")
    for tries in range(1, MOST_TRIES):
        await house.until(lambda store, tries=tries: _failed(store, tries))  # type: ignore[misc]
        house.clock.pass_(seconds=WAIT.total_seconds())
        await wakened(house)
    await heard(samira, "could not be made")
    assert not any(message.offer for message in samira.messages)


def _failed(store: Store, tries: int) -> bool:
    """Whether a piece waits after so many tries, and nobody holds it."""
    return [(row.tries, row.lease_owner) for row in store._connection.execute(select(work))] == [
        (tries, None)
    ]


def test_every_kind_of_file_has_a_right_and_a_way_to_be_made() -> None:
    assert MAKES.keys() == RIGHTS.keys()
