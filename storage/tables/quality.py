"""Tables of reports: which are due by which rules."""

from sqlalchemy import Column, String, Table, UniqueConstraint

from storage.tables.keeping import Stay, hub, keeping
from storage.tables.metadata import id_column, metadata

report_rules = Table(
    "report_rules",
    metadata,
    id_column(),
    Column("programme", String(60), nullable=False),
    Column("school_year", String(7), nullable=False),
    Column("when", String(24), nullable=False),
    Column("per", String(16), nullable=False),
    # Several, by semicolon, the preferred one first.
    Column("forms", String(60), nullable=False),
    # A day, middle, end+15, or nothing.
    Column("interim_due", String(10), nullable=False, server_default=""),
    Column("final_due", String(10), nullable=False, server_default=""),
    UniqueConstraint("programme", "school_year", "when"),
    info=keeping(hub(), Stay.FOR_EVER),
)
