"""Reports: what each is about, where it stands, what was sent, and what it says of money."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    func,
    insert,
    not_,
    select,
    update,
)

from domain.pages import Page
from domain.quality.reports import (
    NOT_DUE,
    OWED,
    TO_JUDGE,
    MadeAndOwed,
    Report,
    ReportState,
)
from domain.scopes import Scope
from domain.visits.planned_visits import PlannedState
from storage.engine.listing import Listing
from storage.engine.prepared import Prepared, run
from storage.quality.report_rows import columns_of, report_of
from storage.quality.scopes import reports_in
from storage.tables.funding import grants
from storage.tables.quality import report_grants, report_supports
from storage.tables.quality import reports as t
from storage.tables.support import deployments
from storage.tables.visits import planned_visits, visits

_ALL = select(t)
_LISTING = Listing(_ALL, t, (t.c.rank, t.c.by, t.c.id), rising=True)
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("report"))
# A record's receipt asks it, so that it is prepared.
_CLOSED = Prepared(
    select(t.c.submitted_at)
    .join(report_supports, report_supports.c.report_id == t.c.id)
    .where(report_supports.c.deployment_id == bindparam("deployment"))
    .where(t.c.state == ReportState.ACCEPTED, t.c.submitted_at.is_not(None))
    .order_by(t.c.submitted_at.desc())
    .limit(1)
)
_OWED_BY = select(t.c.id).where(t.c.ower_id == bindparam("person"))
# Reports that are read at a time where all of them are.
BATCH = 500


class Reports:
    """Reports by id; a unit of work reads them anew each time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> Report | None:
        """The report with that id."""
        return self.some([id_]).get(id_)

    def some(self, ids: Iterable[int]) -> dict[int, Report]:
        """Those reports by id."""
        wanted = sorted(set(ids))
        found = self._connection.execute(_ALL.where(t.c.id.in_(wanted))).all() if wanted else []
        return {report.id: report for report in self._whole(found)}

    def of_holders(self, holders: Iterable[int]) -> list[Report]:
        """Every report on what these organisations hold or got, in the order they were made."""
        of = t.c.holder_id.in_(sorted(holders))
        return self._whole(self._connection.execute(_ALL.where(of).order_by(t.c.id)).all())

    def holders(self, above: int, most: int) -> list[int]:
        """The next organisations above an id that hold money, got support or have a report."""
        found: set[int] = set()
        for holder in (t.c.holder_id, grants.c.holder_id, deployments.c.organisation_id):
            several = select(holder).distinct().where(holder > above).order_by(holder).limit(most)
            found.update(self._connection.execute(several).scalars())
        return sorted(found)[:most]

    def everything(self) -> list[Report]:
        """Every report, in the order they were made."""
        return self._whole(self._connection.execute(_ALL.order_by(t.c.id)).all())

    def on_grants(self, grants: Iterable[int]) -> list[Report]:
        """The reports on any of these grants, the latest first."""
        on = select(report_grants.c.report_id).where(report_grants.c.grant_id.in_(sorted(grants)))
        found = _ALL.where(t.c.id.in_(on)).order_by(t.c.by.desc(), t.c.id)
        return self._whole(self._connection.execute(found).all())

    def owed(self, latest: date, person: int | None = None) -> list[Report]:
        """What is owed by that day, by a person or (None) by everybody."""
        where = and_(t.c.rank == OWED, t.c.by <= latest, t.c.ower_id.is_not(None))
        if person is not None:
            where = and_(where, t.c.ower_id == person)
        return self._whole(self._connection.execute(_ALL.where(where)).all())

    def owed_by(self, person: int) -> list[int]:
        """The ids of all reports that a person owes or owed, whatever became of them."""
        return list(self._connection.execute(_OWED_BY, {"person": person}).scalars())

    def page(self, scope: Scope, size: int, below: Report | None = None) -> Page[Report]:
        """A page of the reports in a scope that are due on some day: to judge, owed, done."""
        place = (*below.place(), below.id) if below else None
        found = _LISTING.page(self._connection, size, _listed(scope), below=place)
        ends = [row for row in (found.older, found.newer) if row is not None]
        whole = {report.id: report for report in self._whole([*found.rows, *ends])}
        return found.each(lambda row: whole[row.id])

    def batches(self, scope: Scope) -> Iterator[list[Report]]:
        """Every report of that list in its order, some hundred at a time."""
        for rows in _LISTING.batches(self._connection, BATCH, _listed(scope)):
            yield self._whole(rows)

    def count(self, scope: Scope) -> int:
        """How many reports that list has, up to `COUNTED` and one more."""
        return _LISTING.count(self._connection, _listed(scope))

    def to_hand_in(self, scope: Scope, most: int) -> list[Report]:
        """The reports in a scope that are still to be handed in on some day, the soonest first."""
        where = and_(reports_in(scope), t.c.rank == OWED)
        soonest = _ALL.where(where).order_by(t.c.rank, t.c.by, t.c.id).limit(most)
        return self._whole(self._connection.execute(soonest).all())

    def count_to_judge(self, scope: Scope) -> int:
        """How many reports in a scope wait for a decision."""
        return self._count(and_(reports_in(scope), t.c.rank == TO_JUDGE))

    def count_late(self, scope: Scope, today: date) -> int:
        """How many reports in a scope should have been handed in by now."""
        return self._count(and_(reports_in(scope), t.c.rank == OWED, t.c.by < today))

    def _count(self, where: ColumnElement[bool]) -> int:
        counted = select(func.count()).select_from(t).where(where)
        return int(self._connection.execute(counted).scalar_one())

    def write(self, report: Report) -> int:
        """Adds or changes a report by its id, with what it is about; gives its id."""
        row = columns_of(report)
        if report.id < 0:
            id_ = int(self._connection.execute(_ADD, row).scalar_one())
        else:
            id_ = report.id
            row["version"] = report.version + 1
            self._connection.execute(_CHANGE.values(row), {"report": id_})
        self._link(report_grants, id_, "grant_id", report.grants)
        self._link(report_supports, id_, "deployment_id", report.supports)
        return id_

    def records_of(self, supports: Iterable[int], today: date) -> MadeAndOwed:
        """How many records there are of these supports by then, and planned visits before it."""
        these = sorted(supports)
        made = select(func.count()).where(
            visits.c.deployment_id.in_(these), visits.c.deleted_at.is_(None), visits.c.on <= today
        )
        owed = select(func.count()).where(
            planned_visits.c.deployment_id.in_(these),
            planned_visits.c.state == PlannedState.PLANNED,
            planned_visits.c.on < today,
            not_(planned_visits.c.removed),
        )
        records = int(self._connection.execute(made).scalar_one())
        return MadeAndOwed(records, int(self._connection.execute(owed).scalar_one()))

    def accepted_at(self) -> dict[int, datetime]:
        """When a report was accepted last on each grant that had one."""
        accepted = (
            select(report_grants.c.grant_id, func.max(t.c.decided_at).label("at"))
            .join(t, t.c.id == report_grants.c.report_id)
            .where(t.c.state == ReportState.ACCEPTED)
            .group_by(report_grants.c.grant_id)
        )
        return {row.grant_id: _moment(row.at) for row in self._connection.execute(accepted)}

    def closed_until(self, deployment: int) -> datetime | None:
        """Until when accepted reports on a support have its records; None without any."""
        row = run(self._connection, _CLOSED, {"deployment": deployment}).first()
        return row.submitted_at if row else None

    def _link(self, table: Any, report: int, column: str, ids: Iterable[int]) -> None:
        self._connection.execute(delete(table).where(table.c.report_id == report))
        rows = [{"report_id": report, column: id_} for id_ in ids]
        if rows:
            self._connection.execute(insert(table), rows)

    def _whole(self, rows: Iterable[Row[Any]]) -> list[Report]:
        found = list(rows)
        ids = [row.id for row in found]
        grants = self._linked(report_grants, "grant_id", ids)
        supports = self._linked(report_supports, "deployment_id", ids)
        return [report_of(row, grants.get(row.id, ()), supports.get(row.id, ())) for row in found]

    def _linked(self, table: Any, column: str, ids: list[int]) -> dict[int, tuple[int, ...]]:
        if not ids:
            return {}
        rows = select(table).where(table.c.report_id.in_(ids)).order_by(table.c[column])
        found: dict[int, tuple[int, ...]] = {}
        for row in self._connection.execute(rows):
            found[row.report_id] = (*found.get(row.report_id, ()), row._mapping[column])
        return found


def _listed(scope: Scope) -> ColumnElement[bool]:
    """What of a scope stands in lists: what is due on some day and was not replaced."""
    shown = and_(t.c.rank < NOT_DUE, t.c.state != ReportState.REPLACED)
    return and_(reports_in(scope), shown)


def _moment(value: datetime | str) -> datetime:
    # SQLite gives a sum's or a maximum's text, whatever the type of its column.
    return datetime.fromisoformat(value) if isinstance(value, str) else value
