"""The answers people give to what they are prompted for, each kept with its line in the audit."""

from collections.abc import Iterable
from datetime import date

from bot.subjects.prompts import prompts
from bot.turns.turn import Turn
from domain.prompts import kinds
from domain.prompts.owed import Item, Prompted
from domain.prompts.prompts import ASK_AGAIN, NOT_NEEDED
from storage.store import Store


def put_off(items: Iterable[Item], until: date, turn: Turn, store: Store) -> None:
    """Keeps things that the speaker owes quiet until a day."""
    person, own = turn.speaker.id, list(items)
    prompted = store.prompts.of(person, (item.subject for item in own))
    for item in own:
        times = prompted.get(item.subject, Prompted()).since(item.on).unanswered()
        store.prompts.put_off(person, item.subject, until, times)
        store.audit.add(turn.now, person, "prompt.later", item.subject, until=until.isoformat())


def keep_contact(deployment: int, turn: Turn, store: Store) -> None:
    """Keeps that the leader has been in touch with a school, from today."""
    store.prompts.keep_first_contact(deployment, turn.today)
    subject = f"deployment:{deployment}"
    store.audit.add(turn.now, turn.speaker.id, "deployment.in_touch", subject)
    prompts.touch_messages_naming(deployment, None, turn, store)


def ask_again_later(row: str, turn: Turn, store: Store) -> None:
    """Keeps a row quiet for a week: the officer who chases it has spoken to the leader."""
    until = turn.today + ASK_AGAIN
    store.prompts.snooze(turn.speaker.id, row, until)
    store.audit.add(turn.now, turn.speaker.id, "prompt.spoken", row, until=until.isoformat())


def hand_over(row: str, item: Item, leader: int, to: int, turn: Turn, store: Store) -> None:
    """Gives what a leader owes to another officer, whose next message has it."""
    store.prompts.hand_over(leader, item.subject, to)
    store.audit.add(turn.now, turn.speaker.id, "prompt.given", row, to=to)


def end_prompting(row: str, item: Item, leader: int, turn: Turn, store: Store) -> None:
    """Ends the prompting of a leader for a thing; what is owed stays owed."""
    store.prompts.close(leader, item.subject, NOT_NEEDED, turn.now)
    store.audit.add(turn.now, turn.speaker.id, "prompt.settled", row)
    planned = item.id if item.kind is kinds.PLANNED else None
    prompts.touch_messages_naming(item.deployment or 0, planned, turn, store)
