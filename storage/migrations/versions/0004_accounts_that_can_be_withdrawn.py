"""What an account was proved by, who allowed a tenant, and chats of accounts that typed a code."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Whoever is linked now was proved by the address that stands on the roster now.
PROVED = """
UPDATE accounts SET address = (SELECT email FROM people WHERE people.id = accounts.person_id)
"""
CODED = """
UPDATE conversations SET coded = true
WHERE EXISTS (
    SELECT 1 FROM accounts
    WHERE accounts.person_id = conversations.person_id
    AND accounts.tenant = conversations.tenant
    AND accounts.user_id = conversations.user_id
    AND accounts.linked_by = 'code'
)
"""
ALLOWED = "SELECT subject, fields FROM audit WHERE verb = 'tenant.allowed'"
BY_OFFICER = "UPDATE tenants SET by_officer = true WHERE tenant = :tenant AND domain = :domain"


def upgrade() -> None:
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("address", sa.String(length=254), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("name", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("used_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("disconnected_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("coded", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )
    with op.batch_alter_table("tenants", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("by_officer", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )
    op.execute(PROVED)
    op.execute(CODED)
    _note_who_allowed()


def _note_who_allowed() -> None:
    """Only the audit says which tenants an officer allowed; the others came by the setting."""
    allowed = sa.text(ALLOWED).columns(fields=sa.JSON())
    connection = op.get_bind()
    for row in connection.execute(allowed).all():
        tenant, domain = row.subject.removeprefix("tenant:"), row.fields.get("domain", "")
        connection.execute(sa.text(BY_OFFICER), {"tenant": tenant, "domain": domain})


def downgrade() -> None:
    with op.batch_alter_table("tenants", schema=None) as batch_op:
        batch_op.drop_column("by_officer")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("coded")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_column("disconnected_at")
        batch_op.drop_column("used_on")
        batch_op.drop_column("name")
        batch_op.drop_column("address")
