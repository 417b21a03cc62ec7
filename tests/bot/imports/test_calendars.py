"""The calendars file: known by its header, row by row, each school year whole, nothing twice."""

from datetime import date

import pytest

from bot.imports.bank_holidays import write_bank_holidays
from domain.prompts.terms import SOURCE, sample_terms
from storage.store import Store
from tests.bot.imports.files import SCHOOLS, book, bring, brought, said, text, told, tried
from tests.make import TODAY

HEADER = "calendar,closed_from,closed_to,kind\n"
HUB = HEADER + (
    "hub,26/10/2026,30/10/2026,holiday\nHub,21/12/2026,1/1/2027,Holidays\nhub,4/1/2027,,INSET day\n"
)
WEDNESDAY, INSET = date(2026, 10, 28), date(2027, 1, 4)


def test_the_hubs_calendar_counts_for_everybody(store: Store) -> None:
    brought(store, text("schools.csv", SCHOOLS), text("calendars.csv", HUB))
    for organisation in (None, *(o.id for o in store.organisations.everything())):
        calendar = store.calendars.of(organisation)
        assert not calendar.is_school_day(WEDNESDAY)
        assert calendar.is_school_day(INSET)


def test_a_dry_run_says_each_day_and_running_it_twice_changes_nothing(store: Store) -> None:
    report = told(tried(store, text("c.csv", HUB)))
    assert "c.csv, row 2: new calendar of the hub, 2026-27" in report
    assert "26/10/2026 to 30/10/2026: holiday" in report
    assert "04/01/2027: inset" in report
    assert store.calendars.closures() == ()
    assert len(brought(store, text("c.csv", HUB)).changes) == 1
    again = brought(store, text("c.csv", HUB))
    assert again.changes == []
    assert "Nothing to change" in told(again)


def test_a_school_year_is_replaced_whole_and_another_is_left(store: Store) -> None:
    brought(
        store, text("c.csv", HUB), text("d.csv", HEADER + "hub,25/10/2027,29/10/2027,holiday\n")
    )
    plan = brought(store, text("c.csv", HEADER + "hub,19/10/2026,30/10/2026,half term\n"))
    report = told(plan)
    assert "changed calendar of the hub, 2026-27" in report
    assert "21/12/2026 to 01/01/2027: holiday → (empty)" in report
    assert [c.first for c in store.calendars.closures()] == [date(2026, 10, 19), date(2027, 10, 25)]


def test_a_moment_in_a_cell_is_its_day_in_the_hubs_zone(store: Store) -> None:
    moments = "hub,2027-05-30T23:00:00Z,2027-06-03T23:00:00.000Z,holiday\n"
    report = told(tried(store, text("c.csv", HEADER + moments)))
    assert "31/05/2027 to 04/06/2027: holiday" in report


def test_the_samples_rows_give_way_and_bank_holidays_stay(store: Store) -> None:
    store.calendars.replace(SOURCE, sample_terms(2026))
    write_bank_holidays(store, TODAY)
    banks = [c for c in store.calendars.closures() if c.source == "bank holidays"]
    file = HUB + "hub,25/12/2026,25/12/2026,bank holiday\n"
    brought(store, text("c.csv", file))
    assert brought(store, text("c.csv", file)).changes == []
    left = store.calendars.closures()
    assert {c.source for c in left} == {"import", "bank holidays"}
    assert [c for c in left if c.source == "bank holidays"] == banks


def test_schools_and_trusts_are_named_as_people_name_them(store: Store) -> None:
    trusts = "UID,name\n2044,Moor Trust\n"
    rows = (
        "107438,26/10/2026,30/10/2026,holiday\n"
        "Eldwick Primary School,2/11/2026,6/11/2026,holiday\n"
        "2044,1/6/2027,,x\n"
    )
    files = [text("trusts.csv", trusts), text("schools.csv", SCHOOLS)]
    plan = bring(store, *files, text("c.csv", HEADER + rows))
    assert said(plan) == ["4: kind is “x”; it may be holiday, bank holiday, inset or closed."]
    brought(store, *files, text("c.csv", HEADER + rows.replace(",x", ",closed")))
    keelham, eldwick = store.organisations.by_urn(107438), store.organisations.by_urn(107255)
    assert keelham is not None and eldwick is not None
    assert not store.calendars.of(keelham.id).is_school_day(WEDNESDAY)
    assert store.calendars.of(eldwick.id).is_school_day(WEDNESDAY)
    assert not store.calendars.calendar(f"school:{eldwick.id}").is_school_day(date(2026, 11, 4))
    assert store.calendars.of(None).is_school_day(WEDNESDAY)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("nowhere,26/10/2026,30/10/2026,holiday", "no school or trust is called exactly that"),
        ("999999,26/10/2026,30/10/2026,holiday", "has that number"),
        ("hub,30/10/2026,26/10/2026,holiday", "before closed_from"),
        ("hub,1/9/2026,31/12/2026,holiday", "more than 100 days"),
        ("hub,31/2/2026,,holiday", "not a date such as"),
        ("hub,,30/10/2026,holiday", "closed_from is missing"),
        (",26/10/2026,30/10/2026,holiday", "calendar is missing"),
        ("hub,26/10/2026,30/10/2026,", "kind is missing"),
    ],
)
def test_what_cannot_stand_is_said_with_its_row_and_nothing_is_written(
    store: Store, row: str, problem: str
) -> None:
    plan = bring(store, text("c.csv", HUB + row + "\n"))
    assert [p.row for p in plan.problems] == [5]
    assert problem in said(plan)[0]
    assert store.calendars.closures() == ()


def test_two_rows_that_begin_alike_are_a_problem(store: Store) -> None:
    plan = bring(store, text("c.csv", HUB + "hub,26/10/2026,31/10/2026,half-term\n"))
    assert said(plan) == ["5: Row 2 has the same calendar, closed_from and kind."]


def test_a_workbook_with_true_dates_will_do(store: Store) -> None:
    header = ["Calendar", "Closed From", "closed_to", "Kind"]
    brought(
        store, book("c.xlsx", header, ["hub", date(2026, 10, 26), date(2026, 10, 30), "Holiday"])
    )
    assert not store.calendars.of(None).is_school_day(WEDNESDAY)
