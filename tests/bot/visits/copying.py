"""A school's contacts, and a record of which they get a copy."""

from sqlalchemy import select

from domain.delivery.delivery import DeliveryState
from domain.operations.imports import Entry
from domain.people.people import Appointment, Role
from storage.store import Store
from storage.tables.operations import audit
from tests.conversation import Card, Chat, House
from tests.seed import DOMAIN, FARIDA, HEAD, SAMIRA, Somebody, tick

DEPUTY = Somebody("Ruth Adeyemi", f"deputy@{DOMAIN}", "oid-deputy")


async def pass_(house: House, **time: float) -> None:
    """Lets time pass and the planner look at the clock; waits until all that is due has left."""
    house.clock.pass_(**time)
    await house.database.write(lambda store: tick(house.clock(), store))
    await house.until(lambda store: not on_its_way(store, house))


def on_its_way(store: Store, house: House) -> bool:
    """Whether anything that is due has not been said yet."""
    ready = [row for row in store.outbox.rows(DeliveryState.READY) if row.due_at <= house.clock()]
    return bool(
        ready or store.outbox.rows(DeliveryState.LEASED) or store.outbox.rows(DeliveryState.SENDING)
    )


async def on_the_roster(house: House, who: Somebody, *appointments: Appointment) -> Chat:
    """Somebody more, who has spoken to the bot."""
    entry = Entry(0, who.email, who.name, frozenset(appointments))
    await house.database.write(lambda store: store.people.upsert(entry, house.clock()))
    chat = house.chat(who)
    await chat.say("hi")
    return chat


async def contact(house: House, who: Somebody, school: str) -> Chat:
    """A contact of a school."""
    at = await house.database.read(lambda store: store.organisations.by_name(school)[0].id)
    return await on_the_roster(house, who, Appointment(Role.SCHOOL_CONTACT, at))


async def head_of_peel_park(house: House) -> Chat:
    """The head of the supported school, who has said hi: one message stands in the chat."""
    head = house.chat(HEAD)
    await head.say("hi")
    return head


async def officer(house: House) -> Chat:
    """The officer, linked: one message stands in the chat."""
    samira = house.chat(SAMIRA)
    await samira.say(house.invite(SAMIRA.email))
    return samira


async def recorded(house: House, did: str = "Watched three lessons.", **typed: str) -> Card:
    """Farida's receipt."""
    form = await house.chat(FARIDA).say("visit")
    return await form.press("Save record", did=did, progress="on_track", **typed)


async def copied(house: House, head: Chat, **typed: str) -> tuple[Card, Card]:
    """A receipt, and the copy that its school got."""
    receipt, before = await recorded(house, **typed), len(head.messages)
    await pass_(house, minutes=31)
    await house.teams.until(lambda: len(head.messages) == before + 1)
    return receipt, head.card()


async def corrected(house: House, receipt: Card, **typed: str) -> None:
    """The record changed by its leader, in the message of its receipt."""
    now = Card(receipt.chat, receipt.message, receipt.shown)
    await (await now.press("Edit")).press("Save", **typed)


async def audited(house: House) -> list[dict[str, object]]:
    """The answers that the audit holds, oldest first, as codes."""
    return await house.database.read(lambda store: _answers(store))


def _answers(store: Store) -> list[dict[str, object]]:
    found = select(audit.c.fields).where(audit.c.verb == "copy.answered").order_by(audit.c.id)
    return list(store._connection.execute(found).scalars())
