"""Presses on a receipt: open, edit, the question for a next step, a colleague's own time."""

from bot.subjects.access import form_of, may_plan_from, record_of
from bot.subjects.visits import drafts, forms, missing, own_time, receipts, settling, steps
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visit_forms import AddTimeInstead, LeaveCorrection
from cards.actions.visits import (
    AddOwnTime,
    AddStep,
    AskOwnTime,
    EditVisit,
    KeepVisit,
    LeaveOwnTime,
    LeavePlanned,
    NoStep,
    ShowVisit,
    TakePlanned,
)
from cards.visits.receipts import own_time as own_time_form
from domain.errors import Problem, Refused, refuse
from domain.permissions import Act
from domain.questions import carry_over, with_dates
from domain.visits.judgement import judge_step, judge_time
from domain.visits.prefill import stored_missed, stored_values
from domain.visits.visits import Missed, OwnTimeValues, StepValues, Visit
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
    return receipts.back(record_of(turn, action.visit, Act.SEE, store), action, turn, store)


@routes.action(LeaveCorrection)
def leave(turn: Turn, action: LeaveCorrection, store: Store) -> Reply:
    """Back from a correction to the receipt, which offers what was typed."""
    record = record_of(turn, action.visit, Act.SEE, store)
    form = form_of(turn, action.form, store)
    values = drafts.standing(form, action, turn)
    moved = form.deployment != record.deployment.id
    if form.closed or (values == form.values and not moved):
        return receipts.show_in_place(record, turn, store)
    drafts.note(form, values, turn, store)
    return receipts.show_left(record, form.id, turn, store)


@routes.action(EditVisit)
def edit(turn: Turn, action: EditVisit, store: Store) -> Reply:
    """The record in the form, in place of its receipt; with what a form of it held before."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    if record.deleted:
        return receipts.show_in_place(record, turn, store)
    typed = form_of(turn, action.form, store) if action.form else None
    if typed and not typed.closed and typed.visit == record.id:
        if isinstance(record.what, Missed) and typed.missed:
            return missing.ask(typed, turn, store)
        if isinstance(record.what, Visit) and typed.values:
            return Show(forms.card(turn, typed, typed.values, store), form=typed.id)
    if isinstance(record.what, Missed):
        form = forms.begin_correction(turn, record, store)
        missed = stored_missed(record, record.what, turn.hub.hours_a_day)
        store.forms.note(form.id, None, missed)
        return missing.ask(form, turn, store, missed)
    values = stored_values(record, record.what, turn.hub.hours_a_day)
    if action.typed != StepValues():
        values = carry_over(values, with_dates(action.typed, turn.today))
    form = forms.begin_correction(turn, record, store, values)
    return Show(forms.card(turn, form, values, store), form=form.id)


def _step_again(turn: Turn, action: AddStep, refused: Refused, store: Store) -> Reply:
    """The question with what was typed; where it is asked no more, the form with the step in it."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    if not may_plan_from(turn.speaker, record):
        # The question is on the receipt no more; the card that was pressed keeps what was typed.
        raise refused
    typed = with_dates(action.typed, turn.today, asked_back=True)
    if record.asks_next_step or not isinstance(record.what, Visit):
        return receipts.show_in_place(record, turn, store, problems=refused.problems, typed=typed)
    standing = stored_values(record, record.what, turn.hub.hours_a_day)
    values = carry_over(standing, typed)
    form = forms.begin_correction(turn, record, store, values)
    return Show(forms.card(turn, form, values, store, problems=refused.problems), form=form.id)


@routes.action(AddStep, refused=_step_again)
def add_step(turn: Turn, action: AddStep, store: Store) -> Reply:
    """Keeps the next step that the receipt asked for; it never replaces one that stands."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    if not may_plan_from(turn.speaker, record):
        raise refuse("plans_end", "next_step")
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


@routes.action(TakePlanned)
def take_planned(turn: Turn, action: TakePlanned, store: Store) -> Reply:
    """Keeps that the record took the place of a visit planned for another day."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    planned = settling.asked(record, store)
    if planned and planned.id == action.planned:
        settling.take(record, planned, turn, store)
    return receipts.back(record_of(turn, record.id, Act.SEE, store), action, turn, store)


@routes.action(LeavePlanned)
def leave_planned(turn: Turn, action: LeavePlanned, store: Store) -> Reply:
    """Keeps that the planned visit stands beside the record."""
    record = record_of(turn, action.visit, Act.CORRECT, store)
    planned = settling.asked(record, store)
    if planned and planned.id == action.planned:
        settling.leave(record, receipts.slot(record.id), turn, store)
    return receipts.back(record, action, turn, store)


@routes.action(AskOwnTime)
def ask_own_time(turn: Turn, action: AskOwnTime, store: Store) -> Reply:
    """Asks a colleague for own time on a recorded visit."""
    record = record_of(turn, action.visit, Act.ADD_TIME, store)
    return Say(own_time_form(record, (), action.typed, turn.hub), form="own time")


@routes.action(AddTimeInstead)
def add_time_instead(turn: Turn, action: AddTimeInstead, store: Store) -> Reply:
    """Asks a colleague for own time; the form stays with what was typed."""
    record = record_of(turn, action.visit, Act.ADD_TIME, store)
    posted = Say(own_time_form(record, (), OwnTimeValues(), turn.hub), form="own time")
    return drafts.beside(posted, action, turn, store)


@routes.action(LeaveOwnTime)
def leave_own_time(turn: Turn, action: LeaveOwnTime, store: Store) -> Reply:
    """Back to the receipt, which offers what was typed."""
    record = record_of(turn, action.visit, Act.SEE, store)
    if action.typed == OwnTimeValues():
        return receipts.show_in_place(record, turn, store)
    shown = receipts.card(record, turn.speaker, store, turn.hub, turn.now, own_time=action.typed)
    return Show(shown, form="left")


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
