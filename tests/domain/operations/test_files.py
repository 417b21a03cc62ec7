"""How long a made file is kept, and who may have one."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.operations.files import KEPT, PATIENCE, STILL_THERE, MadeFile, may_have
from domain.people.people import Role
from tests.make import NOW, person

PEOPLE = MadeFile("f1", "people", 8, "People.xlsx", "64 people", 9_000, NOW)
AGES = st.timedeltas(timedelta(), timedelta(days=4))


def test_a_file_is_kept_for_a_day_and_not_a_moment_longer() -> None:
    assert PEOPLE.kept(NOW)
    assert PEOPLE.kept(NOW + timedelta(hours=23, minutes=59, seconds=59))
    assert not PEOPLE.kept(NOW + timedelta(hours=24))


@given(AGES, AGES)
def test_what_is_kept_no_more_is_never_kept_again(age: timedelta, later: timedelta) -> None:
    if not PEOPLE.kept(NOW + age):
        assert not PEOPLE.kept(NOW + age + later)


def test_its_owner_hears_that_it_was_not_put_while_there_is_still_a_file_to_put() -> None:
    assert STILL_THERE < PATIENCE < KEPT


@pytest.mark.parametrize("role", Role)
def test_the_list_of_people_is_for_officers_alone(role: Role) -> None:
    asking = person(role, id=8)
    assert may_have(asking, "people") is (role is Role.OFFICER)
