"""Tables of reports: which are due by which rules, and what became of each."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from storage.tables.keeping import Stay, WithRow, hub, keeping, organisation
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference

report_rules = Table(
    "report_rules",
    metadata,
    id_column(),
    Column("programme", String(60), nullable=False),
    Column("school_year", String(7), nullable=False),
    Column("when", String(24), nullable=False),
    Column("per", String(16), nullable=False),
    # Several, by semicolon, the preferred one first.
    Column("forms", String(60), nullable=False),
    # A day, middle, end+15, or nothing.
    Column("interim_due", String(10), nullable=False, server_default=""),
    Column("final_due", String(10), nullable=False, server_default=""),
    UniqueConstraint("programme", "school_year", "when"),
    info=keeping(hub(), Stay.FOR_EVER),
)


# A report on money or support, once it is known to be due; `key` says what it is about for good.
reports = Table(
    "reports",
    metadata,
    id_column(),
    Column("key", String(160), nullable=False, unique=True),
    reference("organisations", "holder_id", index=True),
    Column("programme", String(60), nullable=False, server_default=""),
    Column("school_year", String(7), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("per", String(16), nullable=False),
    Column("forms", String(60), nullable=False),
    Column("due", Date),
    Column("again", Date),
    reference("people", "ower_id", null=True, index=True),
    reference("people", "given_id", null=True),
    Column("state", String(12), nullable=False),
    Column("submitted_at", UtcDateTime),
    reference("people", "submitted_by", null=True),
    Column("decided_at", UtcDateTime),
    reference("people", "decided_by", null=True),
    # What an officer wanted changed; and why it was waived.
    Column("returned", String(1000), nullable=False, server_default=""),
    Column("why", String(500), nullable=False, server_default=""),
    Column("version", Integer, nullable=False, server_default="1"),
    # Its place in lists: what is to be judged, what is owed, what is done; each by its day.
    Column("rank", Integer, nullable=False),
    Column("by", Date, nullable=False),
    Index("ix_reports_rank_by_id", "rank", "by", "id"),
    info=keeping(
        organisation(
            "holder_id",
            names=("ower_id", "given_id", "submitted_by", "decided_by"),
            words=("returned", "why"),
        ),
        Stay.FOR_EVER,
    ),
)


report_grants = Table(
    "report_grants",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("grant_id", ForeignKey("grants.id"), primary_key=True, index=True),
    info=keeping(organisation("report_id"), WithRow("report_id")),
)


report_supports = Table(
    "report_supports",
    metadata,
    Column("report_id", ForeignKey("reports.id"), primary_key=True),
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True, index=True),
    info=keeping(organisation("report_id"), WithRow("report_id")),
)


# What was sent as a report, by number: a file, or a link to a plan. It stays, whatever follows.
report_versions = Table(
    "report_versions",
    metadata,
    id_column(),
    reference("reports", "report_id"),
    Column("number", Integer, nullable=False),
    Column("form", String(16), nullable=False),
    reference("kept_files", "file_id", null=True, index=True),
    Column("link", String(500), nullable=False, server_default=""),
    Column("sent_at", UtcDateTime, nullable=False),
    reference("people", "sent_by"),
    Column("submitted_at", UtcDateTime),
    UniqueConstraint("report_id", "number"),
    info=keeping(
        organisation("report_id", names=("sent_by",), words=("link",)), WithRow("report_id")
    ),
)


# What a contact of a school added to a report that was handed in: one word each.
report_words = Table(
    "report_words",
    metadata,
    id_column(),
    reference("reports", "report_id"),
    reference("people", "person_id"),
    reference("organisations", "organisation_id"),
    Column("at", UtcDateTime, nullable=False),
    Column("words", String(500), nullable=False),
    UniqueConstraint("report_id", "person_id"),
    info=keeping(
        organisation("report_id", names=("person_id",), words=("words",)), WithRow("report_id")
    ),
)


# What became of a grant, or of a school's part of it, as a report says.
report_money = Table(
    "report_money",
    metadata,
    id_column(),
    reference("reports", "report_id", index=True),
    reference("grants", "grant_id", index=True),
    reference("organisations", "organisation_id", null=True, index=True),
    Column("other", Integer, nullable=False),
    Column("committed", Integer, nullable=False),
    Column("carried", Integer, nullable=False),
    Column("returned", Integer, nullable=False),
    # What leaders' days had cost when it was handed in; later visits change nothing of it.
    Column("days", Integer),
    info=keeping(organisation("report_id"), WithRow("report_id")),
)
