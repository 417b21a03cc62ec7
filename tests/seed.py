"""A small hub for stories: two schools, two leaders on one deployment, an officer, a head."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from bot import messages
from domain.delivery.more import do_all
from domain.operations.imports import Changes, Entry, Planned, Support
from domain.people.organisations import Organisation, OrganisationKind
from domain.people.people import Appointment, Role
from storage.store import Store
from tests.make import NOW, TODAY

TENANT = "tenant-trust"
OTHER_TENANT = "tenant-other"
DOMAIN = "trust.example"


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the story with a Teams account."""

    name: str
    email: str
    oid: str
    tenant: str = TENANT

    @property
    def user_id(self) -> str:
        """The account's id in a conversation."""
        return f"29:{self.oid}"

    @property
    def conversation(self) -> str:
        """The person's chat with the bot."""
        return f"a:{self.oid}"


FARIDA = Somebody("Farida Malik", f"farida.malik@{DOMAIN}", "oid-farida")
TOM = Somebody("Tom Ellison", f"tom.ellison@{DOMAIN}", "oid-tom")
SAMIRA = Somebody("Samira Whitfield", f"samira.whitfield@{DOMAIN}", "oid-samira")
HEAD = Somebody("Joan Barker", f"head@{DOMAIN}", "oid-head")
STRANGER = Somebody("Sam Stray", f"sam.stray@{DOMAIN}", "oid-stray")
PEEL_PARK, TITUS_SALT = "Peel Park Primary School", "Titus Salt School"
HUB, FIRST, SECOND = -1, -2, -3


def roster() -> Changes:
    """The hub as a first import would write it."""
    schools = (
        Organisation(HUB, OrganisationKind.HUB, "Bradford Teaching School Hub"),
        Organisation(
            FIRST, OrganisationKind.SCHOOL, PEEL_PARK, urn=101494, phase="Primary", town="Bradford"
        ),
        Organisation(
            SECOND,
            OrganisationKind.SCHOOL,
            TITUS_SALT,
            urn=107440,
            phase="Secondary",
            town="Shipley",
        ),
    )
    people = (
        _entry(-1, FARIDA, Appointment(Role.LEADER, HUB)),
        _entry(-2, TOM, Appointment(Role.LEADER, HUB)),
        _entry(-3, SAMIRA, Appointment(Role.OFFICER, HUB)),
        _entry(-4, HEAD, Appointment(Role.SCHOOL_CONTACT, FIRST)),
    )
    reading = Support(
        -1,
        FIRST,
        "Early reading",
        frozenset({-1, -2}),
        date(2026, 9, 1),
        date(2027, 7, 20),
        Fraction(10),
    )
    history = Support(
        -2, SECOND, "Curriculum: history", frozenset({-1}), date(2026, 9, 1), None, Fraction(8)
    )
    aims = ("Early reading: Year 1 phonics", "Subject leaders check what is learnt")
    return Changes(
        organisations=schools,
        people=people,
        deployments=(replace(reading, objectives=aims), history),
        planned=(Planned(-1, -1, TODAY), Planned(-2, -1, TODAY + timedelta(days=14))),
    )


def sow(store: Store) -> None:
    """Writes the small hub, live, and allows its tenants."""
    sow_held(store)
    store.milestones.go_live(None, NOW - timedelta(days=30))


def sow_held(store: Store) -> None:
    """Writes the small hub as it is before it goes live, and allows its tenants."""
    store.imports.write(roster(), NOW - timedelta(days=30))
    store.tenants.allow(TENANT, {DOMAIN})
    store.tenants.allow(OTHER_TENANT, {"other.example"})


def _entry(id_: int, who: Somebody, *appointments: Appointment) -> Entry:
    return Entry(id_, who.email, who.name, frozenset(appointments))


def tick(now: datetime, store: Store) -> None:
    """Puts all that is due, as the worker does job by job."""
    for due in messages.JOBS.values():
        do_all(due, now, store)
