"""The card of a person, whatever stands on the roster."""

import pytest

from cards.people.person import PersonView, person_card
from domain.hub import Hub
from domain.people.people import Role
from domain.people.roster import Reach
from tests.make import person


@pytest.mark.parametrize("role", [Role.HOME_HEAD, Role.OVERSEER, Role.SCHOOL_CONTACT])
def test_a_role_that_was_kept_without_its_place_is_shown_and_can_be_removed(role: Role) -> None:
    hub = Hub(name="Bradford Teaching School Hub")
    card = str(person_card(PersonView(person(role), Reach.CONNECTED, {}), hub))
    assert f"Remove {hub.words.one(role).capitalize()} at {hub.name}" in card
