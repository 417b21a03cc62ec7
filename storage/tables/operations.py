"""Tables of the hub's own running."""

from datetime import timedelta

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from domain.operations.files import KEPT
from storage.tables.keeping import Stay, Term, hub, keeping, person
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference, rows_where

# The name of the moment from which prompts, welcomes and copies are sent.
LIVE = "live"


# Moments in the life of the hub: each at most one time, or the last one of what is done again.
milestones = Table(
    "milestones",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    reference("people", "person_id", null=True),
    # Of work that goes in steps: the id up to which it is done, none once all is.
    Column("place", Integer),
    info=keeping(hub(names=("person_id",)), Stay.FOR_EVER),
)


# Long work: a piece waits until it is made or has failed; who makes it holds the lease.
work = Table(
    "work",
    metadata,
    id_column(),
    Column("kind", String(30), nullable=False),
    reference("people", "person_id"),
    Column("subject", String(60), nullable=False, server_default=""),
    Column("state", String(10), nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_owner", String(40)),
    Column("lease_until", UtcDateTime),
    Column("reason", String(200), nullable=False, server_default=""),
    Index(
        "uq_work_waiting",
        "person_id",
        "kind",
        "subject",
        unique=True,
        **rows_where("state = 'waiting'"),
    ),
    info=keeping(
        person("person_id"),
        # What waits is made, however late.
        Term(KEPT, since=("asked_at",), only="state <> 'waiting'"),
    ),
)


# Files made for a person, kept for a day; `answered_at` is when the person chose a place for it.
files = Table(
    "files",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("work_id", ForeignKey("work.id"), nullable=False, unique=True),
    reference("people", "person_id"),
    Column("name", String(120), nullable=False),
    Column("about", String(200), nullable=False, server_default=""),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    Column("answered_at", UtcDateTime),
    Column("upload_to", Text, nullable=False, server_default=""),
    Column("place", Text, nullable=False, server_default=""),
    info=keeping(
        person("person_id", words=("about", "content", "upload_to", "place")),
        # Who accepts one in its last moment has it put all the same, also by an OneDrive that
        # takes nothing for a while.
        Term(KEPT, since=("made_at", "answered_at"), inclusive=True),
    ),
)


# Six years after the school year's end. The database itself lets no line be changed, nor go before
# this time, but for a month in which clocks may differ: a migration that copies the table must put
# its triggers back.
AUDITED = timedelta(days=7 * 366)
audit = Table(
    "audit",
    metadata,
    id_column(),
    Column("at", UtcDateTime, nullable=False, index=True),
    reference("people", "person_id", null=True, index=True),
    Column("verb", String(40), nullable=False),
    Column("subject", String(60), nullable=False, index=True),
    Column("fields", JSON, nullable=False),
    # It names people by their ids alone, so that a person's words can go while these lines stay.
    info=keeping(person("person_id"), Term(AUDITED, ("at",))),
)
