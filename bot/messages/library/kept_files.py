"""The message of a sent file: what it is, asked one file after the other, and what became of it."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.library import kept_files
from domain.delivery.delivery import OutboxRow
from domain.library.kept_files import KIND, slot_of
from storage.store import Store

FILLING = "form:kept_file"


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Forgets files that nobody said what they are; of one never asked about, that is told."""
    put = []
    for file in kept_files.forget_unanswered(now, store):
        person = store.people.get(file.person)
        chat = store.conversations.chat_of(person) if person else None
        if file.asked_at is None and chat is not None:
            key = f"{KIND}:{file.id}:{file.sent_at.isoformat()}"
            put.append(store.outbox.put(KIND, str(file.id), key, chat.id, now))
    return [row for row in put if row]


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What stands of a file now, for its sender."""
    person, file = reader(row, store), store.kept_files.get(int(row.subject))
    if person is None or file is None or file.person != person.id:
        return Skip("not theirs")
    shows = FILLING if kept_files.is_form(file) else ""
    return Message(kept_files.card(file, person, now, store), slot_of(file.id), shows)


KEPT_FILE = MessageKind(KIND, render, due, "sent files", fleeting=True)
