"""Objectives in full, action plans with their files, and what an update says of a press."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("objectives", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("baseline", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("success", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("milestone", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("milestone_by", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("by", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("area", sa.String(length=60), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("closed_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("closed_why", sa.String(length=200), server_default="", nullable=False)
        )
    op.create_table(
        "plans",
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.Column("remind_on", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shared_by", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_by", sa.Integer(), nullable=True),
        sa.Column("noted_how", sa.String(length=12), server_default="", nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        sa.Column("asks_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("change_asked", sa.String(length=500), server_default="", nullable=False),
        sa.Column("change_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("change_asked_by", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("by", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreed_by"], ["people.id"], name=op.f("fk_plans_agreed_by_people")
        ),
        sa.ForeignKeyConstraint(
            ["change_asked_by"], ["people.id"], name=op.f("fk_plans_change_asked_by_people")
        ),
        sa.ForeignKeyConstraint(
            ["deployment_id"], ["deployments.id"], name=op.f("fk_plans_deployment_id_deployments")
        ),
        sa.ForeignKeyConstraint(
            ["shared_by"], ["people.id"], name=op.f("fk_plans_shared_by_people")
        ),
        sa.PrimaryKeyConstraint("deployment_id", name=op.f("pk_plans")),
    )
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plans_due"), ["due"], unique=False)
        batch_op.create_index(
            "ix_plans_rank_by_deployment_id", ["rank", "by", "deployment_id"], unique=False
        )
    op.create_table(
        "plan_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(length=500), server_default="", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=False),
        sa.Column("by_school", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["deployment_id"],
            ["deployments.id"],
            name=op.f("fk_plan_files_deployment_id_deployments"),
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["kept_files.id"], name=op.f("fk_plan_files_file_id_kept_files")
        ),
        sa.ForeignKeyConstraint(
            ["sent_by"], ["people.id"], name=op.f("fk_plan_files_sent_by_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_files")),
        sa.UniqueConstraint(
            "deployment_id", "number", name=op.f("uq_plan_files_deployment_id_number")
        ),
    )
    with op.batch_alter_table("plan_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_files_file_id"), ["file_id"], unique=False)
    op.create_table(
        "objective_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("objective_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["people.id"], name=op.f("fk_objective_versions_by_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["objective_id"],
            ["objectives.id"],
            name=op.f("fk_objective_versions_objective_id_objectives"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objective_versions")),
    )
    with op.batch_alter_table("objective_versions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_objective_versions_objective_id"), ["objective_id"], unique=False
        )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("note", sa.Text(), server_default="", nullable=False))
    with op.batch_alter_table("milestones", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), nullable=True))
    # Each support has its place in the list of plans; its days are counted by a calendar later.
    op.execute(
        "INSERT INTO plans (deployment_id, rank, \"by\") "
        "SELECT id, 1, DATE '2199-12-31' FROM deployments"
        if op.get_bind().dialect.name == "postgresql"
        else "INSERT INTO plans (deployment_id, rank, \"by\") "
        "SELECT id, 1, '2199-12-31' FROM deployments"
    )


def downgrade() -> None:
    with op.batch_alter_table("milestones", schema=None) as batch_op:
        batch_op.drop_column("place")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("note")
    op.drop_table("objective_versions")
    op.drop_table("plan_files")
    op.drop_table("plans")
    with op.batch_alter_table("objectives", schema=None) as batch_op:
        batch_op.drop_column("closed_why")
        batch_op.drop_column("closed_on")
        batch_op.drop_column("area")
        batch_op.drop_column("by")
        batch_op.drop_column("milestone_by")
        batch_op.drop_column("milestone")
        batch_op.drop_column("success")
        batch_op.drop_column("baseline")
