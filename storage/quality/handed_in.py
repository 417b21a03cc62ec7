"""What was handed in for a report: its versions, and what it says of money."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from domain.quality.report_money import MoneyRow, Spent
from domain.quality.report_rules import ReportForm
from domain.quality.report_versions import ReportVersion
from storage.tables.kept_files import kept_files
from storage.tables.people import people
from storage.tables.quality import report_money as money
from storage.tables.quality import report_versions as t

_VERSIONS = (
    select(t, people.c.name.label("sender"), kept_files.c.name.label("file_name"))
    .join(people, people.c.id == t.c.sent_by)
    .outerjoin(kept_files, kept_files.c.id == t.c.file_id)
)


class HandedIn:
    """Versions of reports and their rows of money."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def versions(self, report: int) -> list[ReportVersion]:
        """What was sent for a report, the newest first."""
        rows = _VERSIONS.where(t.c.report_id == report).order_by(t.c.number.desc())
        return [_version(row) for row in self._connection.execute(rows)]

    def version(self, id_: int) -> ReportVersion | None:
        """One version by its id."""
        row = self._connection.execute(_VERSIONS.where(t.c.id == id_)).first()
        return _version(row) if row else None

    def of_file(self, file: int) -> ReportVersion | None:
        """The version that is a kept file."""
        row = self._connection.execute(_VERSIONS.where(t.c.file_id == file)).first()
        return _version(row) if row else None

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
        last = select(func.coalesce(func.max(t.c.number), 0)).where(t.c.report_id == report)
        number = 1 + int(self._connection.execute(last).scalar_one())
        row = {
            "report_id": report,
            "number": number,
            "form": form,
            "file_id": file,
            "link": link,
            "sent_at": now,
            "sent_by": person,
        }
        self._connection.execute(insert(t).values(row))
        return number

    def take_back(self, id_: int) -> None:
        """Forgets a version that was never submitted."""
        never = t.c.submitted_at.is_(None)
        self._connection.execute(delete(t).where(t.c.id == id_, never))

    def submit(self, id_: int, now: datetime) -> None:
        """Notes that a version was submitted: it stays from then on."""
        self._connection.execute(update(t).where(t.c.id == id_).values(submitted_at=now))

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


def _version(row: Any) -> ReportVersion:
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
