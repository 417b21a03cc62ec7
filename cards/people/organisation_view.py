"""What the card of an organisation shows: its parts, each for those whose it is to see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from cards.funding.grants import GrantRow
from domain.people.organisation_form import OrganisationValues
from domain.people.organisations import OrganisationKind
from domain.people.people import Role
from domain.people.roster import Reach
from domain.support.deployments import Deployment

CONTACTS, LEADERS, SUPPORTS, GRANTS = 5, 5, 4, 3


@dataclass(frozen=True, slots=True)
class PlaceHead:
    """What an organisation is known by; `trust` is the name of its own, where it has one."""

    name: str
    kind: OrganisationKind
    urn: int | None = None
    uid: int | None = None
    phase: str = ""
    town: str = ""
    trust: str = ""
    authority: str = ""
    postcode: str = ""
    telephone: str = ""
    open: bool = True


@dataclass(frozen=True, slots=True)
class PlaceContact:
    """Somebody who answers for the organisation, in a role.

    `reach` says to an officer whether the bot can write to them, and `id` opens them; both are None
    for all others.
    """

    name: str
    role: Role
    main: bool = False
    reach: Reach | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class EmployedLeader:
    """A leader employed there: days out this school year, and free days of a year."""

    name: str
    out: Fraction
    free: Fraction | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class SupportHere:
    """Support that the organisation gets now."""

    support: Deployment
    used: Fraction


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What the card of an organisation shows its reader: a part that is None is not theirs.

    `roles` are those of its contacts where their names are not the reader's to know. `urns` are
    those it had before. `more` counts what of a part does not stand on the card. `kept` says that
    the reader keeps the list of organisations, `changes` that there is something to change, `asks`
    that they may ask for support for it, `money` that they see grants. `title` names it in a
    person's form. `typed` is what stands in a form that was left.
    """

    id: int
    head: PlaceHead
    today: date
    year: str = ""
    whole: bool = True
    contacts: tuple[PlaceContact, ...] | None = None
    roles: tuple[Role, ...] = ()
    heads: tuple[str, ...] = ()
    leaders: tuple[EmployedLeader, ...] | None = None
    supports: tuple[SupportHere, ...] = ()
    grants: tuple[GrantRow, ...] = ()
    urns: tuple[int, ...] = ()
    more: Mapping[str, int] = field(default_factory=dict)
    kept: bool = False
    changes: bool = False
    asks: bool = False
    money: bool = False
    title: str = ""
    note: str = ""
    typed: OrganisationValues = field(default_factory=OrganisationValues)
