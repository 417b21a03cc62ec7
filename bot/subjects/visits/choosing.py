"""A form that goes on for another school, with what was typed into it."""

from bot.subjects.visits import drafts, forms, opening, sentences
from bot.turns.reply import Show
from bot.turns.turn import Turn
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.prefill import stored_values
from domain.visits.sentence_values import laid_over
from domain.visits.visits import Record, Values, Visit
from storage.store import Store


def go_on(
    before: Form, typed: Values, chosen: int, planned: int | None, turn: Turn, store: Store
) -> Show:
    """The form of the chosen deployment, by id, with what was `typed` into the one `before` it.

    A form that corrects a record moves that record when it is saved.
    """
    editing = forms.record_corrected(before, turn, store)
    leader = forms.leader_of(editing, turn) if editing else before.leader
    deployment = opening.own_deployment(chosen, turn, store, leader)
    if before.deployment == deployment.id:
        return Show(forms.card(turn, before, typed, store), form=before.id)
    if editing:
        return _move(before, editing, typed, deployment, turn, store)
    seen = _guessed_before(before, turn, store)
    said = drafts.carried(typed, seen, Values())
    visit = opening.own_planned(planned, turn, store, leader)
    if visit is None or said.date:
        visit = sentences.planned_for(deployment, said, turn, store, leader)
    guessed = forms.guess_values(turn, deployment, store, planned=visit)
    values = laid_over(guessed, said)
    form, _ = forms.open_form(turn, deployment, store, planned=visit, values=values, leader=leader)
    if before.kept_at:
        store.forms.drop(before.id)
        store.forms.keep(form.id, values, turn.now)
    return Show(forms.card(turn, form, values, store), form=form.id)


def _move(
    before: Form,
    editing: Record,
    typed: Values,
    deployment: Deployment,
    turn: Turn,
    store: Store,
) -> Show:
    if deployment.id == editing.deployment.id and isinstance(editing.what, Visit):
        beside = stored_values(editing, editing.what, turn.hub.hours_a_day)
    else:
        beside = forms.guess_values(turn, deployment, store)
    values = drafts.carried(typed, None, beside)
    form = forms.begin_correction(
        turn, editing, store, values, to=deployment, version=before.version
    )
    return Show(forms.card(turn, form, values, store), form=form.id)


def _guessed_before(before: Form, turn: Turn, store: Store) -> Values:
    """What the form before was filled with, as it would be guessed now."""
    planned = opening.own_planned(before.planned, turn, store, before.leader)
    deployment = forms.deployment_of(before, store)
    return forms.guess_values(turn, deployment, store, planned=planned)
