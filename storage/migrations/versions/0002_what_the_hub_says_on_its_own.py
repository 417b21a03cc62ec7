"""What the hub says on its own."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "replicas",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replicas")),
    )
    op.create_table(
        "milestones",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_milestones_person_id_people")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_milestones")),
    )
    op.create_table(
        "prompted",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("times", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("not_before", sa.Date(), nullable=True),
        sa.Column("handed_to", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled", sa.String(length=20), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["handed_to"], ["people.id"], name=op.f("fk_prompted_handed_to_people")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_prompted_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "subject", name=op.f("pk_prompted")),
    )
    with op.batch_alter_table("prompted", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prompted_subject"), ["subject"], unique=False)

    op.create_table(
        "channels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("audience", sa.String(length=12), nullable=False),
        sa.Column("audience_of", sa.String(length=60), server_default="", nullable=False),
        sa.Column("linked_by", sa.Integer(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.Boolean(), server_default=sa.text("(false)"), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name=op.f("fk_channels_conversation_id_conversations")
        ),
        sa.ForeignKeyConstraint(["linked_by"], ["people.id"], name=op.f("fk_channels_linked_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_channels_conversation_id")),
    )
    op.create_table(
        "muted",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deployment_id"], ["deployments.id"], name=op.f("fk_muted_deployment_id_deployments")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_muted_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", "deployment_id", name=op.f("pk_muted")),
    )
    op.create_table(
        "digests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=200), server_default="", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_digests_channel_id_channels")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_digests")),
        sa.UniqueConstraint("channel_id", "period", name=op.f("uq_digests_channel_id_period")),
    )
    op.create_table(
        "digest_records",
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("digest_id", sa.Integer(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_digest_records_channel_id_channels")),
        sa.ForeignKeyConstraint(["digest_id"], ["digests.id"], name=op.f("fk_digest_records_digest_id_digests")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_digest_records_visit_id_visits")),
        sa.PrimaryKeyConstraint("channel_id", "visit_id", name=op.f("pk_digest_records")),
    )
    with op.batch_alter_table("digest_records", schema=None) as batch_op:
        batch_op.create_index("ix_digest_records_channel_id_digest_id", ["channel_id", "digest_id"], unique=False)

    op.create_table(
        "copies",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(length=10), nullable=True),
        sa.Column("objection", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_version", sa.Integer(), nullable=True),
        sa.Column("how", sa.String(length=60), server_default="", nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_copies_answered_by_people")),
        sa.ForeignKeyConstraint(["noted_by"], ["people.id"], name=op.f("fk_copies_noted_by_people")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_copies_visit_id_visits")),
        sa.PrimaryKeyConstraint("visit_id", name=op.f("pk_copies")),
    )
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copies_due_at"), ["due_at"], unique=False)

    op.create_table(
        "work",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=60), server_default="", nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lease_owner", sa.String(length=40), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=200), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_work_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
    )
    with op.batch_alter_table("work", schema=None) as batch_op:
        batch_op.create_index(
            "uq_work_waiting",
            ["person_id", "kind", "subject"],
            unique=True,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "files",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("work_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(length=200), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("upload_to", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_files_person_id_people")),
        sa.ForeignKeyConstraint(["work_id"], ["work.id"], name=op.f("fk_files_work_id_work")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("work_id", name=op.f("uq_files_work_id")),
    )
    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_files_made_at"), ["made_at"], unique=False)

    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("resolved_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_concerns_resolved_by_people"), "people", ["resolved_by"], ["id"])

    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("first_contact_on", sa.Date(), nullable=True))

    with op.batch_alter_table("forms", schema=None) as batch_op:
        batch_op.add_column(sa.Column("leader_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_forms_leader_id_people"), "people", ["leader_id"], ["id"])

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sending_at", sa.Time(), nullable=True))
        batch_op.add_column(sa.Column("away_until", sa.Date(), nullable=True))

    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("changed", sa.Boolean(), server_default=sa.text("false"), nullable=False))
        batch_op.create_index("ix_planned_visits_state_on", ["state", "on"], unique=False)

    with op.batch_alter_table("strangers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("name", sa.String(length=200), server_default="", nullable=False))
        batch_op.add_column(sa.Column("address", sa.String(length=254), server_default="", nullable=False))

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index("ix_visits_on", ["on"], unique=False)
        batch_op.create_index("ix_visits_recorded_at", ["recorded_at"], unique=False)



def downgrade() -> None:
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_recorded_at")
        batch_op.drop_index("ix_visits_on")

    with op.batch_alter_table("strangers", schema=None) as batch_op:
        batch_op.drop_column("address")
        batch_op.drop_column("name")

    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.drop_index("ix_planned_visits_state_on")
        batch_op.drop_column("changed")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_column("away_until")
        batch_op.drop_column("sending_at")

    with op.batch_alter_table("forms", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_forms_leader_id_people"), type_="foreignkey")
        batch_op.drop_column("leader_id")

    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.drop_column("first_contact_on")

    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_concerns_resolved_by_people"), type_="foreignkey")
        batch_op.drop_column("resolved_at")
        batch_op.drop_column("resolved_by")

    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_copies_due_at"))

    with op.batch_alter_table("files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_files_made_at"))

    op.drop_table("files")
    with op.batch_alter_table("work", schema=None) as batch_op:
        batch_op.drop_index("uq_work_waiting")

    op.drop_table("work")
    op.drop_table("copies")
    with op.batch_alter_table("digest_records", schema=None) as batch_op:
        batch_op.drop_index("ix_digest_records_channel_id_digest_id")

    op.drop_table("digest_records")
    op.drop_table("digests")
    op.drop_table("muted")
    op.drop_table("channels")
    with op.batch_alter_table("prompted", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prompted_subject"))

    op.drop_table("prompted")
    op.drop_table("milestones")
    op.drop_table("replicas")
