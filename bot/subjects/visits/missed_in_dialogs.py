"""A planned visit that did not happen, told in a dialog, of which nothing is kept before Save."""

from bot.subjects.visits import from_messages, missing, opening
from bot.turns.reply import Done, Show
from bot.turns.turn import Turn
from cards.actions.message_forms import (
    MessageHappened,
    MessageHere,
    MessageMissed,
    MissedMessage,
    SaveMissedMessage,
)
from cards.visits.missed import MissedView, missed_form
from domain.errors import Problem, refuse
from domain.questions import with_dates
from domain.visits.visits import MissedValues
from storage.store import Store


def ask(action: MessageMissed, turn: Turn, store: Store) -> Show:
    """The question in place of the form, which it carries; its own answers begin as usual."""
    asked = MissedMessage(
        form=action.form,
        deployment=action.deployment,
        planned=action.planned,
        left=action.answers(),
    )
    return ask_again(asked, MissedValues(next_visit=action.typed.next_visit), (), turn, store)


def ask_again(
    action: MissedMessage,
    values: MissedValues,
    problems: tuple[Problem, ...],
    turn: Turn,
    store: Store,
) -> Show:
    """The question with what was answered, and a problem beside each part of it."""
    deployment = opening.own_deployment(action.deployment, turn, store)
    planned = opening.own_planned(action.planned, turn, store)
    if planned is None or planned.deployment != deployment.id:
        raise refuse("nothing_planned")
    saves = SaveMissedMessage(
        form=action.form,
        deployment=deployment.id,
        planned=planned.id,
        left=action.left,
        shown=SaveMissedMessage.showing(values),
    )
    view = MissedView(
        action.form,
        deployment.school,
        planned.on,
        values,
        deployment.cover_paid,
        problems,
        saves=saves,
        back=MessageHappened.model_validate(saves.model_dump()),
    )
    return Show(missed_form(view, turn.hub))


def leave(action: MessageHappened, turn: Turn, store: Store) -> Show:
    """The form again, with what stood in it."""
    here = {"form": action.form, "deployment": action.deployment, "before": action.deployment}
    # A date that was typed there is the next visit's, as in the form.
    day = {"next_visit": action.typed.next_visit} if action.typed.next_visit else {}
    return from_messages.choose(MessageHere.model_validate(action.left | day | here), turn, store)


def save(action: SaveMissedMessage, turn: Turn, store: Store) -> Done:
    """Keeps that it did not happen, and has its receipt sent to the leader's own chat."""
    form = from_messages.begin(action.form, action.deployment, action.planned, turn, store)
    if not form.closed:
        missing.save(form, with_dates(action.typed, turn.today), turn, store)
    return from_messages.saved(form.id, turn, store)
