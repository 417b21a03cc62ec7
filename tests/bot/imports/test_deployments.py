"""The deployments file, and the visits file that belongs to it."""

from datetime import date
from fractions import Fraction

import pytest

from domain.support.deployments import Deployment, Status
from domain.visits.planned_visits import PlannedState
from domain.visits.visits import Progress, RecordSource, Type, Visit
from storage.store import Store
from tests.bot.imports.files import (
    DEPLOYMENT_HEADER,
    LEADER,
    SCHOOLS,
    book,
    bring,
    brought,
    said,
    text,
    told,
    tried,
)
from tests.make import NOW, TODAY, made_by

ROW = ["asha@schools.example", "107438", "Early reading", "4.5", "01/09/2026", "17/07/2027"]
BOB = "bob@schools.example,Bob Lee,leader,107255\n"


@pytest.fixture
def roster(store: Store) -> Store:
    """Two schools and two leaders."""
    brought(store, text("schools.csv", SCHOOLS), text("people.csv", LEADER + BOB))
    return store


def deployments(store: Store) -> list[Deployment]:
    """Every deployment."""
    return list(store.deployments.some(sorted(store.imports.snapshot().deployments)).values())


def test_a_row_is_a_deployment_agreed_outside_the_bot(roster: Store) -> None:
    brought(roster, book("deployments.xlsx", DEPLOYMENT_HEADER, ROW))
    [made] = deployments(roster)
    assert (made.school, made.focus, made.status) == (
        "Keelham Primary School",
        "Early reading",
        Status.ACTIVE,
    )
    assert [leader.name for leader in made.leaders] == ["Asha Rahman"]
    assert (made.days_agreed, made.start, made.end) == (
        Fraction(9, 2),
        date(2026, 9, 1),
        date(2027, 7, 17),
    )


@pytest.mark.parametrize(
    "start", ["1-9-2026", "01/09/26", "2026-09-01", date(2026, 9, 1), 46266, "46266", "1 Sept 2026"]
)
def test_dates_are_read_in_every_way_people_write_them(roster: Store, start: object) -> None:
    brought(roster, book("deployments.xlsx", DEPLOYMENT_HEADER, [*ROW[:4], start, None]))
    assert [d.start for d in deployments(roster)] == [date(2026, 9, 1)]


def test_everything_a_row_may_say_is_kept(roster: Store) -> None:
    more = {
        "status": "Ended early",
        "agreed": "20-08-2026",
        "objectives": "Phonics; Keep-up sessions",
        "reference": "D-17",
        "strand": "cpd",
        "programme": "Opportunity area",
        "grant": "G1",
        "rate": "£350",
        "reimbursement": 300.5,
        "fee": "50.00",
    }
    grants = "reference,programme,holder,school_year,kind,amount\nG1,OA,107438,2026-27,new,500\n"
    support = book("deployments.xlsx", [*DEPLOYMENT_HEADER, *more], [*ROW, *more.values()])
    brought(roster, support, text("grants.csv", grants))
    [kept] = roster.imports.snapshot().deployments.values()
    assert (kept.status, kept.agreed_on, kept.objectives) == (
        Status.ENDED_EARLY,
        date(2026, 8, 20),
        ("Phonics", "Keep-up sessions"),
    )
    assert (kept.reference, kept.strand, kept.programme) == ("D-17", "CPD", "Opportunity area")
    [grant] = roster.imports.snapshot().grants.values()
    assert kept.grants == (grant.id,)
    assert (kept.rate, kept.reimbursement, kept.fee) == (35_000, 30_050, 5_000)


def test_rows_with_one_reference_are_one_deployment_with_several_leaders(roster: Store) -> None:
    header = [*DEPLOYMENT_HEADER, "reference"]
    rows = [[*ROW, "D-1"], ["bob@schools.example", *ROW[1:], "D-1"]]
    file = book("deployments.xlsx", header, *rows)
    brought(roster, file)
    assert [leader.name for d in deployments(roster) for leader in d.leaders] == [
        "Asha Rahman",
        "Bob Lee",
    ]
    assert brought(roster, file).changes == []
    assert brought(roster, book("deployments.xlsx", header, rows[1])).changes == []
    plan = bring(
        roster, book("deployments.xlsx", header, rows[0], [*rows[1][:2], "Maths", *rows[1][3:]])
    )
    assert said(plan) == ["3: Row 2 has the same reference but another focus."]


