"""Who on the roster can be reached by the bot, and if not, why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.delivery.conversations import Stop, why_stopped
from domain.errors import Problem, Refused, refuse
from domain.people.addresses import is_address, mended
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Person, Role, domain_of
from domain.questions import Question, judged, text

LONGEST_NAME = 200
# Roles that mean something only at the place where they are held.
_OF_A_PLACE = frozenset({Role.SCHOOL_CONTACT, Role.HOME_HEAD, Role.OVERSEER})


class Reach(StrEnum):
    """Whether the bot can write to a person, and if not, what stands in the way."""

    CONNECTED = "connected"
    NOT_OPENED = "not_opened"
    TENANT = "tenant"
    CODE = "code"
    DOUBTED = "doubted"
    REMOVED = "removed"
    BLOCKED = "blocked"
    REFUSED = "refused"


_STOPPED = {
    Stop.GONE: Reach.REMOVED,
    Stop.BLOCKED: Reach.BLOCKED,
    Stop.REFUSED: Reach.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Contact:
    """A person with what is known of the chat: open, or why it was stopped.

    `coded` says that an account typed a code, `doubted` that every account has to prove itself
    again, `disconnected` that an officer took each of them away.
    """

    person: Person
    coded: bool = False
    doubted: bool = False
    disconnected: bool = False
    open: bool = False
    stopped: str = ""

    def reach(self, domains: frozenset[str], *, development: bool = False) -> Reach:
        """Whether the person can be written to; `domains` are those of the allowed tenants."""
        known = Reachability(
            domain_of(self.person.email),
            self.stopped,
            open=self.open,
            needs_code=self.person.has(Role.OFFICER) and not self.coded,
            doubted=self.doubted,
            disconnected=self.disconnected,
        )
        return known.reach(domains, development=development)


@dataclass(frozen=True, slots=True)
class Reachability:
    """What decides whether people can be written to, alike for each of `count` people.

    `needs_code` says that they are officers of whom no account typed a code.
    """

    domain: str
    stopped: str = ""
    open: bool = False
    needs_code: bool = False
    doubted: bool = False
    disconnected: bool = False
    count: int = 1

    def reach(self, domains: frozenset[str], *, development: bool = False) -> Reach:
        """Whether they can be written to; `domains` are those of the allowed tenants."""
        # A development bot lets everybody in, and takes everybody at their word.
        needs_code = self.needs_code and not development
        if self.open:
            return Reach.CODE if needs_code else Reach.CONNECTED
        if self.stopped:
            return _STOPPED[why_stopped(self.stopped)]
        if not development and self.domain not in domains:
            return Reach.TENANT
        if needs_code or self.disconnected:
            return Reach.CODE
        return Reach.DOUBTED if self.doubted else Reach.NOT_OPENED


@dataclass(frozen=True, slots=True)
class PersonValues:
    """What stands in the inputs of a person's form, as the client sends it."""

    name: str = ""
    email: str = ""
    role: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class PersonFormContext:
    """What a person's form is judged by.

    `place` is what was meant by the form's place, None for the hub, or what is wrong with it.
    `taken` says whether the address is another's.
    """

    place: Organisation | Problem | None
    taken: bool


def judge_person(
    values: PersonValues,
    place: Organisation | Problem | None,
    *,
    taken: bool,
    before: Person | None = None,
) -> tuple[str, str, Appointment | None]:
    """Name, address and role to add; raises Refused with a problem for each question.

    `before` is the person who is changed: an address that stood stays.
    """
    stood = {"email": before.email} if before else {}
    answers = judged(PERSON, values, PersonFormContext(place, taken), stood)
    return answers["name"], answers["email"], answers["added"]


def counts_of(
    people: int,
    others: Iterable[Reachability],
    domains: frozenset[str],
    *,
    development: bool = False,
) -> Mapping[Reach, int]:
    """How many of so many people can be written to, and how many not and why.

    `others` are at least all those who cannot be.
    """
    found = Counter({Reach.CONNECTED: people})
    for alike in others:
        found[Reach.CONNECTED] -= alike.count
        found[alike.reach(domains, development=development)] += alike.count
    return found


def missing_domains(people: Mapping[str, int], allowed: frozenset[str]) -> Mapping[str, int]:
    """The domains that no allowed tenant has, with how many people are there, most first."""
    wanted = [(domain, count) for domain, count in people.items() if domain not in allowed]
    return dict(sorted(wanted, key=lambda pair: (-pair[1], pair[0])))


def _name(name: str, values: PersonValues, _meant: PersonFormContext) -> str:
    return text(" ".join(values.name.split()), name, LONGEST_NAME, needed=True)


def _address(name: str, values: PersonValues, meant: PersonFormContext) -> str:
    email = mended(values.email)
    if not is_address(email):
        raise refuse("not_an_address", name, typed=values.email)
    if meant.taken:
        raise refuse("on_the_list", name, typed=email)
    return email


def _at(_name: str, _values: PersonValues, meant: PersonFormContext) -> Organisation | None:
    """The organisation that was meant; None for the hub."""
    if isinstance(meant.place, Problem):
        raise Refused(meant.place)
    return meant.place


def _added(name: str, values: PersonValues, meant: PersonFormContext) -> Appointment | None:
    """The role to add, at its place; a place alone says nothing."""
    place, problems = meant.place, []
    if values.role not in {"", *Role} or (values.place.strip() and not values.role):
        problems.append(Problem(name, "not_chosen"))
    if _nowhere(values, place):
        problems.append(Problem("place", "missing"))
    if problems:
        raise Refused(*problems)
    at = None if isinstance(place, Problem) or place is None else place.id
    return Appointment(Role(values.role), at) if values.role else None


def _nowhere(values: PersonValues, place: Organisation | Problem | None) -> bool:
    """Whether a role that is of a place has none.

    The hub is a place for those who employ leaders or hold contracts, but only where it is named.
    """
    if values.role not in _OF_A_PLACE or isinstance(place, Problem):
        return False
    if place is None or not values.place.strip():
        return True
    return values.role == Role.SCHOOL_CONTACT and place.kind is OrganisationKind.HUB


PERSON: tuple[Question[PersonValues, PersonFormContext], ...] = (
    Question("place", _at, keeps="at"),
    Question("name", _name),
    Question("email", _address),
    Question("role", _added, keeps="added"),
)
