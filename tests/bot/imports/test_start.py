"""The start sheet: the first day of a hub, from one file."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.documents.tables import TableFile
from bot.imports import KINDS, calendars
from bot.imports.calendars import usual_terms
from bot.imports.kinds import FileKind
from bot.imports.notes import NOTES
from bot.imports.templates import blank, start_sheet
from domain.operations.imports import ClosedDays
from domain.people.organisations import OrganisationKind
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.imports.files import SCHOOLS, START_HEADER, book, bring, brought, raw, said, text
from tests.make import TODAY

ROW = [
    *("Asha Rahman", "asha@schools.example", "Eldwick Primary School, Bingley", "107438"),
    *("head@keelham.example", "Early reading", 4.5, date(2026, 9, 1), date(2027, 7, 17)),
]


def test_one_row_on_an_empty_database_makes_people_roles_and_a_deployment(store: Store) -> None:
    brought(store, book("start.xlsx", START_HEADER, ROW))
    [deployment] = store.imports.snapshot().deployments.values()
    leader, head = (
        store.people.by_email("asha@schools.example"),
        store.people.by_email("head@keelham.example"),
    )
    school = store.organisations.by_urn(107438)
    [eldwick] = store.organisations.by_name("Eldwick Primary School")
    assert leader is not None
    assert head is not None
    assert school is not None
    assert (leader.name, leader.appointments) == (
        "Asha Rahman",
        frozenset({Appointment(Role.LEADER, eldwick.id)}),
    )
    assert (head.name, head.appointments) == (
        "Head of School 107438",
        frozenset({Appointment(Role.SCHOOL_CONTACT, school.id)}),
    )
    assert (deployment.organisation, deployment.leaders) == (school.id, frozenset({leader.id}))
    assert (deployment.focus, deployment.days_agreed) == ("Early reading", Fraction(9, 2))
    assert (eldwick.urn, eldwick.town) == (None, "Bingley")


def test_importing_it_again_changes_nothing(store: Store) -> None:
    sheet = book(
        "start.xlsx", START_HEADER, ROW, [*ROW[:3], "Elm Primary School, Bradford", *ROW[4:]]
    )
    brought(store, sheet)
    assert brought(store, sheet).changes == []


def test_the_details_of_schools_may_follow(store: Store) -> None:
    sheet = book("start.xlsx", START_HEADER, ROW)
    brought(store, sheet)
    brought(store, text("schools.csv", SCHOOLS))
    assert {(o.name, o.urn, o.town) for o in store.organisations.everything()} == {
        ("Keelham Primary School", 107438, "Bradford"),
        ("Eldwick Primary School", 107255, "Bingley"),
    }
    assert brought(store, sheet, text("schools.csv", SCHOOLS)).changes == []


@pytest.mark.parametrize(
    "written",
    [
        *("107438", 107438.0, "Keelham Primary School", "keelham primary school, BRADFORD"),
        "Keelham Primary School, Bradford (107438)",
    ],
)
def test_a_school_may_be_written_in_several_ways(store: Store, written: object) -> None:
    brought(store, text("schools.csv", SCHOOLS))
    brought(store, book("start.xlsx", START_HEADER, [*ROW[:3], written, *ROW[4:]]))
    [deployment] = store.imports.snapshot().deployments.values()
    school = store.organisations.get(deployment.organisation)
    assert school is not None
    assert school.urn == 107438
    assert len(store.organisations.everything()) == 2


def test_a_doubtful_school_comes_back_as_at_most_three_choices(store: Store) -> None:
    schools = (
        "URN,EstablishmentName,Town,EstablishmentStatus (name)\n"
        "107438,Keelham Primary School,Bradford,Open\n107439,Keelham Infant School,Keighley,Open\n"
        "107440,Kelham Academy,Shipley,Open\n107441,Keelham High School,Ilkley,Open\n"
        "107442,Keelham Junior School,Keighley,Closed\n107255,Eldwick Primary School,Bingley,Open\n"
    )
    brought(store, text("schools.csv", schools))
    plan = bring(
        store, book("start.xlsx", START_HEADER, [*ROW[:3], "Keelham Primary, Keighley", *ROW[4:]])
    )
    [problem] = said(plan)
    assert problem == (
        "2: school is “Keelham Primary, Keighley”; write the URN, for it may be "
        "107439 Keelham Infant School, Keighley; 107438 Keelham Primary School, Bradford; "
        "107441 Keelham High School, Ilkley."
    )


def test_a_slip_of_the_pen_makes_no_new_school_but_a_new_name_does(store: Store) -> None:
    brought(store, text("schools.csv", SCHOOLS))
    slip = bring(
        store, book("start.xlsx", START_HEADER, [*ROW[:3], "Kelham Primary School", *ROW[4:]])
    )
    assert [p.partition("; ")[2] for p in said(slip)] == [
        "write the URN, for it may be 107438 Keelham Primary School, Bradford."
    ]
    brought(
        store,
        book("start.xlsx", START_HEADER, [*ROW[:3], "Oakworth Primary School, Keighley", *ROW[4:]]),
    )
    assert [o.town for o in store.organisations.by_name("Oakworth Primary School")] == ["Keighley"]


def test_a_known_name_in_another_town_is_asked_about_too(store: Store) -> None:
    brought(store, text("schools.csv", SCHOOLS))
    plan = bring(
        store,
        book("start.xlsx", START_HEADER, [*ROW[:3], "Keelham Primary School, Leeds", *ROW[4:]]),
    )
    [problem] = said(plan)
    assert problem == (
        "2: school is “Keelham Primary School, Leeds”; write the URN, "
        "for it may be 107438 Keelham Primary School, Bradford."
    )


def test_employers_are_schools_trusts_or_the_hub(store: Store) -> None:
    rows = [
        ["Ann", "ann@schools.example", "Beckfoot Trust", *ROW[3:]],
        ["Bob", "bob@schools.example", "hub", *ROW[3:]],
        ["Cat", "cat@schools.example", "2044", *ROW[3:]],
    ]
    brought(store, text("schools.csv", SCHOOLS), book("start.xlsx", START_HEADER, *rows))
    made = {
        (o.kind, o.name)
        for o in store.organisations.everything()
        if o.kind is not OrganisationKind.SCHOOL
    }
    assert made == {
        (OrganisationKind.TRUST, "Beckfoot Trust"),
        (OrganisationKind.TRUST, "Trust 2044"),
        (OrganisationKind.HUB, "Bradford Teaching School Hub"),
    }


def test_a_head_who_leads_elsewhere_has_both_roles(store: Store) -> None:
    other = ["Bob", "head@keelham.example", "Keelham Primary School", "107255", "", *ROW[5:]]
    brought(store, text("schools.csv", SCHOOLS), book("start.xlsx", START_HEADER, ROW, other))
    both = store.people.by_email("head@keelham.example")
    assert both is not None
    assert {a.role for a in both.appointments} == {Role.LEADER, Role.SCHOOL_CONTACT}


def test_rows_that_contradict_each_other_are_told(store: Store) -> None:
    brought(store, text("schools.csv", SCHOOLS))
    rows = [
        ROW,
        ["Asha Khan", *ROW[1:3], "107255", *ROW[4:]],
        [*ROW[:2], "107438", "107255", *ROW[4:]],
        [*ROW[:5], "Maths", *ROW[6:]],
    ]
    assert said(bring(store, book("start.xlsx", START_HEADER, *rows))) == [
        "3: leader is “Asha Khan”, and row 2 has another name for asha@schools.example.",
        (
            "4: employer is Keelham Primary School, "
            "and row 2 has another employer for asha@schools.example."
        ),
        "5: Row 2 is the same leader, organisation and start; give each a reference.",
    ]


def test_more_may_be_said_of_a_deployment_in_the_same_import(store: Store) -> None:
    more = "leader_email,school_urn,focus,days_agreed,start,end,objectives\n"
    row = "asha@schools.example,107438,Early reading,4.5,01/09/2026,17/07/2027,Phonics\n"
    brought(store, text("deployments.csv", more + row), book("start.xlsx", START_HEADER, ROW))
    assert [s.objectives for s in store.imports.snapshot().deployments.values()] == [("Phonics",)]


def filled(**rows: list[object]) -> TableFile:
    """The template with a row below the example on each of those sheets."""
    made = load_workbook(BytesIO(start_sheet([], [], TODAY)))
    for title, row in rows.items():
        for place, value in enumerate(row, 1):
            made[title].cell(3, place, value)
    out = BytesIO()
    made.save(out)
    return raw("start.xlsx", out.getvalue())


HUB: dict[str, list[object]] = {
    "Officers": ["Helen Marsh", "helen@hub.example"],
    "Heads": ["Dana Lee", "dana@schools.example", "Eldwick Primary School, Bingley"],
    "Leaders": ["Asha Rahman", "asha@schools.example", "Eldwick Primary School, Bingley"],
    "Support": [
        *("asha@schools.example", "107438", "head@keelham.example", "Early reading", 4.5),
        *(date(2026, 9, 1), date(2027, 7, 16), "Ruth Barker"),
        *("Phonics every day;Books that match", date(2026, 12, 8)),
    ],
}


def test_one_file_makes_a_hub(store: Store) -> None:
    plan = brought(store, filled(**HUB))
    assert plan.notes == []
    people = {e.name: {a.role for a in e.appointments} for e in plan.roster.people.values()}
    assert people == {
        "Helen Marsh": {Role.OFFICER},
        "Dana Lee": {Role.HOME_HEAD},
        "Asha Rahman": {Role.LEADER},
        "Ruth Barker": {Role.SCHOOL_CONTACT},
    }
    snapshot = store.imports.snapshot()
    [support] = snapshot.deployments.values()
    assert support.objectives == ("Phonics every day", "Books that match")
    asha = store.people.by_email("asha@schools.example")
    assert asha is not None
    [planned] = store.planned_visits.coming(asha.id, TODAY)
    assert (planned.deployment, planned.on) == (support.id, date(2026, 12, 8))
    assert len([o for o in snapshot.organisations.values() if o.name.startswith("Eldwick")]) == 1
    stands = [replace(c, source="") for c in store.calendars.closures()]
    assert stands == [*usual_terms(2026), *usual_terms(2027)]
    assert brought(store, filled(**HUB)).changes == []


def test_the_template_brings_nothing_but_the_usual_holidays(store: Store) -> None:
    plan = brought(store, raw("start.xlsx", start_sheet(["=Evil (1)"], [], TODAY)))
    assert [type(change.new) for change in plan.changes] == [ClosedDays, ClosedDays]
    assert set(plan.read) == {
        f"start.xlsx, sheet “{title}”"
        for title in ("Officers", "Heads", "Leaders", "Support", "Calendar")
    }


def test_a_problem_names_its_sheet_and_row(store: Store) -> None:
    rows = HUB | {"Leaders": ["Asha Rahman", "asha", "Hub"]}
    plan = bring(store, filled(**rows))
    assert [f"{p.file}, row {p.row}: {p.sentence}" for p in plan.problems] == [
        "start.xlsx, sheet “Leaders”, row 3: leader_email is “asha”, not an e-mail address.",
        (
            "start.xlsx, sheet “Support”, row 3: leader_email is asha@schools.example, and nobody "
            "on the roster has that address; leaders have a sheet of their own."
        ),
    ]


def test_a_leader_has_one_row_and_a_visit_that_is_past_is_not_planned(store: Store) -> None:
    leaders = text(
        "l.csv", "leader,leader_email,employer\nAsha,a@x.example,Hub\nA,a@x.example,Hub\n"
    )
    assert said(bring(store, leaders)) == [
        "3: a@x.example stands in row 2 already; a leader has one row."
    ]
    plan = bring(store, book("s.xlsx", [*START_HEADER, "next_visit"], [*ROW, date(2026, 9, 4)]))
    assert said(plan) == ["2: next_visit is 04/09/2026, which is past."]


def test_the_template_offers_what_may_be_chosen_and_has_no_live_formula() -> None:
    schools = ["=HYPERLINK(1)", "Keelham Primary School, Bradford (107438)"]
    made = load_workbook(BytesIO(start_sheet(schools, ["@trust"], TODAY)))
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert [c.value for c in cells if c.data_type == "f"] == []
    offered = {
        (sheet.title, str(v.sqref)): v.formula1
        for sheet in made
        for v in sheet.data_validations.dataValidation
        if v.type == "list"
    }
    lists = made["Lists"]
    assert lists.sheet_state == "hidden"
    for place, first in {
        ("Support", "B2:B500"): "=HYPERLINK(1)",
        ("Leaders", "C2:C500"): "Hub",
        ("Calendar", "D2:D500"): "holiday",
    }.items():
        cell = offered[place].partition("!")[2].replace("$", "").partition(":")[0]
        assert lists[cell].value == first


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_heading_has_a_comment_that_says_what_stands_here(kind: FileKind) -> None:
    [sheet, *_] = load_workbook(BytesIO(blank(kind, TODAY))).worksheets
    for cell in sheet[1]:
        assert cell.comment is not None
        [column] = [c for c in NOTES[kind.name] if c.partition("|")[0] == cell.value]
        assert NOTES[kind.name][column][1:] in cell.comment.text
    assert kind.lacks([cell.value for cell in sheet[1]]) == []


def test_an_empty_calendar_file_has_the_usual_holidays(store: Store) -> None:
    brought(store, raw("calendars.xlsx", blank(calendars.KIND, TODAY)))
    assert not store.calendars.of(None).is_school_day(date(2026, 12, 23))
