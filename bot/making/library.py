"""Files of the library: an edition for somebody who opens it, and whether a PDF has text."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.documents.pdf_text import has_text
from bot.making.shelf import shipped_document
from bot.turns.lasting import touch
from domain.ids import read_id
from domain.library.kept_files import slot_of
from domain.library.shipped import ShippedKey
from domain.operations.files import Document
from domain.operations.work import Work
from storage.store import Store


def read_edition(work: Work, now: datetime, store: Store) -> Callable[[], Document] | str:
    """Reads an edition's file, or which of the product's own documents it is."""
    edition = store.library.edition(read_id(work.subject) or 0)
    document = store.library.get(edition.document) if edition else None
    if edition is None or document is None:
        return "gone"
    if edition.file is None:
        today = store.hub.day_of(now)
        return partial(shipped_document, ShippedKey(document.shipped), store.hub, today)
    content = store.kept_files.content(edition.file)
    if content is None:
        return "gone"
    about = f"{document.title}, {store.hub.words.one('edition')} {edition.number}"
    return partial(Document, edition.name, about, content)


def read_pdf(work: Work, _now: datetime, store: Store) -> Callable[[], object] | str:
    """Reads a PDF; gives the function that looks whether it has text."""
    edition = store.library.edition(read_id(work.subject) or 0)
    content = store.kept_files.content(edition.file) if edition and edition.file else None
    return "gone" if content is None else partial(has_text, content)


def note_text(work: Work, made: object, now: datetime, store: Store) -> None:
    """Notes whether the file has text; of one that could not be read, nothing is known."""
    edition = store.library.edition(read_id(work.subject) or 0)
    if edition is None or edition.file is None or not isinstance(made, bool):
        return
    store.shelf.note_text(edition.id, searchable=made)
    touch(slot_of(edition.file), store, now)
