"""What is asked about a report: money, the address of a plan, and what an officer decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.actions.reports import (
    BackToReport,
    GiveReport,
    KeepReport,
    LeaveGive,
    LeaveMoney,
    LeaveWaive,
    ReturnReport,
    SaveLink,
    SaveMoney,
    WaiveReport,
)
from cards.elements import button, facts, grey, line, small, title
from cards.finish import finish
from cards.forms import Sheet
from cards.inputs import pair
from cards.phrases import in_hub_words
from cards.plain import plain
from cards.quality.report_words import report_title
from cards.questions import Asked, Table
from domain.errors import Problem
from domain.funding.amounts import read_amount, short_pounds
from domain.hub import Hub
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.report_money import MoneyRow, MoneyValues
from domain.quality.report_rules import ReportKind
from domain.quality.report_versions import LinkValues
from domain.quality.reports import Report

MONEY: Table = {
    "other": Asked("Other spending", "Write an amount; 0 if there was none."),
    "committed": Asked("Committed", "Write an amount; 0 if there is none."),
    "carried": Asked("Asked to carry forward", "Write an amount; 0 if there is none."),
    "returned": Asked("To be returned", "Write an amount; 0 if there is none."),
}
LINK: Table = {"link": Asked("Address of the plan", "Paste the address of the plan.")}
RETURN: Table = {"change": Asked("What to change", "Write what is to be changed.", own_words=True)}
WAIVE: Table = {"why": Asked("Why", "Write why in a few words.", own_words=True)}
GIVE: Table = {"to": Asked("To", "Choose who writes it.")}


@dataclass(frozen=True, slots=True)
class AskingReport:
    """A question about a report, with its holder and what is wrong in the answer."""

    report: Report
    holder: str
    problems: tuple[Problem, ...] = ()


def money_form(ask: AskingReport, found: MoneyRow, values: MoneyValues, hub: Hub) -> dict[str, Any]:
    """The form of what became of a grant, or of a school's part of it."""
    sheet = Sheet(MONEY, values, hub, ask.problems)
    to_say = max(0, found.allocated - found.days)
    known = [
        ("Allocated", short_pounds(found.allocated)),
        (f"{hub.words.one('leader').capitalize()} days", short_pounds(found.days)),
        ("To account for", short_pounds(to_say)),
    ]
    body = [
        title(f"Money: {plain(found.name)}"),
        grey(report_title(ask.report, hub), plain(ask.holder)),
        *facts(known),
        *sheet.news(),
        line(_must_add_up(ask.report, to_say)),
        *_offered(found, values),
        pair(sheet.words("other", needed=True), sheet.words("committed", needed=True)),
        pair(sheet.words("carried", needed=True), sheet.words("returned", needed=True)),
    ]
    about = {
        "report": ask.report.id,
        "grant": found.grant,
        "organisation": found.organisation,
        "shown": SaveMoney.showing(values),
    }
    actions = [
        button(SaveMoney(**about), "Save", "positive"),
        button(LeaveMoney(**about), "Back"),
    ]
    return finish(body, f"Money of {found.name}.", actions)


def _offered(found: MoneyRow, values: MoneyValues) -> list[Element]:
    """Where what stands for committed comes from, while nobody has said otherwise."""
    if not found.offered or found.said or read_amount(values.committed) != found.offered:
        return []
    return [small("Committed is what the agreed days that are left would cost. Change it freely.")]


def _must_add_up(report: Report, pence: int) -> str:
    if report.kind is ReportKind.FINAL:
        return f"Together these four must come to {short_pounds(pence)}."
    return f"So far: together these four may be less than {short_pounds(pence)}."


def link_ask(ask: AskingReport, values: LinkValues, hub: Hub) -> dict[str, Any]:
    """Asks for the address of a plan with notes."""
    sheet = Sheet(LINK, values, hub, ask.problems)
    told = "Where your plan with notes is kept. The {hub} opens it from here."
    says = line(in_hub_words(told, hub))
    body = [
        *head(ask, hub),
        *sheet.news(),
        says,
        sheet.words("link", placeholder="https://", needed=True),
    ]
    shown = SaveLink.showing(values)
    actions = [
        button(SaveLink(report=ask.report.id, shown=shown), "Save", "positive"),
        button(BackToReport(report=ask.report.id, shown=shown), "Back"),
    ]
    return finish(body, f"Address of a plan: {ask.holder}.", actions)


def return_ask(ask: AskingReport, values: ReturnValues, hub: Hub) -> dict[str, Any]:
    """Asks what is to be changed, before a report is returned."""
    sheet = Sheet(RETURN, values, hub, ask.problems)
    says = "Whoever writes it is told at once, and has ten school days to change it."
    body = [*head(ask, hub), *sheet.news(), line(says), sheet.prose("change", needed=True)]
    id_, shown = ask.report.id, ReturnReport.showing(values)
    returns = ReturnReport(report=id_, version=ask.report.version, shown=shown)
    actions = [
        button(returns, "Return", "positive"),
        button(KeepReport(report=id_, shown=shown), "Back"),
    ]
    return finish(body, f"Return a report: {ask.holder}.", actions)


def waive_ask(ask: AskingReport, values: WaiveValues, hub: Hub) -> dict[str, Any]:
    """Asks why a report is not needed."""
    sheet = Sheet(WAIVE, values, hub, ask.problems)
    says = in_hub_words("It will no longer be due. The reason is kept with the {report}.", hub)
    body = [*head(ask, hub), *sheet.news(), line(says), sheet.prose("why", needed=True)]
    id_, shown = ask.report.id, WaiveReport.showing(values)
    waives = WaiveReport(report=id_, version=ask.report.version, shown=shown)
    actions = [
        button(waives, "Not needed", "positive"),
        button(LeaveWaive(report=id_, shown=shown), "Back"),
    ]
    return finish(body, f"A report that is not needed: {ask.holder}.", actions)


def give_ask(
    ask: AskingReport, values: GiveValues, people: Mapping[str, str], hub: Hub
) -> dict[str, Any]:
    """Asks who is to write a report, of those who may."""
    sheet = Sheet(GIVE, values, hub, ask.problems)
    body = [*head(ask, hub), *sheet.news(), sheet.choice("to", people, needed=True)]
    id_, shown = ask.report.id, GiveReport.showing(values)
    gives = GiveReport(report=id_, version=ask.report.version, shown=shown)
    actions = [
        button(gives, "Give", "positive"),
        button(LeaveGive(report=id_, shown=shown), "Back"),
    ]
    return finish(body, f"Who writes the report: {ask.holder}.", actions)


def head(ask: AskingReport, hub: Hub) -> list[Element]:
    """Which report a question is about: its name, its holder and the money."""
    of = ask.report.of
    name = f"{report_title(ask.report, hub)}: {plain(ask.holder)}"
    return [title(name), grey(plain(of.programme), of.school_year)]
