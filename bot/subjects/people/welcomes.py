"""The welcome of a person, given one time: in the first turn, or when the hub goes live."""

from datetime import datetime

from bot.subjects.visits.copies import to_answer
from bot.turns.reply import Card
from cards.people.welcome import WelcomeView, welcome
from domain.hub import Hub
from domain.operations.live import to_welcome
from domain.people.people import Person, Role
from storage.store import Store

KIND = "welcome"


def put_held(now: datetime, store: Store) -> int:
    """Puts every welcome that was held, and gives how many; each counts as given from now on."""
    held = to_welcome(store.milestones.everybody())
    for reach in held:
        store.people.note_welcome(reach.person, now)
        key = f"{KIND}:{reach.person}"
        store.outbox.put(KIND, str(reach.person), key, reach.conversation, now)
    return len(held)


def card(person: Person, store: Store, hub: Hub, now: datetime) -> Card:
    """The welcome for the person's roles, with what waits for an answer of a contact's school."""
    schools = len(store.deployments.of_leader(person.id)) if person.has(Role.LEADER) else 0
    return welcome(WelcomeView(person, schools, to_answer(person, now, store)), hub)
