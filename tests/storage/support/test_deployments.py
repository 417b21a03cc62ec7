"""Where a deployment stands: the days used and the newest visit."""

from datetime import timedelta

import pytest

from domain.support.deployments import Deployment, Leader
from domain.visits.visits import Missed, Notice, Progress, Reason, Record, Visit
from storage.store import Store
from tests import make, seed
from tests.make import NOW, TODAY


@pytest.fixture
def support(store: Store) -> Deployment:
    """Farida's and Tom's support of Peel Park."""
    seed.sow(store)
    return store.deployments.of_leader(_id(store, seed.TOM))[0]


def test_a_deleted_record_takes_the_time_of_colleagues_with_it(
    store: Store, support: Deployment
) -> None:
    visit = recorded(store, support, make.visit(objective=None))
    store.visits.share(visit.id, _id(store, seed.TOM), 60, NOW)
    assert store.deployments.minutes_used(support.id) == 240
    store.visits.delete(visit.id, visit.leader.id, NOW)
    assert store.deployments.minutes_used(support.id) == 0
    store.visits.restore(visit.id)
    assert store.deployments.minutes_used(support.id) == 240


def test_the_newest_visit_is_one_that_happened(store: Store, support: Deployment) -> None:
    recorded(
        store,
        support,
        make.visit(on=TODAY - timedelta(days=7), progress=Progress.CONCERNS, objective=None),
    )
    recorded(store, support, Missed(TODAY, Reason.SCHOOL, Notice.SAME_DAY, 180))
    stands = store.deployments.standings([support.id], TODAY)[support.id]
    assert (stands.progress, stands.last) == (Progress.CONCERNS, TODAY - timedelta(days=7))


def recorded(store: Store, support: Deployment, what: Visit | Missed) -> Record:
    """Farida's record of it."""
    return store.visits.add(
        Record(0, support, Leader(_id(store, seed.FARIDA), ""), what, NOW), None
    )


def _id(store: Store, who: seed.Somebody) -> int:
    found = store.people.by_email(who.email)
    assert found is not None
    return found.id
