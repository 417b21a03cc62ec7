"""The slots of people's messages of a day, and how these follow what they named."""

from collections.abc import Collection
from datetime import date, datetime

from bot.turns.lasting import touch
from domain.delivery.slots import Slot
from storage.store import Store

KIND = "prompts"


def slot(person: int, on: date) -> Slot:
    """The slot of a person's message of a day; as text it is the key of its row as well."""
    return Slot(KIND, f"{person}:{on.isoformat()}")


def touch_naming(subjects: Collection[str], now: datetime, store: Store) -> None:
    """Has the messages that named one of these last put anew, whoever got them."""
    for person, on in sorted(store.prompts.last_naming(subjects, store.hub.day_of(now))):
        touch(slot(person, on), store, now)
