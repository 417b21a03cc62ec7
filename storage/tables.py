"""Every table, as SQLAlchemy Core metadata; Alembic's migrations make exactly these."""

from collections.abc import Callable
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: stored in UTC, always given back aware; SQLite would drop the zone and be an hour wrong."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Refuses a naive time: nobody knows what it means."""
        return _utc_text if dialect.name == "sqlite" else _utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None]:  # noqa: ARG002
        """The instant, aware."""
        return _instant if dialect.name == "sqlite" else _utc


def _utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("a time without its zone")
    return value.astimezone(UTC)


def _utc_text(value: datetime | None) -> str | None:
    """As SQLAlchemy writes times for SQLite; its own way there and back takes four times as long."""
    utc = _utc(value)
    return None if utc is None else utc.replace(tzinfo=None).isoformat(" ", "microseconds")


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class Quarters(TypeDecorator[Fraction]):
    """Working days in quarters, as a whole number of them: no binary fraction is ever summed."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Rounds to the nearest quarter."""
        return None if value is None else round(value * 4)

    def process_result_value(self, value: Any, dialect: Dialect) -> Fraction | None:  # noqa: ARG002
        """The days."""
        return None if value is None else Fraction(value, 4)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _to(table: str, name: str, *, null: bool = False, index: bool = False) -> Column[int]:
    return Column(name, ForeignKey(f"{table}.id"), nullable=null, index=index)


