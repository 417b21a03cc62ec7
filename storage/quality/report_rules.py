"""The hub's own rules of reports, in and out of their table."""

from sqlalchemy import Connection, and_, insert, select, update

from domain.quality.due_dates import NO_DATE, DueDate, read_due_date
from domain.quality.report_rules import Per, ReportForm, ReportRule, When
from storage.tables.quality import report_rules as t

_ALL = select(t).order_by(t.c.id)


def everything(connection: Connection) -> list[ReportRule]:
    """Every rule that the hub brought, in the order they were made."""
    return [
        ReportRule(
            programme=row.programme,
            school_year=row.school_year,
            when=When(row.when),
            per=Per(row.per),
            forms=tuple(map(ReportForm, row.forms.split(";"))),
            interim=_due_date(row.interim_due),
            final=_due_date(row.final_due),
        )
        for row in connection.execute(_ALL)
    ]


def write(connection: Connection, rule: ReportRule) -> None:
    """Adds a rule, or puts it in the place of the one that says of the same money."""
    key = {"programme": rule.programme, "school_year": rule.school_year, "when": rule.when}
    row = {
        "per": rule.per,
        "forms": ";".join(rule.forms),
        "interim_due": rule.interim.text,
        "final_due": rule.final.text,
    }
    same = and_(*(t.c[name] == value for name, value in key.items()))
    changed = connection.execute(update(t).where(same).values(row))
    if not changed.rowcount:
        connection.execute(insert(t).values(key | row))


def _due_date(text: str) -> DueDate:
    return read_due_date(text) or NO_DATE
