"""Lists by page lead through all that they list, each thing one time, in their order."""

from datetime import timedelta

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
from domain.visits.urgency import Looked, Which, urgency
from storage.store import Store

EVERYTHING = Scope((Everything(),))


def test_what_wants_a_look_comes_first_with_what_a_person_leads_on_top(small: Connection) -> None:
    hub = Hub()
    store, leader = Store(small, hub), Filled(SMALL).leaders[0]
    looked = Looked(TODAY, NOW, TODAY - timedelta(days=60), hub.hours_a_day)
    seen: list[Deployment] = []
    below = None
    while page := store.deployments.page(EVERYTHING, looked, 3, below, own=leader).rows:
        seen += page
        below = page[-1].id
    assert len(seen) == len({d.id for d in seen}) == SMALL.supports
    stand = store.deployments.standings((d.id for d in seen), TODAY, owed_from=looked.owed_from)
    order = [(not d.led_by(leader), urgency(d, stand[d.id], looked), d.school, d.id) for d in seen]
    assert order == sorted(order) and len({first for first, _, _, _ in order}) == 2


def test_the_way_back_through_support_leads_to_the_page_before(small: Connection) -> None:
    store = Store(small, Hub())
    looked = Looked(TODAY, NOW, TODAY - timedelta(days=60), Hub().hours_a_day)
    first = store.deployments.page(EVERYTHING, looked, 3)
    second = store.deployments.page(EVERYTHING, looked, 3, first.rows[-1].id)
    third = store.deployments.page(EVERYTHING, looked, 3, second.rows[-1].id)
    assert (second.first, third.first, third.newer) == (4, 7, first.rows[-1])
    assert first.total == store.deployments.count(EVERYTHING, looked, Which.CURRENT)
    assert store.deployments.page(EVERYTHING, looked, 3, 99_999).rows == first.rows


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
