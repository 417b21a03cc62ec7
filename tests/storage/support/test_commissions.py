"""Requests as they are kept, listed and counted."""

from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from domain.errors import Refused
from domain.people.people import Person
from domain.scopes import Everything, Made, OfOrganisations, Scope
from domain.support.commission_moves import asked, declined, looked_for, replied, withdrawn
from domain.support.commissions import (
    Commission,
    CommissionState,
    PaidFrom,
    SupportWanted,
    WantedBy,
)
from storage.store import Store
from tests import seed
from tests.make import NOW

HOUR = timedelta(hours=1)
ALL = Scope((Everything(),))
FULL = SupportWanted(
    need="Early reading",
    outcome="Each child reads at their age",
    days=Fraction(7, 2),
    from_on=date(2027, 1, 4),
    evidence="Last summer's check",
    measure="The check in June",
    strand="School improvement",
    paid_from=PaidFrom.OWN,
    urgency=WantedBy.NEXT_TERM,
    ring="Joan Barker, after three",
    hub_note="We lost two teachers",
)


@pytest.fixture
def head(store: Store) -> Person:
    """The contact of Peel Park."""
    seed.sow(store)
    found = store.people.by_email(seed.HEAD.email)
    assert found is not None
    return found


def filed(store: Store, who: Person, hours: int = 0, **changes: object) -> Commission:
    """A request filed so many hours from now, for the head's own school."""
    at = NOW + hours * HOUR
    place = next(a.organisation for a in who.appointments if a.organisation)
    by = at + timedelta(days=2)
    wanted = Commission(0, place, "", who.id, at, FULL, CommissionState.REQUESTED, by, by)
    id_ = store.commissions.put(replace(wanted, **changes))  # type: ignore[arg-type]
    found = store.commissions.get(id_)
    assert found is not None
    return found


def test_all_that_is_asked_for_comes_back(store: Store, head: Person) -> None:
    found = filed(store, head)
    assert found.about == FULL
    assert all(getattr(FULL, each.name) for each in fields(FULL) if each.name != "grant")
    assert (found.place, found.version, found.asked_by) == (seed.PEEL_PARK, 1, head.id)


def test_each_change_comes_back(store: Store, head: Person) -> None:
    on = asked(filed(store, head), "Which years?", head.id, NOW)
    kept = store.commissions.change(on)
    assert kept == replace(on, version=2)
    answered = store.commissions.change(replied(kept, "Year 1", NOW + HOUR, NOW + 50 * HOUR))
    ended = declined(answered, "Nobody is free", head.id, NOW + 2 * HOUR)
    assert store.commissions.change(ended) == replace(ended, version=4)


def test_who_changes_what_somebody_else_changed_meanwhile_is_told(
    store: Store, head: Person
) -> None:
    seen = filed(store, head)
    store.commissions.change(looked_for(seen))
    with pytest.raises(Refused) as error:
        store.commissions.change(withdrawn(seen, "", head.id, NOW))
    assert error.value.problems[0].kind == "request_moved_on"
    found = store.commissions.get(seen.id)
    assert found is not None
    assert found.state is CommissionState.BROKERING


def test_the_soonest_answer_comes_first_and_what_goes_on_after_it(
    store: Store, head: Person
) -> None:
    later, sooner = filed(store, head, 2), filed(store, head, 1)
    goes_on = store.commissions.change(asked(filed(store, head), "Which?", head.id, NOW))
    over = store.commissions.change(withdrawn(filed(store, head), "", head.id, NOW))
    last = store.commissions.change(withdrawn(filed(store, head), "", head.id, NOW + HOUR))
    first = store.commissions.page(ALL, 2)
    assert [request.id for request in first.rows] == [sooner.id, later.id]
    rest = store.commissions.page(ALL, 2, first.older)
    assert [request.id for request in rest.rows] == [goes_on.id]
    done = store.commissions.page(ALL, 2, done=True)
    assert [request.id for request in done.rows] == [last.id, over.id]
    everything = [each.id for some in store.commissions.batches(ALL) for each in some]
    assert everything == [sooner.id, later.id, goes_on.id, over.id, last.id]
    assert (store.commissions.count(ALL), store.commissions.count(ALL, done=True)) == (3, 2)


def test_a_scope_holds_what_it_lists(store: Store, head: Person) -> None:
    own = filed(store, head)
    elsewhere = Scope((OfOrganisations(frozenset({own.organisation + 1})),))
    by_another = Scope((Made(head.id + 1),))
    here = Scope((OfOrganisations(frozenset({own.organisation})),))
    for scope in (ALL, here, elsewhere, by_another, Scope((Made(head.id),)), Scope()):
        listed = bool(store.commissions.page(scope, 6).rows)
        assert listed is scope.holds(own)
        assert store.commissions.count(scope) == listed


def test_the_same_need_is_found_however_it_is_written(store: Store, head: Person) -> None:
    own = filed(store, head)
    at = own.organisation
    assert store.commissions.alike(at, "early READING", NOW) == own
    assert store.commissions.alike(at, "Early reading", NOW + HOUR) is None
    assert store.commissions.alike(at + 1, "Early reading", NOW) is None
    store.commissions.change(withdrawn(own, "", head.id, NOW))
    assert store.commissions.alike(at, "Early reading", NOW) is None


def test_what_waits_for_the_hub_is_found_by_its_moment(store: Store, head: Person) -> None:
    second, first = filed(store, head, 1), filed(store, head)
    store.commissions.change(asked(filed(store, head), "Which?", head.id, NOW))
    until = second.answer_by
    assert store.commissions.waiting(until, 5) == [first, second]
    assert store.commissions.waiting(until, 1) == [first]
    assert store.commissions.waiting(first.answer_by, 5) == [first]
    assert store.commissions.late(ALL, second.answer_by) == 1


def test_promises_are_those_of_a_time(store: Store, head: Person) -> None:
    own = filed(store, head)
    store.commissions.change(withdrawn(filed(store, head), "", head.id, NOW))
    due = own.promised_by
    found = store.commissions.promises(due, due + HOUR)
    assert [(each.filed_at, each.met_at) for each in found] == [(NOW, None)]
    assert store.commissions.promises(due - HOUR, due) == []
