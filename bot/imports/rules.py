"""The rules file: which reports a programme wants of a school year, in which forms, by when."""

from collections.abc import Iterable
from typing import Any

from bot.documents.tables import Cell
from bot.imports.cells import day, folded, one_of, parts, plain, text
from bot.imports.grants import school_year
from bot.imports.kinds import FileKind
from bot.imports.plan import Plan
from bot.imports.rows import NOTHING, SheetRow
from domain.quality.due_dates import NO_DATE, DueDate, read_due_date
from domain.quality.report_rules import ANY, Per, ReportForm, ReportRule, When

CASES = {when.value: when for when in When}
PER = {per.value: per for per in Per}
FORMS = {form.value: form for form in ReportForm}


def take(rows: Iterable[SheetRow], plan: Plan) -> None:
    """Adds rules, and puts a row in the place of the rule that says of the same money."""
    plan.put_each(rows, _rule, lambda rule: f"says the same of {', '.join(rule.key)}.")


def _rule(row: SheetRow, plan: Plan) -> ReportRule | None:
    values: dict[str, Any] = {
        "programme": row.need("programme", _programme(plan)),
        "school_year": row.need("school_year", _year),
        "when": row.need("when", one_of(CASES)),
        "per": row.need("reports", one_of(PER)),
        "forms": row.need("forms", _forms),
        "interim": row.get("interim_due", _due_date) or NO_DATE,
        "final": row.get("final_due", _due_date) or NO_DATE,
    }
    return ReportRule(**values) if row.sound else None


def _programme(plan: Plan) -> Any:
    def read(cell: Cell) -> str:
        name = text(60)(cell)
        known = plan.roster.funds.programme(name)
        return known.name if known else name

    return read


def _year(cell: Cell) -> str:
    return ANY if plain(cell) == ANY else school_year(cell)


def _forms(cell: Cell) -> tuple[ReportForm, ...]:
    named = parts(cell)
    for name in named:
        if folded(name) not in FORMS:
            raise ValueError(f"is “{name[:40]}”; it may be {', '.join(FORMS)}")
    found = tuple(dict.fromkeys(FORMS[folded(name)] for name in named))
    if not found:
        raise ValueError(f"is empty; it may be {', '.join(FORMS)}")
    return found


def _due_date(cell: Cell) -> DueDate:
    """Reads a day, the middle of the support, some school days after its end, or none."""
    typed = plain(cell)
    told = NO_DATE if typed == NOTHING else read_due_date(typed)
    try:
        return told if told is not None else DueDate(day(cell))
    except ValueError:
        raise ValueError(
            f"is “{typed[:40]}”; it may be a date, middle, end+15 (school days after the end), or "
            "empty for none"
        ) from None


KIND = FileKind(
    "rules",
    ("programme", "school_year", "when", "reports", "forms"),
    ("interim_due", "final_due"),
    take,
)
