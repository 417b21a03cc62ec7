"""Tables of channels and their digests."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.keeping import Stay, WithRow, hub, keeping, organisation
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference

# Channels that an officer chose for the hub's posts; `audience_of` is the name of a programme,
# a strand or a phase, or the id of a trust.
channels = Table(
    "channels",
    metadata,
    id_column(),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, unique=True),
    Column("name", String(200), nullable=False, server_default=""),
    Column("audience", String(12), nullable=False),
    Column("audience_of", String(60), nullable=False, server_default=""),
    reference("people", "linked_by"),
    Column("linked_at", UtcDateTime, nullable=False),
    Column("digest", Boolean, nullable=False, server_default=text("false")),
    Column("stopped_at", UtcDateTime),
    info=keeping(hub(names=("linked_by",)), Stay.FOR_EVER),
)


# One row for each channel and period; `out_at` is set only when Teams confirmed the post.
digests = Table(
    "digests",
    metadata,
    id_column(),
    reference("channels", "channel_id"),
    Column("period", String(10), nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("state", String(10), nullable=False),
    Column("reason", String(200), nullable=False, server_default=""),
    Column("due_at", UtcDateTime, nullable=False),
    Column("out_at", UtcDateTime),
    # When its post is put anew, or was last.
    Column("updated_at", UtcDateTime),
    UniqueConstraint("channel_id", "period"),
    Index("ix_digests_channel_id_last", "channel_id", "last"),
    info=keeping(hub(), WithRow("channel_id")),
)


# Which digest of a channel counted a record for good; with none yet, the next one counts it as
# late.
digest_records = Table(
    "digest_records",
    metadata,
    Column("channel_id", ForeignKey("channels.id"), primary_key=True),
    Column("visit_id", ForeignKey("visits.id"), primary_key=True),
    Column("digest_id", ForeignKey("digests.id")),
    Column("late", Boolean, nullable=False),
    Index("ix_digest_records_channel_id_digest_id", "channel_id", "digest_id"),
    info=keeping(organisation("visit_id"), WithRow("visit_id")),
)
