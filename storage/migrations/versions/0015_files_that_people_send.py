"""Files that people send, kept for what they are, and imports by upload."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_WAITING = sa.text("settled_at IS NULL AND removed_at IS NULL")
_GONE = sa.text("removed_at IS NOT NULL")
_ENDS = sa.text("until IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "kept_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=20), server_default="", nullable=False),
        sa.Column("subject", sa.String(length=60), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("for_school", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_kept_files_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_files")),
    )
    with op.batch_alter_table("kept_files", schema=None) as batch_op:
        batch_op.create_index("ix_kept_files_purpose_subject", ["purpose", "subject"])
        batch_op.create_index("ix_kept_files_person_id_sha256", ["person_id", "sha256"])
        batch_op.create_index(
            "ix_kept_files_open",
            ["person_id", "sent_at"],
            sqlite_where=_WAITING,
            postgresql_where=_WAITING,
        )
        batch_op.create_index(
            "ix_kept_files_gone", ["sent_at"], sqlite_where=_GONE, postgresql_where=_GONE
        )
    op.create_table(
        "kept_contents",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *_of_file("kept_contents"),
    )
    with op.batch_alter_table("kept_contents", schema=None) as batch_op:
        batch_op.create_index(
            "ix_kept_contents_until", ["until"], sqlite_where=_ENDS, postgresql_where=_ENDS
        )
    op.create_table(
        "uploaded_imports",
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.JSON(), nullable=True),
        sa.Column("moved", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        *_of_file("uploaded_imports"),
    )
    with op.batch_alter_table("uploaded_imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uploaded_imports_at"), ["at"])


def downgrade() -> None:
    op.drop_table("uploaded_imports")
    op.drop_table("kept_contents")
    op.drop_table("kept_files")


def _of_file(table: str) -> tuple[sa.ForeignKeyConstraint, sa.PrimaryKeyConstraint]:
    """The file is the key."""
    name = op.f(f"fk_{table}_file_id_kept_files")
    return (
        sa.ForeignKeyConstraint(["file_id"], ["kept_files.id"], name=name),
        sa.PrimaryKeyConstraint("file_id", name=op.f(f"pk_{table}")),
    )
