"""What stories of action plans have in common: who is in them, and the ways to a card."""

from domain.support.action_plans import ActionPlan
from storage.store import Store
from tests.conversation import Card, Chat, House
from tests.seed import FARIDA, HEAD

PEEL, TITUS = 1, 2
READING = {
    "text": "Every child reads daily",
    "baseline": "38 %",
    "success": "60 % on the check",
    "milestone": "Daily practice in all classes",
    "milestone_by": "2026-12-18",
    "by": "2027-07-02",
    "area": "Quality of education",
}


async def leader(house: House) -> Chat:
    """Farida, who leads both supports."""
    return await _here(house.chat(FARIDA))


async def contact(house: House) -> Chat:
    """The head of Peel Park."""
    return await _here(house.chat(HEAD))


async def _here(chat: Chat) -> Chat:
    """Somebody who opened the app: the turn may go on after its request was answered."""
    await chat.install()

    def reached(store: Store) -> bool:
        person = store.people.by_email(chat.who.email)
        return person is not None and store.conversations.personal_of(person.id) is not None

    await chat.house.until(reached)
    return chat


async def plan_card(chat: Chat, words: str = "plan peel park") -> Card:
    """The plan of a support, by its command."""
    return await chat.say(words)


async def shared(house: House) -> tuple[Chat, Chat]:
    """Leader and contact, with the plan of Peel Park shared."""
    farida, head = await leader(house), await contact(house)
    before = len(head.messages)
    told = await (await plan_card(farida)).press("Share with the school")
    assert "Sent to Joan Barker." in told.words, told.words
    await house.teams.until(lambda: len(head.messages) > before)
    return farida, head


async def agreed_between(house: House) -> tuple[Chat, Chat]:
    """The same, once the contact agreed and the leader heard of it."""
    farida, head = await shared(house)
    before = len(farida.messages)
    await head.card().press("Agree")
    await house.teams.until(lambda: len(farida.messages) > before)
    return farida, head


def plan_in(store: Store, support: int = PEEL) -> ActionPlan:
    """The plan as it is kept."""
    return store.plans.get(support)
