"""The library: documents, for whom they are, and their editions."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shipped", sa.String(length=40), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("folded", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("folded", name=op.f("uq_documents_folded")),
        sa.UniqueConstraint("shipped", name=op.f("uq_documents_shipped")),
    )
    op.create_index("ix_documents_place_folded_id", "documents", ["place", "folded", "id"])
    op.create_table(
        "document_roles",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_document_roles_document_id_documents"),
        ),
        sa.PrimaryKeyConstraint("document_id", "role", name=op.f("pk_document_roles")),
    )
    op.create_index(
        "ix_document_roles_role_document_id", "document_roles", ["role", "document_id"]
    )
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("searchable", sa.Boolean(), nullable=True),
        sa.Column("changed", sa.Text(), server_default="", nullable=False),
        sa.Column("announced", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Integer(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_editions_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["kept_files.id"], name=op.f("fk_editions_file_id_kept_files")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_editions_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["people.id"], name=op.f("fk_editions_withdrawn_by_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint(
            "document_id", "number", name=op.f("uq_editions_document_id_number")
        ),
    )
    op.create_index("ix_editions_announced_at", "editions", ["announced", "at"])
    op.create_index("ix_editions_file_id", "editions", ["file_id"])


def downgrade() -> None:
    op.drop_table("editions")
    op.drop_table("document_roles")
    op.drop_table("documents")
