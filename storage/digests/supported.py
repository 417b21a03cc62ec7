"""Support as it stood at the end of a digest's period: one row for each of all that is active."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Subquery,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)

from domain.digests.channels import Belonging
from domain.digests.facts import Supported
from domain.people.organisations import OrganisationKind
from domain.support.deployments import Deployment, Status
from storage.tables.people import organisations
from storage.tables.support import deployments, support_minutes
from storage.tables.visits import visits

LATELY, ASKED = timedelta(days=14), timedelta(days=366)

# The visits of a deployment by the end of the period, that happened or not.
_LIVE = (
    visits.c.deployment_id == deployments.c.id,
    visits.c.deleted_at.is_(None),
    visits.c.on <= bindparam("until"),
)
_HAPPENED = (*_LIVE, visits.c.happened)


def _newest_between(first: str, last: ColumnElement[bool]) -> Subquery:
    """The newest visit of each deployment within a few weeks, for all of them in one go."""
    newest_first = (visits.c.on.desc(), visits.c.id.desc())
    place = func.row_number().over(partition_by=visits.c.deployment_id, order_by=newest_first)
    found = select(
        visits.c.deployment_id, visits.c.on, visits.c.progress, place.label("place")
    ).where(visits.c.on >= bindparam(first), last, visits.c.deleted_at.is_(None), visits.c.happened)
    return found.subquery()


def _newest_of(found: Subquery) -> ColumnElement[bool]:
    return and_(found.c.deployment_id == deployments.c.id, found.c.place == 1)


_within = _newest_between("since", visits.c.on <= bindparam("until"))
_earlier = _newest_between("lately", visits.c.on < bindparam("since"))
# Most support is visited every week or two. Only where there was no visit lately is the one before
# looked for, by the index on deployment and day.
_old = visits.alias("old")
_OLD = (
    select(visits.c.id)
    .where(*_HAPPENED, visits.c.on < bindparam("since"))
    .order_by(visits.c.on.desc(), visits.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_on = func.coalesce(_within.c.on, _earlier.c.on, _old.c.on)
# A visit may have no progress: it is asked whether there was one, not what it says.
_before = case((_earlier.c.place == 1, _earlier.c.progress), else_=_old.c.progress)
_progress = case((_within.c.place == 1, _within.c.progress), else_=_before)
# When contact was first made is nobody's question any more where it was due long ago.
_contact_from = func.coalesce(deployments.c.agreed_on, deployments.c.start)
_oldest = case(
    (
        _contact_from >= bindparam("asked_since"),
        select(func.min(visits.c.on)).where(*_HAPPENED).scalar_subquery(),
    )
)
# Kept is what was used up to now: less what was used after the period, which is little. By an
# expression, SQLite finds it by the day, and does not go through all the records of each.
_whose = cast(visits.c.deployment_id, Integer).label("deployment_id")
_after = (
    select(
        _whose,
        func.sum(visits.c.minutes + visits.c.shared_minutes).label("minutes"),
    )
    .where(visits.c.on > bindparam("until"), visits.c.deleted_at.is_(None), visits.c.counts)
    .group_by(_whose)
    .subquery()
)
_used = func.coalesce(support_minutes.c.minutes, 0) - func.coalesce(_after.c.minutes, 0)
_COLUMNS = [
    *("id", "organisation_id", "focus", "days_agreed", "start", "end", "status"),
    *("programme", "strand", "agreed_on", "first_contact_on"),
]
_SUPPORTED = (
    select(
        *(deployments.c[name] for name in _COLUMNS),
        organisations.c.name.label("school"),
        organisations.c.kind,
        organisations.c.phase,
        organisations.c.trust_id,
        _used.label("used"),
        _on.label("newest"),
        _progress.label("progress"),
        _before.label("progress_before"),
        _oldest.label("oldest"),
    )
    .join(organisations, organisations.c.id == deployments.c.organisation_id)
    .outerjoin(support_minutes, support_minutes.c.deployment_id == deployments.c.id)
    .outerjoin(_after, _after.c.deployment_id == deployments.c.id)
    .outerjoin(_within, _newest_of(_within))
    .outerjoin(_earlier, _newest_of(_earlier))
    .outerjoin(_old, _old.c.id == case((_earlier.c.place.is_(None), _OLD)))
    .where(
        or_(
            deployments.c.status == Status.ACTIVE,
            deployments.c.id.in_(bindparam("also", expanding=True)),
            exists().where(
                visits.c.deployment_id == deployments.c.id,
                visits.c.deleted_at.is_(None),
                visits.c.on.between(bindparam("recorded_since"), bindparam("until")),
            ),
        )
    )
    .order_by(organisations.c.name, deployments.c.id)
)


def supported(
    connection: Connection,
    since: date,
    until: date,
    also: Iterable[int],
    recorded_since: date | None,
) -> list[Supported]:
    """Active deployments, those of `also`, and any with a record from `recorded_since` on."""
    values: dict[str, Any] = {"since": since, "until": until, "also": sorted(also)}
    values["recorded_since"] = recorded_since or until + timedelta(days=1)
    values |= {"lately": since - LATELY, "asked_since": since - ASKED}
    return [_supported(row) for row in connection.execute(_SUPPORTED, values).all()]


def _supported(row: Any) -> Supported:
    # By place, since there are a thousand of them: to ask for each by its name takes twice as long.
    (id_, organisation, focus, agreed, start, end, status, programme, strand) = row[:9]
    agreed_on, contact, school, kind, phase, trust, used, newest, progress, before, oldest = row[9:]
    deployment = Deployment(
        id_,
        organisation,
        school,
        focus,
        (),
        agreed,
        start,
        end,
        Status(status),
        programme=programme,
        strand=strand,
    )
    of_trust = organisation if kind == OrganisationKind.TRUST else trust
    # Contact was made at the first sign of it: the leader's word, or the oldest visit.
    contacted = min(contact, oldest) if contact and oldest else contact or oldest
    return Supported(
        deployment,
        Belonging(programme, strand, phase, of_trust),
        int(used),
        progress,
        before,
        newest,
        agreed_on or start,
        contacted,
    )
