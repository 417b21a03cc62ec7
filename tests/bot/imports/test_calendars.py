"""The calendars file: known by its header, row by row, each school year whole, nothing twice."""

from dataclasses import replace
from datetime import date

import pytest

from bot.imports.bank_holidays import write_bank_holidays
from bot.imports.calendars import usual_terms
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


NEXT_YEAR = HEADER + (
    "hub,20/07/2027,02/09/2027,holiday\nhub,03/09/2027,,inset\n"
    "hub,25/10/2027,29/10/2027,holiday\nhub,20/12/2027,31/12/2027,holiday\n"
)


@pytest.mark.parametrize("begins", ["19/07/2027", "25/08/2027", "20/07/2027"])
def test_a_file_of_next_year_that_begins_in_the_summer_leaves_this_year(
    store: Store, begins: str
) -> None:
    this_year = HUB + "hub,22/07/2027,31/08/2027,holiday\n"
    brought(store, text("c.csv", this_year))
    plan = brought(store, text("d.csv", NEXT_YEAR.replace("20/07/2027", begins)))
    assert plan.notes == []
    stands = {c.first for c in store.calendars.closures()}
    assert {date(2026, 10, 26), date(2026, 12, 21), date(2027, 1, 4), date(2027, 7, 22)} <= stands
    for day in (WEDNESDAY, date(2027, 7, 22), date(2027, 8, 31), date(2027, 9, 2)):
        assert not store.calendars.of(None).is_school_day(day)
    both = (text("c.csv", this_year), text("d.csv", NEXT_YEAR.replace("20/07/2027", begins)))
    brought(store, *both)
    stands = {c.first for c in store.calendars.closures()}
    brought(store, *reversed(both))
    assert {c.first for c in store.calendars.closures()} >= stands - {date(2027, 7, 19)}


@pytest.mark.parametrize(
    "rows",
    [
        "hub,04/01/2027,,inset\nhub,05/07/2027,,inset\n",
        "hub,15/02/2027,,closed\n",
        "hub,03/05/2027,,bank holiday\n",
        "hub,01/09/2026,04/09/2026,holiday\n",
        "hub,23/07/2027,,holiday\n",
    ],
)
def test_a_few_days_of_a_year_are_added_to_it(store: Store, rows: str) -> None:
    brought(store, text("c.csv", HUB))
    before = store.calendars.closures()
    assert brought(store, text("d.csv", HEADER + rows)).notes == []
    assert set(before) <= set(store.calendars.closures())
    assert brought(store, text("d.csv", HEADER + rows)).changes == []


def test_a_few_days_leave_the_samples_terms(store: Store) -> None:
    store.calendars.replace(SOURCE, sample_terms(2026))
    brought(store, text("c.csv", HEADER + "hub,04/01/2027,,inset\n"))
    assert {c.source for c in store.calendars.closures()} == {SOURCE, "import"}


def test_what_a_file_takes_away_is_counted_and_named(store: Store) -> None:
    brought(store, text("c.csv", HUB))
    file = text(
        "d.csv", HEADER + "hub,26/10/2026,30/10/2026,holiday\nhub,1/6/2027,4/6/2027,holiday\n"
    )
    [note] = tried(store, file).notes
    assert note == (
        "d.csv: the calendar of the hub, 2026-27, is replaced whole. "
        "Of the 3 rows that stood, 2 go: 21/12/2026 to 01/01/2027; 04/01/2027."
    )
    assert brought(store, file).notes == [note]
    assert brought(store, file).notes == []


def test_a_schools_own_summer_leaves_it_the_hubs_year(store: Store) -> None:
    own = HEADER + "107438,26/07/2027,03/09/2027,holiday\n"
    hub = HUB + "hub,22/07/2027,31/08/2027,holiday\n"
    brought(store, text("schools.csv", SCHOOLS), text("h.csv", hub), text("o.csv", own))
    keelham = store.organisations.by_urn(107438)
    assert keelham is not None
    calendar = store.calendars.of(keelham.id)
    assert not calendar.is_school_day(WEDNESDAY)
    assert calendar.is_school_day(date(2027, 7, 23))
    assert not calendar.is_school_day(date(2027, 9, 3))


@pytest.mark.parametrize(
    "typed",
    ["Monday 26th October 2026", "Mon, 26 Oct 2026", "26th Oct 2026", "Monday 26 October 2026"],
)
def test_dates_are_read_as_schools_publish_them(store: Store, typed: str) -> None:
    brought(store, text("c.csv", f'{HEADER}hub,"{typed}","Friday 30th October 2026",half term\n'))
    [closure] = store.calendars.closures()
    assert (closure.first, closure.last) == (date(2026, 10, 26), date(2026, 10, 30))


def test_a_day_of_the_week_that_is_another_is_a_slip(store: Store) -> None:
    plan = bring(store, text("c.csv", f"{HEADER}hub,Monday 27 October 2026,,inset\n"))
    assert said(plan) == ["2: closed_from is “Monday 27 October 2026”, and that day is a Tuesday."]


def usual(begins: int) -> str:
    """England's usual holidays as rows of a file."""
    rows = (f"hub,{c.first:%d/%m/%Y},{c.last:%d/%m/%Y},holiday\n" for c in usual_terms(begins))
    return HEADER + "".join(rows)


def test_the_usual_terms_are_taken_where_nothing_stands_and_never_in_the_place_of_real_ones(
    store: Store,
) -> None:
    brought(store, text("c.csv", HUB))
    plan = brought(store, text("usual.csv", usual(2026) + usual(2027).removeprefix(HEADER)))
    assert plan.notes == [
        (
            "usual.csv: the dates of 2026-27 are the usual ones as the template has them, and were "
            "left out: the calendar's own stand already."
        )
    ]
    stands = store.calendars.closures()
    assert [c.first for c in stands[:3]] == [date(2026, 10, 26), date(2026, 12, 21), INSET]
    assert [replace(c, source="") for c in stands[3:]] == list(usual_terms(2027))
    edited = usual(2026).replace("24/10/2026", "26/10/2026")
    assert brought(store, text("edited.csv", edited)).changes != []
