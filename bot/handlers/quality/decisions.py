"""What officers decide about a report."""

from bot.subjects.quality import report_acts, report_questions, reports
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.reports import (
    AcceptReport,
    AskGive,
    AskReturn,
    AskWaive,
    GiveReport,
    KeepReport,
    LeaveGive,
    LeaveWaive,
    ReturnReport,
    WaiveReport,
)
from domain.errors import Refused
from domain.permissions import Act
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.reports import Report, ReportState, require, require_seen
from storage.store import Store

FORM = "report"
routes = Router()


def _to_judge(turn: Turn, id_: int, store: Store) -> Report:
    """A report that was submitted, for who decides about it."""
    report = reports.report_of(turn, id_, Act.JUDGE_REPORT, store)
    require(report, (ReportState.SUBMITTED,))
    return report


@routes.action(KeepReport)
@routes.action(LeaveWaive)
@routes.action(LeaveGive)
def back(turn: Turn, action: KeepReport | LeaveWaive | LeaveGive, store: Store) -> Reply:
    """The report again, in place of a question."""
    report = reports.report_of(turn, action.report, Act.READ_REPORT, store)
    return reports.shown(report.id, turn, store)


def _report_again(turn: Turn, action: AcceptReport, refused: Refused, store: Store) -> Reply:
    report = reports.report_of(turn, action.report, Act.READ_REPORT, store)
    card = reports.card(report, turn.speaker, turn.now, store, problems=refused.problems)
    # As a question: an update of the report would wipe what is wrong before it was read.
    return Show(card, form=FORM)


@routes.action(AcceptReport, refused=_report_again)
def accept(turn: Turn, action: AcceptReport, store: Store) -> Reply:
    """Accepts it."""
    report = _to_judge(turn, action.report, store)
    require_seen(report, action.version)
    report_acts.accept(report, turn, store)
    return reports.shown(action.report, turn, store, "Accepted.")


@routes.action(AskReturn)
def ask_return(turn: Turn, action: AskReturn, store: Store) -> Reply:
    """Asks what is to be changed."""
    report = _to_judge(turn, action.report, store)
    return Show(report_questions.return_card(report, ReturnValues(), turn, store), form=FORM)


def _return_again(turn: Turn, action: ReturnReport, refused: Refused, store: Store) -> Reply:
    report = reports.report_of(turn, action.report, Act.JUDGE_REPORT, store)
    card = report_questions.return_card(report, action.typed, turn, store, refused.problems)
    return Show(card, form=FORM)


@routes.action(ReturnReport, refused=_return_again)
def give_back(turn: Turn, action: ReturnReport, store: Store) -> Reply:
    """Returns it with what is to be changed."""
    report = _to_judge(turn, action.report, store)
    require_seen(report, action.version)
    report_acts.give_back(report, action.typed, turn, store)
    return reports.shown(action.report, turn, store, "Returned.")


@routes.action(AskWaive)
def ask_waive(turn: Turn, action: AskWaive, store: Store) -> Reply:
    """Asks why it is not needed."""
    report = report_acts.opened(turn, action.report, Act.JUDGE_REPORT, store)
    return Show(report_questions.waive_card(report, WaiveValues(), turn, store), form=FORM)


def _waive_again(turn: Turn, action: WaiveReport, refused: Refused, store: Store) -> Reply:
    report = reports.report_of(turn, action.report, Act.JUDGE_REPORT, store)
    card = report_questions.waive_card(report, action.typed, turn, store, refused.problems)
    return Show(card, form=FORM)


@routes.action(WaiveReport, refused=_waive_again)
def waive(turn: Turn, action: WaiveReport, store: Store) -> Reply:
    """Notes that it is not needed."""
    report = report_acts.opened(turn, action.report, Act.JUDGE_REPORT, store)
    require_seen(report, action.version)
    report_acts.waive(report, action.typed, turn, store)
    return reports.shown(action.report, turn, store, "Noted.")


@routes.action(AskGive)
def ask_give(turn: Turn, action: AskGive, store: Store) -> Reply:
    """Asks who is to write it."""
    report = report_acts.opened(turn, action.report, Act.JUDGE_REPORT, store)
    return Show(report_questions.give_card(report, GiveValues(), turn, store), form=FORM)


def _give_again(turn: Turn, action: GiveReport, refused: Refused, store: Store) -> Reply:
    report = reports.report_of(turn, action.report, Act.JUDGE_REPORT, store)
    card = report_questions.give_card(report, action.typed, turn, store, refused.problems)
    return Show(card, form=FORM)


@routes.action(GiveReport, refused=_give_again)
def give(turn: Turn, action: GiveReport, store: Store) -> Reply:
    """Gives it to somebody else to write."""
    report = report_acts.opened(turn, action.report, Act.JUDGE_REPORT, store)
    require_seen(report, action.version)
    report_acts.give(report, action.typed, turn, store)
    return reports.shown(action.report, turn, store, "Given.")
