"""Tables of action plans: what the school agreed to, the plan's files, and earlier wordings."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.keeping import WithRow, keeping, organisation
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference

# The plan of one support: when it is due, when the school got it, and what it answered.
plans = Table(
    "plans",
    metadata,
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
    # The days on which its leaders are reminded, and by which it is to be agreed.
    Column("remind_on", Date),
    Column("due", Date, index=True),
    Column("shared_at", UtcDateTime),
    Column("shared_by", ForeignKey("people.id")),
    Column("agreed_at", UtcDateTime),
    Column("agreed_by", ForeignKey("people.id")),
    # How an officer came to know of it, and of which day it is; empty for a contact's own answer.
    Column("noted_how", String(12), nullable=False, server_default=""),
    Column("noted_on", Date),
    # When an objective was added after the school agreed: it is asked again.
    Column("asks_again_at", UtcDateTime),
    Column("change_asked", String(500), nullable=False, server_default=""),
    Column("change_asked_at", UtcDateTime),
    Column("change_asked_by", ForeignKey("people.id")),
    Column("version", Integer, nullable=False, server_default="1"),
    # Its place in lists: what is not agreed, by the day on which it is due, before what is.
    Column("rank", Integer, nullable=False),
    Column("by", Date, nullable=False),
    Index("ix_plans_rank_by_deployment_id", "rank", "by", "deployment_id"),
    info=keeping(
        organisation(
            "deployment_id",
            names=("shared_by", "agreed_by", "change_asked_by"),
            words=("change_asked",),
        ),
        WithRow("deployment_id"),
    ),
)


# The plan as a file or a link, by version; it is kept, not read.
plan_files = Table(
    "plan_files",
    metadata,
    id_column(),
    reference("deployments", "deployment_id"),
    Column("number", Integer, nullable=False),
    Column("file_id", ForeignKey("kept_files.id"), index=True),
    Column("link", String(500), nullable=False, server_default=""),
    Column("sent_at", UtcDateTime, nullable=False),
    reference("people", "sent_by"),
    Column("by_school", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("deployment_id", "number"),
    info=keeping(
        organisation("deployment_id", names=("sent_by",), words=("link",)),
        WithRow("deployment_id"),
    ),
)


# An objective as it stood before each change.
objective_versions = Table(
    "objective_versions",
    metadata,
    id_column(),
    reference("objectives", "objective_id", index=True),
    Column("at", UtcDateTime, nullable=False),
    reference("people", "by_id"),
    Column("kept", JSON, nullable=False),
    info=keeping(
        organisation("objective_id", names=("by_id",), words=("kept",)), WithRow("objective_id")
    ),
)
