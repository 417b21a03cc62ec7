"""Over hubs made by chance: the grants that are listed are those that may be opened."""

from random import Random

import pytest

from bot.subjects.money import of_grants
from domain.funding.contracts import Contract
from domain.funding.grants import GrantLine
from domain.operations.imports import Changes
from domain.people.people import Role
from domain.permissions import Act, can, scope
from storage.store import Store
from storage.support.paying import pay
from tests import generated
from tests.bot.funding.money import grant
from tests.make import NOW


def _grants(store: Store, hub: generated.Generated, seed: int) -> None:
    """Grants of anybody, some parted, some under a contract, paying for some support."""
    dice = Random(seed)
    places = sorted(store.imports.snapshot().organisations)
    made = tuple(
        grant(
            -number,
            f"G-{number}",
            dice.choice(places),
            lines=tuple(GrantLine(p) for p in dice.sample(places, k=dice.randint(0, 2))),
        )
        for number in range(1, 13)
    )
    contracts = tuple(
        Contract(-n, f"C-{n}", dice.choice(places), grants=(-n, -n - 3)) for n in (1, 2, 3)
    )
    store.imports.write(Changes(grants=made, contracts=contracts), NOW)
    ids = [each.id for each in store.funds.grants()]
    for support in hub.deployments:
        pay(store._connection, support, tuple(dice.sample(ids, k=dice.randint(0, 2))))


@pytest.mark.parametrize("seed", range(4))
def test_grants_that_are_listed_are_those_that_may_be_seen(store: Store, seed: int) -> None:
    hub = generated.hub(store, seed)
    _grants(store, hub, seed)
    known = of_grants(store.funds.grants(), store)
    seen_by_somebody = set[int]()
    for person in hub.people:
        listed = {each.id for each in store.funds.page(scope(person, Act.SEE_GRANT), 100).rows}
        assert listed == {id_ for id_, of in known.items() if can(person, Act.SEE_GRANT, of)}
        for role in Role:
            one = scope(person, Act.SEE_GRANT, role)
            rows = store.funds.page(one, 100).rows
            assert {each.id for each in rows} == {id_ for id_, of in known.items() if one.holds(of)}
        if not person.has(Role.OFFICER):
            seen_by_somebody |= listed
    assert seen_by_somebody
