"""The ten people of the sample; their names and addresses are invented."""

from dataclasses import dataclass

from domain.people.people import Role

# The tenant of the Agents Playground, in which all of them are at home.
TENANT = "00000000-0000-0000-0000-0000000000001"
DOMAIN = "schools.example"
HUB = 0
ELDWICK, TITUS_SALT, ADDINGHAM = 107255, 107395, 107286
KEELHAM, ATLAS = 107438, 143565


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody of the sample; `oid` is the account's id in Teams, roles have a URN or HUB."""

    name: str
    number: int
    roles: tuple[tuple[Role, int], ...]

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


ASHA = SamplePerson("Asha Rahman", 1, ((Role.LEADER, ELDWICK),))
TOM = SamplePerson("Tom Whitfield", 2, ((Role.LEADER, TITUS_SALT), (Role.OVERSEER, TITUS_SALT)))
PRIYA = SamplePerson("Priya Nair", 3, ((Role.LEADER, ADDINGHAM),))
CALLUM = SamplePerson("Callum Reid", 4, ((Role.LEADER, TITUS_SALT),))
GRACE = SamplePerson("Grace Adeyemi", 5, ((Role.LEADER, ADDINGHAM), (Role.HOME_HEAD, ADDINGHAM)))
DANIEL = SamplePerson("Daniel Okoro", 6, ((Role.OFFICER, HUB), (Role.LEADER, HUB)))
HELEN = SamplePerson("Helen Marsh", 7, ((Role.OFFICER, HUB),))
RUTH = SamplePerson("Ruth Barker", 8, ((Role.SCHOOL_CONTACT, KEELHAM),))
IMRAN = SamplePerson("Imran Sheikh", 9, ((Role.SCHOOL_CONTACT, ATLAS),))
FIONA = SamplePerson("Fiona Clarke", 10, ((Role.HOME_HEAD, ELDWICK),))

PEOPLE = (ASHA, TOM, PRIYA, CALLUM, GRACE, DANIEL, HELEN, RUTH, IMRAN, FIONA)
LEADERS = tuple(person for person in PEOPLE if person.has(Role.LEADER))
