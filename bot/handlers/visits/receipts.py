"""From a receipt: open, edit, the one question left, a colleague's own time."""

from bot.subjects.digests import digests
from bot.subjects.naming import form_of, record_of
from bot.subjects.visits import copies, forms, receipts
from bot.turns.lasting import touch
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import (
    AddOwnTime,
    AddStep,
    AskOwnTime,
    EditVisit,
    KeepVisit,
    NoStep,
    ShowVisit,
)
from cards.visits.missed import MissedView, missed_form
from cards.visits.receipts import own_time
from domain.errors import Problem, Refused, refuse
from domain.permissions import Act
from domain.questions import carried, with_dates
from domain.visits.judgement import judge_step, judge_time
from domain.visits.prefill import stored_missed, stored_values
from domain.visits.visits import Missed, OwnTimeValues, Record, StepValues, Visit
from storage.store import Store

routes = Router()


@routes.action(ShowVisit)
def show(turn: Turn, action: ShowVisit, store: Store) -> Reply:
    """The receipt as a new message, opened from a list."""
    record = record_of(turn, action.visit, Act.SEE, store)
    return Say(
        receipts.card(record, turn.speaker, store, turn.hub, turn.now), receipts.slot(record.id)
    )


@routes.action(KeepVisit)
def keep(turn: Turn, action: KeepVisit, store: Store) -> Reply:
    """Back to the receipt, in place."""
    return receipt(record_of(turn, action.visit, Act.SEE, store), turn, store)


@routes.action(EditVisit)
def edit(turn: Turn, action: EditVisit, store: Store) -> Reply:
    """The record in the form, in place of its receipt; with what was typed before, where a form says so."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    if record.deleted:
        return receipt(record, turn, store)
    typed = form_of(turn, action.form, store) if action.form else None
    if typed and not typed.closed and typed.visit == record.id and typed.values:
        return Show(forms.card(turn, typed, typed.values, store), form=typed.id)
    form = store.forms.open(
        turn.speaker.id, record.deployment.id, turn.now, visit=record.id, version=record.version
    )
    if isinstance(record.what, Missed):
        values = stored_missed(record, record.what, turn.hub.hours_a_day)
        paid = record.deployment.cover_paid
        view = MissedView(
            form.id, record.deployment.school, record.on, values, paid, editing=record
        )
        return Show(missed_form(view, turn.hub), form=form.id)
    return Show(
        forms.card(turn, form, stored_values(record, record.what, turn.hub.hours_a_day), store),
        form=form.id,
    )


def _step_again(turn: Turn, action: AddStep, refused: Refused, store: Store) -> Reply:
    """The question with what was typed; where the receipt asks it no more, the record's form with the step in it."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    typed = with_dates(action.typed, turn.today)
    if record.asks_next_step or not isinstance(record.what, Visit):
        return receipt(record, turn, store, problems=refused.problems, typed=typed)
    standing = stored_values(record, record.what, turn.hub.hours_a_day)
    values = carried(standing, typed)
    form = store.forms.open(
        turn.speaker.id, record.deployment.id, turn.now, visit=record.id, version=record.version
    )
    return Show(forms.card(turn, form, values, store, problems=refused.problems), form=form.id)


@routes.action(AddStep, refused=_step_again)
def add_step(turn: Turn, action: AddStep, store: Store) -> Reply:
    """Keeps the next step that the receipt asked for; a second one comes back before it replaces the first."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    words = judge_step(action.typed, turn.today)
    if record.deleted:
        raise refuse("deleted")
    if record.step is None:
        store.steps.add(record.deployment.id, words, made_by=record.id)
        store.audit.add(turn.now, turn.speaker.id, "step.added", f"visit:{record.id}")
        touch(copies.slot(record.id), store, turn.now)
    elif words != record.step:
        raise refuse("step_stands", step=record.step.what)
    return receipt(record_of(turn, record.id, Act.SEE, store), turn, store)


@routes.action(NoStep)
def no_step(turn: Turn, action: NoStep, store: Store) -> Reply:
    """Asks for a next step no more."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    store.visits.answer_next_step(record.id)
    return receipt(record_of(turn, record.id, Act.SEE, store), turn, store)


@routes.action(AskOwnTime)
def ask_own_time(turn: Turn, action: AskOwnTime, store: Store) -> Reply:
    """Asks a colleague for own time on a recorded visit."""
    return Say(
        own_time(record_of(turn, action.visit, Act.ADD_TIME, store), (), OwnTimeValues(), turn.hub)
    )


def _time_again(turn: Turn, action: AddOwnTime, refused: Refused, store: Store) -> Reply:
    record = record_of(turn, action.visit, Act.ADD_TIME, store)
    return Show(own_time(record, refused.problems, action.typed, turn.hub))


@routes.action(AddOwnTime, refused=_time_again)
def add_own_time(turn: Turn, action: AddOwnTime, store: Store) -> Reply:
    """Keeps a colleague's own time: one visit, two leaders."""
    record = record_of(turn, action.visit, Act.ADD_TIME, store)
    if record.deleted:
        raise Refused(Problem("", "deleted"))
    minutes = judge_time(action.typed, turn.today, turn.hub.hours_a_day)
    store.visits.share(record.id, turn.speaker.id, minutes, turn.now)
    store.audit.add(
        turn.now, turn.speaker.id, "visit.time_added", f"visit:{record.id}", minutes=minutes
    )
    for shown in (receipts.slot(record.id), copies.slot(record.id)):
        touch(shown, store, turn.now)
    digests.count_anew(record, turn, store)
    return receipt(record_of(turn, record.id, Act.SEE, store), turn, store)


def receipt(
    record: Record,
    turn: Turn,
    store: Store,
    *,
    problems: tuple[Problem, ...] = (),
    typed: StepValues | None = None,
) -> Show:
    """The record's receipt in place of the pressed card, for good."""
    card = receipts.card(
        record, turn.speaker, store, turn.hub, turn.now, problems=problems, typed=typed
    )
    return Show(card, receipts.slot(record.id)) if not problems else Show(card, form="step")
