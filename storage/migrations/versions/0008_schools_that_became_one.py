"""Which school a URN and a deployment were of, before two schools became one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("urns", "deployments"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("former", sa.Integer(), nullable=True))


def downgrade() -> None:
    for table in ("deployments", "urns"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("former")
