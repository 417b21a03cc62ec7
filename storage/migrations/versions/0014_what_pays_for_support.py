"""Programmes, several grants for one support, contracts, and the rules of reports, as rows."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_DEPLOYMENTS = sa.table(
    "deployments",
    sa.column("id", sa.Integer),
    sa.column("grant_reference", sa.String),
)
_GRANTS = sa.table(
    "grants",
    sa.column("id", sa.Integer),
    sa.column("reference", sa.String),
    sa.column("programme", sa.String),
)
_PROGRAMMES = sa.table("programmes", sa.column("name", sa.String))
_PAID = sa.table(
    "deployment_grants",
    sa.column("deployment_id", sa.Integer),
    sa.column("grant_id", sa.Integer),
    sa.column("position", sa.Integer),
)


def upgrade() -> None:
    _make_programmes()
    _make_grants()
    _make_contracts()
    _make_rules()
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("cover_stated", sa.String(length=10), nullable=True))
    op.execute("UPDATE deployments SET cover_stated = cover_paid WHERE cover_paid <> 'never'")
    with op.batch_alter_table("deployment_leaders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("days", sa.Integer(), nullable=True))
    _split_references()
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.drop_column("grant_reference")


def downgrade() -> None:
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("grant_reference", sa.String(length=200), server_default="", nullable=False)
        )
    _join_references()
    with op.batch_alter_table("deployment_leaders", schema=None) as batch_op:
        batch_op.drop_column("days")
    with op.batch_alter_table("deployments", schema=None) as batch_op:
        batch_op.drop_column("cover_stated")
    for table in ("report_rules", "requirements", "contract_grants", "contracts"):
        op.drop_table(table)
    for table in ("deployment_grants", "grant_lines"):
        op.drop_table(table)
    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.drop_index("ix_grants_next_due_id")
        for column in ("next_due", "ended_why", "ended_on", "final_due", "interim_due", "spend_by"):
            batch_op.drop_column(column)
    op.drop_table("programmes")


def _make_programmes() -> None:
    op.create_table(
        "programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("funder", sa.String(length=200), server_default="", nullable=False),
        sa.Column("cover_paid", sa.String(length=10), server_default="never", nullable=False),
        sa.Column("bill", sa.String(length=6), server_default="used", nullable=False),
        sa.Column("rate", sa.Integer(), nullable=True),
        sa.Column("reimbursement", sa.Integer(), nullable=True),
        sa.Column("fee", sa.Integer(), nullable=True),
        sa.Column("areas", sa.String(length=1000), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programmes")),
        sa.UniqueConstraint("name", name=op.f("uq_programmes_name")),
    )
    named = sa.select(_GRANTS.c.programme).distinct()
    op.execute(sa.insert(_PROGRAMMES).from_select(["name"], named))


def _make_grants() -> None:
    with op.batch_alter_table("grants", schema=None) as batch_op:
        for column in ("spend_by", "interim_due", "final_due", "ended_on"):
            batch_op.add_column(sa.Column(column, sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("ended_why", sa.String(length=500), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("next_due", sa.Date(), server_default="2199-12-31", nullable=False)
        )
        batch_op.create_index("ix_grants_next_due_id", ["next_due", "id"], unique=False)
    op.create_table(
        "grant_lines",
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        *_refer("grant_lines", grant_id="grants", organisation_id="organisations"),
        sa.PrimaryKeyConstraint("grant_id", "organisation_id", name=op.f("pk_grant_lines")),
    )
    _index("grant_lines", "organisation_id")
    op.create_table(
        "deployment_grants",
        sa.Column("deployment_id", sa.Integer(), nullable=False),
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_refer("deployment_grants", deployment_id="deployments", grant_id="grants"),
        sa.PrimaryKeyConstraint("deployment_id", "grant_id", name=op.f("pk_deployment_grants")),
    )
    _index("deployment_grants", "grant_id")


def _make_contracts() -> None:
    op.create_table(
        "contracts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("cover_paid", sa.String(length=10), nullable=True),
        *_refer("contracts", lead_id="organisations"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contracts")),
        sa.UniqueConstraint("reference", name=op.f("uq_contracts_reference")),
    )
    _index("contracts", "lead_id")
    op.create_table(
        "contract_grants",
        sa.Column("grant_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        *_refer("contract_grants", contract_id="contracts", grant_id="grants"),
        sa.PrimaryKeyConstraint("grant_id", name=op.f("pk_contract_grants")),
    )
    _index("contract_grants", "contract_id")
    op.create_table(
        "requirements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=60), server_default="", nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("at_least", sa.Integer(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        *_refer("requirements", contract_id="contracts"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requirements")),
        sa.UniqueConstraint(
            "programme",
            "contract_id",
            "name",
            name=op.f("uq_requirements_programme_contract_id_name"),
        ),
    )
    _index("requirements", "contract_id")


def _make_rules() -> None:
    op.create_table(
        "report_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=60), nullable=False),
        sa.Column("school_year", sa.String(length=7), nullable=False),
        sa.Column("when", sa.String(length=24), nullable=False),
        sa.Column("per", sa.String(length=16), nullable=False),
        sa.Column("forms", sa.String(length=60), nullable=False),
        sa.Column("interim_due", sa.String(length=10), server_default="", nullable=False),
        sa.Column("final_due", sa.String(length=10), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_rules")),
        sa.UniqueConstraint(
            "programme",
            "school_year",
            "when",
            name=op.f("uq_report_rules_programme_school_year_when"),
        ),
    )


def _refer(table: str, **columns: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}_{to}"))
        for column, to in columns.items()
    )


def _index(table: str, column: str) -> None:
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)


def _split_references() -> None:
    """A text of several references becomes a row for each grant that there is."""
    connection = op.get_bind()
    known = {row.reference: row.id for row in connection.execute(sa.select(_GRANTS))}
    named = sa.select(_DEPLOYMENTS).where(_DEPLOYMENTS.c.grant_reference != "")
    rows = []
    for support in connection.execute(named).all():
        references = (part.strip() for part in support.grant_reference.split(";"))
        found = dict.fromkeys(known[each] for each in references if each in known)
        rows += [
            {"deployment_id": support.id, "grant_id": grant, "position": position}
            for position, grant in enumerate(found, 1)
        ]
    if rows:
        connection.execute(sa.insert(_PAID), rows)


def _join_references() -> None:
    connection = op.get_bind()
    paid = (
        sa.select(_PAID.c.deployment_id, _GRANTS.c.reference)
        .join(_GRANTS, _GRANTS.c.id == _PAID.c.grant_id)
        .order_by(_PAID.c.deployment_id, _PAID.c.position)
    )
    texts: dict[int, str] = {}
    for row in connection.execute(paid).all():
        joined = "; ".join(filter(None, (texts.get(row.deployment_id), row.reference)))
        texts[row.deployment_id] = joined[:200]
    for support, joined in texts.items():
        changed = sa.update(_DEPLOYMENTS).where(_DEPLOYMENTS.c.id == support)
        connection.execute(changed.values(grant_reference=joined))
