"""Tables of the library: documents, for whom they are, and their editions."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables.keeping import Stay, WithRow, hub, keeping
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference

documents = Table(
    "documents",
    metadata,
    id_column(),
    # The product's own name of one that it makes itself.
    Column("shipped", String(40), unique=True),
    Column("title", String(200), nullable=False),
    # The title without regard to capitals: no two are alike, and lists go by it.
    Column("folded", String(200), nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    # Where its kind stands in the list.
    Column("place", Integer, nullable=False),
    # The edition that counts; none while the document is off the shelf. No foreign key: an edition
    # refers to its document.
    Column("edition_id", Integer),
    Index("ix_documents_place_folded_id", "place", "folded", "id"),
    info=keeping(hub(words=("title", "folded")), Stay.FOR_EVER),
)


document_roles = Table(
    "document_roles",
    metadata,
    Column("document_id", ForeignKey("documents.id"), nullable=False),
    Column("role", String(20), nullable=False),
    PrimaryKeyConstraint("document_id", "role"),
    Index("ix_document_roles_role_document_id", "role", "document_id"),
    info=keeping(hub(), WithRow("document_id")),
)


# The product's own editions have no file: they are made anew, in the hub's words of the day.
editions = Table(
    "editions",
    metadata,
    id_column(),
    reference("documents", "document_id"),
    Column("number", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    reference("people", "person_id", null=True),
    reference("kept_files", "file_id", null=True, index=True),
    Column("name", String(200), nullable=False),
    Column("form", String(8), nullable=False),
    Column("size", Integer, nullable=False),
    # Whether its file has text; not known while that is looked at.
    Column("searchable", Boolean),
    Column("changed", Text, nullable=False, server_default=""),
    Column("announced", Boolean, nullable=False, server_default=text("false")),
    Column("withdrawn_at", UtcDateTime),
    reference("people", "withdrawn_by", null=True),
    Column("withdrawn_why", Text, nullable=False, server_default=""),
    UniqueConstraint("document_id", "number"),
    Index("ix_editions_announced_at", "announced", "at"),
    info=keeping(
        hub(
            names=("person_id", "withdrawn_by"),
            words=("name", "changed", "withdrawn_why"),
        ),
        Stay.FOR_EVER,
    ),
)
