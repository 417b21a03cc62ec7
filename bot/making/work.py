"""Files made beside the conversation: which there are, and what follows when one is made or not.

A file is asked for by a row of `store.work`. The worker takes it, reads the store in a snapshot,
makes the document in a thread of its own without the store, and hands it in.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.making.people import read_people
from domain.delivery.conversations import Conversation
from domain.operations.files import RIGHTS, Document
from domain.operations.work import MOST_TRIES, Work
from domain.permissions import can
from storage.store import Store

# Makes a document of what was read, without the store: it may take as long as it takes.
Make = Callable[[], Document]
# A kind of file, and what reads the store for it. Who may have one stands in `RIGHTS`.
MAKES: Mapping[str, Callable[[datetime, Store], Make]] = {"people": read_people}


def read(work: Work, now: datetime, store: Store) -> Make | str:
    """The function that makes the document of what is read now; or why it is not to be made."""
    person = store.people.get(work.person)
    # Judged anew: the right may be lost since it was asked for.
    if work.kind not in MAKES or not person or not can(person, RIGHTS[work.kind], person):
        return "not allowed"
    # Begun so often and never ended: each time the process was killed at it.
    if work.tries > MOST_TRIES:
        return "given up"
    return MAKES[work.kind](now, store)


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
