"""Next steps: added, changed, closed and reopened, each with its line in the audit."""

from datetime import timedelta

from bot.subjects.prompts.prompts import touch_messages_naming
from bot.subjects.visits import copies
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.visits import ShowSteps
from cards.visits.steps import PAGE, StepsView, steps
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.scopes import Scope
from domain.visits.steps import NextStep, StepWords
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


def list_card(turn: Turn, wanted: ShowSteps, store: Store) -> Card:
    """A page of the speaker's open steps, with those closed a moment ago, which may be reopened."""
    own = scope(turn.person, Act.CLOSE_STEP, Role.LEADER)
    above = _above(wanted.before, own, store)
    found = store.steps.page(own, turn.now - JUST_CLOSED, PAGE, above)
    if above is not None and not found.rows:
        # The last steps of a page were done: the list ends before it now.
        return list_card(turn, ShowSteps(), store)
    older, newer = found.beside(lambda row: ShowSteps(before=row.id if row else None))
    view = StepsView(
        steps=found.rows,
        open=store.steps.open_in(own, turn.today),
        today=turn.today,
        total=found.total,
        first=found.first,
        before=above.id if above else None,
        leader=turn.speaker.has(Role.LEADER),
        older=older,
        newer=newer,
    )
    return steps(view, turn.hub)


def _above(before: int | None, own: Scope, store: Store) -> NextStep | None:
    """The step that a button names, if it is of support that the person leads."""
    step = store.steps.get(before) if before else None
    deployment = store.deployments.get(step.deployment) if step else None
    return step if deployment is not None and own.holds(deployment) else None


def _note(verb: str, id_: int, deployment: int, turn: Turn, store: Store) -> None:
    store.audit.add(turn.now, turn.speaker.id, verb, f"step:{id_}")
    touch_messages_naming(deployment, None, turn, store)
