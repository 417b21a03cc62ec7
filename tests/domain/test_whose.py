"""With which part of everything somebody may do something, by whose it is."""

import pytest

from domain import whose
from domain.people.people import Role
from domain.scopes import OfOrganisations, Owed, Part
from tests.make import person

HEAD = person((Role.SCHOOL_CONTACT, 70), (Role.SCHOOL_CONTACT, 71), id=4)
AT = frozenset({70, 71})


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        (whose.supported, (OfOrganisations(AT),)),
        (whose.supported_by_others, (OfOrganisations(AT, but=4),)),
        (whose.supported_or_owed, (OfOrganisations(AT), Owed(4))),
        (whose.own_contracts, ()),
        (whose.employed, ()),
        (whose.own_contracts_or_owed, (Owed(4),)),
    ],
    ids=["supported", "by others", "or owed", "contracts", "employed", "contracts or owed"],
)
def test_a_contact_of_two_schools_has_both_and_nothing_of_other_roles(
    rule: whose.Rule, parts: tuple[Part, ...]
) -> None:
    assert rule(HEAD) == parts
