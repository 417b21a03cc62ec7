"""Save all: each row of the catch-up card is its own record; good rows are saved, others come back."""

from datetime import timedelta

from bot.handlers.prompts.prompts import again, rows_typed
from bot.subjects.visits import forms, recording
from bot.turns.reply import Reply
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.prompts import SaveAll
from domain.errors import Problem, Refused
from domain.permissions import Act, can
from domain.prompts.catch_up import NOT, Entered, entered, filled, missed, visited
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedVisit, State
from storage.store import Store

# Several visits in one go say nothing about the time that one takes: so long ago, it is not counted.
BEFORE = timedelta(days=1)
routes = Router()


@routes.action(SaveAll)
def save_all(turn: Turn, action: SaveAll, store: Store) -> Reply:
    """Records each row that can stand; a row without words stays open."""
    wrong: dict[str, tuple[Problem, ...]] = {}
    for id_ in rows_typed(action):
        row, planned = entered(action.typed, id_), store.planned_visits.get(id_)
        own = (
            planned is not None
            and planned.leader == turn.speaker.id
            and planned.state is State.PLANNED
        )
        if planned is None or not own or row.left or row.asks:
            continue
        try:
            _record(row, planned, action, turn, store)
        except Refused as refused:
            wrong[f"planned:{id_}"] = refused.problems
    return again(turn, action, store, wrong)


def _record(row: Entered, planned: PlannedVisit, action: SaveAll, turn: Turn, store: Store) -> None:
    """One row by the form's own rules, judged whole before anything of it is written."""
    deployment = store.deployments.get(planned.deployment)
    if deployment is None or not can(turn.person, Act.RECORD, deployment):
        raise Refused(Problem("", "support_ended"))
    hours = turn.hub.hours_a_day
    if row.time == NOT:
        lost = missed(row, planned.on, deployment, turn.today, hours)
        recording.keep_missed(
            lost, None, _form(planned, deployment, action, turn, store), deployment, turn, store
        )
        return
    values = filled(row, forms.guessed(turn, deployment, store, planned=planned))
    said = visited(row, values, deployment, turn.today, hours)
    recording.keep(
        said, _form(planned, deployment, action, turn, store), deployment, values, turn, store
    )


def _form(
    planned: PlannedVisit, deployment: Deployment, action: SaveAll, turn: Turn, store: Store
) -> Form:
    """The row's own form: the same press twice is one record; where that was deleted since, another."""
    id_ = f"catch-up-{planned.id}-{action.on.isoformat()}"
    form = store.forms.get(id_)
    if form is not None and not form.closed:
        return form
    at = turn.now - BEFORE
    return store.forms.open(
        turn.speaker.id, deployment.id, at, planned=planned.id, id_="" if form else id_
    )