def test_without_a_reference_leader_organisation_and_start_are_the_key(roster: Store) -> None:
    brought(roster, book("deployments.xlsx", DEPLOYMENT_HEADER, ROW))
    plan = tried(
        roster, book("deployments.xlsx", DEPLOYMENT_HEADER, [*ROW[:2], "Phonics", *ROW[3:]])
    )
    assert told(plan).splitlines()[:2] == [
        "deployments.xlsx, row 2: changed deployment Phonics, Keelham Primary School",
        "    focus: Early reading → Phonics",
    ]
    twice = bring(
        roster, book("deployments.xlsx", DEPLOYMENT_HEADER, ROW, [*ROW[:2], "Maths", *ROW[3:]])
    )
    assert said(twice) == [
        "3: Row 2 is the same leader, organisation and start; give each a reference."
    ]
    later = [*ROW[:4], "01/01/2027", None]
    brought(
        roster,
        book("deployments.xlsx", [*DEPLOYMENT_HEADER, "reference"], [*ROW, "D-9"], [*later, ""]),
    )
    assert sorted(d.reference or "" for d in deployments(roster)) == ["", "D-9"]


def test_objectives_are_reworded_by_their_place_and_never_taken_away(roster: Store) -> None:
    header = [*DEPLOYMENT_HEADER, "objectives"]
    brought(roster, book("deployments.xlsx", header, [*ROW, "Phonics; Keep-up"]))
    before = deployments(roster)[0].objectives
    brought(roster, book("deployments.xlsx", header, [*ROW, "Phonics every day"]))
    assert [o.text for s in roster.imports.snapshot().deployments.values() for o in before] == [
        "Phonics",
        "Keep-up",
    ]
    assert [s.objectives for s in roster.imports.snapshot().deployments.values()] == [
        ("Phonics every day", "Keep-up")
    ]


def test_a_next_visit_is_planned_once_even_after_it_was_moved(roster: Store) -> None:
    file = book("deployments.xlsx", [*DEPLOYMENT_HEADER, "next_visit"], [*ROW, "30/11/2026"])
    brought(roster, file)
    person = roster.people.by_email("asha@schools.example")
    assert person is not None
    [planned] = roster.planned_visits.coming(person.id, TODAY)
    assert planned.on == date(2026, 11, 30)
    roster.planned_visits.move(planned.id, date(2026, 12, 4))
    assert brought(roster, file).changes == []
    roster.planned_visits.set_state(planned.id, PlannedState.DID_NOT_HAPPEN)
    assert brought(roster, file).changes == []
    assert roster.planned_visits.coming(person.id, TODAY) == []


def test_what_cannot_be_is_told_row_by_row(roster: Store) -> None:
    brought(roster, text("officers.csv", "email,name,role\nhelen@schools.example,Helen,officer\n"))
    rows: list[list[object]] = [
        ["nobody@schools.example", *ROW[1:]],
        ["helen@schools.example", *ROW[1:]],
        [ROW[0], "999999", *ROW[2:]],
        [*ROW[:3], "4.3", *ROW[4:]],
        [*ROW[:4], "31/02/2026", None],
        [*ROW[:4], "01/09/2026", "01/08/2026"],
        [*ROW[:2], "", *ROW[3:]],
        [*ROW, "a; b; c; d"],
        [*ROW, "", "1/9/2026"],
        [*ROW[:3], "#REF!", *ROW[4:]],
        [*ROW[:3], "1e2", *ROW[4:]],
    ]
    plan = bring(
        roster, book("deployments.xlsx", [*DEPLOYMENT_HEADER, "objectives", "next_visit"], *rows)
    )
    assert said(plan) == [
        "2: leader_email is nobody@schools.example, and nobody on the roster has that address.",
        "3: leader_email is helen@schools.example, and that person is no system leader.",
        "4: school_urn is 999999, and no school or trust on the roster has that number.",
        "5: days_agreed is “4.3”; days are counted in quarters, from 0 to 366.",
        "6: start is “31/02/2026”, not a date such as 01/09/2026.",
        "7: end is 01/08/2026, before start.",
        "8: focus is missing.",
        "9: objectives has 4 objectives; a plan has at most 3.",
        "10: next_visit is 01/09/2026, which is past.",
        "11: days_agreed is “#REF!”, not a number of days.",
        "12: days_agreed is “1e2”, not a number of days.",
    ]
    assert deployments(roster) == []


