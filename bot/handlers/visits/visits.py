"""Record a visit: open the form, choose the school, save."""

from bot.handlers.visits.receipts import receipt
from bot.subjects.naming import form_of, record_of, records
from bot.subjects.visits import forms, receipts, recording
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.action import LONGEST_INPUT
from cards.actions.visits import (
    FormHere,
    OpenForm,
    OtherSchools,
    RecordFor,
    SameAgain,
    SaveVisit,
    StartAfresh,
)
from cards.visits.schools import SchoolRow, row_line, which_school
from cards.visits.visits import Newer
from domain.errors import Problem, Refused, refuse
from domain.permissions import Act, can
from domain.questions import with_dates
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.judgement import record_visit
from domain.visits.planned_visits import PlannedVisit, State, guess
from domain.visits.prefill import same_again, stored_values
from domain.visits.visits import Record, Said, Values, Visit
from storage.store import Store

routes = Router()


@routes.command("visit", "record", "record a visit", "record visit", "log visit", brief=True)
def visit(turn: Turn, said: str, store: Store) -> Reply:
    """The form for what is most likely meant; first of all what was typed and could not be saved."""
    kept = store.forms.kept(turn.speaker.id, turn.now)
    if (
        kept
        and kept.values
        and not said
        and can(turn.person, Act.RECORD, forms.deployment_of(kept, store))
    ):
        problems = _problems(kept, kept.values, turn, store)
        return Say(
            forms.card(turn, kept, kept.values, store, problems=problems, kept=True), form=kept.id
        )
    return start(turn, store, did=said)


def start(turn: Turn, store: Store, did: str = "") -> Reply:
    """A form with a confident guess of the school, else the schools to choose from; `did` is what was done."""
    own = store.deployments.of_leader(turn.speaker.id)
    if not own:
        raise refuse("no_deployments")
    did = did[:LONGEST_INPUT]
    found = guess(
        [d.id for d in own], store.planned_visits.owed(turn.speaker.id, turn.today), turn.today
    )
    if found is None:
        form = (
            store.forms.open(turn.speaker.id, own[0].id, turn.now, values=Values(did=did))
            if did
            else None
        )
        return Say(_schools(turn, own, form.id if form else None, store))
    deployment = next(d for d in own if d.id == found.deployment)
    return _say_form(turn, deployment, found.planned, store, did=did)


@routes.action(OpenForm)
def open_form(turn: Turn, action: OpenForm, store: Store) -> Reply:
    """The form as a new message: for a deployment, a planned visit, or what is most likely meant."""
    planned = _planned(action.planned, turn, store)
    if planned and planned.state in (State.RECORDED, State.DID_NOT_HAPPEN):
        raise refuse("recorded_before")
    wanted = planned.deployment if planned else action.deployment
    if wanted is None:
        return visit(turn, "", store)
    return _say_form(turn, _mine(wanted, turn, store), planned or _owed(wanted, turn, store), store)


@routes.action(RecordFor)
def record_for(turn: Turn, action: RecordFor, store: Store) -> Reply:
    """The form of a leader's deployment for an officer, as a new message; of several, the list to choose from."""
    own = [
        d for d in store.deployments.of_leader(action.leader) if can(turn.person, Act.RECORD_FOR, d)
    ]
    if not own:
        raise refuse("no_deployments_there")
    planned = _owed(own[0].id, turn, store, action.leader)
    form, values = forms.opened(turn, own[0], store, planned=planned, leader=action.leader)
    if len(own) > 1:
        return Say(_schools(turn, own, form.id, store, action.leader), form=form.id)
    return Say(forms.card(turn, form, values, store), form=form.id)


@routes.action(SameAgain)
def again(turn: Turn, action: SameAgain, store: Store) -> Reply:
    """A new form filled like an earlier record; for an officer who leads nothing there, one of the same leader's."""
    record = record_of(turn, action.visit, Act.SEE, store)
    leader = None if record.deployment.led_by(turn.speaker.id) else record.leader.id
    deployment = _mine(record.deployment.id, turn, store, leader)
    what = record.what if isinstance(record.what, Visit) else None
    values = same_again(record, what, turn.today, turn.hub.hours_a_day) if what else None
    form, values = forms.opened(turn, deployment, store, values=values, leader=leader)
    return Say(forms.card(turn, form, values, store), form=form.id)


@routes.action(OtherSchools)
def schools(turn: Turn, action: OtherSchools, store: Store) -> Reply:
    """The leader's active deployments in place of the form."""
    form = form_of(turn, action.form, store)
    own = store.deployments.of_leader(form.leader or turn.speaker.id)
    return Show(_schools(turn, own, form.id, store, form.leader), form=form.id)


@routes.action(FormHere)
def form_here(turn: Turn, action: FormHere, store: Store) -> Reply:
    """The form of the chosen deployment in place of the list."""
    before = form_of(turn, action.form, store) if action.form else None
    leader = before.leader if before else None
    did = (
        before.values.did if before and before.values and not before.closed else ""
    )  # else it stands in a record
    deployment = _mine(action.deployment, turn, store, leader)
    planned = _planned(action.planned, turn, store, leader) or _owed(
        deployment.id, turn, store, leader
    )
    form, values = forms.opened(turn, deployment, store, planned=planned, did=did, leader=leader)
    return Show(forms.card(turn, form, values, store), form=form.id)


@routes.action(StartAfresh)
def afresh(turn: Turn, action: StartAfresh, store: Store) -> Reply:
    """An empty form in place of the kept one."""
    kept = form_of(turn, action.form, store)
    store.forms.drop(kept.id)
    planned = _planned(kept.planned, turn, store, kept.leader)
    form, values = forms.opened(
        turn, forms.deployment_of(kept, store), store, planned=planned, leader=kept.leader
    )
    return Show(forms.card(turn, form, values, store), form=form.id)


