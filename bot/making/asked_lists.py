"""Lists that people ask for as files: a short one is made at once, a long one elsewhere."""

import io
from datetime import datetime
from typing import BinaryIO

from bot.making.kinds import MAKES
from bot.making.lists import ListRequest
from bot.making.writing import file_name, summed_up, write_workbook
from bot.subjects.operations.files import as_asked
from domain.operations.asked import read_subject
from domain.operations.files import Document
from domain.operations.work import LongList, Work
from storage.store import Store

# Rows of a file that lies in a chat.
MOST_ROWS = 250_000


def read_list(work: Work, now: datetime, store: Store) -> Document | LongList | str:
    """The document, or the list that is too long to be made here; or why there is to be none."""
    wanted = _wanted(work, now, store)
    if wanted is None:
        return "not allowed"
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


def _wanted(work: Work, now: datetime, store: Store) -> ListRequest | None:
    """Who wants what; None for who may have it no more, or a kind that nobody knows."""
    person = store.people.get(work.person)
    reader = as_asked(person, work.kind, work.subject, store) if work.kind in MAKES else None
    return ListRequest(reader, now, read_subject(work.subject)[0]) if reader else None