def test_support_may_go_to_a_trust(roster: Store) -> None:
    header = ["leader_email", "trust_uid", *DEPLOYMENT_HEADER[2:]]
    trust = text("trusts.csv", "UID,name\n2044,Exceed Academies Trust\n")
    brought(roster, trust, book("deployments.xlsx", header, [ROW[0], 2044.0, *ROW[2:]]))
    assert [d.school for d in deployments(roster)] == ["Exceed Academies Trust"]
    wrong = bring(roster, book("deployments.xlsx", header, [ROW[0], 107438, *ROW[2:]]))
    assert said(wrong) == ["2: trust_uid is 107438, which is a school."]


VISITS = "leader_email,school_urn,date,type,minutes,what,progress,objective,next_step,source\n"


@pytest.fixture
def supported(roster: Store) -> Store:
    """A deployment with two objectives."""
    brought(
        roster,
        book("deployments.xlsx", [*DEPLOYMENT_HEADER, "objectives"], [*ROW, "Phonics; Keep-up"]),
    )
    return roster


def test_earlier_visits_are_kept_as_imported_once(supported: Store) -> None:
    rows = (
        "asha@schools.example,107438,14/09/2026,Virtual meeting,1h30,"
        "Went through the plan.,Some concerns,Keep-up,Send the sheet,\n"
        "asha@schools.example,107438,15/09/2026,visit,180,,,,,\n"
    )
    file = text("visits.csv", VISITS + rows)
    brought(supported, file)
    assert brought(supported, file).changes == []
    person = supported.people.by_email("asha@schools.example")
    assert person is not None
    newest, first = supported.records.page(made_by(person.id), NOW, 10).rows
    assert isinstance(first.what, Visit)
    assert (first.source, first.seconds, first.on) == (
        RecordSource.IMPORTED,
        None,
        date(2026, 9, 14),
    )
    assert (first.what.type, first.what.minutes, first.what.did) == (
        Type.VIRTUAL,
        90,
        "Went through the plan.",
    )
    assert first.what.progress is Progress.CONCERNS
    assert first.objective is not None
    assert first.objective.text == "Keep-up"
    assert [s.words.what for s in supported.steps.open_of(first.deployment.id)] == [
        "Send the sheet"
    ]
    assert isinstance(newest.what, Visit)
    assert newest.what.progress is Progress.EARLY


def test_a_record_corrected_since_is_left_as_it_is(supported: Store) -> None:
    row = "asha@schools.example,107438,15/09/2026,visit,{minutes},,,,,\n"
    brought(supported, text("visits.csv", VISITS + row.format(minutes=180)))
    assert brought(supported, text("visits.csv", VISITS + row.format(minutes=60))).changes == []


def test_visits_that_cannot_be_are_told_row_by_row(supported: Store) -> None:
    row = "asha@schools.example,107438,15/09/2026,visit,180"
    rows = (
        f"{row},,,,,\n{row},,,,,\n{row},,,,,sheet 2\n"
        "asha@schools.example,107438,24/12/2026,visit,180,,,,,\n"
        "asha@schools.example,107255,15/09/2026,visit,180,,,,,\n"
        "asha@schools.example,107438,16/09/2026,walk,long,,great,Maths,,\n"
    )
    plan = bring(supported, text("visits.csv", VISITS + rows))
    problems = said(plan)
    assert problems[:3] == [
        "3: Row 2 is the same leader, day and type; tell them apart in source.",
        "5: date is 24/12/2026, which is still to come.",
        (
            "6: For asha@schools.example at Eldwick Primary School on 15/09/2026 "
            "there is no deployment."
        ),
    ]
    assert [p.partition(" is ")[0] for p in problems[3:]] == ["7: type", "7: minutes"]
