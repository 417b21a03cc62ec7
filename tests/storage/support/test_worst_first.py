"""Over hubs made by chance: support is listed for whom it may be, what wants a look first."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from random import Random

import pytest

from domain.people.people import Person
from domain.permissions import Act, can, scope
from domain.support.deployments import CURRENT, OVER, Deployment, Status
from domain.visits.urgency import Looked, Which, urgency
from storage.store import Store
from tests import generated
from tests.make import NOW, TODAY

DAY = timedelta(days=1)
LOOKED = Looked(TODAY, NOW, TODAY - 20 * DAY, Fraction(6))


@pytest.fixture(params=range(4))
def hub(request: pytest.FixtureRequest, store: Store) -> generated.Generated:
    """A hub by its number, with visits planned before and after today."""
    made, dice = generated.hub(store, request.param), Random(request.param)
    for deployment in made.deployments:
        for _ in range(dice.randint(0, 2)):
            person = dice.choice(made.people).id
            store.planned_visits.add(deployment, person, TODAY + dice.randint(-25, 9) * DAY)
    for deployment, status in zip(made.deployments, (Status.AGREED, Status.PROPOSED), strict=False):
        terms = store.support_changes.terms(deployment)
        store.support_changes.write(deployment, replace(terms, status=status))
        store.deployments.anew(deployment)
    return made


def listed(store: Store, person: Person, which: Which) -> list[Deployment]:
    """All pages of a list, one after another."""
    seen, below = scope(person, Act.SEE), None
    found: list[Deployment] = []
    while page := store.deployments.page(seen, LOOKED, 2, below, which=which).rows:
        found += page
        below = page[-1].id
    return found


def may_see(store: Store, hub: generated.Generated, person: Person) -> list[Deployment]:
    known = [d for id_ in hub.deployments if (d := store.deployments.get(id_))]
    return [d for d in known if can(person, Act.SEE, d)]


def test_current_support_and_what_is_over_is_that_which_may_be_seen(
    hub: generated.Generated, store: Store
) -> None:
    for person in hub.people:
        seen = may_see(store, hub, person)
        for which, states in ((Which.CURRENT, CURRENT), (Which.OVER, OVER)):
            found = listed(store, person, which)
            assert {d.id for d in found} == {d.id for d in seen if d.status in states}
            assert len(found) == store.deployments.count(scope(person, Act.SEE), LOOKED, which)


def test_the_order_is_the_rules_for_who_sees_it_as_the_hub_or_as_a_school(
    hub: generated.Generated, store: Store
) -> None:
    for person in hub.people:
        seen, found = scope(person, Act.SEE), listed(store, person, Which.CURRENT)
        whole = [d.id for d in found if seen.whole.holds(d)]
        rest = [d.id for d in found if d.id not in whole]
        stand = store.deployments.standings(whole, TODAY, owed_from=LOOKED.owed_from)
        stand |= store.deployments.standings(rest, TODAY, NOW)
        order = [(urgency(d, stand[d.id], LOOKED), d.school, d.id) for d in found]
        assert order == sorted(order)


def test_what_has_no_visit_planned_is_listed_where_that_is_seen(
    hub: generated.Generated, store: Store
) -> None:
    for person in hub.people:
        seen = scope(person, Act.SEE)
        known = {d.id: d for d in may_see(store, hub, person) if d.active}
        whole = [id_ for id_, d in known.items() if seen.whole.holds(d)]
        stand = store.deployments.standings(whole, TODAY)
        stand |= store.deployments.standings(known.keys() - set(whole), TODAY, NOW)
        without = {id_ for id_ in known if stand[id_].next_visit is None}
        assert {d.id for d in listed(store, person, Which.UNPLANNED)} == without
