"""Over hubs made by chance: what is listed is what the table of rights lets be seen."""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.scopes import Everything, Scope
from domain.visits.copies import CopiedRecord
from domain.visits.visits import UNDO, Record
from storage.store import Store
from tests import generated
from tests.make import NOW

HUBS = range(4)
ROLES = (None, *Role)
LATELY, FORTNIGHT = NOW - timedelta(minutes=15), NOW - timedelta(days=14)


@pytest.fixture(params=HUBS)
def hub(request: pytest.FixtureRequest, store: Store) -> generated.Generated:
    """A hub by its number."""
    return generated.hub(store, request.param)


def newest_first(records: Iterable[CopiedRecord]) -> list[int]:
    """Those that are not deleted, in the order of lists."""
    live = [copied.record for copied in records if not copied.record.deleted]
    return [r.id for r in sorted(live, key=lambda r: (r.on, r.id), reverse=True)]


def ids(rows: Iterable[Record]) -> list[int]:
    return [record.id for record in rows]


ACTS = (Act.SEE, Act.CORRECT, Act.ADD_TIME, Act.ANSWER, Act.RECORD, Act.CLOSE_STEP)


@pytest.mark.parametrize("act", ACTS)
def test_records_that_are_listed_are_those_that_may_be_opened(
    hub: generated.Generated, act: Act, store: Store
) -> None:
    copied = hub.copied(store)
    for person in hub.people:
        everything = store.records.page(scope(person, act), NOW, 100)
        assert ids(everything.rows) == newest_first(c for c in copied if can(person, act, c))
        for role in Role:
            one = scope(person, act, role)
            listed = store.records.page(one, NOW, 100).rows
            assert ids(listed) == newest_first(c for c in copied if one.holds(c))
            assert set(ids(listed)) <= set(ids(everything.rows))


def test_deleted_records_that_are_listed_are_own_ones_that_may_be_restored(
    hub: generated.Generated, store: Store
) -> None:
    copied = hub.copied(store)
    for person in hub.people:
        own = scope(person, Act.DELETE, Role.LEADER)
        found = store.records.deleted(own, NOW, NOW - UNDO, 100)
        gone = [c.record for c in copied if own.holds(c) and c.record.may_restore(NOW)]
        gone.sort(key=lambda r: (r.deleted_at or NOW, r.id), reverse=True)
        assert ids(found.rows) == ids(gone)
        assert all(can(person, Act.DELETE, record) for record in gone)
        assert found.total == len(gone)


def test_support_that_is_listed_is_that_which_may_be_seen(
    hub: generated.Generated, store: Store
) -> None:
    known = [d for id_ in hub.deployments if (d := store.deployments.get(id_))]
    for person in hub.people:
        seen = {d.id for d in known if d.active and can(person, Act.SEE, d)}
        assert {d.id for d in store.deployments.active_in(scope(person, Act.SEE), 100)} == seen
        recorded = {d.id for d in known if can(person, Act.RECORD, d)}
        listed = store.deployments.active_in(scope(person, Act.RECORD), 100)
        assert {d.id for d in listed} == {d.id for d in known if d.active and d.id in recorded}


def test_steps_that_are_listed_are_those_that_a_leader_may_close(
    hub: generated.Generated, store: Store
) -> None:
    steps = [step for id_ in hub.steps if (step := store.steps.get(id_))]
    open_ = [s for s in steps if s.closed_at is None or s.closed_at >= LATELY]
    for person in hub.people:
        for role in ROLES:
            one = scope(person, Act.CLOSE_STEP, role)
            listed = {step.id for step in store.steps.page(one, LATELY, 100).rows}
            closes = {
                d for d in hub.deployments if (at := store.deployments.get(d)) and one.holds(at)
            }
            assert listed == {step.id for step in open_ if step.deployment in closes}


def test_copies_that_wait_for_an_answer_are_those_that_a_contact_may_answer(
    hub: generated.Generated, store: Store
) -> None:
    waiting = [
        c
        for c in hub.copied(store)
        if not c.record.deleted and c.copy and c.copy.sent_at and not c.copy.answers(c.record)
    ]
    for person in hub.people:
        may = [c for c in waiting if can(person, Act.ANSWER, c)]
        found = store.copies.unanswered(scope(person, Act.ANSWER), NOW, FORTNIGHT)
        assert found == len(may)


def test_copies_that_are_due_go_to_those_who_may_answer_them(
    hub: generated.Generated, store: Store
) -> None:
    due = [
        c
        for c in hub.copied(store)
        if not c.record.deleted
        and c.copy
        and c.copy.due_at <= NOW
        and c.copy.version != c.record.version
    ]
    found = {(to.visit, to.person) for to in store.copies.due(NOW, FORTNIGHT)}
    assert found == {
        (c.record.id, person.id) for c in due for person in hub.people if can(person, Act.ANSWER, c)
    }


@pytest.mark.parametrize("size", [1, 3, 7])
def test_a_list_is_leafed_through_and_back_without_a_gap(
    hub: generated.Generated, size: int, store: Store
) -> None:
    everything = Scope((Everything(),))
    whole = ids(store.records.page(everything, NOW, 100).rows)
    page, seen, forth = store.records.page(everything, NOW, size), list[int](), []
    while True:
        assert (page.first, page.total) == (len(seen) + 1, len(whole))
        seen += ids(page.rows)
        forth.append(ids(page.rows))
        if page.older is None:
            break
        page = store.records.page(everything, NOW, size, page.older)
    assert seen == whole
    back = []
    while not page.top:
        page = store.records.page(everything, NOW, size, page.newer)
        back.append(ids(page.rows))
    assert back == forth[-2::-1]


def test_hubs_hold_every_case(store: Store) -> None:
    """Else the others prove little: each role sees something, a head nothing."""
    made = generated.hub(store, 0)
    seen = {
        role: sum(
            len(store.records.page(scope(p, Act.SEE, role), NOW, 100).rows) for p in made.people
        )
        for role in Role
    }
    assert seen.pop(Role.HOME_HEAD) == 0
    assert min(seen.values()) > 0
    assert seen[Role.OVERSEER] < seen[Role.OFFICER]
    copied = made.copied(store)
    assert {c.in_sight for c in copied} == {True, False}
    assert any(c.record.deleted and c.in_sight for c in copied)
    assert any(person.left for person in made.people)
