"""The list of reports: what is to be judged, what is owed, what is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.reports import ReportsFile, ShowReport, ShowReports
from cards.elements import button, line, strong, title
from cards.finish import finish
from cards.pages import IN_ORDER, footer, ways_on
from cards.phrases import how_many
from cards.plain import plain
from cards.quality.report_words import due_words, report_title, state_badge
from cards.rows import listed_line, opening_row
from domain.hub import Hub
from domain.quality.reports import Report

PAGE = 6


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report of a list, with its holder and who owes it; `own` says that the reader does."""

    report: Report
    holder: str
    ower: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class ReportsView:
    """One page of reports: its `first` row is the nth of `total`, from 1.

    `judges` says that the reader decides about reports; `to_judge` and `late` count them.
    `note` is what was just done.
    """

    rows: tuple[ReportRow, ...]
    total: int
    today: date
    first: int = 1
    older: ShowReports | None = None
    newer: ShowReports | None = None
    judges: bool = False
    to_judge: int = 0
    late: int = 0
    file: ReportsFile | None = None
    note: str = ""


def reports(view: ReportsView, hub: Hub) -> dict[str, Any]:
    """The list; a row opens its report."""
    name = hub.words.many("report").capitalize()
    return finish(_body(view, name, hub), f"{name}: {_summary(view, hub)}", ways_on(view, IN_ORDER))


def _body(view: ReportsView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield listed_line(_summary(view, hub), view.file if view.rows else None)
    if view.note:
        yield strong(view.note)
    if not view.rows:
        yield line(f"When a {hub.words.one('report')} is coming up, it is listed here.")
    for each in view.rows[:PAGE]:
        yield report_row(each, view.today, hub)
    yield from footer(view, len(view.rows), "the soonest first")


def _summary(view: ReportsView, hub: Hub) -> str:
    report, many = hub.words.one("report"), hub.words.many("report")
    if not view.rows:
        return f"No {report} is due."
    told = [how_many(view.total, report, many)]
    if view.judges and view.to_judge:
        told.append(f"{view.to_judge:,} to judge")
    if view.late:
        told.append(f"{view.late:,} late")
    return ", ".join(told)


def report_row(each: ReportRow, today: date, hub: Hub) -> Element:
    """A report in a list, with the way to it."""
    report = each.report
    name = f"{report_title(report, hub)}, {each.holder}"
    about = " ".join(filter(None, (plain(report.of.programme), report.of.school_year)))
    who = "" if each.own else plain(each.ower)
    opens = button(ShowReport(report=report.id), f"Open: {name}")
    shown = state_badge(report, today)
    facts = (about, due_words(report, today), who)
    return opening_row(name, facts, opens, [shown] if shown else [])
