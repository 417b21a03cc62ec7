"""Stories of those who oversee contracts: they see the support under own ones, and no other."""

from functools import partial

from sqlalchemy import update

from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from storage.store import Store
from storage.tables.funding import contracts
from tests.bot.funding.money import OVERA, fund
from tests.bot.support.keeping import PEEL, forged
from tests.bot.visits.copying import recorded
from tests.conversation import House
from tests.make import NOW
from tests.seed import DOMAIN, PEEL_PARK, TITUS_SALT, Somebody

OTTO = Somebody("Otto Finch", f"otto.finch@{DOMAIN}", "oid-otto")
DID, NOTE = "Watched three lessons.", "Only the hub knows this."


def oversee_nothing(store: Store) -> None:
    """Somebody who oversees contracts of another organisation, of which there are none."""
    trust = store.organisations.by_name("Aire Valley Trust")[0]
    held = frozenset({Appointment(Role.OVERSEER, trust.id)})
    store.people.upsert(Entry(0, OTTO.email, OTTO.name, held), NOW)


async def overseen(house: House) -> None:
    """Support under Overa's contract, with a record that has a note for the hub."""
    await house.database.write(fund)
    await house.database.write(oversee_nothing)
    await recorded(house, DID, flag="true", hub_note=NOTE)


async def test_who_oversees_a_contract_reads_its_support_and_records(house: House) -> None:
    await overseen(house)
    overa = house.chat(OVERA)
    listed = await overa.say("schools")
    assert PEEL_PARK in listed.words and TITUS_SALT in listed.words
    support = await listed.press(f"Open {PEEL_PARK}")
    assert "Early reading" in support.words and DID not in support.words
    records = await overa.say("visits")
    assert "1 to 3 of 3" in records.words
    record = await records.press("Open")
    assert DID in record.words
    for card, buttons in ((support, ("Record a", "Plan a", '"Change"')), (record, ("Edit", "Del"))):
        assert NOTE not in str(card.shown)
        assert not any(button in str(card.shown) for button in buttons)


async def test_who_oversees_other_contracts_reads_none_of_it(house: House) -> None:
    await overseen(house)
    otto = house.chat(OTTO)
    for typed in ("schools", "visits", "overdue"):
        told = await otto.say(typed)
        assert PEEL_PARK not in told.words and DID not in told.words
    for verb, data in (
        ("support.show", {"deployment": PEEL}),
        ("visit.show", {"visit": 1}),
        ("support.keep", {"deployment": PEEL}),
    ):
        _, body = await house.post(forged(otto, verb, **data))
        assert PEEL_PARK not in str(body) and DID not in str(body)


async def test_a_contract_that_goes_to_another_takes_the_support_along(house: House) -> None:
    await overseen(house)
    overa = house.chat(OVERA)
    card = await (await overa.say("schools")).press(f"Open {PEEL_PARK}")
    assert "Early reading" in card.words
    await house.database.write(partial(hand_on, to="Aire Valley Trust"))
    assert PEEL_PARK not in (await overa.say("schools")).words
    assert PEEL_PARK in (await house.chat(OTTO).say("schools")).words


def hand_on(store: Store, to: str) -> None:
    trust = store.organisations.by_name(to)[0]
    store._connection.execute(update(contracts).values(lead_id=trust.id))
