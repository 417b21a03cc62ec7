"""What stories of support that is kept have in common: an officer, and the ways to a card."""

from typing import Any

from sqlalchemy import select

from storage.store import Store
from storage.tables.operations import audit
from tests.conversation import Card, Chat, House
from tests.seed import SAMIRA, Somebody

SECOND = Somebody("Second Officer", "second@trust.example", "oid-second")
PEEL, TITUS = 1, 2


async def officer(house: House, who: Somebody = SAMIRA) -> Chat:
    """An officer, let in by a code."""
    chat = house.chat(who)
    await chat.say(house.invite(who.email))
    return chat


def forged(chat: Chat, verb: str, **data: Any) -> dict[str, Any]:
    """A press of a button that stands on no card of this chat."""
    value = {"action": {"type": "Action.Execute", "verb": verb, "data": {"v": 1, **data}}}
    return chat.activity(
        type="invoke", name="adaptiveCard/action", value=value, replyToId=chat.messages[-1].id
    )


async def kept(chat: Chat, deployment: int = PEEL) -> Card:
    """The card on which an officer keeps support, as the button of a list opens it."""
    before = len(chat.messages)
    status, body = await chat.house.post(forged(chat, "support.keep", deployment=deployment))
    assert status == 200 and body["type"].endswith("activity.message"), body
    await chat.house.teams.until(lambda: len(chat.messages) > before)
    return chat.card()


async def sought(chat: Chat, dataset: str, typed: str) -> list[dict[str, str]]:
    """What the client lists for what is typed into a choice over many."""
    value = {
        "kind": "search",
        "queryText": typed,
        "queryOptions": {"skip": 0, "top": 15},
        "dataset": dataset,
    }
    status, body = await chat.house.post(
        chat.activity(type="invoke", name="application/search", value=value)
    )
    assert status == 200
    assert body["type"] == "application/vnd.microsoft.search.searchResponse", body
    found: list[dict[str, str]] = body["value"]["results"]
    return found


def verbs(store: Store) -> list[str]:
    """What the audit says was done."""
    return list(store._connection.execute(select(audit.c.verb)).scalars())