def _form_again(turn: Turn, action: SaveVisit, refused: Refused, store: Store) -> Reply:
    """The form with what was typed and a problem beside each question or on top; what was typed is kept."""
    form, values = form_of(turn, action.form, store), with_dates(action.typed, turn.today)
    if not form.closed:
        store.forms.keep(form.id, values, turn.now)
    return Show(forms.card(turn, form, values, store, problems=refused.problems), form=form.id)


@routes.action(SaveVisit, refused=_form_again)
def save(turn: Turn, action: SaveVisit, store: Store) -> Reply:
    """Saves a new record or a correction, and shows its receipt in place of the form."""
    form, values = form_of(turn, action.form, store), with_dates(action.typed, turn.today)
    if form.closed and form.visit:
        return _saved_before(form, form.visit, values, turn, store)
    if form.edits and form.visit:
        return _correct(form, form.visit, values, turn, store)
    deployment = forms.deployment_of(form, store)
    if not records(turn, deployment, form.leader):
        raise refuse("support_ended")
    said = record_visit(values, deployment, turn.today, turn.hub.hours_a_day)
    record = recording.keep(said, form, deployment, values, turn, store)
    return receipt(record, turn, store)


def _problems(form: Form, values: Values, turn: Turn, store: Store) -> tuple[Problem, ...]:
    """What still cannot stand in kept values: what was in the future yesterday may be fine today."""
    try:
        record_visit(values, forms.deployment_of(form, store), turn.today, turn.hub.hours_a_day)
    except Refused as refused:
        return refused.problems
    return ()


def _correct(form: Form, visit_id: int, values: Values, turn: Turn, store: Store) -> Reply:
    record = record_of(turn, visit_id, Act.CORRECT, store)
    if record.deleted:
        raise refuse("deleted")
    if not isinstance(record.what, Visit):
        return receipt(record, turn, store)
    standing = stored_values(record, record.what, turn.hub.hours_a_day)
    if form.version != record.version:
        newer = _newer(form, record, standing, turn, store)
        store.forms.begin_from(form.id, record.version)
        store.forms.keep(form.id, values, turn.now)
        return Show(forms.card(turn, form, values, store, newer=newer), form=form.id)
    before = Said(record.what, record.step, record.next_visit)
    said = record_visit(values, record.deployment, turn.today, turn.hub.hours_a_day, before)
    return receipt(recording.correct(record, said, form, values, turn, store), turn, store)


def _newer(form: Form, record: Record, standing: Values, turn: Turn, store: Store) -> Newer:
    """What became of a record since a correction of it was opened."""
    earlier = store.visits.version(record.id, form.version or 1)
    visit = earlier if isinstance(earlier, Visit) else None
    before = stored_values(record, visit, turn.hub.hours_a_day) if visit else standing
    at = (record.changed_at or record.recorded_at).astimezone(turn.local.tzinfo)
    return Newer(store.visits.changed_by(record.id) or record.leader, at, before, standing)


def _saved_before(form: Form, visit_id: int, values: Values, turn: Turn, store: Store) -> Reply:
    """A form is saved once: the same values again get the receipt; others get it with a way to correct."""
    record = record_of(turn, visit_id, Act.SEE, store)
    if values == form.values or not can(turn.person, Act.CORRECT, record):
        return receipt(record, turn, store)
    if record.deleted:
        raise refuse("deleted")
    edit = store.forms.open(
        turn.speaker.id,
        record.deployment.id,
        turn.now,
        visit=record.id,
        version=record.version,
        values=values,
    )
    closed = (form.closed_at or turn.now).astimezone(turn.local.tzinfo)
    note = f"Saved at {closed:%H:%M} as below"
    return Show(
        receipts.card(
            record, turn.speaker, store, turn.hub, turn.now, note=note, edit_with=edit.id
        ),
        receipts.slot(record.id),
    )


def _say_form(
    turn: Turn, deployment: Deployment, planned: PlannedVisit | None, store: Store, did: str = ""
) -> Say:
    form, values = forms.opened(turn, deployment, store, planned=planned, did=did)
    return Say(forms.card(turn, form, values, store), form=form.id)


def _mine(id_: int, turn: Turn, store: Store, leader: int | None = None) -> Deployment:
    """A deployment of the speaker's own, or of the leader for whom an officer records."""
    deployment = store.deployments.get(id_)
    if deployment is None or not records(turn, deployment, leader):
        raise refuse("not_yours")
    return deployment


def _planned(
    id_: int | None, turn: Turn, store: Store, leader: int | None = None
) -> PlannedVisit | None:
    """The leader's own planned visit; a colleague's is theirs to record."""
    planned = store.planned_visits.get(id_) if id_ else None
    return planned if planned and planned.leader == (leader or turn.speaker.id) else None


def _owed(
    deployment: int, turn: Turn, store: Store, leader: int | None = None
) -> PlannedVisit | None:
    person = leader or turn.speaker.id
    owed = [p for p in store.planned_visits.owed(person, turn.today) if p.deployment == deployment]
    return owed[-1] if owed else None


def _schools(
    turn: Turn, own: list[Deployment], form: str | None, store: Store, leader: int | None = None
) -> dict[str, object]:
    rows = []
    for deployment in own:
        owed = _owed(deployment.id, turn, store, leader)
        line = row_line(
            deployment, store.deployments.standing(deployment.id, turn.today), owed, turn.today
        )
        rows.append(SchoolRow(deployment, line, owed.id if owed else None))
    return which_school(tuple(rows), form, turn.hub)
