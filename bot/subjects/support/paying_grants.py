"""The grants that may pay for support: those of the school that gets it, or of its trust."""

from domain.funding.grants import Grant, GrantKind
from domain.people.organisations import Organisation
from storage.store import Store

# What was left of earlier money is used up first.
_ORDER = (GrantKind.CARRIED_FORWARD, GrantKind.NEW, GrantKind.ADDITIONAL)


def held_for(place: Organisation, store: Store) -> list[Grant]:
    """The grants of a place, and those of its trust in which it has a part, in order of use."""
    held = store.funds.of_holder(place.id)
    if place.trust is not None:
        of_trust = store.funds.of_holder(place.trust)
        held += [grant for grant in of_trust if not grant.lines or _has_part(grant, place.id)]
    return sorted(held, key=lambda g: (g.school_year, _ORDER.index(g.kind), g.id))


def held_by(grants: set[int], store: Store) -> dict[int, tuple[str, str]]:
    """The reference and the holder of some grants, by id."""
    found = store.funds.some(grants)
    places = store.organisations.some(grant.holder for grant in found.values())
    return {id_: (grant.reference, places[grant.holder].name) for id_, grant in found.items()}


def _has_part(grant: Grant, place: int) -> bool:
    return any(line.organisation == place for line in grant.lines)
