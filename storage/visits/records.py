"""Records as lists, newest first, each narrowed to a scope."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from domain.pages import Page
from domain.scopes import Scope
from domain.visits.visits import Record
from storage.engine.listing import Listing
from storage.support.deployments import Deployments
from storage.support.scopes import Condition, records_in
from storage.tables.support import deployments
from storage.tables.visits import visits as t
from storage.visits import followed
from storage.visits.visit_rows import WHOLE, record

# Records that are read at a time where all of a list are.
BATCH = 500

# By day and, within a day, by the order in which they were made.
_NEWEST = Listing(WHOLE, t, (t.c.on, t.c.id))
_LAST_DELETED = Listing(WHOLE, t, (t.c.deleted_at, t.c.id))


class Records:
    """Records by page; each of them without what it planned."""

    def __init__(self, connection: Connection, deployments: Deployments) -> None:
        self._connection = connection
        self._deployments = deployments

    def page(
        self,
        scope: Scope,
        now: datetime,
        size: int,
        below: Record | None = None,
        *,
        organisation: int | None = None,
        support: int | None = None,
        first: date | None = None,
    ) -> Page[Record]:
        """The newest records, or those after `below`.

        They are those of an organisation, of the deployment `support`, and from the day `first` on,
        where these are given.
        """
        where = _listed(scope, now, organisation, first)
        if support is not None:
            where = and_(where, t.c.deployment_id == support)
        found = _NEWEST.page(
            self._connection, size, where, below=(below.on, below.id) if below else None
        )
        return self._read(found)

    def batches(
        self,
        scope: Scope,
        now: datetime,
        *,
        organisation: int | None = None,
        first: date | None = None,
    ) -> Iterator[list[Record]]:
        """The whole of such a list, some hundred records at a time, each with what it planned."""
        where = _listed(scope, now, organisation, first)
        for rows in _NEWEST.batches(self._connection, BATCH, where):
            supports = self._deployments.some({row.deployment_id for row in rows})
            records = [record(row, supports[row.deployment_id]) for row in rows]
            yield followed.with_plans(self._connection, records)

    def some(self, ids: Iterable[int]) -> dict[int, Record]:
        """Those records by id, deleted ones too."""
        rows = self._connection.execute(WHOLE.where(t.c.id.in_(sorted(set(ids))))).all()
        self._deployments.some({row.deployment_id for row in rows})
        return {row.id: self._record(row) for row in rows}

    def deleted(self, scope: Scope, now: datetime, since: datetime, size: int = 20) -> Page[Record]:
        """The records that were deleted from `since` on, the last deleted first."""
        where = and_(t.c.deleted_at >= since, records_in(scope, now))
        return self._read(_LAST_DELETED.page(self._connection, size, where))

    def _read(self, page: Page[Row[Any]]) -> Page[Record]:
        self._deployments.some(_deployments_of(page))
        return page.each(self._record)

    def _record(self, row: Row[Any]) -> Record:
        return record(row, self._deployments.some((row.deployment_id,))[row.deployment_id])


def _listed(scope: Scope, now: datetime, organisation: int | None, first: date | None) -> Condition:
    """The condition that a record is in such a list."""
    narrowed = [t.c.deleted_at.is_(None), records_in(scope, now)]
    if organisation is not None:
        there = select(deployments.c.id).where(deployments.c.organisation_id == organisation)
        narrowed.append(t.c.deployment_id.in_(there))
    if first is not None:
        narrowed.append(t.c.on >= first)
    return and_(*narrowed)


def _deployments_of(page: Page[Row[Any]]) -> Iterable[int]:
    ends = [row for row in (page.older, page.newer) if row is not None]
    return {row.deployment_id for row in (*page.rows, *ends)}
