"""Figures that are kept, where a large hub took long to sum them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "support_minutes",
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deployment_id"],
            ["deployments.id"],
            name=op.f("fk_support_minutes_deployment_id_deployments"),
        ),
        sa.PrimaryKeyConstraint("deployment_id", name=op.f("pk_support_minutes")),
    )

    with op.batch_alter_table("prompted", schema=None) as batch_op:
        batch_op.create_index(
            "ix_prompted_person_id_last_on", ["person_id", "last_on"], unique=False
        )

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_on_figures")
        batch_op.add_column(
            sa.Column(
                "shared_minutes", sa.Integer(), server_default=sa.text("0"), nullable=False
            )
        )

    op.execute(
        "UPDATE visits SET shared_minutes = (SELECT coalesce(sum(visit_shares.minutes), 0)"
        " FROM visit_shares WHERE visit_shares.visit_id = visits.id)"
        " WHERE id IN (SELECT visit_id FROM visit_shares)"
    )
    op.execute(
        "INSERT INTO support_minutes (deployment_id, minutes)"
        " SELECT deployment_id, sum(minutes + shared_minutes) FROM visits"
        " WHERE counts AND deleted_at IS NULL GROUP BY deployment_id"
    )

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index(
            "ix_visits_on_figures",
            [
                "on",
                "id",
                "deleted_at",
                "happened",
                "deployment_id",
                "counts",
                "minutes",
                "shared_minutes",
                "progress",
            ],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_on_figures")
        batch_op.drop_column("shared_minutes")
        batch_op.create_index(
            "ix_visits_on_figures",
            ["on", "id", "deleted_at", "happened", "deployment_id"],
            unique=False,
        )

    with op.batch_alter_table("prompted", schema=None) as batch_op:
        batch_op.drop_index("ix_prompted_person_id_last_on")

    op.drop_table("support_minutes")
