"""A planned visit that did not happen: the reason, the notice given, and the time lost."""

from dataclasses import replace

from bot.subjects.access import form_of, may_record, not_recorded, record_of
from bot.subjects.visits import drafts, forms, missing, receipts
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visit_forms import DidNotHappen, ItDidHappen, LeaveMissed, SaveMissed
from domain.errors import Refused
from domain.permissions import Act
from domain.questions import carry_over
from domain.visits.forms import Form
from domain.visits.visits import Values
from storage.store import Store

routes = Router()


@routes.action(DidNotHappen)
def ask(turn: Turn, action: DidNotHappen, store: Store) -> Reply:
    """The short card in place of the form of a planned visit, which keeps what was typed."""
    form = form_of(turn, action.form, store)
    if form.closed and form.visit:
        return receipts.show_in_place(record_of(turn, form.visit, Act.SEE, store), turn, store)
    values = drafts.standing(form, action, turn)
    drafts.note(form, values, turn, store)
    form = replace(form, values=values)
    store.forms.note(form.id, values, drafts.with_missed(form))
    return missing.ask(form, turn, store)


@routes.action(ItDidHappen)
def happened(turn: Turn, action: ItDidHappen, store: Store) -> Reply:
    """The form in place of the short card, as it was left; the short card keeps what it has."""
    form = form_of(turn, action.form, store)
    if form.closed and form.visit:
        return receipts.show_in_place(record_of(turn, form.visit, Act.SEE, store), turn, store)
    deployment = forms.deployment_of(form, store)
    if not may_record(turn, deployment, form.leader):
        raise not_recorded(turn, deployment, store)
    missed = drafts.standing_missed(form, action, turn)
    values = drafts.with_visit(form.values or _guessed(form, turn, store), missed)
    store.forms.note(form.id, values, missed)
    return Show(forms.card(turn, form, values, store), form=form.id)


@routes.action(LeaveMissed)
def leave(turn: Turn, action: LeaveMissed, store: Store) -> Reply:
    """Back from a correction to the receipt, which offers what was typed."""
    form = form_of(turn, action.form, store)
    record = record_of(turn, action.visit, Act.SEE, store)
    missed = drafts.standing_missed(form, action, turn)
    if form.closed or missed == form.missed:
        return receipts.show_in_place(record, turn, store)
    store.forms.note(form.id, None, missed)
    return receipts.show_left(record, form.id, turn, store)


def _guessed(form: Form, turn: Turn, store: Store) -> Values:
    planned = store.planned_visits.get(form.planned) if form.planned else None
    deployment = forms.deployment_of(form, store)
    return forms.guess_values(turn, deployment, store, planned=planned)


def _again(turn: Turn, action: SaveMissed, refused: Refused, store: Store) -> Reply:
    """The short card with what was typed; the form, where no planned visit is left to miss."""
    form = form_of(turn, action.form, store)
    filled = drafts.standing_missed(form, action, turn, asked_back=True)
    if not form.closed:
        store.forms.note(form.id, form.values, filled)
    if form.edits or store.planned_visits.get(form.planned or 0):
        return missing.ask(form, turn, store, filled, refused.problems)
    fresh, values = forms.open_form(
        turn, forms.deployment_of(form, store), store, leader=form.leader
    )
    values = carry_over(values, filled)
    return Show(forms.card(turn, fresh, values, store, problems=refused.problems), form=fresh.id)


@routes.action(SaveMissed, refused=_again)
def save(turn: Turn, action: SaveMissed, store: Store) -> Reply:
    """Keeps that a planned visit did not happen, or corrects that record."""
    form = form_of(turn, action.form, store)
    return missing.save(form, drafts.standing_missed(form, action, turn), turn, store)
