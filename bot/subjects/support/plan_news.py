"""Who hears of an action plan, at once: the school of what is shared, leaders of its answers."""

from collections.abc import Iterable

from bot.subjects.money import of_support
from bot.turns.turn import Turn
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from storage.store import Store

SHARED, AGREED, CHANGE_ASKED, REWORDED = (
    "plan_shared",
    "plan_agreed",
    "plan_change_asked",
    "plan_reworded",
)


def tell(
    kind: str, support: Deployment, people: Iterable[Person], turn: Turn, store: Store
) -> list[Person]:
    """Puts a message for each of some people who may see the plan, but the speaker.

    Gives those whom it goes to. Nobody hears before the hub is live.
    """
    if store.milestones.live() is None:
        return []
    subject, told = of_support(support, store), []
    for person in {each.id: each for each in people}.values():
        if person.left or person.id == turn.speaker.id or not can(person, Act.SEE_PLAN, subject):
            continue
        chat = store.conversations.chat_of(person)
        if chat is not None:
            key = f"{kind}:{support.id}:{person.id}:{turn.now.isoformat()}"
            store.outbox.put(kind, str(support.id), key, chat.id, turn.now)
            told.append(person)
    return told


def contacts(support: Deployment, store: Store) -> list[Person]:
    """Who answers for the school of a support."""
    found = store.people.holding_at(Role.SCHOOL_CONTACT, support.organisation)
    return [person for person in found if not person.left]


def leaders(support: Deployment, store: Store) -> list[Person]:
    """Who leads a support."""
    return list(store.people.some(leader.id for leader in support.leaders))


def officers(store: Store) -> list[Person]:
    """The hub's officers."""
    return store.people.holding(Role.OFFICER)
