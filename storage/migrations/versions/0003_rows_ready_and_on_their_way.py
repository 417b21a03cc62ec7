"""Indexes of the rows that are ready, and of those on their way."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_in_flight",
            ["conversation_id"],
            unique=False,
            sqlite_where=sa.text("state = 'leased' OR state = 'sending'"),
            postgresql_where=sa.text("state = 'leased' OR state = 'sending'"),
        )
        batch_op.create_index(
            "ix_outbox_ready",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'ready'"),
            postgresql_where=sa.text("state = 'ready'"),
        )


def downgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_ready", sqlite_where=sa.text("state = 'ready'"), postgresql_where=sa.text("state = 'ready'")
        )
        batch_op.drop_index(
            "ix_outbox_in_flight",
            sqlite_where=sa.text("state = 'leased' OR state = 'sending'"),
            postgresql_where=sa.text("state = 'leased' OR state = 'sending'"),
        )
