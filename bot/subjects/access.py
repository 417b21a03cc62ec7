"""The subject that a button names, loaded and checked.

An id on a button is a name, never a right: anybody may send any. What a person may not have and
what does not exist are refused alike, so that nobody learns by asking what there is.
"""

from datetime import date

from bot.turns.turn import Turn
from domain.errors import Problem, Refused, refuse
from domain.people.accounts import without_officer
from domain.people.people import Person, Role
from domain.permissions import Act, can, scope
from domain.support.deployments import OVER, Deployment, Status
from domain.visits.copies import CopiedRecord
from domain.visits.forms import Form
from domain.visits.planned_visits import PlannedVisit
from domain.visits.steps import StepWords
from domain.visits.visits import Record
from storage.store import Store


def record_of(turn: Turn, id_: int, act: Act, store: Store) -> Record:
    """The record, for a person who may do `act` with it."""
    record = store.visits.get(id_)
    if record is None or not can(turn.person, act, record):
        raise refuse("not_yours")
    if act in (Act.CORRECT, Act.DELETE):
        require_unreported(record, turn, store)
    return record


def require_unreported(record: Record, turn: Turn, store: Store) -> None:
    """Refuses to change a record on which a report was accepted, to all but officers."""
    accepted = reported_on(record, turn.person, store)
    if accepted is not None:
        raise refuse("report_accepted", day=accepted)


def reported_on(record: Record, person: Person | None, store: Store) -> date | None:
    """The day of the accepted report that a record stands in, for who cannot change it any more."""
    until = store.reports.closed_until(record.deployment.id)
    closed = store.hub.day_of(until) if until else None
    if closed is None or record.on > closed or scope(person, Act.JUDGE_REPORT).parts:
        return None
    return closed


def copy_of(turn: Turn, id_: int, act: Act, store: Store) -> CopiedRecord:
    """A record with its school's copy, for a person who may do `act` with it at this moment."""
    record = store.visits.get(id_)
    copied = CopiedRecord(record, store.copies.of(id_), turn.now) if record else None
    if copied is None or not can(turn.person, act, copied):
        raise refuse("not_yours")
    return copied


def support_of(turn: Turn, id_: int | None, act: Act, store: Store) -> Deployment:
    """The deployment, for a person who may do `act` with it."""
    support = store.deployments.get(id_) if id_ else None
    if support is None or not can(turn.person, act, support):
        raise refuse("not_yours")
    return support


def reader_of(conversation: str, store: Store) -> Person | None:
    """Who reads a chat, with the roles that work there; None for a channel.

    None as well for somebody who is off the roster, or of a tenant that is not allowed any more.
    """
    owner = store.conversations.owner(conversation)
    person = store.people.get(owner) if owner else None
    if person is None or person.left:
        return None
    if store.hub.development:
        return person
    chat = store.conversations.get(conversation)
    if chat is None or not store.tenants.allowed(chat.tenant):
        return None
    if not person.has(Role.OFFICER) or store.conversations.coded(conversation):
        return person
    return without_officer(person)


def require(turn: Turn, act: Act, problem: str = "not_yours") -> None:
    """Refuses, with that problem, whoever may not do `act` for the hub as a whole."""
    if turn.person is None or not can(turn.person, act, turn.person):
        raise refuse(problem)


def form_of(turn: Turn, id_: str, store: Store) -> Form:
    """The speaker's own form by its id.

    It says nothing of what may be done with it now: opening, drawing and saving it ask that.
    """
    form = store.forms.get(id_)
    if form is None or form.person != turn.speaker.id:
        raise refuse("out_of_date")
    return form


def may_record(turn: Turn, deployment: Deployment, leader: int | None) -> bool:
    """Whether the speaker may record visits of a deployment now.

    For `leader`, by id, if that is another than the speaker: officers may.
    """
    if not deployment.led_by(leader or turn.speaker.id):
        return False
    act = Act.RECORD_FOR if leader else Act.RECORD
    return can(turn.person, act, deployment)


def not_recorded(turn: Turn, deployment: Deployment, store: Store) -> Refused:
    """Why nothing is recorded under a deployment now, for who may see that."""
    if not sees_support(turn.person, deployment):
        return refuse("support_ended")
    if deployment.status in OVER:
        over = store.support_changes.ended_on(deployment.id)
        # An import may end support before the last day that was agreed: when, is not known then.
        return refuse("support_ended", over=over if over and over <= turn.today else None)
    if deployment.status is Status.PAUSED:
        since = store.support_changes.terms(deployment.id).paused_on
        return refuse("support_ended", paused=since)
    return refuse("support_ended")


def require_not_after_end(day: date | None, deployment: Deployment, store: Store) -> None:
    """Refuses a record of a day after the end of a deployment, to whoever."""
    over = store.support_changes.ended_on(deployment.id) if deployment.status in OVER else None
    if day is not None and over is not None and day > over:
        raise refuse("support_ended", over=over)


def may_plan_from(person: Person, record: Record) -> bool:
    """Whether a person may plan what follows a record.

    An own record stays one's own after its support has ended or become another's; what is planned
    there does not.
    """
    act = Act.RECORD if record.leader.id == person.id else Act.RECORD_FOR
    return record.deployment.led_by(record.leader.id) and can(person, act, record.deployment)


def refuse_new_plans(
    record: Record, turn: Turn, *, step: StepWords | None = None, coming: date | None = None
) -> None:
    """Refuses a step or a next visit that is new where nothing can be planned any more."""
    if may_plan_from(turn.speaker, record):
        return
    new = {
        "next_step": step is not None and step != record.step,
        "next_visit": coming is not None and coming != record.next_visit,
    }
    problems = [Problem(field, "plans_end") for field, is_new in new.items() if is_new]
    if problems:
        raise Refused(*problems)


def sees_support(person: Person | None, deployment: Deployment) -> bool:
    """Whether a person sees a deployment as its leaders and officers do, not as the school does."""
    return scope(person, Act.SEE).whole.holds(deployment)


def may_change_plan(person: Person, planned: PlannedVisit, support: Deployment) -> bool:
    """Whether a person may change a planned visit of that support."""
    if not can(person, Act.RECORD, support):
        return False
    return planned.leader == person.id or can(person, Act.RECORD_FOR, support)
