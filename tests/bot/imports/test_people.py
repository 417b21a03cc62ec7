"""The people file."""

import pytest

from domain.people.people import Appointment, Role
from storage.store import Store
from tests.bot.imports.files import (
    LEADER,
    PEOPLE_HEADER,
    SCHOOLS,
    book,
    bring,
    brought,
    said,
    text,
    told,
    tried,
)
from tests.make import NOW

SCHOOLS_FILE = text("schools.csv", SCHOOLS)
TRUST = text("trusts.csv", "UID,name\n2044,Exceed Academies Trust\n")


def roles_of(store: Store, email: str) -> set[tuple[Role, int | str | None]]:
    """A person's roles, each with the number of its organisation, or its name where it has none."""
    person = store.people.by_email(email)
    assert person is not None
    return {(a.role, _number(store, a)) for a in person.appointments}


def _number(store: Store, held: Appointment) -> int | str | None:
    place = store.organisations.get(held.organisation) if held.organisation else None
    return (place.urn or place.uid or place.name) if place else None


def test_a_person_has_every_role_of_the_row_each_at_its_place(store: Store) -> None:
    row = [
        "Asha.Rahman@Schools.Example ",
        "Asha  Rahman",
        "officer;leader@107438; Home_Head@107255;overseer@2044",
    ]
    brought(store, SCHOOLS_FILE, TRUST, book("people.xlsx", PEOPLE_HEADER, [*row, ""]))
    assert roles_of(store, "asha.rahman@schools.example") == {
        (Role.OFFICER, None),
        (Role.LEADER, 107438),
        (Role.HOME_HEAD, 107255),
        (Role.OVERSEER, 2044),
    }


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("System leader", Role.LEADER),
        ("system leaders", Role.LEADER),
        ("Employing head", Role.HOME_HEAD),
        ("home-head", Role.HOME_HEAD),
        ("CONTRACT LEAD", Role.OVERSEER),
        ("school_contact", Role.SCHOOL_CONTACT),
    ],
)
def test_roles_are_known_by_code_and_by_the_word_people_see(
    store: Store, word: str, role: Role
) -> None:
    brought(
        store,
        SCHOOLS_FILE,
        book("people.xlsx", PEOPLE_HEADER, ["a@schools.example", "Ann", word, 107438.0]),
    )
    assert roles_of(store, "a@schools.example") == {(role, 107438)}


@pytest.mark.parametrize(
    ("organisation", "at"),
    [
        ("107438", 107438),
        (" keelham PRIMARY school", 107438),
        ("2044", 2044),
        ("Exceed Academies Trust", 2044),
        ("hub", "Bradford Teaching School Hub"),
        ("Bradford Teaching School Hub", "Bradford Teaching School Hub"),
    ],
)
def test_an_organisation_is_a_number_an_exact_name_or_the_hub(
    store: Store, organisation: str, at: int | str
) -> None:
    brought(store, book("hub.xlsx", PEOPLE_HEADER, ["h@schools.example", "Hal", "leader", "Hub"]))
    brought(
        store,
        SCHOOLS_FILE,
        TRUST,
        book("people.xlsx", PEOPLE_HEADER, ["a@schools.example", "Ann", "leader", organisation]),
    )
    assert roles_of(store, "a@schools.example") == {(Role.LEADER, at)}


def test_what_cannot_be_is_told_row_by_row(store: Store) -> None:
    rows = [
        ["ann@schools.example", "Ann", "leader", "107438"],
        ["ANN@schools.example", "Ann", "officer", ""],
        ["not an address", "Bob", "leader", ""],
        ["cat@schools.example", "", "leader", ""],
        ["dan@schools.example", "Dan", "boss", ""],
        ["eve@schools.example", "Eve", "home_head", ""],
        ["fay@schools.example", "Fay", "leader", "Keelham"],
        ["gus@schools.example", "Gus", "leader@999999", ""],
    ]
    plan = bring(store, SCHOOLS_FILE, book("people.xlsx", PEOPLE_HEADER, *rows))
    problems = said(plan)
    assert problems[0] == (
        "3: ann@schools.example stands in row 2 already; put all roles into one row, by semicolon."
    )
    assert problems[1:3] == [
        "4: email is “not an address”, not an e-mail address.",
        "5: name is missing.",
    ]
    assert problems[3].startswith(
        "6: role is “boss”; it may be leader, home head, school contact, overseer, officer"
    )
    assert problems[4:] == [
        "7: role has “home_head” without an organisation: write home_head@URN.",
        "8: organisation is “Keelham”, and no school or trust is called exactly that.",
        "9: role is 999999, and no school or trust on the roster has that number.",
    ]
    assert store.people.entries() == []
    assert store.organisations.everything() == []


