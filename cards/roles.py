"""What each role can do here, in words."""

from collections.abc import Iterator

from cards.phrases import titled
from domain.hub import Hub
from domain.people import Person, Role

WAITING = (Role.HOME_HEAD, Role.SCHOOL_CONTACT, Role.OVERSEER)


def role_names(person: Person, hub: Hub) -> list[str]:
    """The person's roles as the hub calls them, each once."""
    return [hub.words.one(role.value) for role in Role if person.has(role)]


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