def _only(condition: str) -> dict[str, Any]:
    """An index of those rows only."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


organisations = Table(
    "organisations",
    metadata,
    _id(),
    Column("kind", String(10), nullable=False),
    Column("name", String(200), nullable=False, index=True),
    Column("urn", Integer, unique=True),
    Column("uid", Integer, unique=True),
    Column("phase", String(60), nullable=False, server_default=""),
    Column("town", String(100), nullable=False, server_default=""),
    Column("postcode", String(12), nullable=False, server_default=""),
    Column("telephone", String(30), nullable=False, server_default=""),
    Column("authority", String(100), nullable=False, server_default=""),
    Column("easting", Integer),
    Column("northing", Integer),
    _to("organisations", "trust_id", null=True),
    Column("open", Boolean, nullable=False, server_default=text("true")),
)

# Every URN an organisation ever had: the links file moves an old URN's row here to its successor's organisation.
urns = Table(
    "urns",
    metadata,
    Column("urn", Integer, primary_key=True, autoincrement=False),
    _to("organisations", "organisation_id", index=True),
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False, unique=True),
    Column("specialisms", Text, nullable=False, server_default=""),
    Column("phases", Text, nullable=False, server_default=""),
    Column("free_days", Quarters),
    Column("working_days", String(40), nullable=False, server_default=""),
    Column("locale", String(35), nullable=False, server_default="en-GB"),
    Column("zone", String(64), nullable=False, server_default="Europe/London"),
    Column("welcomed_at", UtcDateTime),
    Column("left_at", UtcDateTime),
    Column("sending_at", Time),
    Column("away_until", Date),
)

roles = Table(
    "roles",
    metadata,
    _id(),
    _to("people", "person_id", index=True),
    Column("role", String(20), nullable=False),
    _to("organisations", "organisation_id", null=True, index=True),
    UniqueConstraint("person_id", "role", "organisation_id"),
)

tenants = Table(
    "tenants",
    metadata,
    Column("domain", String(253), primary_key=True),
    Column("tenant", String(64), nullable=False, index=True),
)

accounts = Table(
    "accounts",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("oid", String(64), primary_key=True),
    _to("people", "person_id", index=True),
    Column("user_id", String(200), nullable=False),
    Column("linked_at", UtcDateTime, nullable=False),
    Column("linked_by", String(10), nullable=False),
)

codes = Table(
    "codes",
    metadata,
    Column("hash", String(64), primary_key=True),
    _to("people", "person_id", index=True),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
)

strangers = Table(
    "strangers",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("oid", String(64), primary_key=True),
    Column("on", Date, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("wrong_codes", Integer, nullable=False, server_default="0"),
    Column("name", String(200), nullable=False, server_default=""),
    Column("address", String(254), nullable=False, server_default=""),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(300), primary_key=True),
    Column("surface", String(10), nullable=False),
    Column("tenant", String(64), nullable=False),
    _to("people", "person_id", null=True, index=True),
    Column("service_url", String(300), nullable=False),
    Column("bot_id", String(200), nullable=False),
    Column("user_id", String(200), nullable=False, server_default=""),
    Column("channel", String(300), nullable=False, server_default=""),
    Column("team", String(300), nullable=False, server_default=""),
    Column("state", String(12), nullable=False, server_default="open"),
    Column("last_error", String(200), nullable=False, server_default=""),
    Column("lease_owner", String(40)),
    Column("lease_until", UtcDateTime),
    Column("next_allowed_at", UtcDateTime),
    # Rises with each time the conversation was put: the highest spoke last.
    Column("serial", Integer, nullable=False),
)

calendars = Table(
    "calendars",
    metadata,
    _id(),
    Column("calendar", String(60), nullable=False),
    Column("closed_from", Date, nullable=False),
    Column("closed_to", Date, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("source", String(20), nullable=False, server_default=""),
    UniqueConstraint("calendar", "closed_from", "kind"),
)

deployments = Table(
    "deployments",
    metadata,
    _id(),
    Column("reference", String(60), unique=True),
    _to("organisations", "organisation_id", index=True),
    Column("focus", String(200), nullable=False),
    Column("strand", String(60), nullable=False, server_default=""),
    Column("programme", String(60), nullable=False, server_default=""),
    Column("grant_reference", String(60), nullable=False, server_default=""),
    Column("days_agreed", Quarters),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("status", String(12), nullable=False),
    Column("agreed_on", Date),
    Column("cover_paid", Boolean, nullable=False, server_default=text("false")),
    Column("first_contact_on", Date),
    Column("rate", Integer),
    Column("reimbursement", Integer),
    Column("fee", Integer),
)

deployment_leaders = Table(
    "deployment_leaders",
    metadata,
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
)

objectives = Table(
    "objectives",
    metadata,
    _id(),
    _to("deployments", "deployment_id"),
    Column("position", Integer, nullable=False),
    Column("text", String(200), nullable=False),
    UniqueConstraint("deployment_id", "position"),
)

planned_visits = Table(
    "planned_visits",
    metadata,
    _id(),
    _to("deployments", "deployment_id", index=True),
    _to("people", "leader_id"),
    Column("on", Date, nullable=False),
    Column("at", Time),
    Column("purpose", String(200), nullable=False, server_default=""),
    Column("state", String(16), nullable=False),
    _to("visits", "made_by", null=True, index=True),
    # What an import planned is known by this even after it was moved, so that it is never planned twice.
    Column("import_key", String(60), unique=True),
    Column("removed", Boolean, nullable=False, server_default=text("false")),
    # Moved by its leader since a record planned it: it no longer goes and comes back with that record.
    Column("changed", Boolean, nullable=False, server_default=text("false")),
    Index("ix_planned_visits_leader_id_state_on", "leader_id", "state", "on"),
    Index("ix_planned_visits_state_on", "state", "on"),
)

visits = Table(
    "visits",
    metadata,
    _id(),
    Column("form_id", String(40), unique=True),
    _to("deployments", "deployment_id"),
    _to("people", "leader_id"),
    _to("people", "recorded_by"),
    Column("planned_id", Integer),
    Column("happened", Boolean, nullable=False),
    Column("on", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("counts", Boolean, nullable=False),
    Column("type", String(12)),
    Column("progress", String(12)),
    Column("objective_id", ForeignKey("objectives.id")),
    Column("who_with", String(80), nullable=False, server_default=""),
    Column("did", Text, nullable=False, server_default=""),
    Column("flagged", Boolean, nullable=False, server_default=text("false")),
    Column("hub_note", Text, nullable=False, server_default=""),
    Column("reason", String(12)),
    Column("notice", String(12)),
    Column("seconds", Integer),
    Column("source", String(10), nullable=False),
    Column("import_key", String(120), unique=True),
    Column("next_step_answered", Boolean, nullable=False, server_default=text("false")),
    Column("version", Integer, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime),
    Column("changed_by", ForeignKey("people.id")),
    Column("deleted_at", UtcDateTime),
    CheckConstraint("minutes > 0", name="minutes"),
    Index("ix_visits_leader_id_on_id", "leader_id", "on", "id"),
    Index("ix_visits_deployment_id_on", "deployment_id", "on"),
    Index("ix_visits_on", "on"),
    Index("ix_visits_recorded_at", "recorded_at"),
)

visit_versions = Table(
    "visit_versions",
    metadata,
    Column("visit_id", ForeignKey("visits.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    _to("people", "person_id"),
    Column("values", JSON, nullable=False),
)

visit_shares = Table(
    "visit_shares",
    metadata,
    Column("visit_id", ForeignKey("visits.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("minutes", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

next_steps = Table(
    "next_steps",
    metadata,
    _id(),
    _to("deployments", "deployment_id", index=True),
    _to("visits", "made_by", null=True, index=True),
    Column("what", String(200), nullable=False),
    Column("who", String(12), nullable=False, server_default=""),
    Column("by", Date),
    Column("closed_at", UtcDateTime),
    Column("closed_by", ForeignKey("people.id")),
    Column("removed", Boolean, nullable=False, server_default=text("false")),
    Column("changed", Boolean, nullable=False, server_default=text("false")),
)

concerns = Table(
    "concerns",
    metadata,
    _id(),
    Column("visit_id", ForeignKey("visits.id"), nullable=False, unique=True),
    Column("state", String(12), nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("taken_by", ForeignKey("people.id")),
    Column("taken_at", UtcDateTime),
    Column("resolved_by", ForeignKey("people.id")),
    Column("resolved_at", UtcDateTime),
)

# The channels that an officer chose for the hub's posts; `audience_of` is a programme's name or an organisation's id.
channels = Table(
    "channels",
    metadata,
    _id(),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False, unique=True),
    Column("name", String(200), nullable=False, server_default=""),
    Column("audience", String(12), nullable=False),
    Column("audience_of", String(60), nullable=False, server_default=""),
    _to("people", "linked_by"),
    Column("linked_at", UtcDateTime, nullable=False),
    Column("digest", Boolean, nullable=False, server_default=text("false")),
    Column("stopped_at", UtcDateTime),
)

# One row a channel and period. `out_at` is the watermark: it is set only when Teams confirmed the post.
digests = Table(
    "digests",
    metadata,
    _id(),
    _to("channels", "channel_id"),
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
)

# Which digest of a channel counted a record for good, or, with none yet, that the next to go out counts it as late.
digest_records = Table(
    "digest_records",
    metadata,
    Column("channel_id", ForeignKey("channels.id"), primary_key=True),
    Column("visit_id", ForeignKey("visits.id"), primary_key=True),
    Column("digest_id", ForeignKey("digests.id")),
    Column("late", Boolean, nullable=False),
    Index("ix_digest_records_channel_id_digest_id", "channel_id", "digest_id"),
)

# What a person was prompted for: how often, when last, when not before, and who chases it now.
prompted = Table(
    "prompted",
    metadata,
    _to("people", "person_id"),
    Column("subject", String(60), nullable=False, index=True),
    Column("times", Integer, nullable=False, server_default="0"),
    Column("last_on", Date),
    Column("not_before", Date),
    Column("handed_to", ForeignKey("people.id")),
    Column("settled_at", UtcDateTime),
    Column("settled", String(20), nullable=False, server_default=""),
    PrimaryKeyConstraint("person_id", "subject"),
)

# Deployments of which a person wants no prompts.
muted = Table(
    "muted",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
)

# The school's copy of a record: when it may go, which version went, and what the school said.
copies = Table(
    "copies",
    metadata,
    Column("visit_id", ForeignKey("visits.id"), primary_key=True),
    Column("due_at", UtcDateTime, nullable=False, index=True),
    Column("version", Integer),
    Column("sent_at", UtcDateTime),
    Column("answer", String(10)),
    Column("objection", Text, nullable=False, server_default=""),
    Column("answered_by", ForeignKey("people.id")),
    Column("answered_at", UtcDateTime),
    Column("answered_version", Integer),
    Column("how", String(60), nullable=False, server_default=""),
    Column("noted_by", ForeignKey("people.id")),
)

# Moments in the life of the hub, each at most once: "live" is when an officer let prompts, welcomes and copies go.
milestones = Table(
    "milestones",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    _to("people", "person_id", null=True),
)

# Running processes, by their heartbeat: each takes its share of the pace.
replicas = Table(
    "replicas",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("beat_at", UtcDateTime, nullable=False),
)

# Long work: a piece waits until it is made or has failed; who makes it holds the lease.
work = Table(
    "work",
    metadata,
    _id(),
    Column("kind", String(30), nullable=False),
    _to("people", "person_id"),
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
        **_only("state = 'waiting'"),
    ),
)

# Files made for a person, for a day; `answered_at` is when the person said where one is to be put.
files = Table(
    "files",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("work_id", ForeignKey("work.id"), nullable=False, unique=True),
    _to("people", "person_id"),
    Column("name", String(120), nullable=False),
    Column("about", String(200), nullable=False, server_default=""),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", UtcDateTime, nullable=False, index=True),
    Column("answered_at", UtcDateTime),
    Column("upload_to", Text, nullable=False, server_default=""),
    Column("place", Text, nullable=False, server_default=""),
)

forms = Table(
    "forms",
    metadata,
    Column("id", String(40), primary_key=True),
    _to("people", "person_id"),
    Column("deployment_id", ForeignKey("deployments.id")),
    Column("planned_id", Integer),
    Column("visit_id", ForeignKey("visits.id")),
    Column("version", Integer),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("values", JSON),
    Column("kept_at", UtcDateTime),
    Column("closed_at", UtcDateTime),
    # Whose record it becomes, where that is not the person who fills it in.
    Column("leader_id", ForeignKey("people.id")),
    Index("ix_forms_person_id_kept_at", "person_id", "kept_at"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("conversation_id", String(300), primary_key=True),
    Column("activity_id", String(200), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("body", Text),
)

posts = Table(
    "posts",
    metadata,
    _id(),
    Column("slot", String(120), nullable=False, index=True),
    Column("conversation_id", String(300), nullable=False),
    Column("activity_id", String(300)),
    Column("shows", String(120), nullable=False, server_default=""),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("conversation_id", "activity_id"),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("key", String(200), nullable=False, unique=True),
    Column("kind", String(30), nullable=False),
    Column("subject", String(60), nullable=False),
    Column("conversation_id", ForeignKey("conversations.id"), nullable=False),
    _to("posts", "post_id", null=True),
    Column("state", String(10), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("late_at", UtcDateTime),
    Column("lease_owner", String(40)),
    Column("lease_until", UtcDateTime),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("activity_id", String(300)),
    Column("last_error", String(200), nullable=False, server_default=""),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Index("ix_outbox_state_due_at", "state", "due_at"),
    # Small, and found without statistics: what may go next, and which conversations have something on its way.
    Index("ix_outbox_ready", "due_at", "id", **_only("state = 'ready'")),
    Index("ix_outbox_in_flight", "conversation_id", **_only("state = 'leased' OR state = 'sending'")),
    Index(
        "uq_outbox_ready_post",
        "post_id",
        unique=True,
        **_only("state = 'ready'"),
    ),
)

audit = Table(
    "audit",
    metadata,
    _id(),
    Column("at", UtcDateTime, nullable=False),
    _to("people", "person_id", null=True, index=True),
    Column("verb", String(40), nullable=False),
    Column("subject", String(60), nullable=False, index=True),
    Column("fields", JSON, nullable=False),
)
