"""What was handed in for a report: its versions, and what it says of money."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from domain.quality.report_money import MoneyRow, Spent
from domain.quality.report_rules import ReportForm
from domain.quality.report_versions import ReportVersion
from storage.library.sent_versions import SentVersions
from storage.tables.quality import report_money as money
from storage.tables.quality import report_versions as t


class HandedIn(SentVersions[ReportVersion]):
    """Versions of reports and their rows of money; one that was submitted stays."""

    _loose = t.c.submitted_at.is_(None)

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, t, "report_id", _version)

    def add(
        self,
        report: int,
        form: ReportForm,
        person: int,
        now: datetime,
        *,
        file: int | None = None,
        link: str = "",
    ) -> int:
        """Keeps what was sent as the next version; gives its number."""
        return self._add(report, person, now, form=form, file_id=file, link=link)

    def submit(self, id_: int, now: datetime) -> None:
        """Notes that a version was submitted: it stays from then on."""
        self._connection.execute(update(t).where(t.c.id == id_).values(submitted_at=now))

    def forms(self, reports: Iterable[int]) -> dict[int, ReportForm]:
        """In which form each of these reports was handed in last."""
        of = select(t.c.report_id, t.c.form).where(t.c.report_id.in_(sorted(reports)))
        rows = of.where(t.c.submitted_at.is_not(None)).order_by(t.c.number)
        return {row.report_id: ReportForm(row.form) for row in self._connection.execute(rows)}

    def money(self, report: int) -> dict[tuple[int, int | None], Spent]:
        """What a report says of each grant, and of each school of one, by both ids."""
        rows = self._connection.execute(select(money).where(money.c.report_id == report))
        return {
            (row.grant_id, row.organisation_id): Spent(
                row.other, row.committed, row.carried, row.returned
            )
            for row in rows
        }

    def days(self, report: int) -> dict[tuple[int, int | None], int]:
        """What leaders' days had cost when a report was handed in, by grant and organisation."""
        rows = self._connection.execute(select(money).where(money.c.report_id == report))
        return {
            (row.grant_id, row.organisation_id): row.days for row in rows if row.days is not None
        }

    def keep_days(self, report: int, rows: Iterable[MoneyRow]) -> None:
        """Keeps what leaders' days cost as it is told in a report that is handed in."""
        for row in rows:
            where = _of_row(report, row.grant, row.organisation)
            self._connection.execute(update(money).where(*where).values(days=row.days))

    def put_money(self, report: int, grant: int, organisation: int | None, spent: Spent) -> None:
        """Keeps what a report says of a grant, or of a school's part of it."""
        same = _of_row(report, grant, organisation)
        row = {
            "other": spent.other or 0,
            "committed": spent.committed or 0,
            "carried": spent.carried,
            "returned": spent.returned,
        }
        changed = self._connection.execute(update(money).where(*same).values(row))
        if not changed.rowcount:
            key = {"report_id": report, "grant_id": grant, "organisation_id": organisation}
            self._connection.execute(insert(money).values(key | row))


def _of_row(report: int, grant: int, organisation: int | None) -> tuple[Any, ...]:
    """The conditions that a row of money is that one."""
    place = money.c.organisation_id
    at = place.is_(None) if organisation is None else place == organisation
    return money.c.report_id == report, money.c.grant_id == grant, at


def _version(row: Row[Any]) -> ReportVersion:
    return ReportVersion(
        id=row.id,
        report=row.report_id,
        number=row.number,
        form=ReportForm(row.form),
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        sender=row.sender,
        file=row.file_id,
        name=row.file_name or "",
        link=row.link,
        submitted_at=row.submitted_at,
    )
