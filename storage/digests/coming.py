"""What a coming digest has to tell, and of which support: less than its figures, for each tick."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select, union

from domain.people.organisations import OrganisationKind
from storage.tables.digests import digest_records
from storage.tables.people import organisations
from storage.tables.support import deployments
from storage.tables.visits import visits

_kept = and_(
    digest_records.c.visit_id == visits.c.id, digest_records.c.channel_id == bindparam("channel")
)
_PLACES = (
    select(
        deployments.c.id,
        deployments.c.programme,
        organisations.c.kind,
        organisations.c.trust_id,
        deployments.c.organisation_id,
    )
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .where(deployments.c.id.in_(bindparam("ids", expanding=True)))
)
# Of which support there is anything that a coming digest counts: of its days, or recorded late.
_UNCOUNTED = digest_records.c.digest_id.is_(None)
_NEW = union(
    select(visits.c.deployment_id)
    .select_from(visits.outerjoin(digest_records, _kept))
    .where(
        visits.c.deleted_at.is_(None),
        visits.c.on >= bindparam("since"),
        visits.c.on <= bindparam("until"),
        _UNCOUNTED,
    ),
    select(visits.c.deployment_id)
    .select_from(digest_records.join(visits, _kept))
    .where(
        visits.c.deleted_at.is_(None),
        visits.c.on < bindparam("since"),
        digest_records.c.late,
        _UNCOUNTED,
    ),
)


def new(connection: Connection, channel: int, since: date, until: date) -> set[int]:
    """The deployments with a record that the channel's coming digest of these days counts."""
    values = {"channel": channel, "since": since, "until": until}
    return set(connection.execute(_NEW, values).scalars())


def places(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, int | None]]:
    """The programme of each of those deployments, and the trust that it counts for."""
    rows = connection.execute(_PLACES, {"ids": sorted(ids)})
    return {row.id: (row.programme, trust(row)) for row in rows}


def trust(row: Any) -> int | None:
    """The trust that support counts for: the supported one itself, or the school's."""
    own: int | None = row.trust_id
    return row.organisation_id if row.kind == OrganisationKind.TRUST else own
