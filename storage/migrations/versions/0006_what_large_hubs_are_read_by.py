"""What large hubs are read by."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.create_index(
            "ix_concerns_open",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state = 'asked' OR state = 'taken'"),
            postgresql_where=sa.text("state = 'asked' OR state = 'taken'"),
        )
        batch_op.create_index("ix_concerns_raised_at", ["raised_at"], unique=False)

    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversations_person_id"))
        batch_op.create_index(
            "ix_conversations_held",
            ["lease_owner"],
            unique=False,
            sqlite_where=sa.text("lease_owner IS NOT NULL"),
            postgresql_where=sa.text("lease_owner IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_conversations_person_id_surface_state",
            ["person_id", "surface", "state"],
            unique=False,
        )
        batch_op.create_index(
            "ix_conversations_resting",
            ["next_allowed_at"],
            unique=False,
            sqlite_where=sa.text("next_allowed_at IS NOT NULL"),
            postgresql_where=sa.text("next_allowed_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_conversations_serial"), ["serial"], unique=False)
        batch_op.create_index(
            "ix_conversations_stopped",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state <> 'open'"),
            postgresql_where=sa.text("state <> 'open'"),
        )
        batch_op.create_index(
            "ix_conversations_team",
            ["team"],
            unique=False,
            sqlite_where=sa.text("surface = 'channel'"),
            postgresql_where=sa.text("surface = 'channel'"),
        )

    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("waits", sa.Boolean(), server_default=sa.text("(true)"), nullable=False)
        )
        batch_op.create_index(
            "ix_copies_waiting",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("waits = 1"),
            postgresql_where=sa.text("waits"),
        )

    # Those whose newest version went wait no more.
    op.execute(
        "UPDATE copies SET waits = false WHERE version ="
        " (SELECT visits.version FROM visits WHERE visits.id = copies.visit_id)"
    )

    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deployments_status"), ["status"], unique=False)

    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.create_index("ix_digests_channel_id_last", ["channel_id", "last"], unique=False)

    with op.batch_alter_table("forms", schema=None) as batch_op:
        batch_op.create_index(
            "ix_forms_filled",
            ["opened_at"],
            unique=False,
            sqlite_where=sa.text('"values" IS NOT NULL OR kept_at IS NOT NULL'),
            postgresql_where=sa.text('"values" IS NOT NULL OR kept_at IS NOT NULL'),
        )

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_inbox_answered",
            ["at"],
            unique=False,
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )

    with op.batch_alter_table("next_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_next_steps_deployment_id"))
        batch_op.create_index(
            "ix_next_steps_deployment_id_closed_at", ["deployment_id", "closed_at"], unique=False
        )
        batch_op.create_index(
            "ix_next_steps_open",
            ["by"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_concerns",
            ["subject"],
            unique=False,
            sqlite_where=sa.text("kind = 'concern'"),
            postgresql_where=sa.text("kind = 'concern'"),
        )
        batch_op.create_index(
            "ix_outbox_ended",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text(
                "(state || '' = 'sent' OR state || '' = 'skipped') AND (post_id IS NOT NULL OR kind <> 'copy')"
            ),
            postgresql_where=sa.text(
                "(state || '' = 'sent' OR state || '' = 'skipped') AND (post_id IS NOT NULL OR kind <> 'copy')"
            ),
        )
        batch_op.create_index("ix_outbox_sent_at", ["sent_at"], unique=False)

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(
            "ix_people_left_at_name_id_email", ["left_at", "name", "id", "email"], unique=False
        )
        batch_op.create_index(
            "ix_people_left_at_zone_sending_at", ["left_at", "zone", "sending_at"], unique=False
        )

    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_planned_visits_deployment_id"))
        batch_op.create_index(
            "ix_planned_visits_deployment_id_on", ["deployment_id", "on"], unique=False
        )

    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index("ix_roles_role_person_id", ["role", "person_id"], unique=False)

    with op.batch_alter_table("strangers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_strangers_on"), ["on"], unique=False)

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visits_deployment_id_on"))
        batch_op.drop_index(batch_op.f("ix_visits_leader_id_on_id"))
        batch_op.drop_index(batch_op.f("ix_visits_on"))
        batch_op.create_index(
            "ix_visits_deployment_id_on_figures",
            [
                "deployment_id",
                "on",
                "id",
                "deleted_at",
                "happened",
                "counts",
                "minutes",
                "progress",
            ],
            unique=False,
        )
        batch_op.create_index(
            "ix_visits_leader_id_on_id_deleted_at",
            ["leader_id", "on", "id", "deleted_at"],
            unique=False,
        )
        batch_op.create_index(
            "ix_visits_on_figures",
            ["on", "id", "deleted_at", "happened", "deployment_id"],
            unique=False,
        )
        batch_op.create_index(
            "ix_visits_planned_id",
            ["planned_id"],
            unique=False,
            sqlite_where=sa.text("planned_id IS NOT NULL"),
            postgresql_where=sa.text("planned_id IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_visits_planned_id",
            sqlite_where=sa.text("planned_id IS NOT NULL"),
            postgresql_where=sa.text("planned_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_visits_on_figures")
        batch_op.drop_index("ix_visits_leader_id_on_id_deleted_at")
        batch_op.drop_index("ix_visits_deployment_id_on_figures")
        batch_op.create_index(batch_op.f("ix_visits_on"), ["on"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_visits_leader_id_on_id"), ["leader_id", "on", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_visits_deployment_id_on"), ["deployment_id", "on"], unique=False
        )

    with op.batch_alter_table("strangers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_strangers_on"))

    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_index("ix_roles_role_person_id")

    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.drop_index("ix_planned_visits_deployment_id_on")
        batch_op.create_index(
            batch_op.f("ix_planned_visits_deployment_id"), ["deployment_id"], unique=False
        )

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index("ix_people_left_at_zone_sending_at")
        batch_op.drop_index("ix_people_left_at_name_id_email")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_sent_at")
        batch_op.drop_index(
            "ix_outbox_ended",
            sqlite_where=sa.text(
                "(state || '' = 'sent' OR state || '' = 'skipped') AND (post_id IS NOT NULL OR kind <> 'copy')"
            ),
            postgresql_where=sa.text(
                "(state || '' = 'sent' OR state || '' = 'skipped') AND (post_id IS NOT NULL OR kind <> 'copy')"
            ),
        )
        batch_op.drop_index(
            "ix_outbox_concerns",
            sqlite_where=sa.text("kind = 'concern'"),
            postgresql_where=sa.text("kind = 'concern'"),
        )

    with op.batch_alter_table("next_steps", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_next_steps_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index("ix_next_steps_deployment_id_closed_at")
        batch_op.create_index(
            batch_op.f("ix_next_steps_deployment_id"), ["deployment_id"], unique=False
        )

    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_inbox_answered",
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )

    with op.batch_alter_table("forms", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_forms_filled",
            sqlite_where=sa.text('"values" IS NOT NULL OR kept_at IS NOT NULL'),
            postgresql_where=sa.text('"values" IS NOT NULL OR kept_at IS NOT NULL'),
        )

    with op.batch_alter_table("digests", schema=None) as batch_op:
        batch_op.drop_index("ix_digests_channel_id_last")

    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deployments_status"))

    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_copies_waiting",
            sqlite_where=sa.text("waits = 1"),
            postgresql_where=sa.text("waits"),
        )
        batch_op.drop_column("waits")

    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_conversations_team",
            sqlite_where=sa.text("surface = 'channel'"),
            postgresql_where=sa.text("surface = 'channel'"),
        )
        batch_op.drop_index(
            "ix_conversations_stopped",
            sqlite_where=sa.text("state <> 'open'"),
            postgresql_where=sa.text("state <> 'open'"),
        )
        batch_op.drop_index(batch_op.f("ix_conversations_serial"))
        batch_op.drop_index(
            "ix_conversations_resting",
            sqlite_where=sa.text("next_allowed_at IS NOT NULL"),
            postgresql_where=sa.text("next_allowed_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_conversations_person_id_surface_state")
        batch_op.drop_index(
            "ix_conversations_held",
            sqlite_where=sa.text("lease_owner IS NOT NULL"),
            postgresql_where=sa.text("lease_owner IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_conversations_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("concerns", schema=None) as batch_op:
        batch_op.drop_index("ix_concerns_raised_at")
        batch_op.drop_index(
            "ix_concerns_open",
            sqlite_where=sa.text("state = 'asked' OR state = 'taken'"),
            postgresql_where=sa.text("state = 'asked' OR state = 'taken'"),
        )
