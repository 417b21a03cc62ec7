"""Who on the roster can be reached by the bot, and if not, why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Problem, Refused
from domain.people.organisations import Kind, Organisation
from domain.people.people import Appointment, Person, Role, domain_of

LONGEST_NAME = 200
LONGEST_ADDRESS = 254


class Reach(StrEnum):
    """Whether the bot can write to a person, and if not, what stands in the way."""

    CONNECTED = "connected"
    NOT_OPENED = "not_opened"
    TENANT = "tenant"
    CODE = "code"
    REMOVED = "removed"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person with what is known of the chat: linked to an account, an open chat, or why it was stopped."""

    person: Person
    linked: bool = False
    open: bool = False
    stopped: str = ""

    def reach(self, domains: frozenset[str], *, development: bool = False) -> Reach:
        """Whether the person can be written to; `domains` are those of the allowed tenants."""
        if self.open:
            return Reach.CONNECTED
        if self.stopped:
            return Reach.BLOCKED if "blocked" in self.stopped.lower() else Reach.REMOVED
        if not development and domain_of(self.person.email) not in domains:
            return Reach.TENANT
        needs_code = self.person.has(Role.OFFICER) and not self.linked and not development
        return Reach.CODE if needs_code else Reach.NOT_OPENED


@dataclass(frozen=True, slots=True)
class PersonValues:
    """What stands in the inputs of a person's form, as the client sends it."""

    name: str = ""
    email: str = ""
    role: str = ""
    place: str = ""


def judge_person(
    values: PersonValues, place: Organisation | Problem | None, *, taken: bool
) -> tuple[str, str, Appointment | None]:
    """Name, address and role to add; raises Refused with a problem for each question.

    `place` is what was meant by the place in the form, None for the hub.
    """
    problems = [place] if isinstance(place, Problem) else []
    name, email = " ".join(values.name.split()), values.email.strip().lower()
    if not name:
        problems.append(Problem("name", "missing"))
    local, at, domain = email.partition("@")
    if (
        not (local and at and "." in domain.strip("."))
        or " " in email
        or len(email) > LONGEST_ADDRESS
    ):
        problems.append(Problem("email", "not_an_address", {"typed": values.email}))
    elif taken:
        problems.append(Problem("email", "on_the_list", {"typed": email}))
    if values.role not in {"", *Role} or (values.place.strip() and not values.role):
        problems.append(Problem("role", "not_chosen"))
    if (
        values.role == Role.SCHOOL_CONTACT
        and not isinstance(place, Problem)
        and (not place or place.kind is Kind.HUB)
    ):
        problems.append(Problem("place", "missing"))
    if problems or isinstance(place, Problem):
        raise Refused(*problems)
    held = Appointment(Role(values.role), place.id if place else None) if values.role else None
    return name[:LONGEST_NAME], email, held


def missing_domains(people: Iterable[Person], allowed: frozenset[str]) -> Mapping[str, int]:
    """The domains of addresses that no allowed tenant has, with how many people are there, most first."""
    found = Counter(domain_of(person.email) for person in people)
    wanted = [(domain, count) for domain, count in found.items() if domain not in allowed]
    return dict(sorted(wanted, key=lambda pair: (-pair[1], pair[0])))
