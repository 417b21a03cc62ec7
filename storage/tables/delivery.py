"""Tables of conversations and of messages on their way."""

from datetime import timedelta

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.tables.keeping import Stay, Term, WithRow, keeping, nobody, person
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference, rows_where

# What ended, without the copies, which stay. It is written so that no database looks for it by the
# index on states: there it would go through every copy that ever went.
ENDED = (
    "(state || '' = 'sent' OR state || '' = 'skipped') AND (post_id IS NOT NULL OR kind <> 'copy')"
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(300), primary_key=True),
    Column("surface", String(10), nullable=False),
    Column("tenant", String(64), nullable=False),
    reference("people", "person_id", null=True),
    Column("service_url", String(300), nullable=False),
    Column("bot_id", String(200), nullable=False),
    Column("user_id", String(200), nullable=False, server_default=""),
    Column("channel", String(300), nullable=False, server_default=""),
    Column("team", String(300), nullable=False, server_default=""),
    Column("state", String(12), nullable=False, server_default="open"),
    Column("last_error", String(200), nullable=False, server_default=""),
    # Whether its account typed a code: only there does the officer's part of a person work.
    Column("coded", Boolean, nullable=False, server_default=text("false")),
    Column("lease_owner", String(40)),
    Column("lease_until", UtcDateTime),
    Column("next_allowed_at", UtcDateTime),
    # Unasked messages go to `service_url`. Beside it: another address that an activity named, one
    # that Teams called the wrong one, whether a message arrived, and refusals in a row.
    Column("offered_url", String(300), nullable=False, server_default=""),
    Column("refused_url", String(300), nullable=False, server_default=""),
    Column("proven", Boolean, nullable=False, server_default=text("false")),
    Column("refusals", Integer, nullable=False, server_default="0"),
    # Rises with each time the conversation was put: the highest spoke last.
    Column("serial", Integer, nullable=False, index=True),
    # Few of many: those that the worker holds, that Teams asked to leave alone, that take nothing.
    Index("ix_conversations_held", "lease_owner", **rows_where("lease_owner IS NOT NULL")),
    Index(
        "ix_conversations_resting", "next_allowed_at", **rows_where("next_allowed_at IS NOT NULL")
    ),
    Index("ix_conversations_stopped", "state", **rows_where("state <> 'open'")),
    Index("ix_conversations_team", "team", **rows_where("surface = 'channel'")),
    Index("ix_conversations_person_id_surface_state", "person_id", "surface", "state"),
    info=keeping(person("person_id", words=("user_id",)), WithRow("person_id")),
)


# Running processes, by their heartbeat: each takes its share of the pace.
replicas = Table(
    "replicas",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("beat_at", UtcDateTime, nullable=False),
    info=keeping(nobody(), Stay.UNTIL_ENDED),
)


inbox = Table(
    "inbox",
    metadata,
    Column("conversation_id", String(300), primary_key=True),
    Column("activity_id", String(200), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("body", Text),
    Index("ix_inbox_answered", "at", **rows_where("body IS NOT NULL")),
    info=keeping(
        person("conversation_id", words=("body",)),
        Term(timedelta(days=30), since=("at",)),
        # An answer is a whole card, and Teams asks for it again within minutes.
        Term(timedelta(hours=48), since=("at",), columns=("body",)),
    ),
)


posts = Table(
    "posts",
    metadata,
    id_column(),
    Column("slot", String(120), nullable=False, index=True),
    Column("conversation_id", String(300), nullable=False),
    Column("activity_id", String(300)),
    Column("shows", String(120), nullable=False, server_default=""),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("conversation_id", "activity_id"),
    info=keeping(person("conversation_id"), WithRow("conversation_id")),
)


outbox = Table(
    "outbox",
    metadata,
    id_column(),
    Column("key", String(200), nullable=False, unique=True),
    Column("kind", String(30), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    reference("posts", "post_id", null=True),
    Column("state", String(10), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("late_at", UtcDateTime),
    # The moment as at which it reads, where somebody tried another day out.
    Column("as_at", UtcDateTime),
    # What an update says of the press that it follows, until something else changes the message.
    Column("note", Text, nullable=False, server_default=""),
    Column("lease_owner", String(40)),
    Column("lease_until", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("activity_id", String(300)),
    Column("last_error", String(200), nullable=False, server_default=""),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Index("ix_outbox_state_due_at", "state", "due_at"),
    # Indexes of few rows, used without statistics: what may go next, and which conversations are
    # busy.
    Index("ix_outbox_ready", "due_at", "id", **rows_where("state = 'ready'")),
    Index(
        "ix_outbox_in_flight",
        "conversation_id",
        **rows_where("state = 'leased' OR state = 'sending'"),
    ),
    Index("ix_outbox_sent_at", "sent_at"),
    # What the purge looks through: copies stay, and are nearly all that there is.
    Index("ix_outbox_ended", "due_at", **rows_where(ENDED)),
    # Of which flags anybody was told.
    Index("ix_outbox_concerns", "subject", **rows_where("kind = 'concern'")),
    Index(
        "uq_outbox_ready_post",
        "post_id",
        unique=True,
        **rows_where("state = 'ready'"),
    ),
    info=keeping(
        person("conversation_id", words=("note",)),
        # Keys of updates are random, and those of fleeting kinds are never put again; any other
        # key keeps a message from going twice for ever. What waits for a person stays too.
        Term(
            timedelta(days=90),
            since=("due_at",),
            only=f"{ENDED} AND (post_id IS NOT NULL OR kind IN :fleeting)",
        ),
    ),
)
