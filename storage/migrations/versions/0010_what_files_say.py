"""Which school a URN and a deployment were of before two became one, days tried out, and grants."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("urns", "deployments"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("former", sa.Integer(), nullable=True))
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.alter_column(
            "grant_reference",
            existing_type=sa.String(length=60),
            type_=sa.String(length=200),
            existing_nullable=False,
            existing_server_default="",
        )
    op.create_table(
        "grants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("programme", sa.String(length=60), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("carried_from", sa.String(length=60), server_default="", nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["organisations.id"], name=op.f("fk_grants_holder_id_organisations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grants")),
        sa.UniqueConstraint("reference", name=op.f("uq_grants_reference")),
    )
    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grants_holder_id"), ["holder_id"], unique=False)
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("as_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("as_at")
    op.drop_table("grants")
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.alter_column(
            "grant_reference",
            existing_type=sa.String(length=200),
            type_=sa.String(length=60),
            existing_nullable=False,
            existing_server_default="",
        )
    for table in ("deployments", "urns"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("former")
