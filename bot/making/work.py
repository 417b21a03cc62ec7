"""Files made beside the conversation: which there are, and what follows when one is made or not.

A file is asked for by a row of `store.work`. The worker takes it and reads the store in a snapshot.
A short list is a document at once, a long one is made by a process of its own (`apart.py`). Any
other document is made in a thread of its own without the store. Then it is handed in. An import of
a sent file goes the same way: it is looked through in that thread, and written as it is handed in.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.making import agreements, imports, library, plans, reports
from bot.making.apart import make_apart as make_apart
from bot.making.asked_lists import read_list
from bot.making.evidence import read_evidence, read_tick_file
from bot.making.kinds import MAKES
from bot.subjects.operations.made_files import may_have
from domain.delivery.conversations import Conversation
from domain.library.kept_files import DRY_RUN, EVIDENCE, IMPORT
from domain.operations.files import (
    AGREEMENT,
    DOCUMENT,
    PDF_TEXT,
    PLAN_FILE,
    PLAN_TEMPLATE,
    REPORT_FILE,
    REPORT_TEMPLATE,
    TICK_FILE,
    Document,
)
from domain.operations.work import MOST_TRIES, LongList, Work
from storage.store import Store

# Makes a document of what was read, without the store: it may take as long as it takes.
Make = Callable[[], Document]
# The same for what is no document.
MakeAny = Callable[[], object]
# Work on something that its row names, by its kind, and what reads the store for it.
OF_SUBJECT: Mapping[str, Callable[[Work, datetime, Store], MakeAny | str]] = {
    EVIDENCE: read_evidence,
    DRY_RUN: imports.read_to_try,
    IMPORT: imports.read_to_do,
    DOCUMENT: library.read_edition,
    PDF_TEXT: library.read_pdf,
    REPORT_TEMPLATE: reports.read_template,
    REPORT_FILE: reports.read_version,
    AGREEMENT: agreements.read_edition,
    PLAN_TEMPLATE: plans.read_template,
    PLAN_FILE: plans.read_file,
    TICK_FILE: read_tick_file,
}
# What follows from work that makes no document for its person.
HANDED_IN: Mapping[str, Callable[[Work, object, datetime, Store], None]] = {
    DRY_RUN: imports.hand_in_tried,
    IMPORT: imports.hand_in_done,
    PDF_TEXT: library.note_text,
}


def read(work: Work, now: datetime, store: Store) -> MakeAny | Document | LongList | str:
    """What was made, or what makes it: a function, or for a long list a process; or why not."""
    if work.kind in MAKES and work.tries <= MOST_TRIES:
        return read_list(work, now, store)
    person = store.people.get(work.person)
    # Judged anew: the right may be lost since it was asked for.
    if not person or not may_have(person, work.kind, work.subject, now, store):
        return "not allowed"
    # Begun so often and never ended: each time the process was killed at it.
    if work.tries > MOST_TRIES:
        return "given up"
    known = OF_SUBJECT.get(work.kind)
    return known(work, now, store) if known else "not allowed"


def hand_in(work: Work, made: object, now: datetime, store: Store) -> None:
    """Keeps the document and offers it to the person, or tells the person that there is none.

    Work that was handed in before, by another replica say, changes nothing.
    """
    failed = isinstance(made, str)
    own = store.work.mark_failed(work, str(made)) if failed else store.work.mark_made(work)
    if not own:
        return
    if work.kind in HANDED_IN:
        HANDED_IN[work.kind](work, made, now, store)
    elif isinstance(made, Document):
        _offer(work, made, now, store)
    else:
        _tell_unmade(work, now, store)


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
