"""The welcome of those who opened the app while welcomes were held, said once the hub goes live."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.readers import reader
from bot.subjects.visits.copies import to_answer
from bot.turns.reply import Card
from cards.people.welcome import WelcomeView, welcome
from domain.delivery.delivery import Row
from domain.hub import Hub
from domain.operations.live import to_welcome
from domain.people.people import Person, Role
from storage.store import Store


def put(now: datetime, store: Store) -> int:
    """Puts every welcome that was held; each counts as given from now on. Gives how many."""
    held = to_welcome(store.milestones.everybody())
    for reach in held:
        store.people.welcome(reach.person, now)
        store.outbox.put(
            "welcome", str(reach.person), f"welcome:{reach.person}", reach.conversation, now
        )
    return len(held)


def render(row: Row, store: Store) -> Message | Skip:
    """The welcome, in the person's own chat."""
    person = reader(row, store)
    if person is None or person.id != int(row.subject):
        return Skip("not allowed")
    return Message(card(person, store, store.hub, row.due_at))


def card(person: Person, store: Store, hub: Hub, now: datetime) -> Card:
    """The welcome for the person's roles; for a contact, what waits for the school's answer."""
    schools = len(store.deployments.of_leader(person.id)) if person.has(Role.LEADER) else 0
    return welcome(WelcomeView(person, schools, to_answer(person, now, store)), hub)
