"""The table of grants that pay for support."""

from sqlalchemy import Column, Date, Integer, String, Table

from storage.tables.keeping import Stay, keeping, organisation
from storage.tables.metadata import id_column, metadata, reference

grants = Table(
    "grants",
    metadata,
    id_column(),
    Column("reference", String(60), nullable=False, unique=True),
    Column("programme", String(60), nullable=False),
    reference("organisations", "holder_id", index=True),
    Column("school_year", String(7), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("amount", Integer, nullable=False),
    Column("carried_from", String(60), nullable=False, server_default=""),
    Column("awarded_on", Date),
    info=keeping(organisation("holder_id"), Stay.FOR_EVER),
)
