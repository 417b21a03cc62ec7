"""The ten people of the sample; their names and addresses are invented."""

from dataclasses import dataclass
from fractions import Fraction

from domain.people.people import Role

# The tenant of the Agents Playground, in which all of them are at home.
TENANT = "00000000-0000-0000-0000-0000000000001"
DOMAIN = "schools.example"
HUB = 0
NETTLEWICK, TANSY_GHYLL, HOLLINBROW = 990002, 990001, 990003
KESTLEBECK, ARKLE_MOSS = 990004, 990009


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody of the sample; `oid` is the account's id in Teams, roles have a URN or HUB.

    A leader `knows` some specialisms, and has `free_days` a year.
    """

    name: str
    number: int
    roles: tuple[tuple[Role, int], ...]
    knows: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    free_days: Fraction | None = None

    @property
    def email(self) -> str:
        """The address, which is the sign-in name as well."""
        return f"{self.name.lower().replace(' ', '.')}@{DOMAIN}"

    @property
    def oid(self) -> str:
        """The account's object id, always the same."""
        return f"00000000-0000-0000-0000-0000000001{self.number:02d}"

    def has(self, role: Role) -> bool:
        """Whether the person holds the role."""
        return any(held is role for held, _ in self.roles)


ASHA = SamplePerson(
    "Asha Rahman",
    1,
    ((Role.LEADER, NETTLEWICK),),
    ("Early reading", "Writing"),
    ("Primary",),
    Fraction(30),
)
TOM = SamplePerson(
    "Tom Whitfield",
    2,
    ((Role.LEADER, TANSY_GHYLL), (Role.OVERSEER, TANSY_GHYLL)),
    ("Attendance", "Behaviour"),
    ("Secondary",),
    Fraction(20),
)
PRIYA = SamplePerson(
    "Priya Nair",
    3,
    ((Role.LEADER, HOLLINBROW),),
    ("Mathematics", "Early years"),
    ("Primary",),
    Fraction(25),
)
CALLUM = SamplePerson(
    "Callum Reid",
    4,
    ((Role.LEADER, TANSY_GHYLL),),
    ("Middle leadership", "Science"),
    ("Secondary",),
    Fraction(24),
)
GRACE = SamplePerson(
    "Grace Adeyemi",
    5,
    ((Role.LEADER, HOLLINBROW), (Role.HOME_HEAD, HOLLINBROW)),
    ("Governance", "Writing"),
    ("Primary",),
    Fraction(12),
)
DANIEL = SamplePerson("Daniel Okoro", 6, ((Role.OFFICER, HUB), (Role.LEADER, HUB)))
HELEN = SamplePerson("Helen Marsh", 7, ((Role.OFFICER, HUB),))
RUTH = SamplePerson("Ruth Barker", 8, ((Role.SCHOOL_CONTACT, KESTLEBECK),))
IMRAN = SamplePerson("Imran Sheikh", 9, ((Role.SCHOOL_CONTACT, ARKLE_MOSS),))
FIONA = SamplePerson("Fiona Clarke", 10, ((Role.HOME_HEAD, NETTLEWICK),))

PEOPLE = (ASHA, TOM, PRIYA, CALLUM, GRACE, DANIEL, HELEN, RUTH, IMRAN, FIONA)
LEADERS = tuple(person for person in PEOPLE if person.has(Role.LEADER))
