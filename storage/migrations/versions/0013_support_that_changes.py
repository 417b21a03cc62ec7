"""Support that is paused, handed over and ended: who led it when, each change, and its clocks."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("paused_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("paused_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("clock_from", sa.Date(), nullable=True))
    with op.batch_alter_table("deployment_leaders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("since", sa.Date(), nullable=True))
    op.create_table(
        "former_leaders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=False),
        *_refer("former_leaders", "deployment", "deployments"),
        *_refer("former_leaders", "person", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_leaders")),
    )
    with op.batch_alter_table("former_leaders", schema=None) as batch_op:
        for column in ("deployment_id", "person_id"):
            name = batch_op.f(f"ix_former_leaders_{column}")
            batch_op.create_index(name, [column], unique=False)
    op.create_table(
        "support_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("from_status", sa.String(length=12), nullable=False),
        sa.Column("to_status", sa.String(length=12), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        *_refer("support_changes", "deployment", "deployments"),
        *_refer("support_changes", "person", "people"),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["people.id"], name=op.f("fk_support_changes_undone_by_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_changes")),
    )
    with op.batch_alter_table("support_changes", schema=None) as batch_op:
        batch_op.create_index(
            "ix_support_changes_deployment_id_id", ["deployment_id", "id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("support_changes")
    op.drop_table("former_leaders")
    with op.batch_alter_table("deployment_leaders", schema=None) as batch_op:
        batch_op.drop_column("since")
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        for column in ("clock_from", "paused_until", "paused_on", "version"):
            batch_op.drop_column(column)


def _refer(table: str, name: str, to: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    column = f"{name}_id"
    constraint = op.f(f"fk_{table}_{column}_{to}")
    return (sa.ForeignKeyConstraint([column], [f"{to}.id"], name=constraint),)
