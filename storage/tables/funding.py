"""Tables of the money that pays for support: programmes, grants and contracts."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from storage.tables.keeping import Stay, WithRow, hub, keeping, organisation
from storage.tables.metadata import UtcDateTime, id_column, metadata, reference, rows_where

programmes = Table(
    "programmes",
    metadata,
    id_column(),
    Column("name", String(60), nullable=False, unique=True),
    Column("funder", String(200), nullable=False, server_default=""),
    Column("cover_paid", String(10), nullable=False, server_default="never"),
    Column("bill", String(6), nullable=False, server_default="used"),
    Column("rate", Integer),
    Column("reimbursement", Integer),
    Column("fee", Integer),
    # Several, by semicolon.
    Column("areas", String(1000), nullable=False, server_default=""),
    info=keeping(hub(words=("funder", "areas")), Stay.FOR_EVER),
)


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
    Column("spend_by", Date),
    Column("interim_due", Date),
    Column("final_due", Date),
    Column("ended_on", Date),
    Column("ended_why", String(500), nullable=False, server_default=""),
    # The day of its next report, for lists: the far end of the calendar where none is due.
    Column("next_due", Date, nullable=False, server_default="2199-12-31"),
    Index("ix_grants_next_due_id", "next_due", "id"),
    info=keeping(organisation("holder_id", words=("ended_why",)), Stay.FOR_EVER),
)


# The schools of a trust's grant, each with its part where the grant was parted.
grant_lines = Table(
    "grant_lines",
    metadata,
    Column("grant_id", ForeignKey("grants.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True, index=True),
    Column("amount", Integer),
    info=keeping(organisation("organisation_id"), WithRow("grant_id")),
)


# The grants that pay for support, in the order in which they are used up.
deployment_grants = Table(
    "deployment_grants",
    metadata,
    Column("deployment_id", ForeignKey("deployments.id"), primary_key=True),
    Column("grant_id", ForeignKey("grants.id"), primary_key=True, index=True),
    Column("position", Integer, nullable=False),
    info=keeping(organisation("deployment_id"), WithRow("deployment_id")),
)


contracts = Table(
    "contracts",
    metadata,
    id_column(),
    Column("reference", String(60), nullable=False, unique=True),
    reference("organisations", "lead_id", index=True),
    Column("starts", Date),
    Column("ends", Date),
    Column("cover_paid", String(10)),
    # The soonest day of what is still to be ticked, for lists: the far end of the calendar where
    # nothing is.
    Column("next_due", Date, nullable=False, server_default="2199-12-31"),
    Index("ix_contracts_next_due_id", "next_due", "id"),
    info=keeping(organisation("lead_id"), Stay.FOR_EVER),
)


# A grant is covered by one contract at most.
contract_grants = Table(
    "contract_grants",
    metadata,
    Column("grant_id", ForeignKey("grants.id"), primary_key=True),
    reference("contracts", "contract_id", index=True),
    info=keeping(organisation("contract_id"), WithRow("grant_id")),
)


# What a contract asks, or a programme of each of its grants.
requirements = Table(
    "requirements",
    metadata,
    id_column(),
    Column("programme", String(60), nullable=False, server_default=""),
    Column("contract_id", ForeignKey("contracts.id"), index=True),
    Column("name", String(200), nullable=False),
    Column("days", Integer),
    Column("at_least", Integer),
    Column("due", Date),
    # Its day while people have still to tick it, the far end of the calendar where it has none;
    # nothing once it is ticked, and for what ticks itself.
    Column("open_due", Date),
    UniqueConstraint("programme", "contract_id", "name"),
    Index("ix_requirements_open_due_id", "open_due", "id", **rows_where("open_due IS NOT NULL")),
    info=keeping(hub(words=("name",)), Stay.FOR_EVER),
)


# Who said of a requirement that it was done, and what shows it. One that was undone stays.
requirement_ticks = Table(
    "requirement_ticks",
    metadata,
    id_column(),
    reference("requirements", "requirement_id", index=True),
    Column("done_on", Date, nullable=False),
    Column("remark", String(200), nullable=False, server_default=""),
    reference("kept_files", "file_id", null=True, index=True),
    Column("link", String(500), nullable=False, server_default=""),
    Column("ticked_at", UtcDateTime, nullable=False),
    reference("people", "ticked_by"),
    Column("undone_at", UtcDateTime),
    reference("people", "undone_by", null=True),
    # One tick of a requirement stands, whoever else ticks it at the same moment.
    Index(
        "ix_requirement_ticks_standing",
        "requirement_id",
        unique=True,
        **rows_where("undone_at IS NULL"),
    ),
    info=keeping(
        hub(names=("ticked_by", "undone_by"), words=("remark", "link")), WithRow("requirement_id")
    ),
)
