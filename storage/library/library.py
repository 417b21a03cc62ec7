"""The library's documents and editions: an edition is added, and never changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select, true

from domain.library.documents import DocumentKind, Edition, LibraryDocument
from domain.pages import Page
from domain.scopes import Scope
from storage.engine.listing import Listing
from storage.engine.prepared import Prepared, run
from storage.library.rows import EDITION, WHOLE, documents_of, edition_in
from storage.library.scopes import documents_in
from storage.tables.library import documents, editions

_ONE = WHOLE.where(documents.c.id == bindparam("document"))
_SHIPPED = WHOLE.where(documents.c.shipped == bindparam("key"))
_TITLED = WHOLE.where(documents.c.folded == bindparam("folded"))
_EDITION = Prepared(select(*EDITION).where(editions.c.id == bindparam("edition")))
_OF_FILE = select(*EDITION).where(editions.c.file_id == bindparam("file"))
_LISTED = Listing(
    WHOLE,
    documents,
    (documents.c.place, documents.c.folded, documents.c.id),
    rising=True,
)
_EDITIONS = Listing(select(*EDITION), editions, (editions.c.number,))
_TITLES = select(documents.c.id, documents.c.title).order_by(documents.c.folded)


class Library:
    """Documents with the edition that counts, and all editions of each."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> LibraryDocument | None:
        """A document, on the shelf or off it."""
        return self._first(_ONE, document=id_)

    def shipped(self, key: str) -> LibraryDocument | None:
        """The document to which the product gives that name of its own."""
        return self._first(_SHIPPED, key=key)

    def titled(self, title: str) -> LibraryDocument | None:
        """The document of that title, whatever its capitals."""
        return self._first(_TITLED, folded=fold(title))

    def page(
        self,
        scope: Scope,
        size: int,
        below: LibraryDocument | None = None,
        words: Sequence[str] = (),
    ) -> Page[LibraryDocument]:
        """A page of the documents in a scope, by kind and title.

        With `words`, of those whose titles have all of them.
        """
        where = and_(documents_in(scope), _named(words))
        return self._page(where, size, below)

    def alone(
        self, scope: Scope, words: Sequence[str], kind: DocumentKind | None = None
    ) -> tuple[LibraryDocument | None, bool]:
        """The one document on the shelf of that kind and those words; and whether any is."""
        on_shelf = documents.c.edition_id.is_not(None)
        of_kind = true() if kind is None else documents.c.kind == kind
        where = and_(documents_in(scope), on_shelf, of_kind, _named(words))
        found = self._page(where, 1)
        return (found.rows[0] if found.total == 1 else None), found.total > 0

    def _page(
        self, where: Any, size: int, below: LibraryDocument | None = None
    ) -> Page[LibraryDocument]:
        found = _LISTED.page(self._connection, size, where, below=self._place(below))
        ends = [row for row in (found.older, found.newer) if row is not None]
        made = documents_of((*found.rows, *ends), self._connection)
        known = {document.id: document for document in made}
        return found.each(lambda row: known[row.id])

    def like(self, words: Sequence[str], most: int) -> list[tuple[int, str]]:
        """Ids and titles of documents whose titles have all these words."""
        rows = self._connection.execute(_TITLES.where(_named(words)).limit(most))
        return [(row.id, row.title) for row in rows]

    def edition(self, id_: int) -> Edition | None:
        """An edition by its id."""
        row = run(self._connection, _EDITION, {"edition": id_}).first()
        return None if row is None else edition_in(row)

    def of_file(self, file: int) -> Edition | None:
        """The edition that a kept file became."""
        row = self._connection.execute(_OF_FILE, {"file": file}).first()
        return None if row is None else edition_in(row)

    def editions(self, document: int, size: int, below: int | None = None) -> Page[Edition]:
        """A page of a document's editions, the newest first, below the one of that number."""
        where = editions.c.document_id == document
        place = (below,) if below is not None else None
        return _EDITIONS.page(self._connection, size, where, below=place).each(edition_in)

    def _place(self, below: LibraryDocument | None) -> tuple[object, ...] | None:
        if below is None:
            return None
        at = select(documents.c.place, documents.c.folded).where(documents.c.id == below.id)
        place, folded = self._connection.execute(at).one()
        return (place, folded, below.id)

    def _first(self, statement: Any, **values: object) -> LibraryDocument | None:
        rows: Iterable[Any] = self._connection.execute(statement, values)
        return next(iter(documents_of(rows, self._connection)), None)


def fold(title: str) -> str:
    """A title as it is compared: without regard to capitals and blanks."""
    return " ".join(title.split()).casefold()


def _named(words: Sequence[str]) -> Any:
    """The condition that a title has all of these words, or parts of words."""
    if not words:
        return true()
    return and_(*(documents.c.folded.contains(fold(word), autoescape=True) for word in words))
