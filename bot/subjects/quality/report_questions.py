"""The questions about a report, each drawn again with what is wrong."""

from bot.subjects.quality.report_acts import may_write
from bot.subjects.quality.reports import holder_name
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.quality.report_forms import (
    AskingReport,
    give_ask,
    link_ask,
    money_form,
    return_ask,
    waive_ask,
)
from domain.errors import Problem
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.report_money import QUESTIONS, MoneyRow, MoneyValues
from domain.quality.report_versions import LinkValues
from domain.quality.reports import Report
from domain.questions import input_values
from storage.store import Store

Problems = tuple[Problem, ...]


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
    report: Report,
    row: MoneyRow,
    values: MoneyValues,
    turn: Turn,
    store: Store,
    problems: Problems = (),
) -> Card:
    """The form of what became of a grant."""
    return money_form(_asking(report, store, problems), row, values, turn.hub)


def link_card(
    report: Report, values: LinkValues, turn: Turn, store: Store, problems: Problems = ()
) -> Card:
    """The question for the address of a plan."""
    return link_ask(_asking(report, store, problems), values, turn.hub)


def return_card(
    report: Report, values: ReturnValues, turn: Turn, store: Store, problems: Problems = ()
) -> Card:
    """The question what is to be changed."""
    return return_ask(_asking(report, store, problems), values, turn.hub)


def waive_card(
    report: Report, values: WaiveValues, turn: Turn, store: Store, problems: Problems = ()
) -> Card:
    """The question why a report is not needed."""
    return waive_ask(_asking(report, store, problems), values, turn.hub)


def give_card(
    report: Report, values: GiveValues, turn: Turn, store: Store, problems: Problems = ()
) -> Card:
    """The question who is to write a report."""
    people = {str(id_): name for id_, name in may_write(report, store).items()}
    return give_ask(_asking(report, store, problems), values, people, turn.hub)


def _asking(report: Report, store: Store, problems: Problems) -> AskingReport:
    return AskingReport(report, holder_name(report, store), problems)
