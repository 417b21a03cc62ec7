"""The subject a button names, loaded and checked: ids are names, never rights."""

from bot.turns.turn import Turn
from domain.errors import refuse
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from domain.visits.copies import CopiedRecord
from domain.visits.forms import Form
from domain.visits.visits import Record
from storage.store import Store


def record_of(turn: Turn, id_: int, act: Act, store: Store) -> Record:
    """The record, if the person may do `act` with it; else a refusal as if there were none."""
    record = store.visits.get(id_)
    if record is None or not can(turn.person, act, record):
        raise refuse("not_yours")
    return record


def copy_of(turn: Turn, id_: int, act: Act, store: Store) -> CopiedRecord:
    """A record as its school may see it now, with its copy; else the same refusal as for none."""
    record = store.visits.get(id_)
    copied = CopiedRecord(record, store.copies.of(id_), turn.now) if record else None
    if copied is None or not can(turn.person, act, copied):
        raise refuse("not_yours")
    return copied


def require(turn: Turn, act: Act, problem: str = "not_yours") -> None:
    """Raises a refusal for whoever may not do what concerns the hub as a whole."""
    if not can(turn.person, act, turn.speaker):
        raise refuse(problem)


def form_of(turn: Turn, id_: str, store: Store) -> Form:
    """The person's own form by its id."""
    form = store.forms.get(id_)
    if form is None or form.person != turn.speaker.id:
        raise refuse("out_of_date")
    return form


def may_record(turn: Turn, deployment: Deployment, leader: int | None) -> bool:
    """Whether the person records visits of a deployment now: own ones, or an officer `leader`'s."""
    allowed = Act.RECORD_FOR if leader else Act.RECORD
    return deployment.led_by(leader or turn.speaker.id) and can(turn.person, allowed, deployment)
