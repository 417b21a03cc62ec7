"""Since when a copy reaches nobody, who deleted a record, and the records that a person joined."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unreached_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("deleted_by", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_visits_deleted_by_people"), "people", ["deleted_by"], ["id"]
        )
    with op.batch_alter_table("visit_shares", schema=None) as batch_op:
        batch_op.create_index("ix_visit_shares_person_id", ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("visit_shares", schema=None) as batch_op:
        batch_op.drop_index("ix_visit_shares_person_id")
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_visits_deleted_by_people"), type_="foreignkey")
        batch_op.drop_column("deleted_by")
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.drop_column("unreached_at")
