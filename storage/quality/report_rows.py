"""Reports in and out of the rows of their table."""

from typing import Any

from sqlalchemy import Row

from domain.quality.report_rules import Per, ReportForm, ReportKind
from domain.quality.reports import Report, ReportState, Set


def report_of(row: Row[Any], grants: tuple[int, ...], supports: tuple[int, ...]) -> Report:
    """The report that a row holds, with the ids of what it is about."""
    return Report(
        id=row.id,
        of=Set(row.holder_id, row.programme, row.school_year),
        kind=ReportKind(row.kind),
        per=Per(row.per),
        forms=tuple(map(ReportForm, row.forms.split(";"))),
        grants=grants,
        supports=supports,
        due=row.due,
        again=row.again,
        ower=row.ower_id,
        given=row.given_id,
        state=ReportState(row.state),
        submitted_at=row.submitted_at,
        submitted_by=row.submitted_by,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        returned=row.returned,
        why=row.why,
        version=row.version,
    )


def columns_of(report: Report) -> dict[str, Any]:
    """A report as the columns of its row, but for its id and version."""
    rank, by = report.place()
    return {
        "key": report.key,
        "holder_id": report.of.holder,
        "programme": report.of.programme,
        "school_year": report.of.school_year,
        "kind": report.kind,
        "per": report.per,
        "forms": ";".join(report.forms),
        "due": report.due,
        "again": report.again,
        "ower_id": report.ower,
        "given_id": report.given,
        "state": report.state,
        "submitted_at": report.submitted_at,
        "submitted_by": report.submitted_by,
        "decided_at": report.decided_at,
        "decided_by": report.decided_by,
        "returned": report.returned,
        "why": report.why,
        "rank": rank,
        "by": by,
    }
