"""The people file: the whole roster as a workbook, in the words and the order of the card."""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.documents.workbooks import list_workbook
from cards.people.roles import roles_and_places
from cards.people.roster import REACHES
from cards.phrases import counted, titled
from domain.operations.files import Document
from domain.people.roster import Contact
from storage.store import Store

# Each column with its width in characters.
COLUMNS = {"Name": 32, "Address": 40, "Roles": 60, "Connected": 40}
Row = tuple[str, ...]


def read_people(now: datetime, store: Store) -> partial[Document]:
    """Reads the roster; gives the function that makes the workbook of it."""
    contacts = store.roster.contacts()
    places = _places(contacts, store)
    domains = store.tenants.every_domain()
    rows = [_row(contact, places, domains, store) for contact in contacts]
    day = now.astimezone(ZoneInfo(store.hub.zone)).date()
    about = f"{counted(len(rows), 'person', 'people')} on the list of {store.hub.name}"
    return partial(_workbook, f"people-{day}.xlsx", about, rows)


def _row(contact: Contact, places: dict[int, str], domains: frozenset[str], store: Store) -> Row:
    person, hub = contact.person, store.hub
    reach = contact.reach(domains, development=hub.development)
    roles = roles_and_places(person, places, hub)
    return person.name, person.email, roles, titled(REACHES[reach])


def _places(contacts: list[Contact], store: Store) -> dict[int, str]:
    """The names of the organisations at which anybody holds a role, by id."""
    ids = {
        appointment.organisation
        for contact in contacts
        for appointment in contact.person.appointments
        if appointment.organisation
    }
    found = map(store.organisations.get, ids)
    return {place.id: place.name for place in found if place}


def _workbook(name: str, about: str, rows: list[Row]) -> Document:
    return Document(name, about, list_workbook(COLUMNS, rows, "People"))
