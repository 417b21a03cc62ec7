"""Tables of files that people sent, and of the imports that they brought."""

from datetime import timedelta

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    text,
)

from storage.tables.keeping import Term, keeping, person
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference, rows_where

# How long it can still be said of a file that was forgotten, or taken off for good, what it was.
REMEMBERED = timedelta(days=90)
_GONE = "removed_at IS NOT NULL"

# Files that people sent, without their bytes, so that no list reads these. `purpose` and `subject`
# are empty until their sender says what one is; it is settled once it is kept for good.
kept_files = Table(
    "kept_files",
    metadata,
    id_column(),
    reference("people", "person_id"),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("name", String(120), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("purpose", String(20), nullable=False, server_default=""),
    Column("subject", String(60), nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
    # When its question was put before its sender: of several files one is asked about at a time.
    Column("asked_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    Column("removed_at", UtcDateTime),
    # Whether a school sees it with its copy of the record.
    Column("for_school", Boolean, nullable=False, server_default=text("false")),
    Index("ix_kept_files_purpose_subject", "purpose", "subject"),
    Index("ix_kept_files_person_id_sha256", "person_id", "sha256"),
    Index(
        "ix_kept_files_open",
        "person_id",
        "sent_at",
        **rows_where("settled_at IS NULL AND removed_at IS NULL"),
    ),
    # For the purge.
    Index("ix_kept_files_gone", "sent_at", **rows_where(_GONE)),
    info=keeping(
        person("person_id", words=("name",)),
        Term(REMEMBERED, since=("sent_at", "removed_at"), only=_GONE),
    ),
)


# The bytes, apart. They stay up to the moment `until`; for those of a settled file there is none.
kept_contents = Table(
    "kept_contents",
    metadata,
    Column("file_id", ForeignKey("kept_files.id"), primary_key=True),
    Column("kept_at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime),
    Column("content", LargeBinary, nullable=False),
    Index("ix_kept_contents_until", "until", **rows_where("until IS NOT NULL")),
    info=keeping(
        person("file_id", words=("content",)),
        # Few at a time: each may be 10 MB.
        Term(timedelta(), since=("kept_at", "until"), only="until IS NOT NULL", most=20),
    ),
)


# What the import of a sent file would do, told before it is done.
uploaded_imports = Table(
    "uploaded_imports",
    metadata,
    Column("file_id", ForeignKey("kept_files.id"), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("result", JSON),
    # Whether the hub's list changed between the first look and this one.
    Column("moved", Boolean, nullable=False, server_default=text("false")),
    info=keeping(
        person("file_id", words=("result",)),
        Term(timedelta(days=30), since=("at",)),
    ),
)
