"""Tables of records and what belongs to them."""

from datetime import timedelta

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    text,
)

from storage.tables.keeping import Stay, Term, WithRow, keeping, organisation, person
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference, rows_where

# How long what was typed into a form is kept: not saved, until it is; saved, as a second copy of
# the record's words, for a Save that comes late from another device.
FORMS_KEPT = timedelta(days=90)

planned_visits = Table(
    "planned_visits",
    metadata,
    id_column(),
    reference("deployments", "deployment_id"),
    reference("people", "leader_id"),
    Column("on", Date, nullable=False),
    Column("at", Time),
    Column("purpose", String(200), nullable=False, server_default=""),
    Column("state", String(16), nullable=False),
    reference("visits", "made_by", null=True, index=True),
    # An import finds what it planned by this key, also after it was moved, and plans nothing twice.
    Column("import_key", String(60), unique=True),
    Column("removed", Boolean, nullable=False, server_default=text("false")),
    # Whether its leader moved it since a record planned it: then it no longer goes with that
    # record.
    Column("changed", Boolean, nullable=False, server_default=text("false")),
    # Whose reason it was that it was called off.
    Column("reason", String(12)),
    Index("ix_planned_visits_deployment_id_on", "deployment_id", "on"),
    Index("ix_planned_visits_leader_id_state_on", "leader_id", "state", "on"),
    Index("ix_planned_visits_state_on", "state", "on"),
    info=keeping(person("leader_id", words=("purpose",)), WithRow("deployment_id")),
)


visits = Table(
    "visits",
    metadata,
    id_column(),
    Column("form_id", String(40), unique=True),
    reference("deployments", "deployment_id"),
    reference("people", "leader_id"),
    reference("people", "recorded_by"),
    Column("planned_id", Integer),
    Column("happened", Boolean, nullable=False),
    Column("on", Date, nullable=False),
    Column("minutes", Integer, nullable=False),
    # The sum of `visit_shares`, so that sums over many records need not look there.
    Column("shared_minutes", Integer, nullable=False, server_default=text("0")),
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
    Column("deleted_by", ForeignKey("people.id")),
    CheckConstraint("minutes > 0", name="minutes"),
    Index("ix_visits_leader_id_on_id_deleted_at", "leader_id", "on", "id", "deleted_at"),
    # Wide enough for sums over years without a look at the rows.
    Index(
        "ix_visits_deployment_id_on_figures",
        *("deployment_id", "on", "id", "deleted_at", "happened", "counts", "minutes", "progress"),
    ),
    Index(
        "ix_visits_on_figures",
        *("on", "id", "deleted_at", "happened", "deployment_id", "counts", "minutes"),
        *("shared_minutes", "progress"),
    ),
    Index("ix_visits_planned_id", "planned_id", **rows_where("planned_id IS NOT NULL")),
    Index("ix_visits_recorded_at", "recorded_at"),
    info=keeping(
        person(
            "leader_id",
            names=("recorded_by", "changed_by", "deleted_by"),
            words=("who_with", "did", "hub_note"),
        ),
        Stay.FOR_EVER,
    ),
)


visit_versions = Table(
    "visit_versions",
    metadata,
    Column("visit_id", ForeignKey("visits.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    reference("people", "person_id"),
    Column("values", JSON, nullable=False),
    info=keeping(person("person_id", words=("values",)), WithRow("visit_id")),
)


visit_shares = Table(
    "visit_shares",
    metadata,
    Column("visit_id", ForeignKey("visits.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("minutes", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_visit_shares_person_id", "person_id"),
    info=keeping(person("person_id"), WithRow("visit_id")),
)


next_steps = Table(
    "next_steps",
    metadata,
    id_column(),
    reference("deployments", "deployment_id"),
    reference("visits", "made_by", null=True, index=True),
    Column("what", String(200), nullable=False),
    Column("who", String(12), nullable=False, server_default=""),
    Column("by", Date),
    Column("closed_at", UtcDateTime),
    Column("closed_by", ForeignKey("people.id")),
    Column("removed", Boolean, nullable=False, server_default=text("false")),
    Column("changed", Boolean, nullable=False, server_default=text("false")),
    # Closed because its support ended, not because it was done.
    Column("ended", Boolean, nullable=False, server_default=text("false")),
    Index("ix_next_steps_deployment_id_closed_at", "deployment_id", "closed_at"),
    # Those to remind of, by their day.
    Index("ix_next_steps_open", "by", **rows_where("closed_at IS NULL")),
    info=keeping(
        organisation("deployment_id", names=("closed_by",), words=("what",)),
        WithRow("deployment_id"),
    ),
)


concerns = Table(
    "concerns",
    metadata,
    id_column(),
    Column("visit_id", ForeignKey("visits.id"), nullable=False, unique=True),
    Column("state", String(12), nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("taken_by", ForeignKey("people.id")),
    Column("taken_at", UtcDateTime),
    Column("resolved_by", ForeignKey("people.id")),
    Column("resolved_at", UtcDateTime),
    Index("ix_concerns_raised_at", "raised_at"),
    Index("ix_concerns_open", "state", **rows_where("state = 'asked' OR state = 'taken'")),
    info=keeping(organisation("visit_id", names=("taken_by", "resolved_by")), WithRow("visit_id")),
)


# The school's copy of a record: when it may go, which version went, and what the school answered.
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
    # Off once the newest version was put into the outbox.
    Column("waits", Boolean, nullable=False, server_default=text("true")),
    # Since when it is due and nobody can get it; empty again once it was put.
    Column("unreached_at", UtcDateTime),
    Index(
        "ix_copies_waiting",
        "due_at",
        sqlite_where=text("waits = 1"),
        postgresql_where=text("waits"),
    ),
    info=keeping(
        organisation("visit_id", names=("answered_by", "noted_by"), words=("objection", "how")),
        WithRow("visit_id"),
    ),
)


forms = Table(
    "forms",
    metadata,
    Column("id", String(40), primary_key=True),
    reference("people", "person_id"),
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
    # What still holds words, for the purge.
    Index(
        "ix_forms_filled", "opened_at", **rows_where('"values" IS NOT NULL OR kept_at IS NOT NULL')
    ),
    info=keeping(
        person("person_id", names=("leader_id",), words=("values",)),
        # The row stays: a late Save of its card is still a save.
        WithRow("person_id"),
        Term(
            FORMS_KEPT,
            since=("opened_at", "kept_at", "closed_at"),
            columns=("values", "kept_at"),
        ),
    ),
)
