"""What lies in the library before anybody put anything there: documents that the product makes."""

from dataclasses import dataclass
from enum import StrEnum

from domain.library.documents import EVERYBODY, DocumentKind
from domain.people.people import Role


class ShippedKey(StrEnum):
    """The product's own documents; an edition of the hub's takes the place of one."""

    HANDBOOK = "handbook"
    COMMISSIONING = "commissioning"
    QUALITY = "quality"
    CONTRACT_CHECKS = "contract-checks"
    PLAN_SCHOOL = "plan-school"
    PLAN_SUBJECT = "plan-subject"
    PLAN_FACULTY = "plan-faculty"
    REPORT = "report"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class ShippedDocument:
    """One of them: its title with the hub's terms in braces, its kind, and for which roles."""

    key: ShippedKey
    title: str
    kind: DocumentKind
    roles: frozenset[Role] = EVERYBODY


_WRITERS = frozenset({Role.LEADER, Role.SCHOOL_CONTACT, Role.OVERSEER, Role.OFFICER})
SHIPPED = (
    ShippedDocument(ShippedKey.HANDBOOK, "{Leader} {handbook}", DocumentKind.HANDBOOK),
    ShippedDocument(
        ShippedKey.COMMISSIONING, "Commission and brokerage guidance", DocumentKind.GUIDANCE
    ),
    ShippedDocument(
        ShippedKey.QUALITY, "Quality assurance and reporting guidance", DocumentKind.GUIDANCE
    ),
    ShippedDocument(
        ShippedKey.CONTRACT_CHECKS,
        "{Contract} quality assurance: summary",
        DocumentKind.CONTRACT,
        frozenset({Role.OVERSEER, Role.OFFICER}),
    ),
    ShippedDocument(ShippedKey.PLAN_SCHOOL, "{Plan}: whole {school}", DocumentKind.PLAN, _WRITERS),
    ShippedDocument(ShippedKey.PLAN_SUBJECT, "{Plan}: one subject", DocumentKind.PLAN, _WRITERS),
    ShippedDocument(
        ShippedKey.PLAN_FACULTY,
        "{Plan}: faculty or several departments",
        DocumentKind.PLAN,
        _WRITERS,
    ),
    ShippedDocument(ShippedKey.REPORT, "Interim or final {report}", DocumentKind.REPORT, _WRITERS),
    ShippedDocument(ShippedKey.AGREEMENT, "{Agreement} for {deployment}", DocumentKind.OTHER),
)
