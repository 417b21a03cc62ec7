"""Schools, trusts and others: an organisation keeps its identity when its URN changes."""

from dataclasses import dataclass
from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of organisation it is; the hub itself is one.

    No register has the others: nurseries, federations, local authorities, dioceses.
    """

    SCHOOL = "school"
    TRUST = "trust"
    HUB = "hub"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A school, a trust, another organisation or the hub.

    A school has its current URN, a trust its UID. Easting and northing are in metres.
    """

    id: int
    kind: OrganisationKind
    name: str
    urn: int | None = None
    uid: int | None = None
    phase: str = ""
    town: str = ""
    postcode: str = ""
    telephone: str = ""
    authority: str = ""
    easting: int | None = None
    northing: int | None = None
    trust: int | None = None
    open: bool = True

    @property
    def number(self) -> str:
        """By what registers know it: its URN or UID; empty for one that none has."""
        return str(self.urn or self.uid or "")

    @property
    def in_trust(self) -> int | None:
        """The id of the trust that it is in, or is."""
        return self.id if self.kind is OrganisationKind.TRUST else self.trust

    @property
    def title(self) -> str:
        """How it is named where it may be taken for another: its name, town and number."""
        named = ", ".join(filter(None, (self.name, self.town)))
        return f"{named} ({self.number})" if self.number else named


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """An organisation as far as rights go by it, all by id.

    `leaders` lead support there, `leads` are the lead organisations of the contracts over it.
    """

    organisation: int
    leaders: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()


def place_key(name: str) -> str:
    """A name or a town for comparing: case, spaces and the kind of apostrophe do not count."""
    return " ".join(name.casefold().replace("’", "'").split())
