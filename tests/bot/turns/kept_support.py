"""Support that an officer changed, and the form of new support, for the hub with a bit of all."""

from dataclasses import replace

from domain.support.deployments import Status
from domain.support.keeping import NewSupport
from domain.support.states import ChangeKind, SupportChange
from storage.store import Store
from tests.make import NOW, TODAY
from tests.seed import TOM

SUPPORT = {
    "school": "107440",
    "leader": TOM.email,
    "focus": "Phonics",
    "days": "4.5",
    "start": TODAY.isoformat(),
    "yes": "Both heads",
}


def kept_support(
    like: int, leader: int, what: ChangeKind, status: Status, store: Store
) -> tuple[int, int]:
    """Support at the place of another that an officer changed, with the change."""
    place = store.deployments.get(like)
    assert place is not None
    new = NewSupport(
        place=place.organisation,
        leaders=(leader,),
        focus="Early writing",
        days=None,
        start=TODAY,
        end=None,
        yes="Both heads",
        yes_on=TODAY,
        aims=(),
        next_visit=None,
        purpose="",
    )
    id_ = store.support_changes.add(new)
    before = store.support_changes.terms(id_)
    store.support_changes.write(id_, replace(before, status=status, paused_on=TODAY))
    led = tuple(store.support_changes.leaders(id_))
    made = SupportChange(0, id_, NOW, leader, what, before, status, TODAY, led=led)
    return id_, store.support_changes.note(made)
