"""Running processes share the work while their hearts beat."""

from datetime import timedelta

from storage.store import Store
from tests.make import NOW


def test_who_beat_lately_lives(store: Store) -> None:
    assert store.replicas.beat("one", NOW) == 1
    assert store.replicas.beat("two", NOW + timedelta(seconds=89)) == 2
    assert store.replicas.beat("two", NOW + timedelta(seconds=90)) == 1
    assert store.replicas.beat("one", NOW + timedelta(seconds=91)) == 2
    store.replicas.leave("one")
    assert store.replicas.live() == 1


def test_a_heart_that_beat_in_the_future_is_not_counted(store: Store) -> None:
    store.replicas.beat("before the clock was set back", NOW + timedelta(hours=2))
    assert store.replicas.beat("one", NOW) == 1
