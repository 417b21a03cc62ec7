"""What is told of a report: that more money changed it, and in channels that it was accepted."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cards.actions.reports import ShowReport
from cards.elements import button, facts, grey, line, title
from cards.finish import finish
from cards.phrases import in_hub_words, listed
from cards.plain import plain
from cards.quality.report_words import (
    ReasonFacts,
    due_words,
    money_words,
    reason,
    report_title,
)
from domain.funding.grants import GrantKind
from domain.hub import Hub
from domain.quality.reports import Report


@dataclass(frozen=True, slots=True)
class MoreMoneyView:
    """That more money changed which report is due.

    `kinds` are those of the money that no report was about before, `replaced` the reports on other
    money whose place the combined report takes, with the references of their grants. `stays` says
    that something on part of the money was handed in. `own` says that its reader writes it.
    """

    report: Report
    holder: str
    kinds: tuple[GrantKind, ...]
    today: date
    why: ReasonFacts
    replaced: tuple[tuple[Report, tuple[str, ...]], ...] = ()
    stays: bool = False
    ower: str = ""
    own: bool = False


def more_money(view: MoreMoneyView, hub: Hub) -> dict[str, Any]:
    """The news, with the way to the report."""
    found = view.report
    name = in_hub_words("More money, another {report}", hub)
    says = in_hub_words(_says(view), hub)
    body = [
        title(name),
        grey(plain(view.holder), plain(found.of.programme), found.of.school_year),
        line(plain(says)),
        line(reason(found, view.why, hub)),
        *facts(
            [
                (report_title(found, hub), due_words(found, view.today)),
                ("Written by", "You" if view.own else view.ower or "Nobody yet"),
            ]
        ),
    ]
    opens = button(ShowReport(report=found.id), in_hub_words("Open the {report}", hub), "positive")
    return finish(body, f"{name}. {says}", [opens])


def _says(view: MoreMoneyView) -> str:
    holds = f"{view.holder} now holds {listed(money_words(view.kinds))}"
    if view.replaced:
        before = listed([_replaced(*each) for each in view.replaced])
        return f"{holds}: one combined {{report}} takes the place of {before}."
    if view.stays:
        return f"{holds}: one combined {{report}} is due as well. What was handed in stays."
    return f"{holds}: the {{report}} is about that money too."


def _replaced(report: Report, grants: tuple[str, ...]) -> str:
    on = f" on {listed(grants)}" if grants else ""
    return f"the {report.kind} {{report}}{on}"


def report_accepted(report: Report, holder: str, hub: Hub) -> dict[str, Any]:
    """That a report was accepted, of whom, and of which year."""
    name = in_hub_words("A {report} was accepted", hub)
    about = grey(report_title(report, hub), plain(holder), report.of.school_year)
    return finish([title(name), about], f"{name}: {holder}.")
