"""Lines of the audit are never changed, and go only when they are old."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# A month less than the seven years that lines are kept: the server's clock may differ from ours.
STAY = 7 * 366 - 31
# SQLite's REPLACE takes the old row away without asking any trigger of deletion.
SQLITE = (
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'a line of the audit is never changed'); END""",
    f"""CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    WHEN OLD.at >= strftime('%Y-%m-%d %H:%M:%S', 'now', '-{STAY} days')
    BEGIN SELECT RAISE(ABORT, 'a line of the audit is kept'); END""",
    """CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a line of the audit is never changed'); END""",
)
# A function is no part of a table: after an older copy was put back, that of the newer tables is
# there still.
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF OLD.at < now() - interval '{STAY} days' THEN
                RETURN OLD;
            END IF;
        END IF;
        RAISE EXCEPTION 'a line of the audit is never changed, and is kept'
            USING ERRCODE = 'restrict_violation';
    END $$""",
    """CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_stays()""",
    """CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()""",
)


def upgrade() -> None:
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    for statement in POSTGRESQL if _on_postgresql() else SQLITE:
        _run(statement)


def downgrade() -> None:
    if _on_postgresql():
        for name in ("audit_not_emptied", "audit_stays"):
            _run(f"DROP TRIGGER {name} ON audit")
        _run("DROP FUNCTION audit_stays()")
    else:
        for name in ("audit_no_replace", "audit_no_delete", "audit_no_update"):
            _run(f"DROP TRIGGER {name}")
    op.drop_index(op.f("ix_audit_at"), table_name="audit")


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _run(statement: str) -> None:
    # Colons in a time are no names of parameters here.
    op.execute(sa.text(statement.replace(":", r"\:")))
