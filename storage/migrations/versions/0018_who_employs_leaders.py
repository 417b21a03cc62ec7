"""Who employed leaders in each support, and which contact is the main one."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# Of several employers nobody knows which it is.
FILL = """
UPDATE deployment_leaders SET home_organisation_id = (
    SELECT min(roles.organisation_id) FROM roles
    WHERE roles.person_id = deployment_leaders.person_id AND roles.role = 'leader'
) WHERE 1 = (
    SELECT count(roles.organisation_id) FROM roles
    WHERE roles.person_id = deployment_leaders.person_id AND roles.role = 'leader'
)
"""


def upgrade() -> None:
    with op.batch_alter_table("deployment_leaders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("home_organisation_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_deployment_leaders_home_organisation_id"),
            ["home_organisation_id"],
            unique=False,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_deployment_leaders_home_organisation_id_organisations"),
            "organisations",
            ["home_organisation_id"],
            ["id"],
        )
    with op.batch_alter_table("former_leaders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("home_organisation_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_former_leaders_home_organisation_id"),
            ["home_organisation_id"],
            unique=False,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_former_leaders_home_organisation_id_organisations"),
            "organisations",
            ["home_organisation_id"],
            ["id"],
        )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("main", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )
    op.execute(FILL)


def downgrade() -> None:
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.drop_column("main")
    with op.batch_alter_table("former_leaders", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_former_leaders_home_organisation_id_organisations"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_former_leaders_home_organisation_id"))
        batch_op.drop_column("home_organisation_id")
    with op.batch_alter_table("deployment_leaders", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_deployment_leaders_home_organisation_id_organisations"),
            type_="foreignkey",
        )
        batch_op.drop_index(batch_op.f("ix_deployment_leaders_home_organisation_id"))
        batch_op.drop_column("home_organisation_id")
