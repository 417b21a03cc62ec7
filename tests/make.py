"""Domain values for tests: each function gives a usual one, and takes what the test cares about."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from domain.people.people import Appointment, Person, Role
from domain.scopes import Made, Scope
from domain.support.deployments import Deployment, Leader, Objective
from domain.visits.planned_visits import PlannedVisit
from domain.visits.visits import Progress, Record, Type, Values, Visit, With

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
FARIDA = Leader(1, "Farida Malik")
TOM = Leader(2, "Tom Ellison")


def person(*roles: Role | tuple[Role, int], id: int = 1, **changes: Any) -> Person:  # noqa: A002
    """A person with those roles, each at the hub or at an organisation."""
    held = [
        Appointment(*r) if isinstance(r, tuple) else Appointment(r, None)
        for r in roles or (Role.LEADER,)
    ]
    return Person(
        id,
        changes.pop("name", "Farida Malik"),
        "farida.malik@trust.example",
        frozenset(held),
        **changes,
    )


def deployment(**changes: Any) -> Deployment:
    """An active deployment of Farida's with two objectives."""
    usual: dict[str, Any] = {
        "id": 7,
        "organisation": 70,
        "school": "Peel Park Primary School",
        "focus": "Early reading",
        "leaders": (FARIDA,),
        "days_agreed": Fraction(10),
        "start": date(2026, 9, 1),
        "end": date(2027, 7, 20),
        "objectives": (
            Objective(71, 1, "Early reading"),
            Objective(72, 2, "Subject leaders check what is learnt"),
        ),
    }
    return Deployment(**usual | changes)


def visit(**changes: Any) -> Visit:
    """Half a day on track."""
    usual: dict[str, Any] = {
        "on": TODAY,
        "type": Type.VISIT,
        "minutes": 180,
        "did": "Watched three lessons.",
        "progress": Progress.ON_TRACK,
        "objective": 71,
        "who_with": (With.HEAD,),
    }
    return Visit(**usual | changes)


def record(**changes: Any) -> Record:
    """Farida's record of a visit."""
    usual: dict[str, Any] = {
        "id": 5,
        "deployment": deployment(),
        "leader": FARIDA,
        "what": visit(),
        "recorded_at": NOW,
    }
    return Record(**usual | changes)


def made_by(person: int) -> Scope:
    """A person's own records."""
    return Scope((Made(person),))


def values(**changes: Any) -> Values:
    """A form filled so that it can be saved."""
    usual: dict[str, Any] = {
        "date": TODAY.isoformat(),
        "did": "Watched three lessons.",
        "progress": "on_track",
        "time": "half",
    }
    return Values(**usual | changes)


def planned(**changes: Any) -> PlannedVisit:
    """A visit of Farida's planned for today."""
    usual: dict[str, Any] = {"id": 1, "deployment": 7, "leader": 1, "on": TODAY}
    return PlannedVisit(**usual | changes)
