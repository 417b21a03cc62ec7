"""Requirements of contracts that people tick, with what shows that they are met."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_OPEN = sa.text("open_due IS NOT NULL")
_STANDS = sa.text("undone_at IS NULL")
# What ticked itself when this was written.
_THEMSELVES = (
    *("agreement", "conflict check", "plan", "baseline", "first visit", "records"),
    *("interim report", "final report", "review", "feedback", "money"),
    *("carry-forward decision", "exit plan"),
)


def upgrade() -> None:
    with op.batch_alter_table("requirements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("open_due", sa.Date(), nullable=True))
        batch_op.create_index(
            "ix_requirements_open_due_id",
            ["open_due", "id"],
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        )
    with op.batch_alter_table("contracts", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("next_due", sa.Date(), server_default="2199-12-31", nullable=False)
        )
        batch_op.create_index("ix_contracts_next_due_id", ["next_due", "id"])
    op.create_table(
        "requirement_ticks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("requirement_id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("remark", sa.String(length=200), server_default="", nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(length=500), server_default="", nullable=False),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticked_by", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        *_refers("requirement_id", "requirements"),
        *_refers("file_id", "kept_files"),
        *_refers("ticked_by", "people"),
        *_refers("undone_by", "people"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirement_ticks")),
    )
    with op.batch_alter_table("requirement_ticks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirement_ticks_requirement_id"), ["requirement_id"])
        batch_op.create_index(batch_op.f("ix_requirement_ticks_file_id"), ["file_id"])
        batch_op.create_index(
            "ix_requirement_ticks_standing",
            ["requirement_id"],
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        )
    _open_what_people_tick()


def downgrade() -> None:
    op.drop_table("requirement_ticks")
    with op.batch_alter_table("contracts", schema=None) as batch_op:
        batch_op.drop_index("ix_contracts_next_due_id")
        batch_op.drop_column("next_due")
    with op.batch_alter_table("requirements", schema=None) as batch_op:
        batch_op.drop_index("ix_requirements_open_due_id")
        batch_op.drop_column("open_due")


def _open_what_people_tick() -> None:
    """Nothing was ticked before: all that contracts ask of people is open."""
    day = "DATE " if op.get_bind().dialect.name == "postgresql" else ""
    opened = sa.text(
        f"UPDATE requirements SET open_due = coalesce(due, {day}'2199-12-31') "
        "WHERE contract_id IS NOT NULL AND lower(name) NOT IN :themselves"
    ).bindparams(sa.bindparam("themselves", list(_THEMSELVES), expanding=True))
    op.get_bind().execute(opened)
    op.execute(
        f"UPDATE contracts SET next_due = coalesce((SELECT min(open_due) FROM requirements "
        f"WHERE contract_id = contracts.id), {day}'2199-12-31')"
    )


def _refers(column: str, table: str) -> tuple[sa.ForeignKeyConstraint]:
    name = op.f(f"fk_requirement_ticks_{column}_{table}")
    return (sa.ForeignKeyConstraint([column], [f"{table}.id"], name=name),)
