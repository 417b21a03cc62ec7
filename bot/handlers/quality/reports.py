"""`report` and `reports`: the list, one report, and what its ower does about it."""

from typing import Any

from bot.subjects.again import again
from bot.subjects.operations.files import ask_for_file
from bot.subjects.quality import report_acts, reports
from bot.subjects.quality.report_questions import (
    FORM,
    RowAsked,
    as_it_stands,
    link_card,
    money_card,
    money_values,
)
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.reports import (
    AskLink,
    BackToReport,
    GetTemplate,
    KeepReport,
    LeaveGive,
    LeaveMoney,
    LeaveWaive,
    LeaveWord,
    ListReports,
    OpenMoney,
    OpenVersion,
    ReportsFile,
    SaveLink,
    SaveMoney,
    ShowReport,
    ShowReports,
    SubmitReport,
    TakeBackVersion,
)
from domain.errors import refuse
from domain.operations.asked import NarrowedList
from domain.operations.files import REPORT_FILE, REPORT_TEMPLATE
from domain.people.people import Role
from domain.permissions import Act
from domain.quality.report_versions import LinkValues
from domain.quality.reports import Report, require_seen
from storage.store import Store

Left = BackToReport | LeaveMoney | KeepReport | LeaveWaive | LeaveGive | LeaveWord
routes = Router()


def _filled(turn: Turn, action: Any, store: Store) -> Report:
    """An open report, for who fills it in."""
    return report_acts.opened(turn, action.report, Act.FILL_REPORT, store)


def _row_filled(turn: Turn, action: Any, store: Store) -> RowAsked:
    """The same, with the row of money that a button names."""
    report = _filled(turn, action, store)
    at = action.grant, action.organisation
    return report, report_acts.money_row(report, *at, turn.today, store)


@routes.command(
    Command(
        "reports",
        "{reports} on money and {deployment}: to write, to judge, done",
        aliases=("report", "my reports", "reports due"),
        roles=(Role.LEADER, Role.OVERSEER, Role.SCHOOL_CONTACT, Role.OFFICER),
        offered="Reports that are due, and those that are done",
        button=ListReports(),
        label="{Reports}",
    ),
    reads=True,
    brief=True,
)
def typed(turn: Turn, rest: str, store: Store) -> Reply:
    """The reports as a new message."""
    return Say(reports.list_card(turn, ShowReports(), store))


@routes.action(ListReports, reads=True)
def pressed(turn: Turn, action: ListReports, store: Store) -> Reply:
    """The same, from a button."""
    return typed(turn, "", store)


@routes.action(ShowReports, reads=True)
def page(turn: Turn, action: ShowReports, store: Store) -> Reply:
    """Another page, in place of this one."""
    return Show(reports.list_card(turn, action, store))


@routes.action(ReportsFile)
def as_file(turn: Turn, action: ReportsFile, store: Store) -> Reply:
    """Has the list made as a file."""
    told = ask_for_file(turn, "reports", NarrowedList(), store)
    return Show(reports.list_card(turn, action, store, told))


@routes.action(ShowReport, reads=True)
def show(turn: Turn, action: ShowReport, store: Store) -> Reply:
    """One report as a new message."""
    report = reports.report_of(turn, action.report, Act.READ_REPORT, store)
    return Say(reports.card(report, turn.speaker, turn.now, store), reports.slot(report.id))


@routes.action(GetTemplate)
def template(turn: Turn, action: GetTemplate, store: Store) -> Reply:
    """Has the template made, filled in as far as is known."""
    report = reports.report_of(turn, action.report, Act.FILL_REPORT, store)
    store.work.put(REPORT_TEMPLATE, turn.speaker.id, turn.now, str(report.id))
    return reports.shown(report.id, turn, store, "The template is on its way to this chat.")


@routes.action(OpenVersion)
def open_file(turn: Turn, action: OpenVersion, store: Store) -> Reply:
    """Has a file that was handed in offered in the chat."""
    version = store.handed_in.version(action.version)
    if version is None or version.file is None:
        raise refuse("not_yours")
    reports.report_of(turn, version.report, Act.READ_REPORT, store)
    store.work.put(REPORT_FILE, turn.speaker.id, turn.now, str(version.id))
    return reports.shown(version.report, turn, store, "The file is on its way to this chat.")


@routes.action(TakeBackVersion)
def take_back(turn: Turn, action: TakeBackVersion, store: Store) -> Reply:
    """Forgets what was sent last and never submitted."""
    version = store.handed_in.version(action.version)
    if version is None:
        raise refuse("not_yours")
    report = report_acts.opened(turn, version.report, Act.FILL_REPORT, store)
    report_acts.take_back(report, version.id, turn, store)
    return reports.shown(report.id, turn, store, "Taken back.")


@routes.action(AskLink)
def ask_link(turn: Turn, action: AskLink, store: Store) -> Reply:
    """Asks for the address of a plan, in place of the report."""
    return Show(link_card(_filled(turn, action, store), turn, store, LinkValues()), form=FORM)


@routes.action(SaveLink, refused=again(_filled, link_card, FORM))
def save_link(turn: Turn, action: SaveLink, store: Store) -> Reply:
    """Keeps the address."""
    report = _filled(turn, action, store)
    report_acts.keep_link(report, action.typed, turn, store)
    return reports.shown(report.id, turn, store, "Saved. Submit when you are ready.")


@routes.action(BackToReport)
@routes.action(LeaveMoney)
@routes.action(KeepReport)
@routes.action(LeaveWaive)
@routes.action(LeaveGive)
@routes.action(LeaveWord)
def back(turn: Turn, action: Left, store: Store) -> Reply:
    """The report again, in place of a question."""
    report = reports.report_of(turn, action.report, Act.READ_REPORT, store)
    return reports.shown(report.id, turn, store)


@routes.action(OpenMoney)
def open_money(turn: Turn, action: OpenMoney, store: Store) -> Reply:
    """What became of a grant, in place of the report."""
    report, row = _row_filled(turn, action, store)
    return Show(money_card((report, row), turn, store, money_values(row)), form=FORM)


@routes.action(SaveMoney, refused=again(_row_filled, money_card, FORM))
def save_money(turn: Turn, action: SaveMoney, store: Store) -> Reply:
    """Keeps what became of it."""
    report, row = _row_filled(turn, action, store)
    report_acts.keep_money(report, row, action.typed, turn, store)
    return reports.shown(report.id, turn, store, "Saved.")


@routes.action(SubmitReport, refused=as_it_stands)
def submit(turn: Turn, action: SubmitReport, store: Store) -> Reply:
    """Hands it in, or says what is missing."""
    report = _filled(turn, action, store)
    require_seen(report, action.version)
    report_acts.submit(report, turn, store)
    return reports.shown(report.id, turn, store, "Submitted. The hub reads it now.")
