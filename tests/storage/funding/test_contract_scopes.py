"""Over hubs made by chance: the contracts that are listed are those that may be seen."""

from random import Random

import pytest

from domain.funding.contracts import Contract, Requirement
from domain.funding.funding import Funding
from domain.operations.imports import Changes
from domain.permissions import Act, can, scope
from domain.scopes import Scope
from storage.store import Store
from tests import generated
from tests.make import NOW


@pytest.mark.parametrize("seed", range(3))
def test_contracts_that_are_listed_are_those_that_may_be_seen(store: Store, seed: int) -> None:
    hub, dice = generated.hub(store, seed), Random(seed)
    places = sorted(store.imports.snapshot().organisations)
    asked = (Requirement("Accounts audited"),)
    made = tuple(
        Contract(-n, f"C-{n}", dice.choice(places), requirements=asked) for n in range(1, 30)
    )
    store.imports.write(Changes(contracts=made), NOW)
    known = {each.id: Funding(leads=frozenset({each.lead})) for each in store.funds.contracts()}
    asking = {each.id for each in store.funds.contracts() if each.requirements}
    seen = set[int]()
    for person in hub.people:
        for act in (Act.SEE_CONTRACT, Act.TICK_REQUIREMENT):
            of = scope(person, act)
            listed = {each.id for each in store.contracts.page(of, 100).rows}
            assert listed == {id_ for id_, money in known.items() if can(person, act, money)}
            open_ = {each.contract for each in store.requirements.open(of, 100).rows}
            assert open_ == {id_ for id_ in listed if id_ in asking}
            seen |= listed if len(listed) < len(known) else set()
    assert seen
    assert store.contracts.page(Scope(), 100).total == 0
