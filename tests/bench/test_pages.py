"""Lists by page lead through all that they list, each thing one time, in their order."""

from sqlalchemy import Connection

from bench.scale.hub import NOW, SMALL, TODAY
from bench.scale.hub import Hub as Filled
from cards.phrases import whereabouts
from domain.hub import Hub
from domain.pages import COUNTED
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.scopes import Everything, Scope
from domain.support.deployments import Deployment
from storage.store import Store


def test_deployments_come_by_school_with_those_that_a_person_leads_on_top(
    small: Connection,
) -> None:
    store, leader = Store(small, Hub()), Filled(SMALL).leaders[0]
    seen: list[Deployment] = []
    below = None
    while page := store.deployments.page(Scope((Everything(),)), 3, below, own=leader).rows:
        seen += page
        below = page[-1]
    assert len(seen) == SMALL.supports
    order = [(not d.led_by(leader), d.school, d.id) for d in seen]
    assert order == sorted(order) and len({first for first, _, _ in order}) == 2


def test_steps_come_by_school_and_day_and_the_way_back_leads_to_the_page_before(
    small: Connection,
) -> None:
    hub, store = Filled(SMALL), Store(small, Hub())
    person = store.people.get(hub.leader_of(hub.visits[-1]))
    own = scope(person, Act.CLOSE_STEP, Role.LEADER)
    first = store.steps.page(own, NOW, 5)
    second = store.steps.page(own, NOW, 5, first.rows[-1])
    whole = store.steps.page(own, NOW, 100)
    assert whole.total == store.steps.open_in(own, TODAY).count > 10
    assert whole.rows[:10] == (*first.rows, *second.rows)
    assert (first.older, second.first, second.newer) == (first.rows[-1], 6, None)


def test_people_are_found_by_words_and_listed_by_name(small: Connection) -> None:
    roster = Store(small, Hub()).roster
    everybody = roster.page(100, (), everybody=True).rows
    assert len(everybody) == SMALL.people == sum(roster.domains().values())
    names = [c.person.name for c in everybody]
    assert names == sorted(names)
    (found,) = roster.page(8, ("P7@", "name"), everybody=False).rows
    assert found.person.email.startswith("p7@")


def test_where_a_page_is_ends_where_rows_are_not_counted() -> None:
    assert whereabouts(5, 6, 23) == "6 to 10 of 23"
    assert whereabouts(1, 6, 6) == "6 of 6"
    assert whereabouts(5, 6, COUNTED + 1) == "6 to 10 of more than 1,000"
    assert whereabouts(5, COUNTED + 1, COUNTED + 1) == "After the first 1,000"
