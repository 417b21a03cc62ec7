"""The visit form as one person gets it: what stands around the values.

Every form is opened here, and each opening asks what the person may do now.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.subjects.access import may_record, sees_support
from bot.subjects.support.last_times import last_record, last_record_by, last_time
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.visits import FormView, Newer, form
from domain.errors import Problem, refuse
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedVisit
from domain.visits.prefill import new_values
from domain.visits.visits import Record, Values, Visit
from storage.store import Store

RECENT = timedelta(days=7)


def open_form(
    turn: Turn,
    deployment: Deployment,
    store: Store,
    *,
    planned: PlannedVisit | None = None,
    values: Values | None = None,
    did: str = "",
    leader: int | None = None,
) -> tuple[Form, Values]:
    """Opens a form for a deployment; gives it with its values, guessed where none are handed in.

    `leader` is the id of the one whose record it becomes, if that is not the speaker.
    """
    if values is None:
        values = guess_values(turn, deployment, store, planned=planned, did=did, leader=leader)
    return begin(turn, deployment, store, planned=planned, leader=leader), values


def begin(
    turn: Turn,
    deployment: Deployment,
    store: Store,
    *,
    planned: PlannedVisit | None = None,
    values: Values | None = None,
    leader: int | None = None,
    id_: str = "",
    at: datetime | None = None,
) -> Form:
    """A new form of a deployment; refused for whoever may not record visits of it now.

    `at` is when it counts as opened, if that is not now.
    """
    if not may_record(turn, deployment, leader):
        raise refuse("support_ended")
    return store.forms.open(
        turn.speaker.id,
        deployment.id,
        at or turn.now,
        planned=planned.id if planned else None,
        values=values,
        leader=leader,
        id_=id_,
    )


def begin_correction(
    turn: Turn, record: Record, store: Store, values: Values | None = None
) -> Form:
    """A form that corrects a record as it stands; refused for whoever may not do that now."""
    if not can(turn.person, Act.CORRECT, record):
        raise refuse("not_yours")
    return store.forms.open(
        turn.speaker.id,
        record.deployment.id,
        turn.now,
        visit=record.id,
        version=record.version,
        values=values,
    )


def guess_values(
    turn: Turn,
    deployment: Deployment,
    store: Store,
    *,
    planned: PlannedVisit | None = None,
    did: str = "",
    leader: int | None = None,
) -> Values:
    """What can be guessed of a visit: from the plan, and from the last record there or anywhere."""
    last = last_record(turn.person, deployment, store)
    # Where nobody has been yet, the leader's last visit elsewhere says how long one takes.
    anywhere = last or last_record_by(turn.person, leader or turn.speaker.id, store)
    return new_values(
        deployment,
        turn.today,
        turn.hub.hours_a_day,
        planned=planned,
        last_here=_visit(last),
        last_anywhere=_visit(anywhere),
        did=did,
    )


def card(
    turn: Turn,
    form_: Form,
    values: Values,
    store: Store,
    *,
    problems: Sequence[Problem] = (),
    kept: bool = False,
    newer: Newer | None = None,
) -> Card:
    """The form as a card, with what stands around its values: last time, open steps, other schools.

    `kept` says that it could not be saved before, `newer` what became of the record meanwhile.
    Who may see its support no more gets back what was typed, and nothing else.
    """
    deployment = deployment_of(form_, store)
    own = to_record(turn, store, form_.leader)
    editing = record_corrected(form_, turn, store)
    known = editing is not None or sees_support(turn.person, deployment)
    if not known:
        deployment = replace(deployment, objectives=())
    before = last_time(turn.person, deployment, store)
    last = before.record
    is_edited = last is not None and editing is not None and last.id == editing.id
    kept_at = form_.kept_at if kept else None
    names = (leader.name for leader in deployment.leaders if leader.id == form_.leader)
    view = FormView(
        form=form_.id,
        deployment=deployment,
        values=values,
        today=turn.today,
        last=None if is_edited else last,
        open_steps=before.steps,
        problems=tuple(problems),
        kept_at=kept_at.astimezone(turn.local.tzinfo) if kept_at else None,
        several=editing is None and any(d.id != deployment.id for d in own),
        focus_shown=sum(d.organisation == deployment.organisation for d in own) > 1,
        planned=form_.planned is not None and known,
        editing=editing,
        newer=newer,
        theirs=None if form_.leader else _theirs(last, turn, store),
        leader=next(names, ""),
    )
    return form(view, turn.hub)


def deployment_of(form_: Form, store: Store) -> Deployment:
    """The deployment a form is for."""
    deployment = store.deployments.get(form_.deployment) if form_.deployment else None
    if deployment is None:
        raise refuse("out_of_date")
    return deployment


def to_record(turn: Turn, store: Store, leader: int | None = None) -> list[Deployment]:
    """The active deployments of which the speaker may record visits, by school.

    They are the speaker's own; with `leader`, by id, that leader's, for officers.
    """
    led = store.deployments.of_leader(leader or turn.speaker.id)
    return [deployment for deployment in led if may_record(turn, deployment, leader)]


def record_corrected(form_: Form, turn: Turn, store: Store) -> Record | None:
    """The record that a form corrects, for whoever may correct it now."""
    record = store.visits.get(form_.visit) if form_.edits and form_.visit else None
    return record if record and can(turn.person, Act.CORRECT, record) else None


def _theirs(last: Record | None, turn: Turn, store: Store) -> Record | None:
    """A colleague's record of the last week in which the speaker's own time does not stand yet.

    It may be the very visit that the form is about: one visit, two leaders.
    """
    if last is None or last.leader.id == turn.speaker.id or last.on < turn.today - RECENT:
        return None
    # The last record is read for lists, without the colleagues' shares.
    whole = store.visits.get(last.id)
    if whole and any(share.leader.id == turn.speaker.id for share in whole.shares):
        return None
    return last


def _visit(record: Record | None) -> Visit | None:
    return record.what if record and isinstance(record.what, Visit) else None
