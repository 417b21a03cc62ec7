"""A planned visit that did not happen: the reason, the notice given, and the time lost."""

from bot.subjects.access import form_of, record_of
from bot.subjects.visits import forms, missing, receipts
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import DidNotHappen, ItDidHappen, SaveMissed
from domain.errors import Refused
from domain.permissions import Act
from domain.questions import carry_over, with_dates
from storage.store import Store

routes = Router()


@routes.action(DidNotHappen)
def ask(turn: Turn, action: DidNotHappen, store: Store) -> Reply:
    """The short card in place of the form of a planned visit."""
    form = form_of(turn, action.form, store)
    if form.closed and form.visit:
        return receipts.show_in_place(record_of(turn, form.visit, Act.SEE, store), turn, store)
    return missing.ask(form, turn, store)


@routes.action(ItDidHappen)
def happened(turn: Turn, action: ItDidHappen, store: Store) -> Reply:
    """The form in place of the short card."""
    form = form_of(turn, action.form, store)
    planned = store.planned_visits.get(form.planned) if form.planned else None
    deployment = forms.deployment_of(form, store)
    fresh, values = forms.open_form(turn, deployment, store, planned=planned, leader=form.leader)
    return Show(forms.card(turn, fresh, values, store), form=fresh.id)


def _again(turn: Turn, action: SaveMissed, refused: Refused, store: Store) -> Reply:
    """The short card with what was typed; the form, where no planned visit is left to miss."""
    form = form_of(turn, action.form, store)
    filled = with_dates(action.typed, turn.today, asked_back=True)
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
    return missing.save(form, with_dates(action.typed, turn.today), turn, store)
