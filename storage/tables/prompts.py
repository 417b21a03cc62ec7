"""Tables of calendars and of what people were prompted for."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from storage.tables.keeping import Stay, WithRow, hub, keeping, person
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference

calendars = Table(
    "calendars",
    metadata,
    id_column(),
    Column("calendar", String(60), nullable=False),
    Column("closed_from", Date, nullable=False),
    Column("closed_to", Date, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("source", String(20), nullable=False, server_default=""),
    UniqueConstraint("calendar", "closed_from", "kind"),
    info=keeping(hub(), Stay.FOR_EVER),
)


# What a person was prompted for: how often, when last, when not before, and who chases it now.
prompted = Table(
    "prompted",
    metadata,
    reference("people", "person_id"),
    Column("subject", String(60), nullable=False, index=True),
    Column("times", Integer, nullable=False, server_default="0"),
    Column("last_on", Date),
    Column("not_before", Date),
    Column("handed_to", ForeignKey("people.id")),
    Column("settled_at", UtcDateTime),
    Column("settled", String(20), nullable=False, server_default=""),
    PrimaryKeyConstraint("person_id", "subject"),
    # A day's message looks back no further than its own day.
    Index("ix_prompted_person_id_last_on", "person_id", "last_on"),
    info=keeping(person("person_id", names=("handed_to",)), WithRow("person_id")),
)


# Deployments of which a person wants no prompts.
muted = Table(
    "muted",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
    info=keeping(person("person_id"), WithRow("person_id")),
)
