"""A hub of many leaders, each with a deployment of their own."""

from datetime import date
from fractions import Fraction

from domain.conversations import Conversation, Surface
from domain.imports import Changes, Entry, Support
from domain.organisations import Kind, Organisation
from domain.people import Account, Appointment, Role
from storage.store import Store
from tests.make import NOW
from tests.seed import DOMAIN, HUB, TENANT, Somebody

AIMS = ("Early reading: Year 1 phonics", "Subject leaders check what is learnt")


def leaders(count: int) -> list[Somebody]:
    """So many leaders with accounts."""
    return [Somebody(f"Leader {n}", f"leader{n}@{DOMAIN}", f"oid-{n}") for n in range(1, count + 1)]


def sow(store: Store, people: list[Somebody], service_url: str, bot_id: str) -> None:
    """Writes them as linked people whose chats are known."""
    schools = [Organisation(-10 - n, Kind.SCHOOL, f"School {n}", urn=100_000 + n) for n, _ in enumerate(people)]
    hub = Organisation(HUB, Kind.HUB, "Hub")
    entries = [
        Entry(-n, who.email, who.name, frozenset({Appointment(Role.LEADER, HUB)})) for n, who in enumerate(people, 1)
    ]
    supports = [
        Support(-n, -9 - n, "Early reading", frozenset({-n}), date(2026, 9, 1), None, Fraction(100), objectives=AIMS)
        for n, _ in enumerate(people, 1)
    ]
    store.imports.write(Changes((hub, *schools), people=tuple(entries), deployments=tuple(supports)), NOW)
    store.tenants.allow(TENANT, {DOMAIN})
    for who in people:
        person = store.people.by_email(who.email)
        if person is None:
            raise LookupError(who.email)
        store.people.link(Account(who.tenant, who.oid), person.id, who.user_id, NOW, "address")
        store.conversations.put(
            Conversation(who.conversation, Surface.CHAT, who.tenant, service_url, bot_id, who.user_id), person.id
        )
