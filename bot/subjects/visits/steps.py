"""Next steps: added, changed, closed and reopened, each with its line in the audit."""

from datetime import timedelta

from bot.subjects.prompts.prompts import touch_messages_naming
from bot.subjects.visits import copies
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.steps import StepsView, steps
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.visits.steps import StepWords
from domain.visits.visits import Record
from storage.store import Store

JUST_CLOSED = timedelta(minutes=15)


def add(record: Record, words: StepWords, turn: Turn, store: Store) -> None:
    """Keeps the next step that a record was asked for; the school's copy shows it."""
    store.steps.add(record.deployment.id, words, made_by=record.id)
    store.audit.add(turn.now, turn.speaker.id, "step.added", f"visit:{record.id}")
    touch(copies.slot(record.id), store, turn.now)


def need_none(record: Record, turn: Turn, store: Store) -> None:
    """Keeps that a record needs no next step, so that its receipt asks for one no more."""
    if record.next_step_answered:
        return
    store.visits.answer_next_step(record.id)
    store.audit.add(turn.now, turn.speaker.id, "step.not_needed", f"visit:{record.id}")


def reword(id_: int, words: StepWords, turn: Turn, store: Store) -> None:
    """Changes what a step says, as a correction of its record does."""
    store.steps.reword(id_, words)
    store.audit.add(turn.now, turn.speaker.id, "step.changed", f"step:{id_}")


def cancel(id_: int, turn: Turn, store: Store) -> None:
    """Takes a step away for good, as a correction of its record does."""
    store.steps.cancel(id_)
    store.audit.add(turn.now, turn.speaker.id, "step.cancelled", f"step:{id_}")


def close(id_: int, deployment: int, turn: Turn, store: Store) -> None:
    """Marks an open step of that deployment as done; any other is left alone."""
    step = store.steps.get(id_)
    if step is None or step.deployment != deployment or not step.open:
        return
    store.steps.close(id_, deployment, turn.speaker.id, turn.now)
    _note("step.closed", id_, deployment, turn, store)


def reopen(id_: int, deployment: int, turn: Turn, store: Store) -> None:
    """Takes back that a step is done."""
    store.steps.reopen(id_)
    _note("step.reopened", id_, deployment, turn, store)


def list_card(turn: Turn, store: Store) -> Card:
    """The speaker's open steps as a card, with those closed a moment ago, which may be reopened."""
    own = scope(turn.person, Act.CLOSE_STEP, Role.LEADER)
    found = store.steps.of(own, turn.now - JUST_CLOSED)
    return steps(StepsView(tuple(found), turn.today, turn.speaker.has(Role.LEADER)), turn.hub)


def _note(verb: str, id_: int, deployment: int, turn: Turn, store: Store) -> None:
    store.audit.add(turn.now, turn.speaker.id, verb, f"step:{id_}")
    touch_messages_naming(deployment, None, turn, store)
