"""Stories of copies that wait: for the hub, and for somebody to read them."""

import pytest
from sqlalchemy import delete

from bot.subjects.visits import copies
from domain.delivery.delivery import DeliveryState
from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from storage.store import Store
from storage.tables.operations import milestones
from tests.bot.visits.copying import (
    DEPUTY,
    copied,
    head_of_peel_park,
    officer,
    on_the_roster,
    pass_,
    recorded,
)
from tests.conversation import Chat, House
from tests.seed import FARIDA, HEAD, PEEL_PARK, TOM, Somebody


async def test_nothing_goes_before_the_hub_is_live_and_the_preview_counts_it(house: House) -> None:
    await house.database.write(lambda store: _not_live(store))
    head = await head_of_peel_park(house)
    await recorded(house)
    await pass_(house, hours=1)
    assert len(head.messages) == 1
    counted = await house.database.read(lambda store: copies.counts(house.clock(), store))
    assert list(counted.values()) == [1]
    await house.database.write(lambda store: store.milestones.go_live(None, house.clock()))
    await pass_(house, minutes=1)
    await house.teams.until(lambda: len(head.messages) == 2)


async def test_a_copy_waits_a_fortnight_for_somebody_to_send_it_to(house: House) -> None:
    samira = await officer(house)
    receipt = await recorded(house)
    assert "The school contact has not opened Hub Visits yet" in receipt.words
    assert "goes out after" not in receipt.words
    assert "anybody at" not in (await samira.say("status")).words
    await pass_(house, hours=1)
    assert (
        "1 copy cannot reach anybody at Peel Park Primary School"
        in (await samira.say("status")).words
    )
    head = await head_of_peel_park(house)
    await pass_(house, minutes=1)
    await house.teams.until(lambda: len(head.messages) == 2)
    await house.teams.until(lambda: "Sent to the school" in house.chat(FARIDA).card().words)
    assert "anybody at" not in (await samira.say("status")).words


async def test_a_receipt_says_after_a_fortnight_that_no_copy_went(house: House) -> None:
    receipt = await recorded(house)
    await pass_(house, hours=1)
    before = house.chat(FARIDA).messages[0].updates
    await pass_(house, days=15)
    await house.teams.until(lambda: house.chat(FARIDA).messages[0].updates > before)
    assert "No copy was sent: nobody at the school" in house.chat(FARIDA).card().words
    updates = house.chat(FARIDA).messages[0].updates
    await pass_(house, days=1)
    assert house.chat(FARIDA).messages[0].updates == updates, "told once"
    assert receipt.message == house.chat(FARIDA).messages[0].id


async def test_a_school_without_a_contact_is_told_of_at_once(house: House) -> None:
    samira = await officer(house)
    await house.database.write(_no_contact)
    assert (
        "has no school contact on our list. Ask the hub to add one" in (await recorded(house)).words
    )
    own = await house.chat(FARIDA).say("my visits")
    assert "copy waits" in own.words and "goes out" not in own.words
    assert "copy waits" in (await samira.say("visits")).words
    await pass_(house, hours=1)
    status = await samira.say("status")
    assert "1 copy cannot reach anybody at Peel Park" in status.words
    assert "All is well" not in status.words


async def test_before_the_hub_is_live_a_receipt_promises_no_copy(house: House) -> None:
    await house.database.write(lambda store: _not_live(store))
    assert "gets its copy once the hub is live" in (await recorded(house)).words


@pytest.mark.parametrize(("days", "told"), [(13, 2), (15, 1)])
async def test_an_old_copy_is_left_to_the_list(house: House, days: int, told: int) -> None:
    await recorded(house)
    house.clock.pass_(days=days)
    head = await head_of_peel_park(house)
    await pass_(house, minutes=1)
    rows = await house.database.read(
        lambda store: [r for s in DeliveryState for r in store.outbox.rows(s)]
    )
    assert len([r for r in rows if r.kind == "copy"]) == told - 1
    await house.teams.until(lambda: len(head.messages) == told)
    assert "1 of 1" in (await head.say("visits")).words


def _no_contact(store: Store) -> None:
    head = store.people.by_email(HEAD.email)
    assert head is not None
    store.people.appoint(head.id, frozenset())


def _not_live(store: Store) -> None:
    store._connection.execute(delete(milestones))


async def newcomer(house: House, who: Somebody) -> Chat:
    """A contact of the supported school who is put on the roster after a copy arrived there."""
    await house.until(lambda store: bool((copy := store.copies.of(1)) and copy.sent_at))
    at = await house.database.read(lambda store: store.organisations.by_name(PEEL_PARK)[0].id)
    entry = Entry(0, who.email, who.name, frozenset({Appointment(Role.SCHOOL_CONTACT, at)}))
    await house.database.write(lambda store: store.people.upsert(entry, house.clock()))
    return house.chat(who)


async def test_a_contact_who_comes_later_is_told_what_waits_for_an_answer_and_opens_it(
    house: House,
) -> None:
    head = await head_of_peel_park(house)
    await copied(house, head)
    deputy = await newcomer(house, DEPUTY)
    await deputy.install()
    assert len(deputy.messages) == 1
    assert "One record is waiting for your answer" in deputy.card().words
    listed = await deputy.card().press("Records to answer")
    copy = await listed.press("Open the record of")
    assert "Agreed by you" in (await copy.press("Agree")).words
    await house.teams.until(lambda: "Agreed by Ruth Adeyemi" in head.card().words)


async def test_a_contact_who_comes_by_typing_hi_is_told_the_same_until_it_is_answered(
    house: House,
) -> None:
    await copied(house, await head_of_peel_park(house))
    deputy = await newcomer(house, DEPUTY)
    told = await deputy.say("hi")
    assert "One record is waiting for your answer" in told.words
    copy = await (await told.press("Records to answer")).press("Open the record of")
    await copy.press("Agree")
    again = await deputy.say("hi")
    assert "is waiting for your answer" not in again.words
    await again.press("Visits to us")


async def test_a_leader_who_is_a_contact_elsewhere_is_told_beside_what_is_owed(
    house: House,
) -> None:
    await copied(house, await head_of_peel_park(house))
    at = await house.database.read(lambda store: store.organisations.by_name(PEEL_PARK)[0].id)
    both = {Appointment(Role.LEADER, None), Appointment(Role.SCHOOL_CONTACT, at)}
    tom = await on_the_roster(house, TOM, *both)
    assert "is waiting for your answer" in tom.card().words
    assert "Farida Malik" in (await tom.card().press("Records to answer")).words


async def test_a_contact_who_comes_by_a_code_is_told_the_same(house: House) -> None:
    await copied(house, await head_of_peel_park(house))
    deputy = await newcomer(house, DEPUTY)
    house.teams.members[DEPUTY.user_id] |= {"email": "", "userPrincipalName": ""}
    told = await deputy.say(house.invite(DEPUTY.email))
    assert "One record is waiting for your answer" in told.words
    assert "Farida Malik" in (await told.press("Records to answer")).words


@pytest.mark.parametrize("days", [0, 15])
async def test_what_is_answered_or_old_is_not_told_to_who_comes_later(
    house: House, days: int
) -> None:
    _, copy = await copied(house, await head_of_peel_park(house))
    deputy = await newcomer(house, DEPUTY)
    if days:
        house.clock.pass_(days=days)
    else:
        await copy.press("Agree")
    await deputy.install()
    assert "waiting for" not in deputy.card().words
