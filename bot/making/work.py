"""Long work: what is read of the hub for a document, how it is made of that, and what follows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.documents.workbooks import listed
from cards.people.roles import roles_and_places
from cards.people.roster import REACHES
from cards.phrases import counted, titled
from domain.operations.files import RIGHTS, Document
from domain.operations.work import MOST_TRIES, Work
from domain.permissions import can
from storage.store import Store

# Makes a document of what was read, without the store: it may take as long as it takes.
Make = Callable[[], Document]
PEOPLE_COLUMNS = {"Name": 32, "Address": 40, "Roles": 60, "Connected": 40}


def people(now: datetime, store: Store) -> Make:
    """The whole roster in the words and the order of the card."""
    domains, hub = store.tenants.every_domain(), store.hub
    contacts = store.roster.contacts()
    held = {
        at.organisation for each in contacts for at in each.person.appointments if at.organisation
    }
    places = {place.id: place.name for place in map(store.organisations.get, held) if place}
    rows = [
        (
            *(each.person.name, each.person.email, roles_and_places(each.person, places, hub)),
            titled(REACHES[each.reach(domains, development=hub.development)]),
        )
        for each in contacts
    ]
    day = now.astimezone(ZoneInfo(hub.zone)).date()
    about = f"{counted(len(rows), 'person', 'people')} on the list of {hub.name}"
    return partial(_workbook, f"people-{day}.xlsx", about, PEOPLE_COLUMNS, rows, "People")


MAKES: Mapping[str, Callable[[datetime, Store], Make]] = {"people": people}


def read(work: Work, now: datetime, store: Store) -> Make | str:
    """What makes the document, of what is read in this snapshot; or why it is not to be made."""
    person = store.people.get(work.person)
    if work.kind not in MAKES or not person or not can(person, RIGHTS[work.kind], person):
        return "not allowed"
    return MAKES[work.kind](now, store) if work.tries <= MOST_TRIES else "given up"


def hand_in(work: Work, made: Document | str, now: datetime, store: Store) -> None:
    """Keeps the document and has it offered, or has the person told that there is none.

    It does so once: whoever comes late changes nothing.
    """
    chat = store.conversations.personal_of(work.person)
    if isinstance(made, str):
        if store.work.failed(work, made) and chat:
            # A piece's number alone may come again: it is given anew once the piece is forgotten.
            key = f"unmade:{work.id}:{now.isoformat()}"
            store.outbox.put("unmade", str(work.id), key, chat.id, now)
    elif store.work.made(work):
        file = store.files.keep(work, made, now)
        store.audit.add(now, work.person, "file.made", f"file:{file}", kind=work.kind)
        if chat:
            store.outbox.put("file", file, f"file:{file}", chat.id, now)


def note_failure(work: Work, why: str, now: datetime, store: Store) -> None:
    """Has it made once more, as whatever was in the way may be over.

    After the last try the person is told.
    """
    if work.tries < MOST_TRIES:
        store.work.again(work, now)
    else:
        hand_in(work, why, now, store)


def _workbook(
    name: str, about: str, columns: Mapping[str, int], rows: Sequence[tuple[str, ...]], title: str
) -> Document:
    return Document(name, about, listed(columns, rows, title))
