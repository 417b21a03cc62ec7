"""Why somebody cannot be written to, and who may stand on the roster."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Problem, Refused
from domain.people.addresses import LONGEST_ADDRESS
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Person, Role
from domain.people.roster import (
    LONGEST_NAME,
    Contact,
    PersonValues,
    Reach,
    Reachability,
    counts_of,
    judge_person,
    missing_domains,
)
from tests.make import person

HERE = frozenset({"trust.example"})
SCHOOL = Organisation(70, OrganisationKind.SCHOOL, "Peel Park Primary School")
HUB = Organisation(1, OrganisationKind.HUB, "Bradford Teaching School Hub")
FILLED = {"name": "Joan Barker", "email": "joan@peelpark.example"}


def wrong(
    meant: Organisation | Problem | None = None,
    *,
    taken: bool = False,
    **typed: str,
) -> list[str]:
    """The questions that cannot stand and why, of a form filled but for what was typed."""
    with pytest.raises(Refused) as refused:
        judge_person(PersonValues(**FILLED | typed), meant, taken=taken)
    return [f"{problem.field} {problem.kind}" for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("contact", "reach"),
    [
        (Contact(person(), open=True), Reach.CONNECTED),
        (Contact(person(), stopped="403 ConversationBlockedByUser"), Reach.BLOCKED),
        (Contact(person(), stopped="removed"), Reach.REMOVED),
        (Contact(person()), Reach.NOT_OPENED),
        (Contact(person(Role.OFFICER)), Reach.CODE),
        (Contact(person(Role.OFFICER), coded=True), Reach.NOT_OPENED),
        (Contact(person(Role.OFFICER), open=True), Reach.CODE),
        (Contact(person(), doubted=True), Reach.DOUBTED),
        (Contact(person(Role.OFFICER), doubted=True), Reach.CODE),
        (Contact(person(), disconnected=True), Reach.CODE),
    ],
    ids=lambda told: told if isinstance(told, Reach) else "",
)
def test_why_somebody_cannot_be_written_to(contact: Contact, reach: Reach) -> None:
    assert contact.reach(HERE) is reach


def test_who_is_of_a_tenant_that_is_not_allowed_cannot_come_in() -> None:
    assert Contact(person()).reach(frozenset()) is Reach.TENANT
    assert Contact(person()).reach(frozenset(), development=True) is Reach.NOT_OPENED


def test_an_open_chat_is_open_whatever_else_is_known() -> None:
    officer = Contact(person(Role.OFFICER), coded=True, open=True, stopped="403 blocked")
    assert officer.reach(frozenset()) is Reach.CONNECTED


def test_who_stopped_the_bot_was_let_in_so_neither_tenant_nor_code_is_in_the_way() -> None:
    officer = Contact(person(Role.OFFICER), stopped="removed")
    assert officer.reach(frozenset()) is Reach.REMOVED


def test_an_officer_of_no_allowed_tenant_needs_the_tenant_before_a_code() -> None:
    assert Contact(person(Role.OFFICER)).reach(frozenset()) is Reach.TENANT


def test_while_the_bot_is_being_developed_nobody_needs_a_code() -> None:
    assert Contact(person(Role.OFFICER)).reach(HERE, development=True) is Reach.NOT_OPENED


def test_a_person_is_kept_with_single_spaces_and_an_address_in_lower_case() -> None:
    typed = PersonValues("  Joan \n  Barker ", " Joan@PeelPark.Example ")
    assert judge_person(typed, None, taken=False) == ("Joan Barker", "joan@peelpark.example", None)


@pytest.mark.parametrize(
    ("role", "place", "held"),
    [
        ("leader", None, Appointment(Role.LEADER, None)),
        ("leader", SCHOOL, Appointment(Role.LEADER, 70)),
        ("officer", HUB, Appointment(Role.OFFICER, 1)),
        ("school_contact", SCHOOL, Appointment(Role.SCHOOL_CONTACT, 70)),
    ],
)
def test_a_role_is_held_at_the_place_that_was_meant_or_at_the_hub(
    role: str,
    place: Organisation | None,
    held: Appointment,
) -> None:
    typed = PersonValues(**FILLED, role=role, place="Peel Park" if place else "")
    assert judge_person(typed, place, taken=False)[2] == held


@pytest.mark.parametrize("name", ["", " ", "\n\t"])
def test_a_person_needs_a_name(name: str) -> None:
    assert wrong(name=name) == ["name missing"]


def test_a_name_longer_than_the_roster_holds_is_not_cut_without_a_word() -> None:
    long = PersonValues("n" * (LONGEST_NAME + 1), FILLED["email"])
    with pytest.raises(Refused) as refused:
        judge_person(long, None, taken=False)
    assert [(p.field, p.kind) for p in refused.value.problems] == [("name", "too_long")]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "joan",
        "joan@",
        "@peelpark.example",
        "joan@peelpark",
        "joan@.example",
        "joan@example.",
        "joan barker@peelpark.example",
        "joan@peel park.example",
        "j" * (LONGEST_ADDRESS - 12) + "@peel.example",
    ],
)
def test_what_is_no_address_is_refused_and_shown_as_it_was_typed(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        judge_person(PersonValues("Joan Barker", typed), None, taken=True)
    assert refused.value.problems == (Problem("email", "not_an_address", {"typed": typed}),)


def test_an_address_may_be_as_long_as_addresses_are() -> None:
    longest = "j" * (LONGEST_ADDRESS - 13) + "@peel.example"
    assert len(longest) == LONGEST_ADDRESS
    assert judge_person(PersonValues("Joan", longest), None, taken=False)[1] == longest


def test_nobody_stands_on_the_list_twice() -> None:
    typed = PersonValues("Joan Barker", " Joan@PeelPark.Example")
    with pytest.raises(Refused) as refused:
        judge_person(typed, None, taken=True)
    found = Problem("email", "on_the_list", {"typed": "joan@peelpark.example"})
    assert refused.value.problems == (found,)


def test_a_role_must_be_one_that_there_is_and_a_place_needs_one() -> None:
    assert wrong(role="headteacher") == ["role not_chosen"]
    assert wrong(SCHOOL, place="Peel Park") == ["role not_chosen"]
    assert judge_person(PersonValues(**FILLED, place="  "), None, taken=False)[2] is None


@pytest.mark.parametrize("place", [None, HUB])
def test_a_school_contact_is_one_of_a_school_and_never_of_the_hub(
    place: Organisation | None,
) -> None:
    assert wrong(place, role="school_contact") == ["place missing"]


@pytest.mark.parametrize("role", ["home_head", "overseer"])
def test_who_answers_for_staff_or_contracts_does_so_somewhere(role: str) -> None:
    assert wrong(HUB, role=role) == ["place missing"]
    assert wrong(None, role=role) == ["place missing"]
    assert wrong(None, role=role, place="Hub") == ["place missing"]
    for place, typed in ((SCHOOL, "Peel Park"), (HUB, "Hub")):
        values = PersonValues(**FILLED, role=role, place=typed)
        held = judge_person(values, place, taken=False)[2]
        assert held == Appointment(Role(role), place.id)


def test_a_person_keeps_an_address_that_could_not_be_typed_today() -> None:
    before = Person(1, "Joan", "joan@x..org")
    changed = PersonValues("Joan Barker", "joan@x..org", "leader")
    kept = judge_person(changed, None, taken=False, before=before)
    assert kept == ("Joan Barker", "joan@x..org", Appointment(Role.LEADER, None))
    with pytest.raises(Refused):
        judge_person(PersonValues("Joan", "joan@y..org"), None, taken=False, before=before)


def test_a_place_that_could_not_be_found_is_the_one_thing_said_of_it() -> None:
    unknown = Problem("place", "several", {"typed": "Peel"})
    assert wrong(unknown, role="school_contact", place="Peel") == ["place several"]
    assert wrong(unknown, role="leader", place="Peel") == ["place several"]


def test_every_question_that_cannot_stand_is_named_at_once() -> None:
    unknown = Problem("place", "several")
    found = wrong(unknown, name="", email="joan", role="none", place="Peel")
    assert found == ["place several", "name missing", "email not_an_address", "role not_chosen"]


@given(st.builds(PersonValues, st.text(), st.text(), st.sampled_from(["", *Role]) | st.text()))
def test_whatever_is_typed_is_kept_within_bounds_or_refused(typed: PersonValues) -> None:
    try:
        name, email, _ = judge_person(typed, None, taken=False)
    except Refused as refused:
        assert refused.problems
    else:
        assert 0 < len(name) <= LONGEST_NAME
        assert 0 < len(email) <= LONGEST_ADDRESS


def test_domains_that_no_tenant_has_come_with_their_people_most_first_and_then_by_name() -> None:
    people = {"z.example": 1, "y.example": 2, "x.example": 1, "trust.example": 1}
    found = missing_domains(people, HERE)
    assert list(found.items()) == [("y.example", 2), ("x.example", 1), ("z.example", 1)]


def test_where_every_domain_is_allowed_none_is_missing() -> None:
    assert missing_domains({"trust.example": 2}, HERE) == {}
    assert missing_domains({}, frozenset()) == {}


def test_people_are_counted_by_what_stands_in_their_way() -> None:
    others = [
        Reachability("trust.example", count=3),
        Reachability("elsewhere.example"),
        Reachability("elsewhere.example", stopped="removed"),
        Reachability("trust.example", stopped="403 blocked"),
        Reachability("trust.example", needs_code=True),
        Reachability("trust.example", open=True, needs_code=True),
        Reachability("trust.example", doubted=True),
        Reachability("trust.example", disconnected=True),
    ]
    assert counts_of(13, others, HERE) == {
        Reach.CONNECTED: 3,
        Reach.NOT_OPENED: 3,
        Reach.TENANT: 1,
        Reach.REMOVED: 1,
        Reach.BLOCKED: 1,
        Reach.CODE: 3,
        Reach.DOUBTED: 1,
    }
    told = counts_of(13, others, HERE, development=True)
    assert (told[Reach.NOT_OPENED], told[Reach.CONNECTED]) == (5, 4)
    assert Reach.TENANT not in told
    assert told[Reach.CODE] == 1, "a disconnected account needs its code there too"
