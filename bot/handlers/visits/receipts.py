"""Presses on a receipt: open, edit, the question for a next step, a colleague's own time."""

from bot.subjects.access import form_of, record_of
from bot.subjects.visits import forms, missing, own_time, receipts, steps
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
from cards.visits.receipts import own_time as own_time_form
from domain.errors import Problem, Refused, refuse
from domain.permissions import Act
from domain.questions import carry_over, with_dates
from domain.visits.judgement import judge_step, judge_time
from domain.visits.prefill import stored_missed, stored_values
from domain.visits.visits import Missed, OwnTimeValues, Visit
from storage.store import Store

routes = Router()


@routes.action(ShowVisit)
def show(turn: Turn, action: ShowVisit, store: Store) -> Reply:
    """The receipt as a new message, opened from a list."""
    record = record_of(turn, action.visit, Act.SEE, store)
    return receipts.post(record, turn, store)


@routes.action(KeepVisit)
def keep(turn: Turn, action: KeepVisit, store: Store) -> Reply:
    """Back to the receipt, in place."""
    return receipts.show_in_place(record_of(turn, action.visit, Act.SEE, store), turn, store)


@routes.action(EditVisit)
def edit(turn: Turn, action: EditVisit, store: Store) -> Reply:
    """The record in the form, in place of its receipt; with what a form of it held before."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    if record.deleted:
        return receipts.show_in_place(record, turn, store)
    typed = form_of(turn, action.form, store) if action.form else None
    if typed and not typed.closed and typed.visit == record.id and typed.values:
        return Show(forms.card(turn, typed, typed.values, store), form=typed.id)
    form = forms.begin_correction(turn, record, store)
    if isinstance(record.what, Missed):
        missed = stored_missed(record, record.what, turn.hub.hours_a_day)
        return missing.ask(form, turn, store, missed)
    values = stored_values(record, record.what, turn.hub.hours_a_day)
    return Show(forms.card(turn, form, values, store), form=form.id)


def _step_again(turn: Turn, action: AddStep, refused: Refused, store: Store) -> Reply:
    """The question with what was typed; where it is asked no more, the form with the step in it."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    typed = with_dates(action.typed, turn.today, asked_back=True)
    if record.asks_next_step or not isinstance(record.what, Visit):
        return receipts.show_in_place(record, turn, store, problems=refused.problems, typed=typed)
    standing = stored_values(record, record.what, turn.hub.hours_a_day)
    values = carry_over(standing, typed)
    form = forms.begin_correction(turn, record, store)
    return Show(forms.card(turn, form, values, store, problems=refused.problems), form=form.id)


@routes.action(AddStep, refused=_step_again)
def add_step(turn: Turn, action: AddStep, store: Store) -> Reply:
    """Keeps the next step that the receipt asked for; it never replaces one that stands."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    words = judge_step(action.typed, turn.today)
    if record.deleted:
        raise refuse("deleted")
    if record.step is None:
        steps.add(record, words, turn, store)
    elif words != record.step:
        raise refuse("step_stands", step=record.step.what)
    return receipts.show_in_place(record_of(turn, record.id, Act.SEE, store), turn, store)


@routes.action(NoStep)
def no_step(turn: Turn, action: NoStep, store: Store) -> Reply:
    """Asks for a next step no more."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    steps.need_none(record, turn, store)
    return receipts.show_in_place(record_of(turn, record.id, Act.SEE, store), turn, store)


@routes.action(AskOwnTime)
def ask_own_time(turn: Turn, action: AskOwnTime, store: Store) -> Reply:
    """Asks a colleague for own time on a recorded visit."""
    record = record_of(turn, action.visit, Act.ADD_TIME, store)
    return Say(own_time_form(record, (), OwnTimeValues(), turn.hub))


def _time_again(turn: Turn, action: AddOwnTime, refused: Refused, store: Store) -> Reply:
    record = record_of(turn, action.visit, Act.ADD_TIME, store)
    return Show(own_time_form(record, refused.problems, action.typed, turn.hub))


@routes.action(AddOwnTime, refused=_time_again)
def add_own_time(turn: Turn, action: AddOwnTime, store: Store) -> Reply:
    """Keeps a colleague's own time: one visit, two leaders."""
    record = record_of(turn, action.visit, Act.ADD_TIME, store)
    if record.deleted:
        raise Refused(Problem("", "deleted"))
    minutes = judge_time(action.typed, turn.hub.hours_a_day)
    own_time.share(record, minutes, turn, store)
    return receipts.show_in_place(record_of(turn, record.id, Act.SEE, store), turn, store)
