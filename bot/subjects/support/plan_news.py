"""Who hears of an action plan, at once: the school of what is shared, leaders of its answers."""

from collections.abc import Iterable

from bot.subjects.money import of_support
from bot.turns.turn import Turn
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from storage.store import Store

SHARED, AGREED = "plan_shared", "plan_agreed"
CHANGE_ASKED, REWORDED = "plan_change_asked", "plan_reworded"


def tell_shared(
    support: Deployment, people: Iterable[Person], turn: Turn, store: Store
) -> list[Person]:
    """Sends the plan to contacts of its school; gives those whom it reaches."""
    return _tell(SHARED, support, people, turn, store)


def tell_agreed(support: Deployment, turn: Turn, store: Store) -> None:
    """Tells leaders and contacts that the school agreed."""
    told = [*leaders(support, store), *contacts(support, store)]
    _tell(AGREED, support, told, turn, store)


def tell_change_asked(support: Deployment, turn: Turn, store: Store) -> None:
    """Tells leaders and officers what the school wants changed."""
    told = [*leaders(support, store), *store.people.holding(Role.OFFICER)]
    _tell(CHANGE_ASKED, support, told, turn, store)


def tell_reworded(support: Deployment, people: Iterable[Person], turn: Turn, store: Store) -> None:
    """Tells some people that an objective was changed."""
    _tell(REWORDED, support, people, turn, store)


def contacts(support: Deployment, store: Store) -> list[Person]:
    """Who answers for the school of a support."""
    return store.people.holding_at(Role.SCHOOL_CONTACT, support.organisation)


def leaders(support: Deployment, store: Store) -> list[Person]:
    """Who leads a support."""
    return list(store.people.some(leader.id for leader in support.leaders))


def _tell(
    kind: str, support: Deployment, people: Iterable[Person], turn: Turn, store: Store
) -> list[Person]:
    """Tells those of some people who may see the plan, but the speaker; gives who is reached.

    Nobody hears before the hub is live.
    """
    if store.milestones.live() is None:
        return []
    subject = of_support(support, store)
    told: list[Person] = []
    for person in {each.id: each for each in people}.values():
        own = person.id == turn.speaker.id
        if person.left or own or not can(person, Act.SEE_PLAN, subject):
            continue
        chat = store.conversations.chat_of(person)
        if chat is not None:
            key = f"{kind}:{support.id}:{person.id}:{turn.now.isoformat()}"
            store.outbox.put(kind, str(support.id), key, chat.id, turn.now)
            told.append(person)
    return told
