"""Tables of support given."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.tables.keeping import Stay, WithRow, keeping, organisation, person
from storage.tables.metadata import (
    Quarters,
    UtcDateTime,
    id_column,
    metadata,
    reference,
    rows_where,
)

deployments = Table(
    "deployments",
    metadata,
    id_column(),
    Column("reference", String(60), unique=True),
    reference("organisations", "organisation_id", index=True),
    Column("focus", String(200), nullable=False),
    Column("strand", String(60), nullable=False, server_default=""),
    Column("programme", String(60), nullable=False, server_default=""),
    Column("days_agreed", Quarters),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("status", String(12), nullable=False, index=True),
    Column("agreed_on", Date),
    # What holds: its own, else its contract's, else its programme's.
    Column("cover_paid", String(10), nullable=False, server_default="never"),
    Column("cover_stated", String(10)),
    Column("first_contact_on", Date),
    Column("rate", Integer),
    Column("reimbursement", Integer),
    Column("fee", Integer),
    # The URN of the school that was supported, where it and another became one since.
    Column("former", Integer),
    # Counts its changes, so that of two officers the second sees what the first did.
    Column("version", Integer, nullable=False, server_default="1"),
    Column("paused_on", Date),
    Column("paused_until", Date),
    # The day from which first contact and silence count since it went on after a pause.
    Column("clock_from", Date),
    info=keeping(organisation("organisation_id", words=("focus",)), Stay.FOR_EVER),
)


deployment_leaders = Table(
    "deployment_leaders",
    metadata,
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
    Column("since", Date),
    # Their part of the days agreed, where it is stated.
    Column("days", Quarters),
    # Who employed them then: a change of employer ends this and begins another.
    Column("home_organisation_id", ForeignKey("organisations.id"), index=True),
    info=keeping(person("person_id"), WithRow("deployment_id")),
)


# Who led it before: no right comes from here.
former_leaders = Table(
    "former_leaders",
    metadata,
    id_column(),
    reference("deployments", "deployment_id", index=True),
    reference("people", "person_id", index=True),
    Column("since", Date),
    Column("until", Date, nullable=False),
    Column("home_organisation_id", ForeignKey("organisations.id"), index=True),
    info=keeping(person("person_id"), WithRow("deployment_id")),
)


# Hand-overs that were asked for: each waits for its yeses, and then for its day.
hand_overs = Table(
    "hand_overs",
    metadata,
    id_column(),
    reference("deployments", "deployment_id", index=True),
    Column("offer_id", ForeignKey("offers.id")),
    reference("people", "leader_id"),
    reference("people", "to_id"),
    Column("from_on", Date, nullable=False),
    Column("days", Quarters),
    Column("reason", String(500), nullable=False, server_default=""),
    Column("asked_at", UtcDateTime, nullable=False),
    reference("people", "asked_by"),
    Column("agreed_at", UtcDateTime),
    # How an officer came to know that all agreed; empty where they said so themselves.
    Column("agreed_how", String(500), nullable=False, server_default=""),
    Column("ended_at", UtcDateTime),
    Index("ix_hand_overs_open", "id", **rows_where("ended_at IS NULL")),
    info=keeping(
        organisation(
            "deployment_id",
            names=("leader_id", "to_id", "asked_by"),
            words=("reason", "agreed_how"),
        ),
        WithRow("deployment_id"),
    ),
)


# What a day cost before it was changed: `until` is the day from which something else held.
former_rates = Table(
    "former_rates",
    metadata,
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
    Column("until", Date, primary_key=True),
    Column("rate", Integer),
    Column("reimbursement", Integer),
    Column("fee", Integer),
    info=keeping(organisation("deployment_id"), WithRow("deployment_id")),
)


# Each change of a support by an officer; `about` has what an undoing puts back.
support_changes = Table(
    "support_changes",
    metadata,
    id_column(),
    reference("deployments", "deployment_id"),
    Column("at", UtcDateTime, nullable=False),
    # Nobody where it came by itself, as on the first day.
    Column("person_id", ForeignKey("people.id")),
    Column("kind", String(16), nullable=False),
    Column("from_status", String(12), nullable=False),
    Column("to_status", String(12), nullable=False),
    Column("on", Date, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("about", JSON, nullable=False),
    Column("undone_at", UtcDateTime),
    Column("undone_by", ForeignKey("people.id")),
    Index("ix_support_changes_deployment_id_id", "deployment_id", "id"),
    info=keeping(
        organisation("deployment_id", names=("person_id", "undone_by"), words=("reason", "about")),
        WithRow("deployment_id"),
    ),
)


objectives = Table(
    "objectives",
    metadata,
    id_column(),
    reference("deployments", "deployment_id"),
    Column("position", Integer, nullable=False),
    Column("text", String(200), nullable=False),
    Column("baseline", String(200), nullable=False, server_default=""),
    Column("success", String(200), nullable=False, server_default=""),
    Column("milestone", String(200), nullable=False, server_default=""),
    Column("milestone_by", Date),
    Column("by", Date),
    Column("area", String(60), nullable=False, server_default=""),
    Column("closed_on", Date),
    Column("closed_why", String(200), nullable=False, server_default=""),
    UniqueConstraint("deployment_id", "position"),
    info=keeping(
        organisation(
            "deployment_id",
            words=("text", "baseline", "success", "milestone", "closed_why"),
        ),
        WithRow("deployment_id"),
    ),
)


# The minutes used of a deployment so far, colleagues' own time included: whatever changes them
# among the records adds to it. `minutes.py` counts them anew from the records, to compare.
support_minutes = Table(
    "support_minutes",
    metadata,
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
    Column("minutes", Integer, nullable=False),
    info=keeping(organisation("deployment_id"), WithRow("deployment_id")),
)
