"""With which part of everything somebody may do something, by whose it is."""

from collections.abc import Callable

from domain.people.people import Person, Role
from domain.scopes import (
    Employed,
    Everything,
    ForRole,
    Joined,
    Led,
    Made,
    OfContracts,
    OfOrganisations,
    Owed,
    Part,
)

Rule = Callable[[Person], tuple[Part, ...]]


def everything(_person: Person) -> tuple[Part, ...]:
    """All of it."""
    return (Everything(),)


def led(person: Person) -> tuple[Part, ...]:
    """What the person leads."""
    return (Led(person.id),)


def led_active(person: Person) -> tuple[Part, ...]:
    """What the person leads that is going on."""
    return (Led(person.id, active=True),)


def led_or_made(person: Person) -> tuple[Part, ...]:
    """What the person leads, and own records."""
    return (Led(person.id), Made(person.id))


def made(person: Person) -> tuple[Part, ...]:
    """Own records."""
    return (Made(person.id),)


def made_or_joined(person: Person) -> tuple[Part, ...]:
    """Own records, and those to which the person added own time."""
    return (Made(person.id), Joined(person.id))


def colleagues(person: Person) -> tuple[Part, ...]:
    """Colleagues' records of support that the person leads."""
    return (Led(person.id, by_others=True),)


def supported(person: Person) -> tuple[Part, ...]:
    """What is about the schools of which the person is a contact."""
    at = person.at(Role.SCHOOL_CONTACT)
    return (OfOrganisations(at),) if at else ()


def supported_by_others(person: Person) -> tuple[Part, ...]:
    """Nobody answers for a school about a record of their own."""
    at = person.at(Role.SCHOOL_CONTACT)
    return (OfOrganisations(at, but=person.id),) if at else ()


def own_contracts(person: Person) -> tuple[Part, ...]:
    """What comes under contracts of the person's organisations."""
    at = person.at(Role.OVERSEER)
    return (OfContracts(at),) if at else ()


def employed(person: Person) -> tuple[Part, ...]:
    """Whom the person's organisations employ."""
    at = person.at(Role.HOME_HEAD)
    return (Employed(at),) if at else ()


def led_or_owed(person: Person) -> tuple[Part, ...]:
    """What the person leads or owes."""
    return (Led(person.id), Owed(person.id))


def supported_or_owed(person: Person) -> tuple[Part, ...]:
    """What is about the person's schools, or is owed by the person."""
    return (*supported(person), Owed(person.id))


def own_contracts_or_owed(person: Person) -> tuple[Part, ...]:
    """What comes under own contracts, or is owed by the person."""
    return (*own_contracts(person), Owed(person.id))


def owed(person: Person) -> tuple[Part, ...]:
    """What the person owes."""
    return (Owed(person.id),)


def for_role(role: Role) -> Rule:
    """What is for a role."""
    return lambda _person: (ForRole(role),)
