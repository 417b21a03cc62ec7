"""Files that people send as reports: chosen among what they owe, kept as a version of it."""

from datetime import datetime

from bot.subjects.money import of_report
from bot.subjects.quality import report_acts
from bot.subjects.quality.reports import holder_name, report_of, slot
from bot.turns.lasting import touch
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.library.kept_files import FileChoice
from cards.phrases import short_day
from cards.quality.report_files import file_as_report
from cards.quality.report_words import report_title
from domain.errors import refuse
from domain.ids import read_id
from domain.library.kept_files import REPORT, KeptFile
from domain.people.people import Person
from domain.permissions import Act, can, scope
from domain.quality.report_rules import ReportForm
from domain.quality.reports import OPEN, Report, require
from storage.store import Store

# Reports that a file is offered for.
MOST = 4
_AS = {
    ReportForm.TEMPLATE: "the template, filled in",
    ReportForm.ANNOTATED_PLAN: "a plan with notes",
}


def choices(person: Person, now: datetime, store: Store) -> list[FileChoice]:
    """The reports that a person still has to hand in, the soonest first, in each form."""
    found = store.reports.to_hand_in(scope(person, Act.FILL_REPORT), MOST)
    return [_choice(report, form, now, store) for report in found for form in report.forms]


def _choice(report: Report, form: ReportForm, now: datetime, store: Store) -> FileChoice:
    name = f"{report_title(report, store.hub)}: {holder_name(report, store)}"
    wanted = report.asked_by
    due = f"due {short_day(wanted, store.hub.day_of(now))}" if wanted else ""
    return FileChoice(REPORT, f"{form.name.lower()}:{report.id}", name, (_AS[form], due))


def take(file: KeptFile, subject: str, turn: Turn, store: Store) -> None:
    """Keeps a file as the next version of a report, in a form that the report may have."""
    form, _, id_ = subject.partition(":")
    report = report_of(turn, read_id(id_) or 0, Act.FILL_REPORT, store)
    require(report, OPEN)
    meant = next((each for each in report.forms if each.name.lower() == form), None)
    if meant is None:
        raise refuse("file_not_that")
    store.kept_files.settle(file, REPORT, f"report:{report.id}", turn.now)
    report_acts.keep_file(report, meant, file.id, turn, store)


def card(file: KeptFile, person: Person, _now: datetime, store: Store) -> Card:
    """What stands in place of the question once a file is a report."""
    version = store.handed_in.of_file(file.id)
    report = store.reports.get(version.report) if version else None
    may = report is not None and can(person, Act.READ_REPORT, of_report(report, store))
    if report is None or not may:
        return file_as_report(file, None, "", store.hub)
    return file_as_report(file, report, holder_name(report, store), store.hub)


def let_go(file: KeptFile, turn: Turn, store: Store) -> None:
    """Takes a file off a report again; one that was submitted stays."""
    version = store.handed_in.of_file(file.id)
    if version is None:
        return
    if version.submitted_at is not None:
        raise refuse("report_file_stays")
    store.handed_in.take_back(version.id)
    touch(slot(version.report), store, turn.now)


def may_have_version(person: Person, version: int, store: Store) -> bool:
    """Whether a person may have a file that was sent as a report."""
    found = store.handed_in.version(version)
    report = store.reports.get(found.report) if found else None
    return report is not None and can(person, Act.READ_REPORT, of_report(report, store))


def may_have_template(person: Person, id_: int, store: Store) -> bool:
    """Whether a person may have the template of a report, filled in."""
    report = store.reports.get(id_)
    return report is not None and can(person, Act.FILL_REPORT, of_report(report, store))
