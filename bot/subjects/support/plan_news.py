"""Who hears of an action plan, at once: the school of what is shared, leaders of its answers."""

from collections.abc import Iterable, Iterator

from bot.subjects.money import of_support
from bot.turns.turn import Turn
from domain.delivery.conversations import Conversation
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from storage.store import Store

SHARED, AGREED = "plan_shared", "plan_agreed"
CHANGE_ASKED, REWORDED = "plan_change_asked", "plan_reworded"


def tell_shared(support: Deployment, turn: Turn, store: Store) -> list[Person]:
    """Sends the plan to its school's contacts; gives those whom it reaches."""
    reached = list(_reached(support, contacts(support, store), turn, store))
    for person, chat in reached:
        key = _key(SHARED, support, person, turn)
        store.outbox.put(SHARED, str(support.id), key, chat.id, turn.now)
    return [person for person, _ in reached]


def tell_agreed(support: Deployment, turn: Turn, store: Store) -> None:
    """Tells leaders and contacts that the school agreed."""
    told = [*leaders(support, store), *contacts(support, store)]
    for person, chat in _reached(support, told, turn, store):
        key = _key(AGREED, support, person, turn)
        store.outbox.put(AGREED, str(support.id), key, chat.id, turn.now)


def tell_change_asked(support: Deployment, turn: Turn, store: Store) -> None:
    """Tells leaders and officers what the school wants changed."""
    told = [*leaders(support, store), *store.people.holding(Role.OFFICER)]
    for person, chat in _reached(support, told, turn, store):
        key = _key(CHANGE_ASKED, support, person, turn)
        store.outbox.put(CHANGE_ASKED, str(support.id), key, chat.id, turn.now)


def tell_reworded(support: Deployment, people: Iterable[Person], turn: Turn, store: Store) -> None:
    """Tells some people that an objective was changed."""
    for person, chat in _reached(support, people, turn, store):
        key = _key(REWORDED, support, person, turn)
        store.outbox.put(REWORDED, str(support.id), key, chat.id, turn.now)


def contacts(support: Deployment, store: Store) -> list[Person]:
    """Who answers for the school of a support."""
    found = store.people.holding_at(Role.SCHOOL_CONTACT, support.organisation)
    return [person for person in found if not person.left]


def leaders(support: Deployment, store: Store) -> list[Person]:
    """Who leads a support."""
    return list(store.people.some(leader.id for leader in support.leaders))


def _reached(
    support: Deployment, people: Iterable[Person], turn: Turn, store: Store
) -> Iterator[tuple[Person, Conversation]]:
    """Those of some people who may see the plan, but the speaker, each with the own chat.

    Nobody hears before the hub is live.
    """
    if store.milestones.live() is None:
        return
    subject = of_support(support, store)
    for person in {each.id: each for each in people}.values():
        own = person.id == turn.speaker.id
        if person.left or own or not can(person, Act.SEE_PLAN, subject):
            continue
        chat = store.conversations.chat_of(person)
        if chat is not None:
            yield person, chat


def _key(kind: str, support: Deployment, person: Person, turn: Turn) -> str:
    return f"{kind}:{support.id}:{person.id}:{turn.now.isoformat()}"
