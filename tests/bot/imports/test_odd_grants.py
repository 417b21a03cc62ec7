"""Grants in files that are odd and still stand, and what an accepted report holds fast."""

from dataclasses import replace
from datetime import date

import pytest

from bot.subjects.quality.due_reports import refresh
from domain.quality.reports import ReportState
from storage.store import Store
from tests.bot.imports.files import LEADER, bring, brought, said, text
from tests.make import NOW, TODAY

SCHOOLS = (
    "URN,EstablishmentName,Town\n"
    "107438,Keelham Primary School,Bradford\n"
    "107255,Eldwick Primary School,Bingley\n"
    "107256,Elm Primary School,Bradford\n"
    "107257,Elm Primary School,Leeds\n"
)
HEADER = "reference,programme,holder,school_year,kind,amount,awarded\n"
ROW = "OA-1,Opportunity Area,107438,2026-27,new,4200,01/09/2026\n"
SUPPORT = (
    "leader_email,school_urn,focus,days_agreed,start,end,programme,grant,reference\n"
    "asha@schools.example,107438,Reading,4,01/09/2026,20/07/2027,Opportunity Area,OA-1,DEP-1\n"
)


@pytest.fixture
def hub(store: Store) -> Store:
    """A hub with four schools, two of one name, and a leader."""
    brought(store, text("schools.csv", SCHOOLS), text("people.csv", LEADER))
    return store


@pytest.mark.parametrize(
    ("holder", "problem"),
    [
        ("999999", "holder is 999999, and no school or trust on the roster has that number."),
        (
            "Nowhere School",
            "holder is “Nowhere School”, and no school or trust is called exactly that.",
        ),
        (
            "Elm Primary School",
            "and there are several of that name: 107256 Elm Primary School, Bradford; 107257",
        ),
    ],
)
def test_a_holder_that_is_nobody_or_could_be_several(hub: Store, holder: str, problem: str) -> None:
    [told] = said(bring(hub, text("g.csv", HEADER + ROW.replace("107438", holder))))
    assert problem in told, told
    assert hub.imports.snapshot().grants == {}


def test_an_amount_of_nothing_is_taken_and_is_no_money(hub: Store) -> None:
    brought(hub, text("g.csv", HEADER + ROW.replace("4200", "0")))
    [grant] = hub.imports.snapshot().grants.values()
    assert grant.amount == 0 and not grant.counts(TODAY)


def test_a_grant_that_is_awarded_in_the_future_counts_from_that_day(hub: Store) -> None:
    brought(hub, text("g.csv", HEADER + ROW.replace("01/09/2026", "05/01/2027")))
    [grant] = hub.imports.snapshot().grants.values()
    assert not grant.counts(date(2027, 1, 4)) and grant.counts(date(2027, 1, 5))


def test_a_grant_that_a_later_file_leaves_out_stays(hub: Store) -> None:
    brought(hub, text("g.csv", HEADER + ROW))
    brought(hub, text("g.csv", HEADER + ROW.replace("OA-1", "OA-2")))
    assert {g.reference for g in hub.imports.snapshot().grants.values()} == {"OA-1", "OA-2"}


@pytest.mark.parametrize(
    ("was", "becomes", "column"),
    [
        (",new,", ",additional,", "kind"),
        ("107438", "107255", "holder"),
        ("2026-27", "2025-26", "school_year"),
    ],
)
def test_what_an_accepted_report_stands_on_cannot_change(
    hub: Store, was: str, becomes: str, column: str
) -> None:
    brought(hub, text("g.csv", HEADER + ROW), text("d.csv", SUPPORT))
    refresh(hub, TODAY)
    [report] = [each for each in hub.reports.everything() if each.kind == "final"]
    hub.reports.write(replace(report, state=ReportState.ACCEPTED, decided_at=NOW))
    changed = text("g.csv", HEADER + ROW.replace(was, becomes))
    words = f"A report for OA-1 was accepted on 23/11/2026; its {column} cannot change."
    assert said(bring(hub, changed)) == [f"2: {words}"]
    brought(hub, text("g.csv", HEADER + ROW.replace("4200", "4300")))
