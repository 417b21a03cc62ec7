"""Whose reason it was that a planned visit was called off."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.String(length=12), nullable=True))


def downgrade() -> None:
    # An earlier version does not know the state.
    op.execute("UPDATE planned_visits SET removed = true WHERE state = 'called_off'")
    op.execute("UPDATE planned_visits SET state = 'planned' WHERE state = 'called_off'")
    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.drop_column("reason")
