"""Documents and editions as rows hold them."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.library.documents import (
    DocumentKind,
    Edition,
    LibraryDocument,
)
from domain.library.sent_files import FileType
from domain.people.people import Role
from storage.tables.library import document_roles, documents, editions

# All of an edition but its file.
EDITION = (
    editions.c.id.label("edition"),
    editions.c.document_id,
    editions.c.number,
    editions.c.at,
    editions.c.person_id,
    editions.c.file_id,
    editions.c.name,
    editions.c.form,
    editions.c.size,
    editions.c.searchable,
    editions.c.changed,
    editions.c.withdrawn_at,
    editions.c.withdrawn_by,
    editions.c.withdrawn_why,
)
# A document as a row, with the edition that counts beside it.
OF_DOCUMENT = (
    documents.c.id,
    documents.c.shipped,
    documents.c.title,
    documents.c.folded,
    documents.c.kind,
    documents.c.place,
)
JOINED = documents.outerjoin(editions, editions.c.id == documents.c.edition_id)
WHOLE = select(*OF_DOCUMENT, *EDITION).select_from(JOINED)
_ROLES = select(document_roles.c.document_id, document_roles.c.role).where(
    document_roles.c.document_id.in_(bindparam("ids", expanding=True))
)


def edition_in(row: Any) -> Edition:
    """The edition that a row holds."""
    return Edition(
        id=row.edition,
        document=row.document_id,
        number=row.number,
        at=row.at,
        name=row.name,
        form=FileType(row.form),
        size=row.size,
        by=row.person_id,
        file=row.file_id,
        changed=row.changed,
        searchable=row.searchable,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_why=row.withdrawn_why,
    )


def documents_of(rows: Iterable[Any], connection: Connection) -> list[LibraryDocument]:
    """The documents that rows hold, each with its roles, in their order."""
    found = list(rows)
    roles: dict[int, set[Role]] = {}
    for row in connection.execute(_ROLES, {"ids": [each.id for each in found]}):
        roles.setdefault(row.document_id, set()).add(Role(row.role))
    return [
        LibraryDocument(
            id=row.id,
            title=row.title,
            kind=DocumentKind(row.kind),
            roles=frozenset(roles.get(row.id, ())),
            edition=edition_in(row) if row.edition is not None else None,
            shipped=row.shipped or "",
        )
        for row in found
    ]