def test_two_schools_of_one_name_are_a_choice(store: Store) -> None:
    schools = "URN,EstablishmentName,Town\n107438,St Paul's,Bradford\n107255,St Paul's,Keighley\n"
    people = "email,name,role,organisation\na@schools.example,Ann,leader,St Paul’s\n"
    plan = bring(store, text("schools.csv", schools), text("people.csv", people))
    [problem] = said(plan)
    assert problem == (
        "2: organisation is “St Paul’s”, and there are several of that name: "
        "107438 St Paul's, Bradford; 107255 St Paul's, Keighley."
    )


def test_the_same_file_again_changes_nothing_and_a_missing_row_takes_nobody_away(
    store: Store,
) -> None:
    both = text("people.csv", LEADER + "bob@schools.example,Bob,officer,\n")
    brought(store, SCHOOLS_FILE, both)
    assert brought(store, SCHOOLS_FILE, both).changes == []
    assert brought(store, text("people.csv", LEADER)).changes == []
    assert store.people.by_email("bob@schools.example") is not None


def test_a_changed_row_is_told_field_by_field(store: Store) -> None:
    brought(store, SCHOOLS_FILE, text("people.csv", LEADER))
    changed = LEADER.replace(
        "Asha Rahman,leader,107255", "Asha Khan,leader;officer,107438"
    ).splitlines()
    plan = tried(
        store, text("people.csv", "\n".join([f"{changed[0]},free_days", f"{changed[1]},2.5"]))
    )
    assert told(plan).splitlines()[:4] == [
        "people.csv, row 2: changed person Asha Khan (asha@schools.example)",
        "    name: Asha Rahman → Asha Khan",
        "    roles: leader at Eldwick Primary School → leader at Keelham Primary School; officer",
        "    free days: (empty) → 2.5",
    ]


def test_leaving_is_said_in_the_file_and_so_is_coming_back(store: Store) -> None:
    brought(store, SCHOOLS_FILE, text("people.csv", LEADER))
    person = store.people.by_email("asha@schools.example")
    assert person is not None
    code = store.people.invite(person.id, NOW)
    head, row = LEADER.splitlines()

    def with_leave(word: str) -> str:
        return f"{head},leave\n{row},{word}\n"

    gone = text("people.csv", with_leave("Yes"))
    brought(store, gone)
    assert store.people.by_email("asha@schools.example") is None
    assert store.people.find_code(code) is None
    assert brought(store, gone).changes == []
    assert said(bring(store, text("people.csv", LEADER))) == [
        "2: asha@schools.example has left; write no in leave to bring the person back, or yes."
    ]
    brought(store, text("people.csv", with_leave("no")))
    assert store.people.by_email("asha@schools.example") is not None


def test_a_column_that_is_not_known_is_told(store: Store) -> None:
    plan = brought(
        store, text("people.csv", "email,name,role,freedays?\na@schools.example,Ann,officer,3\n")
    )
    assert plan.notes == ["people.csv: not known and left out: freedays?."]


def test_a_problem_in_one_file_keeps_every_file_out(store: Store) -> None:
    plan = bring(store, text("people.csv", "email,name,role\nbad,Ann,officer\n"), SCHOOLS_FILE)
    assert said(plan) == ["2: email is “bad”, not an e-mail address."]
    assert store.organisations.everything() == []
