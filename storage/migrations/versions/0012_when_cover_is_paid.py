"""When cover is paid for a visit that did not happen, in place of whether it is paid at all."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("cover", sa.String(length=10), server_default="never", nullable=False)
        )
    op.execute("UPDATE deployments SET cover = 'always' WHERE cover_paid")
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.drop_column("cover_paid")
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.alter_column("cover", new_column_name="cover_paid")


def downgrade() -> None:
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("covered", sa.Boolean(), server_default=sa.text("(false)"), nullable=False)
        )
    op.execute("UPDATE deployments SET covered = (cover_paid = 'always')")
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.drop_column("cover_paid")
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.alter_column("covered", new_column_name="cover_paid")
