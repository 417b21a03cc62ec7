"""What a saved form changes: the record, what it plans, the steps it closes, and the flag."""

from dataclasses import replace
from datetime import date

from bot.subjects.access import refuse_new_plans, require_unreported
from bot.subjects.prompts import moves, prompts
from bot.subjects.visits import concerns as flags
from bot.subjects.visits import following, settling, steps
from bot.turns.turn import Turn
from domain.permissions import Act, can
from domain.support.deployments import Deployment, Leader
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedState
from domain.visits.steps import StepWords
from domain.visits.visits import Missed, Record, Values, Visit, VisitAnswers, seconds_taken
from storage.store import Store


def keep(
    answers: VisitAnswers,
    form: Form,
    deployment: Deployment,
    values: Values,
    turn: Turn,
    store: Store,
) -> Record:
    """Keeps a new record of a visit; the planned visit behind it is owed no more.

    `answers` are the form's `values`, judged.
    """
    record = _add(answers.visit, form, deployment, turn, store)
    _plan_step(record, answers.next_step, store)
    _plan_visit(record, answers.next_visit, turn, store)
    for step in values.done:
        steps.close(step, deployment.id, turn, store)
    store.forms.close(form.id, record.id, values, turn.now)
    record = _with_plans(record, answers.next_step, answers.next_visit)
    if answers.visit.flagged:
        flags.follow(record, turn, store)
    visit = answers.visit
    figures = {"progress": visit.progress, "minutes": visit.minutes}
    _note(turn, store, "visit.recorded", record, **figures)
    return record


def keep_missed(
    missed: Missed,
    coming: date | None,
    form: Form,
    deployment: Deployment,
    turn: Turn,
    store: Store,
) -> Record:
    """Keeps that a planned visit did not happen."""
    record = _add(missed, form, deployment, turn, store)
    _plan_visit(record, coming, turn, store)
    store.forms.close(form.id, record.id, None, turn.now)
    _note(turn, store, "visit.missed", record, reason=missed.reason, counts=missed.counts)
    return _with_plans(record, None, coming)


def correct(
    record: Record, answers: VisitAnswers, form: Form, values: Values, turn: Turn, store: Store
) -> Record:
    """Puts a new version in place; what the record planned follows, unless it was changed since."""
    refuse_new_plans(record, turn, step=answers.next_step, coming=answers.next_visit)
    require_unreported(record, turn, store)
    newer = store.visits.correct(record, answers.visit, turn.speaker.id, turn.now)
    newer = settling.follow_day(record, newer, turn, store)
    _replan_step(newer, answers.next_step, turn, store)
    _replan_visit(newer, answers.next_visit, turn, store)
    # A leader may correct an own record after the support became another's; its steps did as well.
    if can(turn.person, Act.CLOSE_STEP, record.deployment):
        for step in values.done:
            steps.close(step, record.deployment.id, turn, store)
    store.forms.close(form.id, record.id, values, turn.now)
    newer = _with_plans(newer, answers.next_step, answers.next_visit)
    flags.follow(newer, turn, store)
    _note(turn, store, "visit.corrected", newer, version=newer.version)
    return newer


def put_in_place(
    old: Record, answers: VisitAnswers, form: Form, values: Values, turn: Turn, store: Store
) -> Record:
    """Puts a form's answers in the place of a record of the same visit, as its new version.

    What the record planned stays where the form plans nothing.
    """
    whole = store.visits.get(old.id) or old
    kept = VisitAnswers(
        answers.visit,
        answers.next_step or whole.step,
        answers.next_visit or whole.next_visit,
    )
    return correct(whole, kept, form, values, turn, store)


def move(
    old: Record,
    answers: VisitAnswers,
    form: Form,
    deployment: Deployment,
    values: Values,
    turn: Turn,
    store: Store,
) -> Record:
    """Records a visit under other support than before.

    The old record is deleted: its school's copy is withdrawn, and it can be restored as any other.
    """
    # Its files are of the visit, whichever support it is recorded under.
    moved = [file.id for file in store.kept_files.evidence(old.id)]
    delete(old, turn, store)
    record = keep(answers, form, deployment, values, turn, store)
    store.kept_files.move_evidence(moved, record.id)
    return record


def correct_missed(
    record: Record, missed: Missed, coming: date | None, form: Form, turn: Turn, store: Store
) -> Record:
    """Corrects the record of a visit that did not happen."""
    refuse_new_plans(record, turn, coming=coming)
    require_unreported(record, turn, store)
    newer = store.visits.correct(record, missed, turn.speaker.id, turn.now)
    _replan_visit(newer, coming, turn, store)
    store.forms.close(form.id, record.id, None, turn.now)
    _note(turn, store, "visit.corrected", newer, version=newer.version)
    return _with_plans(newer, None, coming)


