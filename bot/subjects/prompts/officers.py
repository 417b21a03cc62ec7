"""Whom the hub's own rows are for."""

from domain.people.people import Role
from storage.store import Store


def officer_ids(store: Store) -> frozenset[int]:
    """Everybody who is an officer of the hub now, by id."""
    return frozenset(each.id for each in store.people.holding(Role.OFFICER))
