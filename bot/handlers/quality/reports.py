"""`report` and `reports`: the list, one report, and what its ower does about it."""

from bot.subjects.quality import report_acts, report_questions, reports
from bot.turns.commands import Command
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.reports import (
    AskLink,
    BackToReport,
    GetTemplate,
    LeaveMoney,
    ListReports,
    OpenMoney,
    OpenVersion,
    SaveLink,
    SaveMoney,
    ShowReport,
    ShowReports,
    SubmitReport,
    TakeBackVersion,
)
from domain.errors import Refused, refuse
from domain.operations.files import REPORT_FILE, REPORT_TEMPLATE
from domain.people.people import Role
from domain.permissions import Act
from domain.quality.report_versions import LinkValues
from domain.quality.reports import require_seen
from storage.store import Store

FORM = "report"
routes = Router()


@routes.command(
    Command(
        "reports",
        "{reports} on money and {deployment}: to write, to judge, done",
        aliases=("report", "my reports", "reports due"),
        roles=(Role.LEADER, Role.OVERSEER, Role.SCHOOL_CONTACT, Role.OFFICER),
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
    report = report_acts.opened(turn, action.report, Act.FILL_REPORT, store)
    return Show(report_questions.link_card(report, LinkValues(), turn, store), form=FORM)


def _link_again(turn: Turn, action: SaveLink, refused: Refused, store: Store) -> Reply:
    report = report_acts.opened(turn, action.report, Act.FILL_REPORT, store)
    card = report_questions.link_card(report, action.typed, turn, store, refused.problems)
    return Show(card, form=FORM)


@routes.action(SaveLink, refused=_link_again)
def save_link(turn: Turn, action: SaveLink, store: Store) -> Reply:
    """Keeps the address."""
    report = report_acts.opened(turn, action.report, Act.FILL_REPORT, store)
    report_acts.keep_link(report, action.typed, turn, store)
    return reports.shown(report.id, turn, store, "Saved. Submit when you are ready.")


@routes.action(BackToReport)
@routes.action(LeaveMoney)
def back(turn: Turn, action: BackToReport | LeaveMoney, store: Store) -> Reply:
    """The report again, in place of a question."""
    report = reports.report_of(turn, action.report, Act.READ_REPORT, store)
    return reports.shown(report.id, turn, store)


@routes.action(OpenMoney)
def open_money(turn: Turn, action: OpenMoney, store: Store) -> Reply:
    """What became of a grant, in place of the report."""
    report = report_acts.opened(turn, action.report, Act.FILL_REPORT, store)
    row = report_acts.money_row(report, action.grant, action.organisation, store)
    values = report_questions.money_values(row)
    return Show(report_questions.money_card(report, row, values, turn, store), form=FORM)


def _money_again(turn: Turn, action: SaveMoney, refused: Refused, store: Store) -> Reply:
    report = report_acts.opened(turn, action.report, Act.FILL_REPORT, store)
    row = report_acts.money_row(report, action.grant, action.organisation, store)
    problems = refused.problems
    card = report_questions.money_card(report, row, action.typed, turn, store, problems)
    return Show(card, form=FORM)


@routes.action(SaveMoney, refused=_money_again)
def save_money(turn: Turn, action: SaveMoney, store: Store) -> Reply:
    """Keeps what became of it."""
    report = report_acts.opened(turn, action.report, Act.FILL_REPORT, store)
    row = report_acts.money_row(report, action.grant, action.organisation, store)
    report_acts.keep_money(report, row, action.typed, turn, store)
    return reports.shown(report.id, turn, store, "Saved.")


def _report_again(turn: Turn, action: SubmitReport, refused: Refused, store: Store) -> Reply:
    report = reports.report_of(turn, action.report, Act.READ_REPORT, store)
    card = reports.card(report, turn.speaker, turn.now, store, problems=refused.problems)
    # As a question: an update of the report would wipe what is wrong before it was read.
    return Show(card, form=FORM)


@routes.action(SubmitReport, refused=_report_again)
def submit(turn: Turn, action: SubmitReport, store: Store) -> Reply:
    """Hands it in, or says what is missing."""
    report = report_acts.opened(turn, action.report, Act.FILL_REPORT, store)
    require_seen(report, action.version)
    report_acts.submit(report, turn, store)
    return reports.shown(report.id, turn, store, "Submitted. The hub reads it now.")
