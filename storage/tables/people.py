"""Tables of people and organisations."""

from datetime import timedelta

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    text,
)

from storage.tables.keeping import Stay, Term, WithRow, hub, keeping, organisation, person
from storage.tables.metadata import Quarters, UtcDateTime, id_column, metadata, reference

organisations = Table(
    "organisations",
    metadata,
    id_column(),
    Column("kind", String(10), nullable=False),
    Column("name", String(200), nullable=False, index=True),
    Column("urn", Integer, unique=True),
    Column("uid", Integer, unique=True),
    Column("phase", String(60), nullable=False, server_default=""),
    Column("town", String(100), nullable=False, server_default=""),
    Column("postcode", String(12), nullable=False, server_default=""),
    Column("telephone", String(30), nullable=False, server_default=""),
    Column("authority", String(100), nullable=False, server_default=""),
    Column("easting", Integer),
    Column("northing", Integer),
    reference("organisations", "trust_id", null=True),
    Column("open", Boolean, nullable=False, server_default=text("true")),
    info=keeping(organisation("id"), Stay.FOR_EVER),
)


# Every URN that an organisation ever had. GIAS's links file moves an old URN to its successor's
# organisation; `former` is then the URN of the school that it was of before the two became one.
urns = Table(
    "urns",
    metadata,
    Column("urn", Integer, primary_key=True, autoincrement=False),
    reference("organisations", "organisation_id", index=True),
    Column("former", Integer),
    info=keeping(organisation("organisation_id"), WithRow("organisation_id")),
)


people = Table(
    "people",
    metadata,
    id_column(),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False, unique=True),
    Column("specialisms", Text, nullable=False, server_default=""),
    Column("phases", Text, nullable=False, server_default=""),
    Column("free_days", Quarters),
    Column("working_days", String(40), nullable=False, server_default=""),
    Column("locale", String(35), nullable=False, server_default="en-GB"),
    Column("zone", String(64), nullable=False, server_default="Europe/London"),
    Column("welcomed_at", UtcDateTime),
    Column("left_at", UtcDateTime),
    Column("sending_at", Time),
    Column("away_until", Date),
    # At which hours anybody is due.
    Index("ix_people_left_at_zone_sending_at", "left_at", "zone", "sending_at"),
    # Lists of who is here by name, and at which domains they are.
    Index("ix_people_left_at_name_id_email", "left_at", "name", "id", "email"),
    info=keeping(person("id", words=("name", "email", "specialisms", "phases")), Stay.FOR_EVER),
)


roles = Table(
    "roles",
    metadata,
    id_column(),
    reference("people", "person_id", index=True),
    Column("role", String(20), nullable=False),
    reference("organisations", "organisation_id", null=True, index=True),
    # Of several contacts of an organisation, the one to turn to first.
    Column("main", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("person_id", "role", "organisation_id"),
    Index("ix_roles_role_person_id", "role", "person_id"),
    info=keeping(person("person_id"), Stay.UNTIL_ENDED),
)


tenants = Table(
    "tenants",
    metadata,
    Column("domain", String(253), primary_key=True),
    Column("tenant", String(64), nullable=False, index=True),
    # An officer's word outlasts the setting that names the others.
    Column("by_officer", Boolean, nullable=False, server_default=text("false")),
    info=keeping(hub(), Stay.UNTIL_ENDED),
)


accounts = Table(
    "accounts",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("oid", String(64), primary_key=True),
    reference("people", "person_id", index=True),
    Column("user_id", String(200), nullable=False),
    Column("linked_at", UtcDateTime, nullable=False),
    Column("linked_by", String(10), nullable=False),
    # The person's address when the account was proved; while it is another, nothing is proved.
    Column("address", String(254), nullable=False, server_default=""),
    # What Teams called its holder at that time.
    Column("name", String(200), nullable=False, server_default=""),
    Column("used_on", Date),
    # An officer took it away: the address alone brings it back no more.
    Column("disconnected_at", UtcDateTime),
    info=keeping(
        person("person_id", words=("tenant", "oid", "user_id", "address", "name")),
        WithRow("person_id"),
    ),
)


codes = Table(
    "codes",
    metadata,
    Column("hash", String(64), primary_key=True),
    reference("people", "person_id", index=True),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    info=keeping(person("person_id"), WithRow("person_id")),
)


strangers = Table(
    "strangers",
    metadata,
    Column("tenant", String(64), primary_key=True),
    Column("oid", String(64), primary_key=True),
    Column("on", Date, primary_key=True, index=True),
    Column("times", Integer, nullable=False),
    Column("wrong_codes", Integer, nullable=False, server_default="0"),
    Column("name", String(200), nullable=False, server_default=""),
    Column("address", String(254), nullable=False, server_default=""),
    info=keeping(
        person("oid", words=("tenant", "oid", "name", "address")),
        Term(timedelta(days=30), since=("on",)),
    ),
)
