"""How an account is proved to be somebody on the roster."""

from datetime import timedelta

import pytest

from domain.people.people import (
    Account,
    Code,
    Member,
    Role,
    code_opens,
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
