"""The questions about a report, each drawn again with what is wrong."""

from typing import Any

from bot.subjects.again import Problems
from bot.subjects.quality.report_acts import may_write
from bot.subjects.quality.reports import card, holder_name, report_of
from bot.turns.reply import Card, Reply, Show
from bot.turns.turn import Turn
from cards.quality.report_forms import (
    AskingReport,
    give_ask,
    link_ask,
    money_form,
    return_ask,
    waive_ask,
)
from domain.errors import Refused
from domain.permissions import Act
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.report_money import QUESTIONS, MoneyRow, MoneyValues
from domain.quality.report_versions import LinkValues
from domain.quality.reports import Report
from domain.questions import input_values
from storage.store import Store

FORM = "report"
# A report, and the row of it that a question is about.
RowAsked = tuple[Report, MoneyRow]


def money_values(row: MoneyRow) -> MoneyValues:
    """What stands in the form of a row at first: what was said, or what is offered."""
    spent = row.spent
    answers = {
        "other": spent.other,
        "committed": row.offered if spent.committed is None else spent.committed,
        "carried": spent.carried,
        "returned": spent.returned,
    }
    return MoneyValues(**input_values(QUESTIONS, answers, row))


def money_card(
    about: RowAsked, turn: Turn, store: Store, values: MoneyValues, problems: Problems = ()
) -> Card:
    """The form of what became of a grant."""
    report, row = about
    return money_form(_asking(report, store, problems), row, values, turn.hub)


def link_card(
    report: Report, turn: Turn, store: Store, values: LinkValues, problems: Problems = ()
) -> Card:
    """The question for the address of a plan."""
    return link_ask(_asking(report, store, problems), values, turn.hub)


def return_card(
    report: Report, turn: Turn, store: Store, values: ReturnValues, problems: Problems = ()
) -> Card:
    """The question what is to be changed."""
    return return_ask(_asking(report, store, problems), values, turn.hub)


def waive_card(
    report: Report, turn: Turn, store: Store, values: WaiveValues, problems: Problems = ()
) -> Card:
    """The question why a report is not needed."""
    return waive_ask(_asking(report, store, problems), values, turn.hub)


def give_card(
    report: Report, turn: Turn, store: Store, values: GiveValues, problems: Problems = ()
) -> Card:
    """The question who is to write a report."""
    people = {str(id_): name for id_, name in may_write(report, store).items()}
    return give_ask(_asking(report, store, problems), values, people, turn.hub)


def as_it_stands(turn: Turn, action: Any, refused: Refused, store: Store) -> Reply:
    """The report itself with what is wrong, where what was pressed there is refused."""
    report = report_of(turn, action.report, Act.READ_REPORT, store)
    shown = card(report, turn.speaker, turn.now, store, problems=refused.problems)
    # As a question: an update of the report would wipe what is wrong before it was read.
    return Show(shown, form=FORM)


def _asking(report: Report, store: Store, problems: Problems) -> AskingReport:
    return AskingReport(report, holder_name(report, store), problems)
