"""A row of the catch-up card as a record of its own, by the form's own rules."""

from datetime import date, timedelta

from bot.subjects.access import not_recorded
from bot.subjects.visits import doubles, forms, recording
from bot.turns.turn import Turn
from domain.errors import Problem, Refused
from domain.permissions import Act, can
from domain.prompts.catch_up import (
    DID_NOT_HAPPEN,
    RowValues,
    form_values,
    judge_missed,
    judge_visit,
)
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedState, PlannedVisit
from storage.store import Store

# How long a form was open is measured, as the time that recording takes. Several visits in one go
# say nothing of it: their forms are dated back so far that they do not count.
BEFORE = timedelta(days=1)


def keep(row: RowValues, planned: PlannedVisit, on: date, turn: Turn, store: Store) -> None:
    """Keeps one row of that day's message, judged whole before anything of it is written.

    One that was answered meanwhile is left as it is.
    """
    deployment = store.deployments.get(planned.deployment)
    if deployment is None:
        raise Refused(Problem("", "support_ended"))
    if not can(turn.person, Act.RECORD, deployment):
        raise not_recorded(turn, deployment, store)
    if planned.state is not PlannedState.PLANNED:
        return
    hours = turn.hub.hours_a_day
    if row.time == DID_NOT_HAPPEN:
        missed_visit = judge_missed(row, planned.on, deployment, turn.today, hours)
        form = _form(planned, deployment, on, turn, store)
        recording.keep_missed(missed_visit, None, form, deployment, turn, store)
        return
    values = form_values(row, forms.guess_values(turn, deployment, store, planned=planned))
    answers = judge_visit(row, values, deployment, turn.today, hours)
    form = _form(planned, deployment, on, turn, store)
    found = doubles.recorded(form, deployment, answers.visit.on, store)
    doubles.to_replace(doubles.Told(), found, turn, store)
    recording.keep(answers, form, deployment, values, turn, store)


def _form(
    planned: PlannedVisit, deployment: Deployment, on: date, turn: Turn, store: Store
) -> Form:
    """The form of a row, by an id made of the row: two presses are one record."""
    row_id = f"catch-up-{planned.id}-{on.isoformat()}"
    form = store.forms.get(row_id)
    if form is not None and not form.closed and form.person == turn.speaker.id:
        return form
    # Its record was made and deleted since, or the form is of the leader whose plan it was before:
    # the row is recorded anew, with a form of another id.
    id_ = row_id if form is None else ""
    at = turn.now - BEFORE
    return forms.begin(turn, deployment, store, planned=planned, id_=id_, at=at)
