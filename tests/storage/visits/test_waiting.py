"""Over hubs made by chance: what waits is listed for whom the table of rights lets see it."""

from datetime import timedelta
from random import Random

import pytest

from domain.pages import Page
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.visits.concerns import Concern, ConcernState
from domain.visits.planned_visits import PlannedState
from storage.store import Store
from tests import generated
from tests.make import NOW, TODAY

DAY = timedelta(days=1)
FORTNIGHT = NOW - 14 * DAY
DAYS = TODAY - 20 * DAY, TODAY


@pytest.fixture(params=range(4))
def hub(request: pytest.FixtureRequest, store: Store) -> generated.Generated:
    """A hub by its number, with planned visits in every state, and flags."""
    made, dice = generated.hub(store, request.param), Random(request.param)
    for deployment in made.deployments:
        for _ in range(4):
            person = dice.choice(made.people).id
            on = TODAY - dice.randint(-2, 25) * DAY
            planned = store.planned_visits.add(deployment, person, on)
            store.planned_visits.set_state(
                planned, dice.choice([PlannedState.PLANNED, *PlannedState])
            )
    for record in made.records[::2]:
        concern = store.concerns.raise_(record, NOW - dice.randint(0, 9) * DAY)
        store.concerns.set_state(concern, dice.choice(list(ConcernState)))
    return made


def test_missing_records_are_the_hubs_or_own_ones_the_oldest_first(
    hub: generated.Generated, store: Store
) -> None:
    planned = [p for id_ in range(1, 200) if (p := store.planned_visits.get(id_))]
    supports = store.deployments.some({p.deployment for p in planned})
    owed = [
        p
        for p in planned
        if p.state is PlannedState.PLANNED
        and DAYS[0] <= p.on < DAYS[1]
        and supports[p.deployment].active
    ]
    for person in hub.people:
        scopes = scope(person, Act.SEE_MISSING), scope(person, Act.RECORD, Role.LEADER)
        may = [
            p
            for p in owed
            if can(person, Act.SEE_MISSING, supports[p.deployment])
            or (p.leader == person.id and scopes[1].holds(supports[p.deployment]))
        ]
        found = store.planned_lists.unrecorded(scopes, person.id, DAYS, 200)
        assert list(found.rows) == sorted(may, key=lambda p: (p.on, p.id))
        assert found.total == len(may)


def test_open_flags_are_those_that_may_be_answered_the_oldest_first(
    hub: generated.Generated, store: Store
) -> None:
    kept = [c for c in map(store.concerns.of, hub.records) if c and c.open]
    for person in hub.people:
        may = [c for c in kept if _answers(c, person, store)]
        found: list[Concern] = []
        page: Page[Concern] | None = None
        while page is None or page.older:
            below = page.older if page else None
            page = store.concerns.page(scope(person, Act.ANSWER_FLAG), NOW, 2, below)
            found += page.rows
        assert found == sorted(may, key=lambda c: (c.raised_at, c.id))


def _answers(concern: Concern, person: object, store: Store) -> bool:
    record = store.visits.get(concern.visit)
    return record is not None and not record.deleted and can(person, Act.ANSWER_FLAG, record)  # type: ignore[arg-type]


def test_copies_not_answered_are_those_of_which_an_answer_may_be_noted(
    hub: generated.Generated, store: Store
) -> None:
    waiting = [
        c
        for c in hub.copied(store)
        if not c.record.deleted and c.copy and c.copy.sent_at and not c.copy.answers(c.record)
    ]
    for person in hub.people:
        may = [c.record.id for c in waiting if can(person, Act.NOTE_ANSWER, c.record)]
        noted = scope(person, Act.NOTE_ANSWER)
        found = store.copies.waiting(noted, NOW, FORTNIGHT, 100).rows
        assert sorted(copy.visit for copy in found) == sorted(may)
        assert list(found) == sorted(found, key=lambda copy: (copy.due_at, copy.visit))


def test_staff_are_those_whom_a_head_may_see(hub: generated.Generated, store: Store) -> None:
    for person in hub.people:
        employed = scope(person, Act.SEE_STAFF)
        may = [p for p in hub.people if not p.left and can(person, Act.SEE_STAFF, p)]
        found = store.staff.page(employed, 100).rows
        assert list(found) == sorted(may, key=lambda p: (p.name, p.id))
