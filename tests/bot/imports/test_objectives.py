"""The objectives file: what an action plan aims at."""

from dataclasses import replace
from datetime import date

import pytest

from domain.support.deployments import Objective
from storage.store import Store
from tests.bot.imports.files import LEADER, bring, brought, said, text, told, tried
from tests.make import NOW, TODAY

SCHOOL = "URN,EstablishmentName\n107438,Keelham Primary School\n107255,Eldwick Primary School\n"
SUPPORT = (
    "leader_email,school_urn,focus,days_agreed,start,end,reference,objectives\n"
    "{leader},107438,Early reading,8,01/09/2026,16/07/2027,KEE-1,Phonics;Books\n"
)
AIMS = "reference,position,objective,baseline,success,milestone,milestone_by,by,area\n"
WHOLE = "KEE-1,1,Phonics,38 %,60 % on the check,Daily practice,18/12/2026,02/07/2027,Attendance\n"


@pytest.fixture
def hub(store: Store) -> Store:
    """A hub with one support and two objectives."""
    brought(store, text("schools.csv", SCHOOL), text("people.csv", LEADER))
    email = LEADER.splitlines()[1].split(",")[0]
    brought(store, text("deployments.csv", SUPPORT.replace("{leader}", email)))
    return store


def aims(store: Store) -> tuple[Objective, ...]:
    """The objectives of the support as they stand."""
    found = store.deployments.anew(1)
    assert found is not None
    return found.objectives


def test_an_objective_is_kept_with_all_that_a_row_says(hub: Store) -> None:
    tried_ = told(tried(hub, text("objectives.csv", AIMS + WHOLE)))
    assert "changed objective 1 of deployment Early reading, Keelham Primary School" in tried_
    brought(hub, text("objectives.csv", AIMS + WHOLE))
    first, second = aims(hub)
    assert first == Objective(
        *(first.id, 1, "Phonics", "38 %", "60 % on the check", "Daily practice"),
        *(date(2026, 12, 18), date(2027, 7, 2), "Attendance"),
    )
    assert second.text == "Books"


def test_the_same_file_again_changes_nothing_and_an_empty_cell_leaves_what_is_there(
    hub: Store,
) -> None:
    brought(hub, text("objectives.csv", AIMS + WHOLE))
    again = told(tried(hub, text("objectives.csv", AIMS + WHOLE)))
    assert "Nothing to change: all of it stands already." in again
    brought(hub, text("objectives.csv", f"{AIMS}KEE-1,1,Phonics every day,,,,,,-\n"))
    first = aims(hub)[0]
    assert (first.text, first.baseline, first.area) == ("Phonics every day", "38 %", "")


def test_a_third_is_added_and_the_school_is_asked_again(hub: Store) -> None:
    plan = hub.plans.get(1)
    hub.plans.write(replace(plan, agreed_at=NOW, agreed_by=1))
    brought(hub, text("objectives.csv", f"{AIMS}KEE-1,3,Writing,,,,,,\n"))
    assert [each.text for each in aims(hub)] == ["Phonics", "Books", "Writing"]
    assert not hub.plans.get(1).agreed
    assert said(bring(hub, text("objectives.csv", f"{AIMS}KEE-1,4,Maths,,,,,,\n"))) == [
        "2: 3 objectives of this plan are open already; close one first."
    ]


def test_one_that_was_closed_does_not_change(hub: Store) -> None:
    first = aims(hub)[0]
    closed = replace(first, closed_on=TODAY, closed_why="Reached")
    hub.plans.change_objective(first, closed, 1, NOW)
    assert said(bring(hub, text("objectives.csv", AIMS + WHOLE))) == [
        "2: Objective 1 was closed on 23/11/2026; it cannot change."
    ]
    brought(hub, text("objectives.csv", f"{AIMS}KEE-1,3,Phonics,,,,,,\n"))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("X,1,A,,,,,,", "reference is “X”, and there is no deployment of that reference."),
        ("KEE-1,0,A,,,,,,", "position is “0”, not a place in the plan from 1 to 99."),
        ("KEE-1,1,,,,,,,", "objective is missing."),
        (
            "KEE-1,1,A,,,,18/12/2026,,",
            "milestone is missing, and milestone_by has a day: say what is reached by then.",
        ),
        ("KEE-1,1,A,,,,,01/08/2026,", "by is 01/08/2026, before the support begins."),
        (
            "KEE-1,1,A,,,,,01/08/2029,",
            "by is 01/08/2029, more than a year after the support ends.",
        ),
        ("KEE-1,1,books,,,,,,", "objective stands in this plan already, at another place."),
        ("KEE-1,1,Books.,,,,,,", "objective stands in this plan already, at another place."),
    ],
)
def test_what_an_objective_cannot_be(hub: Store, row: str, problem: str) -> None:
    assert said(bring(hub, text("objectives.csv", f"{AIMS}{row}\n"))) == [f"2: {problem}"]


def test_two_rows_of_one_place(hub: Store) -> None:
    rows = "KEE-1,1,A,,,,,,\nKEE-1,1,B,,,,,,\n"
    assert said(bring(hub, text("objectives.csv", AIMS + rows))) == [
        "3: Row 2 is the same place of the same plan."
    ]
