"""What officers decide about a report."""

from typing import Any

from bot.subjects.again import again
from bot.subjects.quality import report_acts, reports
from bot.subjects.quality.report_questions import (
    FORM,
    as_it_stands,
    give_card,
    return_card,
    waive_card,
)
from bot.turns.reply import Reply, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.reports import (
    AcceptReport,
    AskGive,
    AskReturn,
    AskWaive,
    GiveReport,
    ReturnReport,
    WaiveReport,
)
from domain.permissions import Act
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.reports import Report, ReportState, require, require_seen
from storage.store import Store

routes = Router()


def _judged(turn: Turn, action: Any, store: Store) -> Report:
    """A report, wherever it stands, for who decides about it."""
    return reports.report_of(turn, action.report, Act.JUDGE_REPORT, store)


def _to_judge(turn: Turn, id_: int, store: Store) -> Report:
    """A report that was submitted, for who decides about it."""
    report = reports.report_of(turn, id_, Act.JUDGE_REPORT, store)
    require(report, (ReportState.SUBMITTED,))
    return report


@routes.action(AcceptReport, refused=as_it_stands)
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
    return Show(return_card(report, turn, store, ReturnValues()), form=FORM)


@routes.action(ReturnReport, refused=again(_judged, return_card, FORM))
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
    return Show(waive_card(report, turn, store, WaiveValues()), form=FORM)


@routes.action(WaiveReport, refused=again(_judged, waive_card, FORM))
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
    return Show(give_card(report, turn, store, GiveValues()), form=FORM)


@routes.action(GiveReport, refused=again(_judged, give_card, FORM))
def give(turn: Turn, action: GiveReport, store: Store) -> Reply:
    """Gives it to somebody else to write."""
    report = report_acts.opened(turn, action.report, Act.JUDGE_REPORT, store)
    require_seen(report, action.version)
    report_acts.give(report, action.typed, turn, store)
    return reports.shown(action.report, turn, store, "Given.")
