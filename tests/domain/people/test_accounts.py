"""When an account is a person's still, and which of their roles work from it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain.people.accounts import AccountLink, Proof, without_officer
from domain.people.people import Account, Appointment, Person, Role
from tests.make import NOW

ROLES = st.frozensets(st.builds(Appointment, st.sampled_from(Role), st.sampled_from([None, 1, 2])))


def link(*roles: Role, by: Proof = Proof.ADDRESS, **changed: object) -> AccountLink:
    """An account proved by the address that its person has."""
    held = frozenset(Appointment(role, None) for role in roles)
    person = Person(1, "Farida Malik", "farida@trust.example", held)
    made = AccountLink(Account("t", "o"), person, by, NOW, person.email)
    return replace(made, **changed)  # type: ignore[arg-type]


def test_an_account_stands_while_the_address_is_the_one_it_was_proved_by() -> None:
    assert link().stands
    assert not link(address="f.malik@trust.example").stands
    assert not link(address="").stands
    assert link(person=replace(link().person, name="Farida Shah")).stands, "a new name alone"


def test_what_an_officer_disconnected_stands_no_more_whatever_proved_it() -> None:
    for by in Proof:
        assert not link(by=by, disconnected=True).stands


def test_an_officer_role_works_from_an_account_that_typed_a_code() -> None:
    by_address, by_code = link(Role.OFFICER, Role.LEADER), link(Role.OFFICER, by=Proof.CODE)
    assert by_address.waits_for_code(development=False)
    assert not by_address.speaker(development=False).has(Role.OFFICER)
    assert by_address.speaker(development=False).has(Role.LEADER)
    assert not by_code.waits_for_code(development=False)
    assert by_code.speaker(development=False).has(Role.OFFICER)
    assert by_address.speaker(development=True) == by_address.person
    assert not link(Role.LEADER).waits_for_code(development=False), "nobody else needs one"


@given(ROLES)
def test_no_other_role_is_lost_without_a_code(held: frozenset[Appointment]) -> None:
    person = replace(link().person, appointments=held)
    left = without_officer(person)
    assert not left.has(Role.OFFICER)
    assert left.appointments == {each for each in held if each.role is not Role.OFFICER}
    assert replace(left, appointments=held) == person
