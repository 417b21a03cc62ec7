"""Rows of a hub of any size, table by table: plausible people, support and years of visits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from domain.people.organisations import OrganisationKind as Kind
from domain.people.people import Role

Row = dict[str, Any]
NOW = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
TODAY = NOW.date()
TENANT, DOMAIN = "tenant-scale", "scale.example"
YEARS = 10
TRUST_OF = 10
# How many visits of each happened, were deleted, and so on: every nth.
MISSED, DELETED, CORRECTED, FLAGGED = 20, 200, 10, 100


@dataclass(frozen=True, slots=True)
class Size:
    """How many people, deployments and records there are."""

    people: int
    supports: int
    visits: int


# As many years behind each deployment as in the large one: a page costs what its rows have behind
# them, and not what the hub has.
SMALL = Size(20, 10, 10_000)
FULL = Size(2_000, 1_000, 1_000_000)


@dataclass(frozen=True)
class Hub:
    """A hub of that size: who is who, by ids that begin at 1."""

    size: Size

    @cached_property
    def officers(self) -> range:
        """A hundredth, at least one."""
        return range(1, 1 + max(self.size.people // 200, 1))

    @cached_property
    def leaders(self) -> range:
        """A quarter of the people."""
        return range(self.officers.stop, self.officers.stop + max(self.size.people // 4, 2))

    @cached_property
    def contacts(self) -> range:
        """Everybody else."""
        return range(self.leaders.stop, self.size.people + 1)

    @cached_property
    def supports(self) -> range:
        """The deployments."""
        return range(1, self.size.supports + 1)

    @cached_property
    def visits(self) -> range:
        """The records, the oldest first."""
        return range(1, self.size.visits + 1)

    @cached_property
    def trusts(self) -> range:
        """The trusts, which follow the hub among the organisations."""
        return range(2, 2 + max(self.size.supports // TRUST_OF, 1))

    def school_of(self, support: int) -> int:
        """The school of a deployment."""
        return self.trusts.stop + support - 1

    def trust_of(self, support: int) -> int:
        """The trust of that school."""
        return self.trusts[(support - 1) % len(self.trusts)]

    def leaders_of(self, support: int) -> tuple[int, int]:
        """The two leaders of a deployment."""
        return self.leaders[support % len(self.leaders)], self.leaders[
            (support + 1) % len(self.leaders)
        ]

    def contact_of(self, support: int) -> int:
        """A contact of the school of a deployment."""
        return self.contacts[(support - 1) % len(self.contacts)]

    @cached_property
    def days(self) -> list[date]:
        """The weekdays of ten years up to yesterday."""
        begin = TODAY - timedelta(days=365 * YEARS)
        found = (begin + timedelta(days=n) for n in range(365 * YEARS))
        return [day for day in found if day.weekday() < 5]

    @cached_property
    def afternoons(self) -> list[datetime]:
        """Three o'clock of each of those days."""
        return [at(day, 15) for day in self.days]

    def support_of(self, visit: int) -> int:
        """The deployment of a record."""
        return self.supports[visit * 7 % len(self.supports)]

    def leader_of(self, visit: int) -> int:
        """Who made a record."""
        return self.leaders_of(self.support_of(visit))[visit % 2]

    def day_of(self, visit: int) -> date:
        """The day of a visit."""
        return self.days[(visit - 1) * len(self.days) // len(self.visits)]

    def recorded_at(self, visit: int) -> datetime:
        """When it was recorded."""
        return self.afternoons[(visit - 1) * len(self.days) // len(self.visits)] + (
            visit % 60 * timedelta(minutes=1)
        )

    def since(self, moment: datetime) -> range:
        """The records that were made from a moment on."""
        first = max(int(len(self.visits) * (1 - (NOW - moment) / timedelta(365 * YEARS))) - 5, 1)
        return range(first, self.visits.stop)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day, in UTC."""
    return datetime.combine(day, time(hour, minute), UTC)


def address_of(person: int) -> str:
    """The address of a person."""
    return f"p{person}@{DOMAIN}"


def chat_of(person: int) -> str:
    """The conversation of a person with the bot."""
    return f"a:scale-{person}"


def people(hub: Hub) -> Iterator[Row]:
    """Everybody; leaders are called so, for the eye."""
    for id_ in range(1, hub.size.people + 1):
        yield {
            "id": id_,
            "name": f"Person {id_ * 7919 % 9973:04} Name",
            "email": address_of(id_),
            "welcomed_at": hub.recorded_at(1),
        }


def roles(hub: Hub) -> Iterator[Row]:
    """Officers, leaders with an employer, heads of employers, and contacts of schools."""
    held: list[tuple[int, Role, int | None]] = [(p, Role.OFFICER, None) for p in hub.officers]
    held += [(p, Role.LEADER, hub.trusts[p % len(hub.trusts)]) for p in hub.leaders]
    schools = [hub.school_of(s) for s in hub.supports]
    held += [
        (p, Role.SCHOOL_CONTACT, schools[n % len(schools)]) for n, p in enumerate(hub.contacts)
    ]
    held += [(p, Role.HOME_HEAD, t) for p, t in zip(hub.contacts, hub.trusts, strict=False)]
    for id_, (person, role, where) in enumerate(held, 1):
        yield {"id": id_, "person_id": person, "role": role, "organisation_id": where}


def organisations(hub: Hub) -> Iterator[Row]:
    """The hub, trusts and schools."""
    yield {"id": 1, "kind": Kind.HUB, "name": "Hub", "urn": None, "trust_id": None}
    for id_ in hub.trusts:
        yield {"id": id_, "kind": Kind.TRUST, "name": f"Trust {id_}", "urn": None, "trust_id": None}
    for support in hub.supports:
        yield {
            "id": hub.school_of(support),
            "kind": Kind.SCHOOL,
            "name": f"School {support * 7919 % 9973:04}",
            "urn": 100_000 + support,
            "trust_id": hub.trust_of(support),
        }


def deployments(hub: Hub) -> Iterator[Row]:
    """One for each school; the first of them in a programme of its own."""
    for id_ in hub.supports:
        yield {
            "id": id_,
            "organisation_id": hub.school_of(id_),
            "focus": "Early reading",
            "programme": f"Programme {id_ % 10}",
            "days_agreed": Fraction(400),
            "start": hub.days[0],
            "status": "active",
            "rate": 350_00,
        }


def deployment_leaders(hub: Hub) -> Iterator[Row]:
    """Two for each deployment."""
    for id_ in hub.supports:
        for person in hub.leaders_of(id_):
            yield {"deployment_id": id_, "person_id": person}


def objectives(hub: Hub) -> Iterator[Row]:
    """Three for each deployment."""
    for n in range(3 * len(hub.supports)):
        yield {
            "id": n + 1,
            "deployment_id": hub.supports[n // 3],
            "position": n % 3 + 1,
            "text": f"Aim {n % 3 + 1}: what children read",
            "milestone": "Every class has a reading corner",
            "milestone_by": TODAY - timedelta(days=n % 30),
        }
