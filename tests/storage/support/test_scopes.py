"""Over hubs made by chance: the conditions of each part of a scope hold what the part holds."""

import pytest
from sqlalchemy import select

from domain.scopes import Everything, Led, Made, OfContracts, OfOrganisations, Part, Scope
from storage.store import Store
from storage.support.scopes import deployments_in, records_in
from storage.tables.support import deployments
from storage.tables.visits import visits
from tests import generated
from tests.make import NOW

HUBS = range(2)


@pytest.fixture(params=HUBS)
def hub(request: pytest.FixtureRequest, store: Store) -> generated.Generated:
    """A hub by its number."""
    return generated.hub(store, request.param)


def parts(hub: generated.Generated) -> list[Part]:
    """Every sort of part, for each person and each organisation."""
    people = [person.id for person in hub.people]
    schools = sorted({a.organisation for p in hub.people for a in p.appointments if a.organisation})
    everywhere = frozenset(schools)
    found: list[Part] = [Everything(), OfContracts(everywhere), OfOrganisations(everywhere)]
    for person in people:
        found += [Made(person), OfOrganisations(everywhere, but=person)]
        found += [Led(person, a, b) for a in (False, True) for b in (False, True)]
    for school in schools:
        found += [OfOrganisations(frozenset({school})), OfContracts(frozenset({school}))]
    return found


def test_support_that_a_part_lists_is_what_it_holds(hub: generated.Generated, store: Store) -> None:
    numbers = store._connection.execute(select(deployments.c.id)).scalars().all()
    support = [found for number in numbers if (found := store.deployments.get(number))]
    for part in parts(hub):
        where = deployments_in(Scope((part,)))
        listed = store._connection.execute(select(deployments.c.id).where(where)).scalars()
        assert set(listed) == {one.id for one in support if part.holds(one)}, part


def test_records_that_a_part_lists_are_those_it_holds(
    hub: generated.Generated, store: Store
) -> None:
    live = [copied for copied in hub.copied(store) if not copied.record.deleted]
    for part in parts(hub):
        where = records_in(Scope((part,)), NOW)
        listed = store._connection.execute(select(visits.c.id).where(where)).scalars()
        held = {copied.record.id for copied in live if part.holds(copied)}
        assert set(listed) & {copied.record.id for copied in live} == held, part


def test_a_scope_without_parts_lists_nothing(hub: generated.Generated, store: Store) -> None:
    for table, where in (
        (deployments, deployments_in(Scope())),
        (visits, records_in(Scope(), NOW)),
    ):
        assert store._connection.execute(select(table).where(where)).all() == []
