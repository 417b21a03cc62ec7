"""Addresses that work, refusals in a row, and chats of several that were taken for a person's own."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# Until now any 403 stopped a conversation; these are the ones that say it takes nothing.
REOPENED = """
UPDATE conversations SET state = 'open', last_error = ''
WHERE state = 'stopped' AND last_error LIKE '403%' AND last_error NOT IN (
    '403 BotDisabledByAdmin', '403 BotNotInConversationRoster', '403 ConversationBlockedByUser',
    '403 ForbiddenOperationException', '403 MessageWritesBlocked'
)
"""
NOBODYS = """
UPDATE conversations SET surface = 'channel', person_id = NULL, user_id = '', coded = false
WHERE surface = 'chat' AND id LIKE '19:%'
"""


def upgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        for name in ("offered_url", "refused_url"):
            batch_op.add_column(
                sa.Column(name, sa.String(length=300), server_default="", nullable=False)
            )
        batch_op.add_column(
            sa.Column("proven", sa.Boolean(), server_default=sa.text("false"), nullable=False)
        )
        batch_op.add_column(sa.Column("refusals", sa.Integer(), server_default="0", nullable=False))
    op.execute(REOPENED)
    op.execute(NOBODYS)


def downgrade() -> None:
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_column("refusals")
        batch_op.drop_column("proven")
        batch_op.drop_column("refused_url")
        batch_op.drop_column("offered_url")
