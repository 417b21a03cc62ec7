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
