"""It did not happen: whose reason, what notice, what time was lost."""

from datetime import date

from bot.handlers.visits.receipts import receipt
from bot.subjects.naming import form_of, record_of, records
from bot.subjects.visits import forms, recording
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import DidNotHappen, ItDidHappen, SaveMissed
from cards.visits.missed import MissedView, missed_form
from domain.errors import Problem, Refused, refuse
from domain.permissions import Act
from domain.questions import carried, with_dates
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.judgement import miss_visit
from domain.visits.planned_visits import PlannedVisit, State
from domain.visits.visits import Missed, MissedValues
from storage.store import Store

routes = Router()


@routes.action(DidNotHappen)
def ask(turn: Turn, action: DidNotHappen, store: Store) -> Reply:
    """The short card in place of the form of a planned visit."""
    form = form_of(turn, action.form, store)
    if form.closed and form.visit:
        return receipt(record_of(turn, form.visit, Act.SEE, store), turn, store)
    return _card(form, MissedValues(), turn, store)


@routes.action(ItDidHappen)
def happened(turn: Turn, action: ItDidHappen, store: Store) -> Reply:
    """The form in place of the short card."""
    form = form_of(turn, action.form, store)
    planned = store.planned_visits.get(form.planned) if form.planned else None
    fresh, values = forms.opened(
        turn, forms.deployment_of(form, store), store, planned=planned, leader=form.leader
    )
    return Show(forms.card(turn, fresh, values, store), form=fresh.id)


def _again(turn: Turn, action: SaveMissed, refused: Refused, store: Store) -> Reply:
    """The short card with what was typed; the form, where no visit is planned any more that could be missed."""
    form = form_of(turn, action.form, store)
    said = with_dates(action.typed, turn.today)
    if form.edits or store.planned_visits.get(form.planned or 0):
        return _card(form, said, turn, store, refused.problems)
    fresh, values = forms.opened(turn, forms.deployment_of(form, store), store, leader=form.leader)
    typed = carried(values, said)
    return Show(forms.card(turn, fresh, typed, store, problems=refused.problems), form=fresh.id)


@routes.action(SaveMissed, refused=_again)
def save(turn: Turn, action: SaveMissed, store: Store) -> Reply:
    """Keeps that a planned visit did not happen, or corrects that record."""
    form = form_of(turn, action.form, store)
    if form.closed and form.visit:
        return receipt(record_of(turn, form.visit, Act.SEE, store), turn, store)
    if form.edits and form.visit:
        return _correct(form, form.visit, action, turn, store)
    planned, deployment = _planned(form, store), forms.deployment_of(form, store)
    if not records(turn, deployment, form.leader):
        raise refuse("support_ended")
    if planned.state is not State.PLANNED:
        raise refuse("recorded_before")
    said, coming = _judged(action, deployment, planned.on, turn)
    record = recording.keep_missed(said, coming, form, deployment, turn, store)
    return receipt(record, turn, store)


def _correct(form: Form, visit: int, action: SaveMissed, turn: Turn, store: Store) -> Reply:
    record = record_of(turn, visit, Act.CORRECT, store)
    if record.deleted:
        raise refuse("deleted")
    if not isinstance(record.what, Missed):
        return receipt(record, turn, store)
    if form.version != record.version:
        store.forms.begin_from(form.id, record.version)
        return _card(
            form, with_dates(action.typed, turn.today), turn, store, (Problem("", "changed_since"),)
        )
    said, coming = _judged(action, record.deployment, record.on, turn, record.what)
    return receipt(recording.correct_missed(record, said, coming, form, turn, store), turn, store)


def _judged(
    action: SaveMissed, deployment: Deployment, on: date, turn: Turn, corrects: Missed | None = None
) -> tuple[Missed, date | None]:
    return miss_visit(
        with_dates(action.typed, turn.today),
        on,
        cover_paid=deployment.cover_paid,
        today=turn.today,
        hours_a_day=turn.hub.hours_a_day,
        corrects=corrects,
    )


def _card(
    form: Form, values: MissedValues, turn: Turn, store: Store, problems: tuple[Problem, ...] = ()
) -> Show:
    deployment = forms.deployment_of(form, store)
    editing = store.visits.get(form.visit) if form.edits and form.visit else None
    on = editing.on if editing else _planned(form, store).on
    view = MissedView(
        form.id, deployment.school, on, values, deployment.cover_paid, problems, editing
    )
    return Show(missed_form(view, turn.hub), form=form.id)


def _planned(form: Form, store: Store) -> PlannedVisit:
    planned = store.planned_visits.get(form.planned) if form.planned else None
    if planned is None:
        raise refuse("nothing_planned")
    return planned
