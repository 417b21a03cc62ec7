"""Files made beside the conversation, and what follows when one is made or not.

A file is asked for by a row of `store.work`. The worker takes it and reads the store in a snapshot:
a short list is a document at once, a long one is made by a process of its own (`apart.py`). Then
the document is handed in.
"""

import io
from datetime import datetime
from typing import BinaryIO

from bot.making.apart import make_apart as make_apart
from bot.making.kinds import MAKES
from bot.making.lists import ListRequest
from bot.making.writing import file_name, summed_up, write_workbook
from bot.subjects.operations.files import as_asked
from domain.delivery.conversations import Conversation
from domain.operations.asked import read_subject
from domain.operations.files import Document
from domain.operations.work import MOST_TRIES, LongList, Work
from storage.store import Store

# Rows of a file that lies in a chat.
MOST_ROWS = 250_000


def read(work: Work, now: datetime, store: Store) -> Document | LongList | str:
    """The document, or the list that is too long to be made here; or why there is to be none."""
    wanted = _wanted(work, now, store)
    if wanted is None:
        return "not allowed"
    # Begun so often and never ended: each time the process was killed at it.
    if work.tries > MOST_TRIES:
        return "given up"
    if MAKES[work.kind].long(wanted, store):
        return LongList(work, now, store.hub)
    content = io.BytesIO()
    told = write(work, now, store, content)
    return told if isinstance(told, str) else Document(*told, content.getvalue())


def write(work: Work, now: datetime, store: Store, to: BinaryIO) -> tuple[str, str] | str:
    """Writes the file; gives its name and a line about it, or why there is to be none."""
    # Judged anew: the right may be lost since it was asked for.
    wanted = _wanted(work, now, store)
    if wanted is None:
        return "not allowed"
    list_ = MAKES[work.kind]
    rows = write_workbook(list_, wanted, store, to, MOST_ROWS)
    about = summed_up(list_, wanted, store, rows, MOST_ROWS)
    return file_name(list_, wanted, store.hub), about


def hand_in(work: Work, made: Document | str, now: datetime, store: Store) -> None:
    """Keeps the document and offers it to the person, or tells the person that there is none.

    Work that was handed in before, by another replica say, changes nothing.
    """
    if isinstance(made, str):
        if store.work.mark_failed(work, made):
            _tell_unmade(work, now, store)
    elif store.work.mark_made(work):
        _offer(work, made, now, store)


def note_failure(work: Work, why: str, now: datetime, store: Store) -> None:
    """Has it made again, as whatever was in the way may be over; after the last try, gives up."""
    if work.tries < MOST_TRIES:
        store.work.retry_later(work, now)
    else:
        hand_in(work, why, now, store)


def _wanted(work: Work, now: datetime, store: Store) -> ListRequest | None:
    """Who wants what; None for who may have it no more, or a kind that nobody knows."""
    person = store.people.get(work.person)
    reader = as_asked(person, work.kind, work.subject, store) if work.kind in MAKES else None
    return ListRequest(reader, now, read_subject(work.subject)[0]) if reader else None


def _offer(work: Work, document: Document, now: datetime, store: Store) -> None:
    file = store.files.keep(work, document, now)
    store.audit.add(now, work.person, "file.made", f"file:{file}", kind=work.kind)
    chat = _chat(work, store)
    if chat:
        store.outbox.put("file", file, f"file:{file}", chat.id, now)


def _tell_unmade(work: Work, now: datetime, store: Store) -> None:
    chat = _chat(work, store)
    if chat:
        # Not by its number alone: that is given anew when the piece of work is forgotten, and a
        # key is put one time.
        key = f"unmade:{work.id}:{now.isoformat()}"
        store.outbox.put("unmade", str(work.id), key, chat.id, now)


def _chat(work: Work, store: Store) -> Conversation | None:
    person = store.people.get(work.person)
    return store.conversations.chat_of(person) if person else None
