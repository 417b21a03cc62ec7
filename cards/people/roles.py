"""What each role can do here, in words."""

from collections.abc import Iterator, Mapping

from cards.phrases import listed, one_of, titled
from cards.plain import plain
from domain.hub import Hub
from domain.people.people import Person, Role

# Roles to which messages come by themselves.
WAITING = (Role.HOME_HEAD, Role.SCHOOL_CONTACT, Role.OVERSEER)


def role_names(person: Person, hub: Hub) -> list[str]:
    """The person's roles in the hub's words."""
    return [hub.words.one(role.value) for role in Role if person.has(role)]


def on_the_list(person: Person, hub: Hub) -> str:
    """That the person is on the hub's list, and as what."""
    roles = listed(one_of(role) for role in role_names(person, hub))
    return f"You are on {plain(hub.name)}'s list{f' as {roles}' if roles else ''}."


def roles_and_places(person: Person, places: Mapping[int, str], hub: Hub) -> str:
    """The person's roles in the hub's words, each with the place where it is held.

    `places` are names of organisations by id.
    """
    order = list(Role)
    held = sorted(
        person.appointments, key=lambda each: (order.index(each.role), each.organisation or 0)
    )
    parts = []
    for each in held:
        place = places.get(each.organisation, hub.name) if each.organisation else hub.name
        parts.append(f"{titled(hub.words.one(each.role.value))} at {place}")
    return "; ".join(parts)


def waiting(person: Person, hub: Hub) -> Iterator[tuple[str, str]]:
    """The person's roles to which messages come by themselves: each one's name and a sentence."""
    sentences = {
        Role.HOME_HEAD: (
            f"You employ {hub.words.many('leader')}. Each Thursday I tell you who is out next "
            f"week, and when a {hub.words.one('visit')} moves."
        ),
        Role.SCHOOL_CONTACT: (
            f"You are the contact for support to your {hub.words.one('school')} or "
            f"{hub.words.one('trust')}. After each {hub.words.one('visit')} I send you its "
            f"{hub.words.one('record')}, for you to agree or correct."
        ),
        Role.OVERSEER: (
            f"You look after support under your organisation's contracts. You can read its "
            f"{hub.words.many('record')}, and its {hub.words.many('report')} are yours to hand in."
        ),
    }
    for role in WAITING:
        if person.has(role):
            yield titled(hub.words.one(role.value)), sentences[role]
