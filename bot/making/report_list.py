"""The list of reports as a file: when each was due, handed in and accepted, and how late it was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.documents.sheets import ListColumn, Look
from bot.making.lists import ListFile, ListRequest, ListTable
from cards.phrases import either, lowered
from cards.quality.report import FORMS
from cards.quality.report_words import STATES, report_title
from domain.hub import Hub
from domain.pages import COUNTED
from domain.permissions import Act, scope
from domain.quality.report_rules import ReportForm
from domain.quality.reports import HANDED_IN, Report, ReportState
from storage.store import Store

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report with the names that it stands for; days are the reader's.

    `form` is the one in which it was handed in, else those in which it may be. `due` is the day by
    which it was wanted last, `late` how many school days later it came or has not come.
    """

    report: Report
    holder: str
    title: str
    form: str
    due: date | None
    late: int | None
    ower: str = ""
    submitted: date | None = None
    submitted_by: str = ""
    accepted: date | None = None
    accepted_by: str = ""


_COLUMNS: Sequence[ListColumn[ReportLine]] = (
    ListColumn("holder", "{School} or {trust}", 32, lambda line: line.holder),
    ListColumn("programme", "Programme", 22, lambda line: line.report.of.programme),
    ListColumn("school_year", "School year", 12, lambda line: line.report.of.school_year),
    ListColumn("kind", "{Report}", 18, lambda line: line.title),
    ListColumn("form", "Form", 28, lambda line: line.form),
    ListColumn("state", "State", 12, lambda line: STATES[line.report.state]),
    ListColumn("due", "Due", 12, lambda line: line.due, Look.DAY),
    ListColumn("owed_by", "Written by", 24, lambda line: line.ower),
    ListColumn("submitted", "Submitted", 12, lambda line: line.submitted, Look.DAY),
    ListColumn("submitted_by", "Submitted by", 24, lambda line: line.submitted_by),
    ListColumn("accepted", "Accepted", 12, lambda line: line.accepted, Look.DAY),
    ListColumn("accepted_by", "Accepted by", 24, lambda line: line.accepted_by),
    ListColumn("late_by", "Late by, school days", 12, lambda line: line.late, Look.NUMBER),
)


def _columns(_wanted: ListRequest, _hub: Hub) -> Sequence[ListColumn[ReportLine]]:
    return _COLUMNS


def _rows(wanted: ListRequest, store: Store) -> Iterator[ReportLine]:
    for batch in store.reports.batches(scope(wanted.reader, Act.READ_REPORT)):
        yield from _lines(batch, wanted, store)


def _lines(batch: Sequence[Report], wanted: ListRequest, store: Store) -> Iterator[ReportLine]:
    holders = store.organisations.some({each.of.holder for each in batch})
    store.calendars.read_ahead(holders)
    forms = store.handed_in.forms(each.id for each in batch)
    people = (each for r in batch for each in (r.ower, r.submitted_by, r.decided_by))
    names = store.people.names(people)
    for each in batch:
        accepted = each.decided_at if each.state is ReportState.ACCEPTED else None
        yield ReportLine(
            each,
            holders[each.of.holder].name,
            report_title(each, store.hub),
            _form(each, forms),
            each.wanted_last,
            _late(each, wanted, store),
            names.get(each.ower or 0, ""),
            wanted.local(each.submitted_at).date() if each.submitted_at else None,
            names.get(each.submitted_by or 0, ""),
            wanted.local(accepted).date() if accepted else None,
            names.get(each.decided_by or 0, "") if accepted else "",
        )


def _form(report: Report, handed_in: Mapping[int, ReportForm]) -> str:
    """The form in which it was handed in, else those in which it may be."""
    known = handed_in.get(report.id) if report.state in HANDED_IN else None
    first, *others = (known,) if known else report.forms
    return either([FORMS[first], *(lowered(FORMS[each]) for each in others)])


def _late(report: Report, wanted: ListRequest, store: Store) -> int | None:
    """School days after its day until it came, or until today; None for what is not late."""
    due, came = report.wanted_last, report.submitted_at
    if report.state in HANDED_IN and came is not None:
        until = store.hub.day_of(came)
    else:
        until = wanted.today
        due = due if report.open else None
    if due is None or until <= due:
        return None
    calendar = store.calendars.of(report.of.holder)
    return len(calendar.school_days_between(due + DAY, until))


REPORTS = ListFile(
    title="{Reports}",
    counted=lambda hub: (hub.words.one("report"), hub.words.many("report")),
    order="those to judge first, then those that are due, then the rest",
    table=ListTable(_columns, _rows),
    long=lambda wanted, store: store.reports.count(scope(wanted.reader, Act.READ_REPORT)) > COUNTED,
)
