"""The visit form that a person gets: for the likely school, for a named one, or a choice."""

from collections.abc import Sequence

from bot.subjects.access import may_record
from bot.subjects.visits import forms
from bot.turns.reply import Card, Say
from bot.turns.turn import Turn
from cards.actions.message_forms import MessageHere
from cards.visits.schools import SchoolChoice, row_line, which_school
from domain.errors import Problem, Refused, refuse
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.judgement import record_visit
from domain.visits.planned_visits import PlannedState, PlannedVisit, guess
from domain.visits.visits import Values
from storage.store import Store


def open_kept_or_likely(turn: Turn, store: Store) -> Say:
    """The form that could not be saved before, with what was typed; else a new one."""
    kept = store.forms.kept(turn.speaker.id, turn.now)
    if kept is None or kept.values is None:
        return open_likely(turn, store)
    if not may_record(turn, forms.deployment_of(kept, store), kept.leader):
        return open_likely(turn, store)
    problems = _problems(kept, kept.values, turn, store)
    card = forms.card(turn, kept, kept.values, store, problems=problems, kept=True)
    return Say(card, form=kept.id)


def open_likely(turn: Turn, store: Store) -> Say:
    """A form for the school that is surely meant, else the schools to choose from."""
    own = forms.to_record(turn, store)
    if not own:
        raise refuse("no_deployments")
    owed_now = store.planned_visits.owed(turn.speaker.id, turn.today)
    found = guess([d.id for d in own], owed_now, turn.today)
    if found is None:
        return Say(schools(turn, own, None, store))
    deployment = next(d for d in own if d.id == found.deployment)
    return post_form(turn, deployment, found.planned, store)


def open_named(turn: Turn, deployment: int | None, planned: int | None, store: Store) -> Say:
    """The form for a planned visit or a deployment, by id; for neither, the likely one."""
    visit = own_planned(planned, turn, store)
    wanted = visit.deployment if visit else deployment
    if wanted is None:
        return open_kept_or_likely(turn, store)
    # Asked first: whether there is a record is told to nobody else.
    support = own_deployment(wanted, turn, store)
    if visit and visit.state in (PlannedState.RECORDED, PlannedState.DID_NOT_HAPPEN):
        raise refuse("recorded_before")
    return post_form(turn, support, visit or owed_visit(wanted, turn, store), store)


def post_form(
    turn: Turn, deployment: Deployment, planned: PlannedVisit | None, store: Store
) -> Say:
    """A new form of a deployment, as a new message."""
    form, values = forms.open_form(turn, deployment, store, planned=planned)
    return Say(forms.card(turn, form, values, store), form=form.id)


def post_for(turn: Turn, planned: PlannedVisit, leader: int, store: Store) -> Say:
    """A new form of another leader's planned visit, as a new message, for an officer."""
    support = own_deployment(planned.deployment, turn, store, leader)
    if planned.state in (PlannedState.RECORDED, PlannedState.DID_NOT_HAPPEN):
        raise refuse("recorded_before")
    form, values = forms.open_form(turn, support, store, planned=planned, leader=leader)
    return Say(forms.card(turn, form, values, store), form=form.id)


def schools(
    turn: Turn,
    own: list[Deployment],
    form: str | None,
    store: Store,
    leader: int | None = None,
    *,
    kept: str = "",
    note: str = "",
    message: MessageHere | None = None,
) -> Card:
    """The deployments to choose from; `form` is given up for the chosen one's.

    `kept` is a sentence that waits for the choice, `message` what waits in a dialog. `note` is a
    line on top.
    """
    rows = []
    stand = store.deployments.standings((d.id for d in own), turn.today)
    due = store.planned_visits.owed(leader or turn.speaker.id, turn.today)
    for deployment in own:
        planned = _last_of(deployment.id, due)
        line = row_line(deployment, stand[deployment.id], planned, turn.today, turn.hub)
        rows.append(SchoolChoice(deployment, line, planned.id if planned else None))
    return which_school(tuple(rows), form, turn.hub, kept=kept, note=note, message=message)


def own_deployment(id_: int, turn: Turn, store: Store, leader: int | None = None) -> Deployment:
    """A deployment of the speaker's own, or of the leader for whom an officer records."""
    deployment = store.deployments.get(id_)
    if deployment is None or not may_record(turn, deployment, leader):
        raise refuse("not_yours")
    return deployment


def own_planned(
    id_: int | None, turn: Turn, store: Store, leader: int | None = None
) -> PlannedVisit | None:
    """The leader's own planned visit; None for a colleague's, which is theirs to record."""
    planned = store.planned_visits.get(id_) if id_ else None
    if planned is None or planned.leader != (leader or turn.speaker.id):
        return None
    return planned


def owed_visit(
    deployment: int, turn: Turn, store: Store, leader: int | None = None
) -> PlannedVisit | None:
    """The leader's planned visit of a deployment that was due last and has no record."""
    return _last_of(deployment, store.planned_visits.owed(leader or turn.speaker.id, turn.today))


def _last_of(deployment: int, due: Sequence[PlannedVisit]) -> PlannedVisit | None:
    there = [planned for planned in due if planned.deployment == deployment]
    return there[-1] if there else None


def _problems(form: Form, values: Values, turn: Turn, store: Store) -> tuple[Problem, ...]:
    """What is wrong in kept values as judged now: a day that lay ahead yesterday may be today."""
    try:
        record_visit(values, forms.deployment_of(form, store), turn.today, turn.hub.hours_a_day)
    except Refused as refused:
        return refused.problems
    return ()
