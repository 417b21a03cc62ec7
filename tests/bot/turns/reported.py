"""Reports on the money of support: one being written, one handed in, and what is typed there."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.subjects.quality.due_reports import refresh
from cards.actions.action import Action
from cards.actions.reports import (
    AcceptReport,
    AskReturn,
    AskWord,
    GiveReport,
    KeepReport,
    LeaveGive,
    LeaveWord,
    OpenVersion,
    ReportsFile,
    ReturnReport,
    SaveWord,
    ShowReports,
    SubmitReport,
    TakeBackVersion,
    WaiveReport,
)
from domain.library.kept_files import REPORT
from domain.library.sent_files import FileType, Received
from domain.quality.report_money import Spent
from domain.quality.report_rules import ReportForm, ReportKind
from domain.quality.reports import Report, ReportState
from storage.store import Store
from tests.make import NOW, TODAY

# What stands in the inputs of the forms of a report: each can be saved.
MONEY = {
    "organisation": None,
    "other": "0",
    "committed": "0",
    "carried": "0",
    "returned": "0",
    "link": "https://school.sharepoint.com/plan.docx",
    "word": "It helped us.",
}


def of_reports(ids: Mapping[str, Any]) -> dict[type[Action], dict[str, Any]]:
    """What the buttons of reports carry of their own."""
    written = {"version": ids["report_changes"]}
    handed_in = {"report": ids["submitted_report"], "version": ids["submitted_changes"]}
    returned = handed_in | {"change": "Say what the days were for."}
    given_to = {"to": str(ids["person"])}
    return {
        **{each: {"before": None} for each in (ShowReports, ReportsFile)},
        SubmitReport: written,
        WaiveReport: written,
        GiveReport: written | given_to,
        LeaveGive: given_to,
        **dict.fromkeys((AcceptReport, AskReturn, ReturnReport, KeepReport), returned),
        **dict.fromkeys((AskWord, SaveWord, LeaveWord), handed_in),
        **{each: {"version": ids["report_version"]} for each in (OpenVersion, TakeBackVersion)},
    }


def reported(ower: int, grant: int, store: Store) -> dict[str, Any]:
    """The interim report on a grant being written and its final one handed in; gives their ids."""
    refresh(store, TODAY)
    due = {each.kind: each for each in store.reports.everything() if grant in each.grants}
    written = _sent(due[ReportKind.INTERIM], ower, store)
    store.handed_in.put_money(written, grant, None, Spent(other=1_500_00, committed=0))
    # As of money carried forward: so that a link may be what is handed in.
    begun = replace(due[ReportKind.INTERIM], forms=tuple(ReportForm), state=ReportState.STARTED)
    store.reports.write(begun)
    submitted = _sent(due[ReportKind.FINAL], ower, store)
    store.handed_in.submit(_version(submitted, store), NOW)
    handed_in = replace(due[ReportKind.FINAL], state=ReportState.SUBMITTED, submitted_at=NOW)
    store.reports.write(replace(handed_in, submitted_by=ower))
    return {
        **MONEY,
        "report": written,
        "report_version": _version(written, store),
        "report_changes": _changes(written, store),
        "submitted_report": submitted,
        "submitted_version": _version(submitted, store),
        "submitted_changes": _changes(submitted, store),
    }


def _sent(report: Report, person: int, store: Store) -> int:
    """Hangs a file on a report; gives the report's id."""
    name = f"{report.kind} report.docx"
    sent = Received(name, FileType.WORD, name.encode())
    file = store.kept_files.get(store.kept_files.keep(sent, person, NOW))
    assert file is not None and report.ower == person
    store.kept_files.settle(file, REPORT, f"report:{report.id}", NOW)
    store.handed_in.add(report.id, ReportForm.TEMPLATE, person, NOW, file=file.id)
    return report.id


def _version(report: int, store: Store) -> int:
    return store.handed_in.versions(report)[0].id


def _changes(report: int, store: Store) -> int:
    found = store.reports.get(report)
    assert found is not None
    return found.version
