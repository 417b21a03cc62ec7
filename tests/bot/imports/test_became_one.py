"""Two schools that became one: rows with an old URN mean what was made under it."""

import pytest

from domain.operations.imports import Support
from storage.store import Store
from tests.bot.imports.files import LEADER, SCHOOLS, bring, brought, said, text

BOTH = "107255,200001,Successor,01-09-2026\n107438,200001,Successor,01-09-2026\n"
LINKS = f"URN,LinkURN,LinkType,LinkEstablishedDate\n{BOTH}"
REGISTER = f"{SCHOOLS}200001,Moor Academy,Bradford\n"
HEADER = "leader_email,school_urn,focus,days_agreed,start,end"
WHO = "asha@schools.example"
ROWS = f"{WHO},107438,Reading,4,01/09/2026,\n{WHO},107255,Maths,3,01/09/2026,\n"


def supports(store: Store) -> dict[str, Support]:
    """The deployments by focus."""
    return {s.focus: s for s in store.imports.snapshot().deployments.values()}


@pytest.fixture
def joined(store: Store) -> Store:
    """A hub in which two schools became one that has a third number."""
    people, deployments = text("people.csv", LEADER), text("d.csv", f"{HEADER}\n{ROWS}")
    brought(store, text("schools.csv", SCHOOLS), people, deployments)
    brought(store, text("register.csv", REGISTER), text("links.csv", LINKS))
    assert len({s.organisation for s in supports(store).values()}) == 1
    return store


def test_the_file_that_made_them_changes_nothing(joined: Store) -> None:
    assert brought(joined, text("d.csv", f"{HEADER}\n{ROWS}")).changes == []


def test_a_row_changes_the_one_that_was_made_under_its_number(joined: Store) -> None:
    ids = {focus: support.id for focus, support in supports(joined).items()}
    brought(joined, text("d.csv", f"{HEADER}\n{WHO},107255,Maths,9,01/09/2026,\n"))
    found = supports(joined)
    assert {focus: support.id for focus, support in found.items()} == ids
    assert [found[focus].days_agreed for focus in ("Maths", "Reading")] == [9, 4]


def test_a_reference_may_be_given_to_each(joined: Store) -> None:
    lines = ROWS.replace(",\n", ",,R1\n", 1).replace("01/09/2026,\n", "01/09/2026,,R2\n")
    brought(joined, text("d.csv", f"{HEADER},reference\n{lines}"))
    found = supports(joined)
    assert {f: s.reference for f, s in found.items()} == {"Reading": "R1", "Maths": "R2"}
    # By its reference it is found under the new number as well.
    line = f"{WHO},200001,Maths,5,01/09/2026,,R2\n"
    brought(joined, text("d.csv", f"{HEADER},reference\n{line}"))
    assert supports(joined)["Maths"].days_agreed == 5


def test_the_new_number_alone_does_not_say_which(joined: Store) -> None:
    row = f"{WHO},200001,Science,2,01/09/2026,\n"
    [problem] = said(bring(joined, text("d.csv", f"{HEADER}\n{row}")))
    assert "several deployments of that leader" in problem


def test_what_was_made_since_is_found_by_any_number(joined: Store) -> None:
    brought(joined, text("d.csv", f"{HEADER}\n{WHO},200001,Science,2,04/01/2027,\n"))
    for number in (107438, 107255, 200001):
        row = f"{WHO},{number},Science,2,04/01/2027,\n"
        assert brought(joined, text("d.csv", f"{HEADER}\n{row}")).changes == []


def test_records_go_to_the_deployment_of_their_number(joined: Store) -> None:
    visits = (
        "leader_email,school_urn,date,type,minutes\n"
        f"{WHO},107438,14/09/2026,visit,60\n{WHO},107255,14/09/2026,visit,90\n"
    )
    made = brought(joined, text("v.csv", visits)).roster.visits.values()
    found = supports(joined)
    assert {v.minutes: v.deployment for v in made} == {
        60: found["Reading"].id,
        90: found["Maths"].id,
    }
    assert brought(joined, text("v.csv", visits)).changes == []


def test_it_is_so_in_one_import_as_well(store: Store) -> None:
    files = (
        *(text("schools.csv", REGISTER), text("links.csv", LINKS), text("people.csv", LEADER)),
        text("d.csv", f"{HEADER}\n{ROWS}"),
    )
    brought(store, *files)
    assert {s.former for s in supports(store).values()} == {107438, 107255}
    assert brought(store, *files).changes == []


def test_the_start_sheet_means_them_too(joined: Store) -> None:
    header = "leader,leader_email,employer,school,head_email,focus,days,start,end\n"
    row = f"Asha Rahman,{WHO},107255,Moor (107255),,Maths,3,01/09/2026,\n"
    plan = brought(joined, text("s.csv", header + row))
    assert not any(isinstance(c.new, Support) for c in plan.changes)
