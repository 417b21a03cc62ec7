"""A filled visit form, saved: as a new record, as a correction, or once more as it was before."""

from bot.subjects.access import may_record, not_recorded, record_of, require_not_after_end
from bot.subjects.visits import doubles, forms, receipts, recording
from bot.turns.reply import Show
from bot.turns.turn import Turn
from cards.visits.form_news import Newer
from domain.errors import refuse
from domain.permissions import Act, can
from domain.visits.forms import Form
from domain.visits.judgement import record_visit
from domain.visits.prefill import stored_values
from domain.visits.visits import Record, Values, Visit, VisitAnswers
from storage.store import Store


def save(form: Form, values: Values, said: doubles.Told, turn: Turn, store: Store) -> Show:
    """The receipt of what the form makes; raises a refusal with a problem for each question.

    `said` is what the person says of other records of the same visit.
    """
    if form.closed and form.visit:
        return _saved_before(form, form.visit, values, turn, store)
    if form.edits and form.visit:
        return _corrected(form, form.visit, values, said, turn, store)
    deployment = forms.deployment_of(form, store)
    if not may_record(turn, deployment, form.leader):
        raise not_recorded(turn, deployment, store)
    answers = record_visit(values, deployment, turn.today, turn.hub.hours_a_day)
    require_not_after_end(answers.visit.on, deployment, store)
    found = doubles.recorded(form, deployment, answers.visit.on, store)
    old = doubles.to_replace(said, found, turn, store)
    if old is None:
        record = recording.keep(answers, form, deployment, values, turn, store)
    elif old.deployment.id == deployment.id:
        record = recording.put_in_place(old, answers, form, values, turn, store)
    else:
        record = recording.move(old, answers, form, deployment, values, turn, store)
    return receipts.show_in_place(record, turn, store)


def _corrected(
    form: Form, visit: int, values: Values, said: doubles.Told, turn: Turn, store: Store
) -> Show:
    """The receipt of a new version; the form again where the record has changed meanwhile."""
    record = record_of(turn, visit, Act.CORRECT, store)
    if record.deleted:
        raise refuse("deleted")
    if not isinstance(record.what, Visit):
        return receipts.show_in_place(record, turn, store)
    hours = turn.hub.hours_a_day
    if form.version != record.version:
        standing = stored_values(record, record.what, hours)
        newer = _newer(form, record, standing, turn, store)
        # The second press saves over what is shown now.
        store.forms.begin_from(form.id, record.version)
        store.forms.keep(form.id, values, turn.now)
        return Show(forms.card(turn, form, values, store, newer=newer), form=form.id)
    deployment = forms.deployment_of(form, store)
    moves = deployment.id != record.deployment.id
    if moves and not may_record(turn, deployment, form.leader):
        raise not_recorded(turn, deployment, store)
    before = None if moves else VisitAnswers(record.what, record.step, record.next_visit)
    answers = record_visit(values, deployment, turn.today, hours, before)
    if moves or answers.visit.on != record.on:
        found = doubles.recorded(form, deployment, answers.visit.on, store, but=record.id)
        doubles.to_replace(said, found, turn, store)
    if moves:
        newest = recording.move(record, answers, form, deployment, values, turn, store)
    else:
        newest = recording.correct(record, answers, form, values, turn, store)
    return receipts.show_in_place(newest, turn, store)


def _newer(form: Form, record: Record, standing: Values, turn: Turn, store: Store) -> Newer:
    """What became of a record since a correction of it was opened."""
    earlier = store.visits.version(record.id, form.version or 1)
    visit = earlier if isinstance(earlier, Visit) else None
    before = stored_values(record, visit, turn.hub.hours_a_day) if visit else standing
    at = (record.changed_at or record.recorded_at).astimezone(turn.local.tzinfo)
    return Newer(store.visits.changed_by(record.id) or record.leader, at, before, standing)


def _saved_before(form: Form, visit: int, values: Values, turn: Turn, store: Store) -> Show:
    """The receipt for the same values again; for others, with a way to correct the record."""
    record = record_of(turn, visit, Act.SEE, store)
    if values == form.values or not can(turn.person, Act.CORRECT, record):
        return receipts.show_in_place(record, turn, store)
    if record.deleted:
        raise refuse("deleted")
    edit = forms.begin_correction(turn, record, store, values)
    closed = (form.closed_at or turn.now).astimezone(turn.local.tzinfo)
    note = f"Saved already at {closed:%H:%M}, as below"
    card = receipts.card(
        record, turn.speaker, store, turn.hub, turn.now, note=note, edit_with=edit.id
    )
    # Not lasting: an update would take the way to what was typed away.
    return Show(card, form="left")
