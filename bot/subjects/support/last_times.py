"""What stands before a visit: the last record there and the open steps, for who may read them.

They are read here alone. Whoever draws a form or a message gets only what the reader may see at
that moment, however long ago the card was opened.
"""

from dataclasses import dataclass

from domain.people.people import Person
from domain.permissions import Act, can
from domain.support.deployments import Deployment
from domain.visits.steps import NextStep
from domain.visits.visits import Record
from storage.store import Store


@dataclass(frozen=True, slots=True)
class LastTime:
    """The last record of a deployment and its open next steps, as far as somebody may read them."""

    record: Record | None = None
    steps: tuple[NextStep, ...] = ()


def last_time(reader: Person | None, deployment: Deployment, store: Store) -> LastTime:
    """The last record and the open steps of a deployment; without those the reader may not see."""
    record = last_record(reader, deployment, store)
    return LastTime(record, open_steps(reader, deployment, store))


def open_steps(reader: Person | None, deployment: Deployment, store: Store) -> tuple[NextStep, ...]:
    """The open steps of a deployment; none where the reader may not close them."""
    if not can(reader, Act.CLOSE_STEP, deployment):
        return ()
    return tuple(store.steps.open_of(deployment.id))


def last_record(reader: Person | None, deployment: Deployment, store: Store) -> Record | None:
    """The last record of a deployment; None where the reader may not see it."""
    last = store.visits.last_of(deployment.id)
    return last if last is not None and can(reader, Act.SEE, last) else None
