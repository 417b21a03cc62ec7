"""Reports that are due, what was handed in, and what became of the money."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=60), server_default="", nullable=False),
        sa.Column("school_year", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("per", sa.String(length=16), nullable=False),
        sa.Column("forms", sa.String(length=60), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("again", sa.Date(), nullable=True),
        sa.Column("ower_id", sa.Integer(), nullable=True),
        sa.Column("given_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("submitted_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("returned", sa.String(length=1000), server_default="", nullable=False),
        sa.Column("why", sa.String(length=500), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("by", sa.Date(), nullable=False),
        *_refer(
            "reports",
            holder_id="organisations",
            ower_id="people",
            given_id="people",
            submitted_by="people",
            decided_by="people",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("key", name=op.f("uq_reports_key")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index("ix_reports_rank_by_id", ["rank", "by", "id"], unique=False)
    _index("reports", "holder_id", "ower_id")
    _make_pairs()
    _make_versions()
    _make_words()
    op.create_table(
        "report_money",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("other", "committed", "carried", "returned")
        ),
        sa.Column("days", sa.Integer(), nullable=True),
        *_refer(
            "report_money",
            report_id="reports",
            grant_id="grants",
            organisation_id="organisations",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_money")),
    )
    _index("report_money", "report_id", "grant_id", "organisation_id")


def downgrade() -> None:
    behind = ("report_money", "report_words", "report_versions", "report_supports", "report_grants")
    for table in (*behind, "reports"):
        op.drop_table(table)


def _make_pairs() -> None:
    for table, column, to in (
        ("report_grants", "grant_id", "grants"),
        ("report_supports", "deployment_id", "deployments"),
    ):
        op.create_table(
            table,
            sa.Column("report_id", sa.Integer(), nullable=False),
            sa.Column(column, sa.Integer(), nullable=False),
            *_refer(table, **{"report_id": "reports", column: to}),
            sa.PrimaryKeyConstraint("report_id", column, name=op.f(f"pk_{table}")),
        )
        _index(table, column)


def _make_versions() -> None:
    op.create_table(
        "report_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=16), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(length=500), server_default="", nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        *_refer("report_versions", report_id="reports", file_id="kept_files", sent_by="people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_versions")),
        sa.UniqueConstraint(
            "report_id", "number", name=op.f("uq_report_versions_report_id_number")
        ),
    )
    _index("report_versions", "file_id")


def _make_words() -> None:
    op.create_table(
        "report_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        *_refer(
            "report_words",
            report_id="reports",
            person_id="people",
            organisation_id="organisations",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_words")),
        sa.UniqueConstraint(
            "report_id", "person_id", name=op.f("uq_report_words_report_id_person_id")
        ),
    )


def _refer(table: str, **columns: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))
        for column, to in columns.items()
    )


def _index(table: str, *columns: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        for column in columns:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
