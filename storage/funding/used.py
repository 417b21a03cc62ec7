"""The minutes used of support by each leader, and what a day cost when they were used."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, Subquery, func, select, union_all

from domain.funding.costs import CostLine, at_their_prices
from storage.tables.support import deployments, former_rates
from storage.tables.visits import visit_shares, visits

_COUNTS = (visits.c.counts, visits.c.deleted_at.is_(None))
# A leader on a support, by both ids.
Led = tuple[int, int]


def cost_lines(connection: Connection, supports: Collection[int]) -> list[CostLine]:
    """The minutes of each leader on each of these supports, with what a day cost then."""
    now, former = rates(connection, supports), _former(connection, supports)
    same = [support for support in supports if support not in former]
    found = [
        CostLine(support, some, now[support])
        for (support, _), some in minutes(connection, same).items()
    ]
    for (support, _), by_day in _by_day(connection, former).items():
        found += at_their_prices(support, by_day, former[support], now[support])
    return found


def rates(connection: Connection, supports: Collection[int]) -> dict[int, int | None]:
    """What a day of each of these supports costs now, in pence; None where it is not set."""
    d = deployments.c
    rows = connection.execute(select(d.id, d.rate).where(d.id.in_(sorted(supports))))
    return {row.id: row.rate for row in rows}


def minutes(connection: Connection, supports: Collection[int]) -> dict[Led, int]:
    """The minutes that count, of each support and leader."""
    each = _each(supports)
    summed = select(each.c.deployment_id, each.c.who, func.sum(each.c.minutes)).group_by(
        each.c.deployment_id, each.c.who
    )
    return {(row[0], row[1]): int(row[2]) for row in connection.execute(summed)}


def _by_day(connection: Connection, supports: Collection[int]) -> dict[Led, dict[date, int]]:
    """The same by the day of the record, of the few supports whose price has changed."""
    found: dict[Led, dict[date, int]] = {}
    each = _each(supports)
    for row in connection.execute(select(each)) if supports else ():
        by_day = found.setdefault((row.deployment_id, row.who), {})
        by_day[row.on] = by_day.get(row.on, 0) + row.minutes
    return found


def _former(
    connection: Connection, supports: Collection[int]
) -> dict[int, list[tuple[date, int | None]]]:
    """What a day cost before, of each support whose price has changed, the earliest first."""
    t = former_rates.c
    rows = select(t.deployment_id, t.until, t.rate).where(t.deployment_id.in_(sorted(supports)))
    found: dict[int, list[tuple[date, int | None]]] = {}
    for row in connection.execute(rows.order_by(t.deployment_id, t.until)):
        found.setdefault(row.deployment_id, []).append((row.until, row.rate))
    return found


def _each(supports: Collection[int]) -> Subquery:
    """The minutes of leaders' own records that count, and of their shares in others'."""
    v, these = visits.c, visits.c.deployment_id.in_(sorted(supports))
    own = select(v.deployment_id, v.leader_id.label("who"), v.on, v.minutes)
    shared = select(
        v.deployment_id, visit_shares.c.person_id.label("who"), v.on, visit_shares.c.minutes
    ).join(visits, v.id == visit_shares.c.visit_id)
    return union_all(own.where(these, *_COUNTS), shared.where(these, *_COUNTS)).subquery()
