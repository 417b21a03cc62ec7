"""What a coming digest has to tell, and of which support: less than its figures, for each tick."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select

from domain.digests.channels import Belonging, Channel
from domain.people.organisations import OrganisationKind
from storage.digests.sums import heard_by
from storage.tables.digests import digest_records
from storage.tables.people import organisations
from storage.tables.support import deployments
from storage.tables.visits import visits

_kept = and_(
    digest_records.c.visit_id == visits.c.id, digest_records.c.channel_id == bindparam("channel")
)
_BELONGINGS = (
    select(
        deployments.c.id,
        deployments.c.programme,
        deployments.c.strand,
        organisations.c.phase,
        organisations.c.kind,
        organisations.c.trust_id,
        deployments.c.organisation_id,
    )
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .where(deployments.c.id.in_(bindparam("ids", expanding=True)))
)
_UNCOUNTED = digest_records.c.digest_id.is_(None)
# Whether anything is there that a coming digest counts: of its days, or recorded late.
_OF_ITS_DAYS = (
    select(visits.c.id)
    .select_from(visits.outerjoin(digest_records, _kept))
    .where(
        visits.c.deleted_at.is_(None),
        visits.c.on >= bindparam("since"),
        visits.c.on <= bindparam("until"),
        _UNCOUNTED,
    )
)
_LATE = (
    select(visits.c.id)
    .select_from(digest_records.join(visits, _kept))
    .where(
        visits.c.deleted_at.is_(None),
        visits.c.on < bindparam("since"),
        digest_records.c.late,
        _UNCOUNTED,
    )
)


def any_new(connection: Connection, channel: Channel, since: date, until: date) -> bool:
    """Whether the channel's coming digest of these days counts any record."""
    values, heard = {"channel": channel.id, "since": since, "until": until}, heard_by(channel)
    found = or_(*(statement.where(heard).exists() for statement in (_OF_ITS_DAYS, _LATE)))
    return bool(connection.execute(select(found), values).scalar())


def belongings(connection: Connection, ids: Iterable[int]) -> dict[int, Belonging]:
    """What each of those deployments belongs to."""
    rows = connection.execute(_BELONGINGS, {"ids": sorted(ids)})
    return {row.id: Belonging(row.programme, row.strand, row.phase, _trust(row)) for row in rows}


def _trust(row: Any) -> int | None:
    """The trust that support counts for: the supported one itself, or the school's."""
    own: int | None = row.trust_id
    return row.organisation_id if row.kind == OrganisationKind.TRUST else own
