"""What officers do with the library: editions that are put on the shelf and taken off it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, null, select, update

from domain.library.documents import PLACES, DocumentKind
from domain.library.kept_files import KeptFile
from domain.library.sent_files import FileType
from domain.library.shipped import ShippedDocument
from domain.people.people import Role
from storage.engine.prepared import Holding, run
from storage.engine.upsert import upsert
from storage.library.library import fold
from storage.tables.kept_files import kept_files
from storage.tables.library import document_roles, documents, editions

_e, _d = editions, documents
# Whether a file has text: a picture of text has none, and that is looked at afterwards.
_SEARCHABLE: Mapping[FileType, bool | None] = {FileType.PDF: None, FileType.OLD_WORD: False}
_PUBLISH = insert(_e).returning(_e.c.id)
# Of two officers who publish the same document at once, the second waits here.
_HELD = Holding(select(_d.c.id, _d.c.edition_id).where(_d.c.id == bindparam("id")), _d)
_NEWEST = select(func.max(_e.c.number)).where(_e.c.document_id == bindparam("document"))
_COUNTS = (
    select(_e.c.id)
    .where(_e.c.document_id == bindparam("document"), _e.c.withdrawn_at.is_(None))
    .order_by(_e.c.number.desc())
    .limit(1)
)
_ADD = upsert(lambda make: make(_d).on_conflict_do_nothing().returning(_d.c.id))
# The same file, whoever sent it: of the newest edition that has it.
_SAME = (
    select(_e.c.number)
    .join(kept_files, kept_files.c.id == _e.c.file_id)
    .where(
        _e.c.document_id == bindparam("document"),
        kept_files.c.sha256 == bindparam("sha256"),
        _e.c.withdrawn_at.is_(None),
    )
    .order_by(_e.c.number.desc())
    .limit(1)
)
_SAME_ANYWHERE = (
    select(_d.c.title, _e.c.number)
    .join(_e, _e.c.document_id == _d.c.id)
    .join(kept_files, kept_files.c.id == _e.c.file_id)
    .where(kept_files.c.sha256 == bindparam("sha256"), _e.c.withdrawn_at.is_(None))
    .order_by(_e.c.id.desc())
    .limit(1)
)


class Shelf:
    """Changes of the library; each is one officer's, but for what the product ships."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, title: str, kind: DocumentKind, roles: Iterable[Role]) -> int | None:
        """Adds a document without an edition; gives its id, None where there is one so called."""
        row = {"title": title, "folded": fold(title), "kind": kind, "place": PLACES[kind]}
        id_ = run(self._connection, _ADD, row).scalar()
        if id_ is not None:
            self._for(int(id_), roles)
        return None if id_ is None else int(id_)

    def change(self, document: int, kind: DocumentKind, roles: Iterable[Role]) -> None:
        """Keeps what a document is, and for whom."""
        values = {"kind": kind, "place": PLACES[kind]}
        self._connection.execute(update(_d).where(_d.c.id == document).values(values))
        old = document_roles.c.document_id == document
        self._connection.execute(delete(document_roles).where(old))
        self._for(document, roles)

    def hold(self, document: int) -> None:
        """Has others wait who would change the same document, until the unit ends."""
        run(self._connection, _HELD, {"id": document}).one()

    def same(self, document: int, sha256: str) -> int | None:
        """The number of the newest edition on the shelf with that very file."""
        values = {"document": document, "sha256": sha256}
        found: int | None = self._connection.execute(_SAME, values).scalar()
        return found

    def same_anywhere(self, sha256: str) -> tuple[str, int] | None:
        """The title and number under which that very file is on the shelf; the newest."""
        row = self._connection.execute(_SAME_ANYWHERE, {"sha256": sha256}).first()
        return None if row is None else (row.title, row.number)

    def newest(self) -> int:
        """The id of the edition that was published last; 0 where there is none."""
        return int(self._connection.execute(select(func.max(_e.c.id))).scalar() or 0)

    def announces(self, edition: int) -> bool:
        """Whether people are told of an edition."""
        found = select(_e.c.announced).where(_e.c.id == edition)
        return bool(self._connection.execute(found).scalar())

    def publish(
        self, file: KeptFile, document: int, changed: str, now: datetime, *, announced: bool
    ) -> int:
        """Makes a kept file the document's next edition; gives the edition's id."""
        newest = self._connection.execute(_NEWEST, {"document": document}).scalar()
        row = {
            "document_id": document,
            "number": (newest or 0) + 1,
            "at": now,
            "person_id": file.person,
            "file_id": file.id,
            "name": file.name,
            "form": file.kind,
            "size": file.size,
            "searchable": _SEARCHABLE.get(file.kind, True),
            "changed": changed,
            "announced": announced,
        }
        id_ = int(self._connection.execute(_PUBLISH, row).scalar_one())
        self._count(document)
        return id_

    def note_text(self, edition: int, *, searchable: bool) -> None:
        """Notes whether an edition's file has text."""
        self._set(edition, {"searchable": searchable})

    def withdraw(self, edition: int, document: int, person: int, why: str, now: datetime) -> None:
        """Takes an edition off the shelf; the one before it counts again."""
        values = {"withdrawn_at": now, "withdrawn_by": person, "withdrawn_why": why}
        self._set(edition, values)
        self._count(document)

    def put_back(self, edition: int, document: int) -> None:
        """Puts a withdrawn edition on the shelf again."""
        self._set(edition, {"withdrawn_at": null(), "withdrawn_by": null(), "withdrawn_why": ""})
        self._count(document)

    def ship(self, shipped: ShippedDocument, title: str, now: datetime) -> None:
        """Puts a document of the product's own there, unless it is; its title is today's."""
        named = {"shipped": shipped.key, "title": title, "folded": fold(title)}
        known = self._connection.execute(
            select(_d.c.id, _d.c.title).where(_d.c.shipped == shipped.key)
        ).first()
        if known is None:
            self._first_of(shipped, {**named, "place": PLACES[shipped.kind]}, now)
        elif known.title != title and not self._taken(fold(title), known.id):
            self._connection.execute(update(_d).where(_d.c.id == known.id).values(named))

    def _first_of(self, shipped: ShippedDocument, row: Mapping[str, Any], now: datetime) -> None:
        """Adds the document with its first edition, which has no file."""
        id_ = run(self._connection, _ADD, {**row, "kind": shipped.kind}).scalar()
        # Another replica was quicker, or the hub has one of that title.
        if id_ is None:
            return
        self._for(int(id_), shipped.roles)
        first = {
            "document_id": id_,
            "number": 1,
            "at": now,
            "name": f"{row['title']}.docx",
            "form": FileType.WORD,
            "size": 0,
            "searchable": True,
        }
        self._connection.execute(_PUBLISH, first)
        self._count(int(id_))

    def _taken(self, folded: str, but: int) -> bool:
        other = select(_d.c.id).where(_d.c.folded == folded, _d.c.id != but)
        return self._connection.execute(other).first() is not None

    def _for(self, document: int, roles: Iterable[Role]) -> None:
        rows = [{"document_id": document, "role": role} for role in sorted(set(roles))]
        self._connection.execute(insert(document_roles), rows)

    def _set(self, edition: int, values: Mapping[str, Any]) -> None:
        self._connection.execute(update(_e).where(_e.c.id == edition).values(values))

    def _count(self, document: int) -> None:
        """Has the newest edition that is not withdrawn count."""
        counts = self._connection.execute(_COUNTS, {"document": document}).scalar()
        this = update(_d).where(_d.c.id == document)
        self._connection.execute(this.values(edition_id=counts))
