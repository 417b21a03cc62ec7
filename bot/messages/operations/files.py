"""The messages of a file that was made: its offer, the file itself, and what became of it."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.operations.files import as_asked
from cards.operations.files import file_not_made, file_uploaded, upload_unconfirmed
from domain.delivery.delivery import OutboxRow
from domain.operations.files import MadeFile, Offer, Upload
from storage.store import Store


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Puts, and gives, one row for each file of which nobody knows whether it arrived.

    Its owner is told, so as not to wait for it.
    """
    waiting = store.files.unconfirmed(now)
    put = (
        store.outbox.put("not_put", file, f"not_put:{file}", chat, now) for file, chat in waiting
    )
    return [row for row in put if row]


def render(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """The offer to put the file into the person's own files."""
    file = _of_reader(row, store)
    if isinstance(file, Skip):
        return file
    if file.upload_to:
        return Skip("accepted already")
    return Message(file=Offer(file.id, file.name, file.about, file.size))


def render_upload(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """The file itself."""
    file = _of_reader(row, store)
    if isinstance(file, Skip):
        return file
    return Message(file=Upload(store.files.content(file), file.upload_to))


def render_uploaded(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """That the file is there now."""
    file = _of_reader(row, store)
    return file if isinstance(file, Skip) else Message(file_uploaded(file.name, file.place))


def render_not_put(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """That the file may not be there."""
    file = _of_reader(row, store)
    return file if isinstance(file, Skip) else Message(upload_unconfirmed(file.name))


def render_unmade(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """That the file could not be made."""
    return Message(file_not_made(store.hub)) if reader(row, store) else Skip("not on the roster")


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Notes that a file left the hub, and tells the person that it is there."""
    owner = store.conversations.owner(row.conversation)
    store.audit.add(now, owner, "file.uploaded", f"file:{row.subject}")
    store.outbox.put("uploaded", row.subject, f"uploaded:{row.subject}", row.conversation, now)


def _of_reader(row: OutboxRow, store: Store) -> MadeFile | Skip:
    """The file, for its owner who still may have it."""
    person = reader(row, store)
    file = store.files.get(row.subject, person.id) if person else None
    if person is None or file is None:
        return Skip("the file is gone")
    still = as_asked(person, file.kind, file.subject, store)
    return file if still else Skip("not allowed")


OFFERED = MessageKind("file", render, fleeting=True)
UPLOAD = MessageKind("upload", render_upload, arrived=arrived, fleeting=True)
UPLOADED = MessageKind("uploaded", render_uploaded, fleeting=True)
NOT_PUT = MessageKind("not_put", render_not_put, due, "files", fleeting=True)
UNMADE = MessageKind("unmade", render_unmade, fleeting=True)
