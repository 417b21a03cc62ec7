"""What contracts ask that people tick: it stays the same row, and its ticks stay with it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.days import LAST_DAY
from domain.funding.contracts import Contract, Requirement
from domain.library.sent_files import FileType, Received
from domain.operations.imports import Changes
from domain.people.people import Person
from domain.quality.requirements import TickedRequirement
from domain.quality.ticking import NewTick
from domain.scopes import Everything, OfContracts, Scope
from storage.store import Store
from tests import seed
from tests.make import NOW, TODAY

ALL = Scope((Everything(),))
SOON, LATE = TODAY + timedelta(days=3), TODAY + timedelta(days=90)
SIGNED, AUDITED = "Statement signed", "Accounts audited"
ASKED = (
    Requirement("Interim  report"),
    Requirement(SIGNED, due=LATE),
    Requirement(AUDITED, due=SOON),
    Requirement("Thanks sent"),
)


@pytest.fixture
def samira(store: Store) -> Person:
    """An officer of a hub with two contracts, of which one asks for things."""
    seed.sow(store)
    write(store, Contract(-1, "QA-1", lead(store), requirements=ASKED), Contract(-2, "QA-2", 1))
    found = store.people.by_email(seed.SAMIRA.email)
    assert found is not None
    return found


def lead(store: Store) -> int:
    """The school that leads the first contract."""
    known = store.imports.snapshot().organisations.values()
    return next(each.id for each in known if each.name == seed.PEEL_PARK)


def write(store: Store, *contracts: Contract) -> None:
    store.imports.write(Changes(contracts=contracts), NOW)


def contract(store: Store) -> Contract:
    found = store.contracts.referred("qa-1")
    assert found is not None
    return found


def asked(store: Store, name: str = SIGNED) -> TickedRequirement:
    there = store.requirements.of([contract(store).id]).get(contract(store).id, ())
    return next(each for each in there if each.name == name)


def listed(store: Store) -> list[str]:
    return [each.reference for each in store.contracts.page(ALL, 9).rows]


def open_(store: Store, scope: Scope = ALL) -> list[str]:
    return [each.name for each in store.requirements.open(scope, 9).rows]


def test_people_tick_what_does_not_tick_itself_the_soonest_first(
    store: Store, samira: Person
) -> None:
    assert open_(store) == [AUDITED, SIGNED, "Thanks sent"]
    assert listed(store) == ["QA-1", "QA-2"]
    assert open_(store, Scope((OfContracts(frozenset({lead(store)})),))) == open_(store)
    assert open_(store, Scope()) == open_(store, Scope((OfContracts(frozenset({99})),))) == []
    page = store.requirements.open(ALL, 1)
    assert page.older is not None
    second = store.requirements.open(ALL, 1, page.older.id)
    assert ([each.name for each in second.rows], second.first, second.total) == ([SIGNED], 2, 3)
    page_of_contracts = store.contracts.page(ALL, 1)
    assert page_of_contracts.older is not None
    rest = store.contracts.page(ALL, 1, page_of_contracts.older.id).rows
    assert [each.reference for each in rest] == ["QA-2"]


def test_an_import_that_comes_again_keeps_what_was_ticked(store: Store, samira: Person) -> None:
    before = asked(store)
    store.requirements.tick(before, NewTick(TODAY, remark="By the chair"), samira.id, NOW)
    again = (Requirement(SIGNED, due=SOON), Requirement("New"), *ASKED[2:])
    write(store, replace(contract(store), requirements=again))
    now = asked(store)
    assert (now.id, now.due) == (before.id, SOON)
    assert now.tick is not None and now.tick.remark == "By the chair"
    assert open_(store) == [AUDITED, "Thanks sent", "New"]
    assert {each.name for each in contract(store).requirements} == {each.name for each in again}


def test_one_that_is_asked_no_more_goes_with_its_ticks_and_its_file(
    store: Store, samira: Person
) -> None:
    file = store.kept_files.keep(Received("s.pdf", FileType.PDF, b"%PDF-1"), samira.id, NOW)
    store.requirements.tick(asked(store), NewTick(TODAY, file), samira.id, NOW)
    found = store.requirements.of_file(file)
    assert found is not None and found.name == SIGNED
    write(store, replace(contract(store), requirements=(Requirement(AUDITED),)))
    assert store.requirements.of_file(file) is None
    assert store.kept_files.content(file) is None
    assert [each.name for each in contract(store).requirements] == [AUDITED]


def test_a_tick_that_is_undone_stays_and_another_may_stand(store: Store, samira: Person) -> None:
    store.requirements.tick(asked(store, AUDITED), NewTick(TODAY), samira.id, NOW)
    assert open_(store) == [SIGNED, "Thanks sent"]
    later = NOW + timedelta(hours=1)
    store.requirements.undo(asked(store, AUDITED), samira.id, later)
    undone = asked(store, AUDITED)
    assert undone.tick is None
    (was,) = undone.undone
    assert (was.name, was.undone_at, was.undone_by) == (samira.name, later, samira.name)
    assert open_(store)[0] == AUDITED
    link = "https://files.example.org/a.pdf"
    store.requirements.tick(undone, NewTick(TODAY, link=link), samira.id, later)
    again = asked(store, AUDITED)
    assert again.tick is not None and again.tick.link == link
    assert again.undone == (was,)


def test_contracts_stand_by_the_soonest_day_of_what_is_open(store: Store, samira: Person) -> None:
    other = store.contracts.referred("QA-2")
    assert other is not None
    write(store, replace(other, requirements=(Requirement("Audit", due=TODAY),)))
    assert listed(store) == ["QA-2", "QA-1"]
    found = store.requirements.of([other.id])[other.id][0]
    store.requirements.hold(found.id)
    store.requirements.tick(found, NewTick(TODAY), samira.id, NOW)
    assert listed(store) == ["QA-1", "QA-2"]
    assert store.requirements.any_open(ALL)
    for name in (SIGNED, AUDITED, "Thanks sent"):
        store.requirements.tick(asked(store, name), NewTick(TODAY), samira.id, NOW)
    assert not store.requirements.any_open(ALL)
    assert found.due is not None and found.due < LAST_DAY
