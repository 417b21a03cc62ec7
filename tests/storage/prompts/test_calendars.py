"""Calendars as the database keeps them: whose counts for whom, and what an import replaces."""

from datetime import date

import pytest

from domain.operations.imports import Changes
from domain.people.organisations import Organisation
from domain.people.organisations import OrganisationKind as Sort
from domain.prompts.calendar import Closure, ClosureKind, calendar_name, school_year
from storage.prompts.calendars import Calendars
from storage.store import Store
from tests.make import NOW

HALF_TERM = Closure(date(2026, 10, 26), date(2026, 10, 30), ClosureKind.HOLIDAY)
LATER = Closure(date(2026, 11, 2), date(2026, 11, 6), ClosureKind.HOLIDAY)
YEAR = school_year(HALF_TERM.first)
WEDNESDAY, WEDNESDAY_LATER = date(2026, 10, 28), date(2026, 11, 4)


@pytest.fixture
def sites(store: Store) -> dict[str, int]:
    """A trust with a school, and a school without a trust, by name."""
    made = (
        Organisation(-1, Sort.TRUST, "Moor Trust", uid=7),
        Organisation(-2, Sort.SCHOOL, "Keelham", urn=107438, trust=-1),
        Organisation(-3, Sort.SCHOOL, "Eldwick", urn=107255),
    )
    store.imports.write(Changes(organisations=made), NOW)
    return {o.name: o.id for o in store.organisations.everything()}


def test_the_hubs_counts_where_nothing_lies_over_it(store: Store, sites: dict[str, int]) -> None:
    store.calendars.replace("sample", [HALF_TERM])
    for whose in (None, *sites.values(), 999):
        assert not store.calendars.of(whose).is_school_day(WEDNESDAY)


def test_a_trusts_counts_for_its_schools_and_a_schools_own_over_it(
    store: Store, sites: dict[str, int]
) -> None:
    trust, keelham, eldwick = (sites[name] for name in ("Moor Trust", "Keelham", "Eldwick"))
    store.calendars.replace("sample", [HALF_TERM])
    store.calendars.replace_year(calendar_name(Sort.TRUST, trust), YEAR, [LATER])
    open_ = {name: store.calendars.of(id_).is_school_day(WEDNESDAY) for name, id_ in sites.items()}
    assert open_ == {"Moor Trust": True, "Keelham": True, "Eldwick": False}
    assert not store.calendars.of(keelham).is_school_day(WEDNESDAY_LATER)
    store.calendars.replace_year(calendar_name(Sort.SCHOOL, keelham), YEAR, [HALF_TERM])
    assert not store.calendars.of(keelham).is_school_day(WEDNESDAY)
    assert store.calendars.of(keelham).is_school_day(WEDNESDAY_LATER)
    assert store.calendars.of(eldwick).is_school_day(WEDNESDAY_LATER)


def test_a_schools_calendar_follows_it_to_its_successor_whose_own_days_stay(
    store: Store, sites: dict[str, int]
) -> None:
    keelham, eldwick = sites["Keelham"], sites["Eldwick"]
    inset = Closure(date(2027, 1, 4), date(2027, 1, 4), ClosureKind.INSET)
    store.calendars.replace_year(
        calendar_name(Sort.SCHOOL, keelham), YEAR, [HALF_TERM, LATER, inset]
    )
    longer = Closure(LATER.first, date(2026, 11, 9), ClosureKind.HOLIDAY)
    store.calendars.replace_year(calendar_name(Sort.SCHOOL, eldwick), YEAR, [longer])
    store.organisations.fold(keelham, eldwick)
    found = {
        (c.first, c.last) for c in store.calendars.closures(calendar_name(Sort.SCHOOL, eldwick))
    }
    assert found == {(c.first, c.last) for c in (HALF_TERM, longer, inset)}
    assert store.calendars.closures(calendar_name(Sort.SCHOOL, keelham)) == ()


def test_an_import_replaces_its_own_and_the_samples_rows_of_that_year_and_no_bank_holiday(
    store: Store,
) -> None:
    next_year = Closure(date(2027, 10, 25), date(2027, 10, 29), ClosureKind.HOLIDAY)
    bank = Closure(date(2026, 12, 25), date(2026, 12, 25), ClosureKind.BANK_HOLIDAY)
    store.calendars.replace("sample", [HALF_TERM, next_year])
    store.calendars.replace("bank holidays", [bank])
    for rows in ([LATER], [HALF_TERM, LATER], [LATER]):
        store.calendars.replace_year("hub", YEAR, rows)
        found = {(c.first, c.source) for c in store.calendars.closures()}
        imported = {(c.first, "import") for c in rows}
        assert found == {*imported, (bank.first, "bank holidays"), (next_year.first, "sample")}


def test_calendars_that_are_read_ahead_are_those_that_are_asked_for(
    store: Store, sites: dict[str, int]
) -> None:
    store.calendars.replace("sample", [HALF_TERM])
    store.calendars.replace("", [LATER], calendar_name(Sort.TRUST, sites["Moor Trust"]))
    every = (*sites.values(), 999)
    one_by_one = [store.calendars.of(whose) for whose in every]
    ahead = Calendars(store._connection)
    ahead.read_ahead(every)
    assert [ahead.of(whose) for whose in every] == one_by_one
    assert len({calendar.is_school_day(WEDNESDAY_LATER) for calendar in one_by_one}) == 2
