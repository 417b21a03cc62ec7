"""What stands before a visit: the last record there and the open steps, for who may read them.

They are read here alone. Whoever draws a form or a message gets only what the reader may see at
that moment, however long ago the card was opened.
"""

from dataclasses import dataclass
from datetime import date

from domain.people.people import Person
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from domain.visits.steps import NextStep
from domain.visits.visits import Record
from storage.store import Store


@dataclass(frozen=True, slots=True)
class LastTime:
    """What stood before a visit, as far as somebody may read it.

    `record` is the last one of before its day, `newest` the last of all; `steps` are those that are
    open now.
    """

    record: Record | None = None
    newest: Record | None = None
    steps: tuple[NextStep, ...] = ()


def last_time(
    reader: Person | None,
    deployment: Deployment,
    store: Store,
    day: date | None = None,
    but: int = 0,
) -> LastTime:
    """What stood before a visit of that day, or of any day for None.

    The record `but`, by its id, is of the visit itself.
    """
    newest, before = last_record(reader, deployment, store), day or date.max
    last = newest
    if newest and (newest.on >= before or newest.id == but):
        last = last_record(reader, deployment, store, before, but)
    return LastTime(last, newest, open_steps(reader, deployment, store))


def open_steps(reader: Person | None, deployment: Deployment, store: Store) -> tuple[NextStep, ...]:
    """The open steps of a deployment; none where the reader may not close them."""
    if not can(reader, Act.CLOSE_STEP, deployment):
        return ()
    return tuple(store.steps.open_of(deployment.id))


def last_record(
    reader: Person | None,
    deployment: Deployment,
    store: Store,
    before: date = date.max,
    but: int = 0,
) -> Record | None:
    """The last record of a deployment `before` a day, other than the record `but`.

    None where the reader may not see it.
    """
    last = store.visits.last_of(deployment.id, before, but)
    return last if last is not None and can(reader, Act.SEE, last) else None
