"""How an account is proved to be somebody on the roster."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.people.people import (
    CODE_ALPHABET,
    CODE_LENGTH,
    Account,
    Code,
    Member,
    Role,
    code_opens,
    domain_of,
    links_by_address,
    looks_like_a_code,
    proves,
)
from tests.make import NOW, person

TENANTS = {"t-trust": frozenset({"trust.example"}), "t-other": frozenset({"other.example"})}
EMAIL = "farida.malik@trust.example"


def member(tenant: str = "t-trust", upn: str = EMAIL, email: str = EMAIL) -> Member:
    return Member(Account(tenant, "oid"), "29:x", "Farida", email, upn)


@pytest.mark.parametrize(
    ("who", "development", "proved"),
    [
        (member(), False, True),
        (member(upn="FARIDA.MALIK@Trust.example"), False, True),
        (member(upn="x@trust.example"), False, False),  # an e-mail attribute alone proves nothing
        (member(tenant="t-other"), False, False),  # the domain is another tenant's
        (member(tenant="unknown"), False, False),
        (member(upn="x@trust.example"), True, True),
        (member(upn="", email=""), True, False),
    ],
)
def test_the_sign_in_name_and_its_domain_must_belong_to_the_tenant(
    who: Member, development: bool, proved: bool
) -> None:
    assert proves(who, EMAIL, TENANTS, development=development) is proved


def test_an_officer_needs_a_code() -> None:
    assert links_by_address(person(Role.LEADER))
    assert not links_by_address(person(Role.LEADER, Role.OFFICER))


@pytest.mark.parametrize(
    ("text", "is_code"),
    [("ABCDEFGH23", True), (" ABCDEFGH23 ", True), ("abcdefgh23", False), ("ABC", False)],
)
def test_a_code_stands_alone(text: str, is_code: bool) -> None:
    assert looks_like_a_code(text) is is_code


@pytest.mark.parametrize(
    ("code", "tenant", "opens"),
    [
        (Code(1, EMAIL, NOW + timedelta(hours=1)), "t-trust", True),
        (Code(1, EMAIL, NOW), "t-trust", False),
        (Code(1, EMAIL, NOW + timedelta(hours=1), used=True), "t-trust", False),
        (Code(1, EMAIL, NOW + timedelta(hours=1)), "t-other", False),
    ],
)
def test_a_code_opens_once_in_time_and_from_the_right_tenant(
    code: Code, tenant: str, opens: bool
) -> None:
    assert code_opens(code, NOW, tenant, TENANTS, development=False) is opens


def test_a_person_holds_a_role_at_each_of_its_organisations_and_nowhere_else() -> None:
    both = person((Role.LEADER, 5), (Role.LEADER, 6), (Role.HOME_HEAD, 7), Role.OFFICER)
    assert both.at(Role.LEADER) == {5, 6}
    assert both.at(Role.HOME_HEAD) == {7}
    assert both.at(Role.OFFICER) == both.at(Role.OVERSEER) == frozenset()
    assert [role for role in Role if both.has(role)] == [Role.LEADER, Role.HOME_HEAD, Role.OFFICER]


@pytest.mark.parametrize(
    ("name", "first"),
    [("Farida Malik", "Farida"), ("  Tom Ellison ", "Tom"), ("Cher", "Cher"), ("", ""), (" ", " ")],
)
def test_people_are_greeted_by_the_first_word_of_their_name(name: str, first: str) -> None:
    assert person(name=name).first_name == first


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("Farida@Trust.Example", "trust.example"),
        ("farida@trust.example ", "trust.example"),
        ("a@b@c.example", "c.example"),
        ("farida", ""),
        ("", ""),
    ],
)
def test_a_domain_is_what_follows_the_last_at_sign_in_lower_case(address: str, domain: str) -> None:
    assert domain_of(address) == domain


@pytest.mark.parametrize("development", [True, False])
def test_an_address_is_the_same_whatever_its_capitals_and_the_spaces_around_it(
    development: bool,
) -> None:
    loud = f" {EMAIL.upper()} "
    assert proves(member(upn=loud), EMAIL, TENANTS, development=development)
    assert proves(member(upn=EMAIL), loud, TENANTS, development=development)


def test_a_development_bot_takes_the_address_or_the_sign_in_name_of_any_tenant() -> None:
    for who in (member("unknown", upn="x"), member("unknown", email="x")):
        assert proves(who, EMAIL, TENANTS, development=True)
    spaced = member("unknown", upn="x", email=f" {EMAIL.upper()} ")
    assert proves(spaced, EMAIL, TENANTS, development=True)


def test_a_development_bot_takes_a_code_from_any_tenant_but_never_twice_or_too_late() -> None:
    code = Code(1, EMAIL, NOW + timedelta(hours=1))
    assert code_opens(code, NOW, "unknown", TENANTS, development=True)
    for gone in (replace(code, used=True), replace(code, expires=NOW)):
        assert not code_opens(gone, NOW, "unknown", TENANTS, development=True)


@pytest.mark.parametrize(
    "text",
    [
        "ABCDEFGH2",
        "ABCDEFGH234",
        "ABCDE GH23",
        "ABCDE-GH23",
        "ÀBCDEFGH23",
        "١٢٣٤٥٦٧٨٩٠",
    ],
)
def test_what_is_not_ten_plain_capitals_and_digits_is_no_code(text: str) -> None:
    assert not looks_like_a_code(text)


def test_a_code_has_no_sign_that_reads_as_another_and_is_known_as_a_code() -> None:
    assert not set("01IO") & set(CODE_ALPHABET)
    assert len(set(CODE_ALPHABET)) == len(CODE_ALPHABET) == 32
    assert looks_like_a_code(CODE_ALPHABET[:CODE_LENGTH])
    assert looks_like_a_code(CODE_ALPHABET[-CODE_LENGTH:])


def test_a_head_is_a_leaders_where_the_school_that_one_heads_employs_the_other() -> None:
    leader = person((Role.LEADER, 5), (Role.LEADER, 6), (Role.HOME_HEAD, 7))
    assert person((Role.HOME_HEAD, 6), id=2).heads_employer_of(leader)
    assert not person((Role.HOME_HEAD, 7), id=2).heads_employer_of(leader)
    assert not person((Role.LEADER, 6), id=2).heads_employer_of(leader)
    assert not person((Role.HOME_HEAD, 6), id=2).heads_employer_of(person((Role.OFFICER, 6)))


def test_a_code_opens_nothing_for_a_tenant_that_nobody_knows() -> None:
    code = Code(1, EMAIL, NOW + timedelta(hours=1))
    assert code_opens(code, NOW, "unknown", TENANTS, development=False) is False
