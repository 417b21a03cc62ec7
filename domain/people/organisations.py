"""Schools and trusts: an organisation keeps its identity when its URN changes."""

from dataclasses import dataclass
from enum import StrEnum


class OrganisationKind(StrEnum):
    """What sort of organisation it is; the hub itself is one."""

    SCHOOL = "school"
    TRUST = "trust"
    HUB = "hub"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A school, a trust or the hub.

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
