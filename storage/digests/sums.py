"""Sums over the records of a digest, which the database adds up: a large hub has thousands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Select,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)

from domain.digests.channels import Audience, Channel
from domain.digests.counting import Digest, Stage
from domain.digests.sums import DayOfVisits, Tally
from domain.digests.weeks import Week
from domain.people.organisations import OrganisationKind
from domain.visits.visits import RecordSource
from storage.tables.digests import digest_records
from storage.tables.people import organisations
from storage.tables.support import deployments
from storage.tables.visits import visits

Condition = ColumnElement[bool]
_v, _kept = visits.c, digest_records.c
_MINUTES = _v.minutes + _v.shared_minutes
_BY_SUPPORT, _BY_SECONDS, _BY_RECORDER = "support", "seconds", "recorder"


# What says to which programme, strand or phase a support belongs.
_OWN = {
    Audience.PROGRAMME: deployments.c.programme,
    Audience.STRAND: deployments.c.strand,
    Audience.PHASE: organisations.c.phase,
}


def heard_by(channel: Channel | None, support: ColumnElement[Any] = _v.deployment_id) -> Condition:
    """The condition that a channel may hear of a support, by its id; None hears of all.

    By default it is the support of a record.
    """
    if channel is None or channel.audience is Audience.ALL:
        return true()
    if channel.audience is not Audience.TRUST:
        own = _OWN[channel.audience]
        heard = and_(own == channel.of, own != "")
    elif channel.of.isdecimal():
        itself = organisations.c.kind == OrganisationKind.TRUST
        trust = case((itself, organisations.c.id), else_=organisations.c.trust_id)
        heard = trust == int(channel.of)
    else:
        return false()
    places = deployments.join(organisations, organisations.c.id == deployments.c.organisation_id)
    return exists().select_from(places).where(deployments.c.id == support, heard)


def tally(
    connection: Connection,
    days: tuple[date, date],
    digest: tuple[Digest, Stage] | None,
    heard: Condition,
    until: Mapping[date, datetime],
) -> Tally:
    """What the records of these days add up to that a digest counts by their day.

    `digest` is the digest with its stage; for None, each record of the days counts. `until` has for
    each of the days the moment up to which a visit of it is recorded in time.
    """
    counts = [_v.deleted_at.is_(None), _v.on >= days[0], _v.on <= days[1], heard]
    source: FromClause = visits
    if digest is not None:
        own, stage = digest
        mine = and_(_kept.visit_id == _v.id, _kept.channel_id == own.channel)
        source = visits.outerjoin(digest_records, mine)
        counts.append(_counted_by_day(own, stage))
    return _added(connection.execute(_tallied(source, counts, until)))


def _counted_by_day(own: Digest, stage: Stage) -> Condition:
    """As `counted_records` of the domain has it, for records of the digest's own days."""
    of_none = _kept.digest_id.is_(None)
    if stage is not Stage.CLOSED:
        return of_none
    not_late = or_(_kept.late.is_(None), _kept.late.is_(False))
    return and_(or_(of_none, _kept.digest_id == own.id), not_late)


def _tallied(source: Any, counts: Sequence[Condition], until: Mapping[date, datetime]) -> Any:
    typed = and_(_v.happened, _v.source != RecordSource.IMPORTED)
    soon = (and_(_v.on == day, _v.recorded_at < moment) for day, moment in until.items())
    in_time = and_(typed, or_(false(), *soon))
    own = (
        select(
            _v.deployment_id,
            _v.on,
            _v.seconds,
            _v.recorded_by,
            case((_v.happened, 1), else_=0).label("visits"),
            case((_v.happened, _MINUTES), else_=0).label("minutes"),
            case((typed, 1), else_=0).label("typed"),
            case((in_time, 1), else_=0).label("in_time"),
        )
        .select_from(source)
        .where(*counts)
        .cte("own")
    )
    sums = (func.sum(own.c[name]).label(name) for name in ("visits", "minutes", "typed", "in_time"))
    by_support = select(
        literal(_BY_SUPPORT).label("by"),
        own.c.deployment_id.label("which"),
        func.count().label("records"),
        *sums,
        func.min(own.c.on).label("earliest"),
    ).group_by(own.c.deployment_id)
    timed = (
        _how_many_timed(own, by, own.c[name])
        for by, name in ((_BY_SECONDS, "seconds"), (_BY_RECORDER, "recorded_by"))
    )
    return union_all(by_support, *timed)


def _how_many_timed(own: CTE, by: str, which: ColumnElement[Any]) -> Select[Any]:
    """How many of the records that were timed have each value of a column."""
    nothing = [literal(0)] * 4
    return (
        select(literal(by), which, func.count(), *nothing, cast(null(), Date))
        .where(own.c.seconds.is_not(None))
        .group_by(which)
    )


def _added(rows: Iterable[Any]) -> Tally:
    visited: dict[int, int] = {}
    seconds: Counter[int] = Counter()
    named, recorders, records, minutes, typed, in_time = set(), set(), 0, 0, 0, 0
    earliest = date.max
    for by, which, number, happened, took, by_hand, soon, first in rows:
        if by == _BY_SECONDS:
            seconds[which] = number
            continue
        if by == _BY_RECORDER:
            recorders.add(which)
            continue
        named.add(which)
        if happened:
            visited[which] = int(happened)
        records, minutes = records + number, minutes + int(took)
        typed, in_time = typed + int(by_hand), in_time + int(soon)
        earliest = min(earliest, first)
    missed = records - sum(visited.values())
    days = frozenset({earliest} if named else ())
    return Tally(
        visited,
        frozenset(named),
        minutes,
        missed,
        typed,
        in_time,
        seconds,
        days,
        frozenset(recorders),
    )


def history(
    connection: Connection, days: tuple[date, date], compared: Sequence[Week], heard: Condition
) -> tuple[list[DayOfVisits], int]:
    """The visits of each of these days, and at how many schools the weeks compared had any."""
    happened = (_v.deleted_at.is_(None), _v.happened, heard)
    by_day = (
        select(_v.on, func.count().label("visits"), func.sum(_MINUTES).label("minutes"))
        .where(*happened, _v.on >= days[0], _v.on <= days[1])
        .group_by(_v.on)
    )
    weeks = or_(false(), *(_v.on.between(week.first, week.last) for week in compared))
    schools = (
        select(cast(null(), Date), func.count(deployments.c.organisation_id.distinct()), literal(0))
        .select_from(visits.join(deployments, deployments.c.id == _v.deployment_id))
        .where(*happened, _v.on >= days[0], _v.on <= days[1], weeks)
    )
    rows = connection.execute(union_all(by_day, schools)).all()
    found = [DayOfVisits(on, number, int(took)) for on, number, took in rows if on is not None]
    return found, next(int(number) for on, number, _ in rows if on is None)
