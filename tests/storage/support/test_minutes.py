"""The minutes that are kept of each deployment are those of its records, whatever is done."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.sample.load import load
from domain.support.deployments import Deployment, Leader
from domain.visits.visits import Missed, Notice, Reason, Record, Visit
from storage.store import Store
from storage.tables.support import support_minutes
from tests import generated, make, seed
from tests.make import NOW, TODAY

DAY = timedelta(days=1)


@pytest.mark.parametrize("number", range(6))
def test_a_generated_hub_keeps_the_minutes_of_its_records(store: Store, number: int) -> None:
    hub = generated.hub(store, number)
    assert store.deployments.astray() == []
    dice = Random(number)
    for step in range(60):
        record = store.visits.get(dice.choice(hub.records))
        assert record is not None
        change(dice, record, hub.people[dice.randrange(len(hub.people))].id, store)
        assert store.deployments.astray() == [], step
    used = [store.deployments.minutes_used(id_) for id_ in hub.deployments]
    assert any(used)


def change(dice: Random, record: Record, person: int, store: Store) -> None:
    """Deletes, restores or corrects a record, or adds a colleague's own time to it."""
    minutes = dice.choice((60, 180, 360))
    what = replace(record.what, minutes=minutes)
    if isinstance(what, Missed):
        what = replace(what, counts=dice.random() < 0.5)
    acts = (
        lambda: store.visits.restore(record.id),
        lambda: store.visits.delete(record.id, record.leader.id, NOW),
        lambda: store.visits.share(record.id, person, minutes, NOW),
        lambda: store.visits.correct(record, what, record.leader.id, NOW),
    )
    dice.choice(acts)()


def test_the_sample_year_with_what_was_imported_keeps_the_minutes_of_its_records(
    store: Store,
) -> None:
    load(store, TODAY, NOW)
    assert store.deployments.astray() == []


def test_time_that_does_not_count_is_not_used_until_it_does(store: Store) -> None:
    seed.sow(store)
    support = peel_park(store)
    leader = support.leaders[0]
    lost = Missed(TODAY, Reason.SCHOOL, Notice.SAME_DAY, 180)
    kept = store.visits.add(Record(0, support, leader, lost, NOW), None)
    assert store.deployments.minutes_used(support.id) == 0
    store.visits.correct(kept, replace(lost, counts=True), leader.id, NOW)
    assert store.deployments.minutes_used(support.id) == 180


def test_a_colleagues_time_is_counted_one_time_however_often_it_is_given(store: Store) -> None:
    seed.sow(store)
    support = peel_park(store)
    first, second = support.leaders[:2]
    kept = store.visits.add(Record(0, support, first, make.visit(objective=None), NOW), None)
    for minutes in (60, 120):
        store.visits.share(kept.id, second.id, minutes, NOW)
    assert store.deployments.minutes_used(support.id) == 180 + 120


def test_a_figure_that_is_not_that_of_the_records_is_found(store: Store) -> None:
    seed.sow(store)
    support = peel_park(store)
    record(support, support.leaders[0], make.visit(objective=None), store)
    assert store.deployments.astray() == []
    wrong = support_minutes.c.minutes + 15
    store._connection.execute(support_minutes.update().values(minutes=wrong))
    assert store.deployments.astray() == [(support.id, support.school, 195, 180)]
    store._connection.execute(support_minutes.delete())
    assert store.deployments.astray() == [(support.id, support.school, 0, 180)]


def record(support: Deployment, leader: Leader, what: Visit, store: Store) -> None:
    """Keeps a leader's record."""
    store.visits.add(Record(0, support, leader, what, NOW), None)


def peel_park(store: Store) -> Deployment:
    """Farida's and Tom's support of Peel Park."""
    tom = store.people.by_email(seed.TOM.email)
    assert tom is not None
    return store.deployments.of_leader(tom.id)[0]
