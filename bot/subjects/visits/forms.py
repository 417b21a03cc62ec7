"""The visit form as one person gets it: what stands around the values.

Every form is opened here, and each opening asks what the person may do now.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.subjects.access import may_record, not_recorded, require_unreported, sees_support
from bot.subjects.support.last_times import last_record, last_time
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.form_news import Newer
from cards.visits.visits import FormView, form
from domain.errors import Problem, refuse
from domain.ids import read_id
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from domain.visits.forms import Form
from domain.visits.judgement import day_of
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
    leader: int | None = None,
) -> tuple[Form, Values]:
    """Opens a form for a deployment; gives it with its values, guessed where none are handed in.

    `leader` is the id of the one whose record it becomes, if that is not the speaker.
    """
    if values is None:
        values = guess_values(turn, deployment, store, planned=planned)
    form_ = begin(turn, deployment, store, planned=planned, values=values, leader=leader)
    return form_, values


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
        raise not_recorded(turn, deployment, store)
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
    turn: Turn,
    record: Record,
    store: Store,
    values: Values | None = None,
    *,
    to: Deployment | None = None,
    version: int | None = None,
) -> Form:
    """A form that corrects a record as it stands; refused for whoever may not do that now.

    `to` is the support to which it moves the record, `version` the one that it began from.
    """
    if not can(turn.person, Act.CORRECT, record):
        raise refuse("not_yours")
    require_unreported(record, turn, store)
    if to and not may_record(turn, to, leader_of(record, turn)):
        raise not_recorded(turn, to, store)
    return store.forms.open(
        turn.speaker.id,
        (to or record.deployment).id,
        turn.now,
        visit=record.id,
        version=version or record.version,
        values=values,
        leader=leader_of(record, turn),
    )


def leader_of(record: Record, turn: Turn) -> int | None:
    """Whose record a correction stays, where that is not the speaker."""
    return None if record.leader.id == turn.speaker.id else record.leader.id


def guess_values(
    turn: Turn,
    deployment: Deployment,
    store: Store,
    *,
    planned: PlannedVisit | None = None,
) -> Values:
    """What can be guessed of a visit: from the plan, and from the last record there."""
    last = last_record(turn.person, deployment, store)
    return new_values(
        deployment,
        usual_day(turn, deployment, store),
        turn.hub.hours_a_day,
        planned=planned,
        last=_visit(last),
    )


def usual_day(turn: Turn, deployment: Deployment, store: Store) -> date:
    """The day of a visit that nobody named: today, or the last day on which the school was open."""
    return store.calendars.of(deployment.organisation).last_school_day(turn.today)


def card(
    turn: Turn,
    form_: Form,
    values: Values,
    store: Store,
    *,
    problems: Sequence[Problem] = (),
    kept: bool = False,
    newer: Newer | None = None,
    recorded: tuple[Record, ...] = (),
    message: bool = False,
) -> Card:
    """The form as a card, with what stands around its values: last time, open steps, other schools.

    `kept` says that it could not be saved before, `newer` what became of the record meanwhile,
    `recorded` are other records of the same visit, `message` that it stands in a dialog.
    Who may see its support no more gets back what was typed, and nothing else.
    """
    deployment = deployment_of(form_, store).offering(read_id(values.objective))
    editing = record_corrected(form_, turn, store)
    own = to_record(turn, store, leader_of(editing, turn) if editing else form_.leader)
    known = editing is not None or sees_support(turn.person, deployment)
    if not known:
        deployment = replace(deployment, objectives=())
    day = day_of(values.date)
    before = last_time(turn.person, deployment, store, day, editing.id if editing else 0)
    calendar = store.calendars.of(deployment.organisation)
    kept_at = form_.kept_at if kept else None
    names = (leader.name for leader in deployment.leaders if leader.id == form_.leader)
    view = FormView(
        form=form_.id,
        deployment=deployment,
        values=values,
        today=turn.today,
        last=before.record,
        open_steps=before.steps,
        problems=tuple(problems),
        kept_at=kept_at.astimezone(turn.local.tzinfo) if kept_at else None,
        closed=day is not None and not calendar.is_school_day(day),
        several=any(d.id != deployment.id for d in own),
        focus_shown=sum(d.organisation == deployment.organisation for d in own) > 1,
        planned=form_.planned is not None and known,
        editing=editing,
        newer=newer,
        recorded=recorded,
        theirs=None if form_.leader else _theirs(before.newest, turn, store),
        leader=next(names, ""),
        message=message,
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
