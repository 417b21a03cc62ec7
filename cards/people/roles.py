"""What each role can do here, in words."""

from collections.abc import Iterator, Mapping

from cards.phrases import titled
from domain.hub import Hub
from domain.people.people import Person, Role

WAITING = (Role.HOME_HEAD, Role.SCHOOL_CONTACT, Role.OVERSEER)


def role_names(person: Person, hub: Hub) -> list[str]:
    """The person's roles as the hub calls them, each once."""
    return [hub.words.one(role.value) for role in Role if person.has(role)]


def roles_and_places(person: Person, places: Mapping[int, str], hub: Hub) -> str:
    """The person's roles, each with where it is held."""
    held = sorted(
        person.appointments, key=lambda each: (list(Role).index(each.role), each.organisation or 0)
    )
    names = (titled(hub.words.one(each.role.value)) for each in held)
    at = (
        places.get(each.organisation, hub.name) if each.organisation else hub.name for each in held
    )
    return "; ".join(f"{name} at {place}" for name, place in zip(names, at, strict=True))


def waiting(person: Person, hub: Hub) -> Iterator[tuple[str, str]]:
    """For each role that has nothing to press here: its name, and what that means."""
    head = f"You are down as head for {hub.words.many('leader')} whom you employ."
    contracts = "You are down for support under your organisation's contracts."
    told = {
        Role.HOME_HEAD: f"{head} You hear on Thursdays who is out next week, and when a planned "
        f"{hub.words.one('visit')} moves.",
        Role.SCHOOL_CONTACT: "You are down as contact of a supported school: a copy of each record comes to you here.",
        Role.OVERSEER: f"{contracts} You hear of what stays unanswered there.",
    }
    for role in WAITING:
        if person.has(role):
            yield titled(hub.words.one(role.value)), told[role]