def delete(record: Record, turn: Turn, store: Store) -> None:
    """Takes a record away, with what it planned unless that was changed since.

    The planned visit that it was of is owed again.
    """
    store.visits.delete(record.id, turn.speaker.id, turn.now)
    # Another record may be of the same planned visit: then nothing is owed.
    if record.planned and not store.visits.count_of_planned(record.planned):
        store.planned_visits.set_state(record.planned, PlannedState.PLANNED)
    _hide_plans(record, turn, store, gone=True)
    gone = replace(record, deleted_at=turn.now)
    flags.follow(gone, turn, store)
    _note(turn, store, "visit.deleted", gone)


def restore(record: Record, turn: Turn, store: Store) -> Record:
    """Brings a deleted record back with what it had planned."""
    if record.planned and not store.visits.count_of_planned(record.planned):
        store.planned_visits.set_state(record.planned, settling.outcome(record))
    store.visits.restore(record.id)
    _hide_plans(record, turn, store, gone=False)
    back = store.visits.get(record.id) or record
    flags.follow(back, turn, store)
    _note(turn, store, "visit.restored", back)
    return back


def _add(
    what: Visit | Missed, form: Form, deployment: Deployment, turn: Turn, store: Store
) -> Record:
    speaker = Leader(turn.speaker.id, turn.speaker.name)
    # An officer's form is for a leader of the deployment, any other for the speaker.
    leader = next((leader for leader in deployment.leaders if leader.id == form.leader), speaker)
    planned = settling.of_day(what.on, form, deployment, leader.id, store)
    record = Record(
        id=0,
        deployment=deployment,
        leader=leader,
        what=what,
        recorded_at=turn.now,
        recorded_by=speaker if leader != speaker else None,
        seconds=seconds_taken(form.opened_at, turn.now),
        planned=planned.id if planned else None,
    )
    kept = store.visits.add(record, form.id)
    if planned:
        store.planned_visits.set_state(planned.id, settling.outcome(kept))
    return kept


def _plan_step(record: Record, step: StepWords | None, store: Store) -> None:
    if step:
        store.steps.add(record.deployment.id, step, made_by=record.id)


def _plan_visit(record: Record, on: date | None, turn: Turn, store: Store) -> None:
    if on and not store.planned_visits.on(record.deployment.id, record.leader.id, on):
        store.planned_visits.add(record.deployment.id, record.leader.id, on, made_by=record.id)
        moves.tell_new_date(record, on, turn, store)


def _replan_step(record: Record, step: StepWords | None, turn: Turn, store: Store) -> None:
    if step == record.step:
        return
    planned = store.steps.made_by(record.id)
    if planned is None:
        _plan_step(record, step, store)
    elif step is None:
        steps.cancel(planned.id, turn, store)
    else:
        steps.reword(planned.id, step, turn, store)


def _replan_visit(record: Record, on: date | None, turn: Turn, store: Store) -> None:
    if on == record.next_visit:
        return
    planned = store.planned_visits.made_by(record.id)
    if planned is None:
        _plan_visit(record, on, turn, store)
    elif on is not None:
        moves.move(planned.id, on, turn, store)
    else:
        store.planned_visits.cancel(planned.id)
        subject = f"planned:{planned.id}"
        store.audit.add(turn.now, turn.speaker.id, "planned.cancelled", subject)
        prompts.touch_messages_naming(record.deployment.id, planned.id, turn, store)


def _hide_plans(record: Record, turn: Turn, store: Store, *, gone: bool) -> None:
    """Takes away, or brings back, what a record planned, as far as nobody changed it since."""
    planned = store.planned_visits.untouched(record.id)
    if planned:
        store.planned_visits.hide(planned.id, hidden=gone)
        prompts.touch_messages_naming(record.deployment.id, planned.id, turn, store)
    step = store.steps.untouched(record.id)
    if step:
        store.steps.hide(step.id, hidden=gone)


def _with_plans(record: Record, step: StepWords | None, coming: date | None) -> Record:
    """The record with the plans just written, as reading it anew would give them."""
    return replace(record, step=step, next_visit=coming)


def _note(turn: Turn, store: Store, verb: str, record: Record, **fields: object) -> None:
    """Writes the line of audit, after digests, copies and prompts have followed the record."""
    following.follow(record, turn, store)
    store.audit.add(turn.now, turn.speaker.id, verb, f"visit:{record.id}", **fields)
