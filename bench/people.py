"""A hub of many leaders, each with a deployment of their own and forms that wait to be saved."""

from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from bot.turns.dispatch import Dispatcher
from bot.turns.reply import Say
from domain.delivery.conversations import Conversation, Surface
from domain.operations.imports import Changes, Entry, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Account, Appointment, Role
from storage.store import Store
from tests.conversation import Card, Chat
from tests.fake_teams import APP_ID, Message
from tests.reading import turn_of
from tests.seed import DOMAIN, HUB, TENANT, Somebody

AIMS = ("Early reading: Year 1 phonics", "Subject leaders check what is learnt")
YEAR = 365


def leaders(count: int) -> list[Somebody]:
    """So many leaders with accounts."""
    return [Somebody(f"Leader {n}", f"leader{n}@{DOMAIN}", f"oid-{n}") for n in range(1, count + 1)]


def sow(store: Store, people: list[Somebody], service_url: str, now: datetime) -> None:
    """Writes them as linked people whose chats are known."""
    start = (now - timedelta(days=60)).date()
    schools = [
        Organisation(-10 - n, OrganisationKind.SCHOOL, f"School {n}", urn=100_000 + n)
        for n, _ in enumerate(people)
    ]
    hub = Organisation(HUB, OrganisationKind.HUB, "Hub")
    entries = [
        Entry(-n, who.email, who.name, frozenset({Appointment(Role.LEADER, HUB)}))
        for n, who in enumerate(people, 1)
    ]
    supports = [
        Support(
            -n,
            -9 - n,
            "Early reading",
            frozenset({-n}),
            start,
            None,
            Fraction(100),
            objectives=AIMS,
        )
        for n, _ in enumerate(people, 1)
    ]
    store.imports.write(
        Changes((hub, *schools), people=tuple(entries), deployments=tuple(supports)), now
    )
    store.tenants.allow(TENANT, {DOMAIN})
    for who in people:
        person = store.people.by_email(who.email)
        if person is None:
            raise LookupError(who.email)
        store.people.link(Account(who.tenant, who.oid), person.id, who.user_id, now, "address")
        place = Conversation(
            who.conversation, Surface.CHAT, who.tenant, service_url, f"28:{APP_ID}", who.user_id
        )
        store.conversations.put(place, person.id)


async def press_of_save(
    chat: Chat, dispatcher: Dispatcher, number: int, now: datetime
) -> dict[str, Any]:
    """Opens a form in a message of its own in the chat; gives the press that saves it."""
    asked = turn_of(chat.activity(type="message", text="visit"), now)
    assert asked is not None
    said = await dispatcher.answer(asked)
    assert isinstance(said, Say)
    chat.messages.append(Message(f"form-{number}", said.card, ""))
    form = Card(chat, f"form-{number}", said.card)
    return form.request(
        "Save record",
        did="Watched three lessons with the subject lead.",
        progress="on_track",
        date=day_of_next(chat, now),
    )


def day_of_next(chat: Chat, now: datetime) -> str:
    """A day of the last year, one further back with each message of the chat.

    Two visits of one day at one school would be asked about.
    """
    return (now.date() - timedelta(days=len(chat.messages) % YEAR)).isoformat()
