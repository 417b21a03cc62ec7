"""A planned visit that did not happen: its short card, and the record that a filled one makes."""

from bot.subjects.access import may_record, not_recorded, record_of, sees_support
from bot.subjects.visits import drafts, forms, receipts, recording
from bot.turns.reply import Show
from bot.turns.turn import Turn
from cards.visits.missed import MissedView, missed_form
from domain.errors import Problem, refuse
from domain.permissions import Act
from domain.visits.forms import Form
from domain.visits.judgement import miss_visit
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.visits import Missed, MissedValues
from storage.store import Store


def ask(
    form: Form,
    turn: Turn,
    store: Store,
    values: MissedValues | None = None,
    problems: tuple[Problem, ...] = (),
) -> Show:
    """The short card of the form's planned visit, or of the record that it corrects.

    Refused for whoever may see its support, or correct that record, no more.
    """
    deployment = forms.deployment_of(form, store)
    editing = forms.record_corrected(form, turn, store)
    if editing is None and (form.edits or not sees_support(turn.person, deployment)):
        raise refuse("support_ended")
    view = MissedView(
        form.id,
        deployment.school,
        editing.on if editing else planned_of(form, store).on,
        values or drafts.with_missed(form),
        deployment.cover_paid,
        problems,
        editing,
    )
    return Show(missed_form(view, turn.hub), form=form.id)


def save(form: Form, values: MissedValues, turn: Turn, store: Store) -> Show:
    """The receipt: that the visit did not happen, or a correction of that."""
    if form.closed and form.visit:
        return receipts.show_in_place(record_of(turn, form.visit, Act.SEE, store), turn, store)
    if form.edits and form.visit:
        return _corrected(form, form.visit, values, turn, store)
    deployment = forms.deployment_of(form, store)
    if not may_record(turn, deployment, form.leader):
        raise not_recorded(turn, deployment, store)
    planned = planned_of(form, store)
    if planned.state is not PlannedState.PLANNED:
        raise refuse("recorded_before")
    missed, coming = miss_visit(
        values,
        planned.on,
        cover_paid=deployment.cover_paid,
        today=turn.today,
        hours_a_day=turn.hub.hours_a_day,
    )
    record = recording.keep_missed(missed, coming, form, deployment, turn, store)
    return receipts.show_in_place(record, turn, store)


def planned_of(form: Form, store: Store) -> PlannedVisit:
    """The planned visit that a form is for."""
    planned = store.planned_visits.get(form.planned) if form.planned else None
    if planned is None:
        raise refuse("nothing_planned")
    return planned


def _corrected(form: Form, visit: int, values: MissedValues, turn: Turn, store: Store) -> Show:
    record = record_of(turn, visit, Act.CORRECT, store)
    if record.deleted:
        raise refuse("deleted")
    if not isinstance(record.what, Missed):
        return receipts.show_in_place(record, turn, store)
    if form.version != record.version:
        store.forms.begin_from(form.id, record.version)
        return ask(form, turn, store, values, (Problem("", "changed_since"),))
    missed, coming = miss_visit(
        values,
        record.on,
        cover_paid=record.deployment.cover_paid,
        today=turn.today,
        hours_a_day=turn.hub.hours_a_day,
        corrects=(record.what, record.next_visit),
    )
    newest = recording.correct_missed(record, missed, coming, form, turn, store)
    return receipts.show_in_place(newest, turn, store)
