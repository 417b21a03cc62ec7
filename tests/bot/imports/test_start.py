"""The start sheet: the first day of a hub, from one file."""

from datetime import date
from fractions import Fraction
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.documents.start_sheet import COLUMNS, start_sheet
from bot.imports.start import EXAMPLE
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


def test_the_template_comes_back_in_as_it_is_and_its_example_is_left_out(store: Store) -> None:
    blank = raw(
        "start.xlsx",
        start_sheet(["=Evil (1)", "Keelham Primary School, Bradford (107438)"], [], TODAY, EXAMPLE),
    )
    assert brought(store, blank).changes == []
    book_ = load_workbook(BytesIO(start_sheet([], [], TODAY, EXAMPLE)))
    book_["Start"].append(ROW)
    out = BytesIO()
    book_.save(out)
    brought(store, text("schools.csv", SCHOOLS), raw("start.xlsx", out.getvalue()))
    assert [s.focus for s in store.imports.snapshot().deployments.values()] == ["Early reading"]


def test_the_template_offers_schools_and_has_no_live_formula() -> None:
    schools = ["=HYPERLINK(1)", "Keelham Primary School, Bradford (107438)"]
    made = load_workbook(BytesIO(start_sheet(schools, ["@trust"], TODAY, EXAMPLE)))
    assert [c.value for c in made["Start"][1]] == list(COLUMNS)
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert [c.value for c in cells if c.data_type == "f"] == []
    offered = {
        str(v.sqref): v.formula1
        for v in made["Start"].data_validations.dataValidation
        if v.type == "list"
    }
    assert offered == {"D2:D500": "Lists!$A$1:$A$2", "C2:C500": "Lists!$B$1:$B$2"}
    assert made["Lists"].sheet_state == "hidden"
