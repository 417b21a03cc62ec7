"""The people file: the whole roster, in the words and the order of the card."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.documents.sheets import ListColumn, Look
from bot.making.lists import ListFile, ListRequest, ListTable, called
from cards.people.reaches import REACHES
from cards.people.roles import roles_and_places
from cards.phrases import titled
from domain.hub import Hub
from domain.pages import COUNTED
from domain.people.people import Person
from storage.store import Store


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A person with roles and places, and whether the bot can write to them, in words."""

    person: Person
    roles: str
    reach: str


def _columns(_wanted: ListRequest, _hub: Hub) -> Sequence[ListColumn[RosterRow]]:
    return (
        ListColumn("name", "Name", 32, lambda row: row.person.name),
        ListColumn("email", "Address", 40, lambda row: row.person.email),
        ListColumn("roles", "Roles", 60, lambda row: row.roles),
        ListColumn("connected", "Connected", 40, lambda row: row.reach),
        ListColumn("number", "Number", 10, lambda row: row.person.id, Look.NUMBER),
    )


def _rows(_wanted: ListRequest, store: Store) -> Iterator[RosterRow]:
    contacts, hub = store.roster.contacts(), store.hub
    domains = store.tenants.every_domain()
    held = (a.organisation for contact in contacts for a in contact.person.appointments)
    places = store.organisations.some(id_ for id_ in held if id_)
    names = {id_: place.name for id_, place in places.items()}
    for contact in contacts:
        roles = roles_and_places(contact.person, names, hub)
        reach = contact.reach(domains, development=hub.development)
        yield RosterRow(contact.person, roles, titled(REACHES[reach]))


def _are_many(_wanted: ListRequest, store: Store) -> bool:
    people, _connected = store.roster.connected()
    return people > COUNTED


PEOPLE = ListFile(
    title="People",
    counted=called("person on the list", "people on the list"),
    order="by name",
    table=ListTable(_columns, _rows),
    long=_are_many,
)
