"""The visit form as one person gets it: what stands around the values."""

from collections.abc import Sequence
from datetime import timedelta

from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.visits.visits import FormView, Newer, form
from domain.errors import Problem, Refused
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
    values = values or guess_values(
        turn, deployment, store, planned=planned, did=did, leader=leader
    )
    form_ = store.forms.open(
        turn.speaker.id,
        deployment.id,
        turn.now,
        planned=planned.id if planned else None,
        leader=leader,
    )
    return form_, values


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
    last = store.visits.last_of(deployment.id)
    # Where nobody has been yet, the leader's last visit elsewhere says how long one takes.
    anywhere = last or store.visits.last_by(leader or turn.speaker.id)
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
    """
    deployment = deployment_of(form_, store)
    own = store.deployments.of_leader(form_.leader or turn.speaker.id)
    editing = store.visits.get(form_.visit) if form_.edits and form_.visit else None
    last = store.visits.last_of(deployment.id)
    is_edited = last is not None and editing is not None and last.id == editing.id
    kept_at = form_.kept_at if kept else None
    names = (leader.name for leader in deployment.leaders if leader.id == form_.leader)
    view = FormView(
        form=form_.id,
        deployment=deployment,
        values=values,
        today=turn.today,
        last=None if is_edited else last,
        open_steps=tuple(store.steps.open_of(deployment.id)),
        problems=tuple(problems),
        kept_at=kept_at.astimezone(turn.local.tzinfo) if kept_at else None,
        several=len(own) > 1 and editing is None,
        focus_shown=sum(d.organisation == deployment.organisation for d in own) > 1,
        planned=form_.planned is not None,
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
        raise Refused(Problem("", "out_of_date"))
    return deployment


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
