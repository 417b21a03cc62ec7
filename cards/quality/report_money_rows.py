"""What a report says of money, a row each grant, or each school of a trust's grant."""

from collections.abc import Iterator, Sequence

from microsoft_teams.cards.core import Badge
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.reports import OpenMoney
from cards.elements import badge, button, grey, row, section, strong
from cards.plain import plain
from cards.rows import opening_row
from domain.funding.amounts import short_pounds
from domain.hub import Hub
from domain.quality.report_money import MoneyRow
from domain.quality.report_rules import ReportKind
from domain.quality.reports import Report


def money_rows(
    rows: Sequence[MoneyRow], report: Report, hub: Hub, *, fills: bool
) -> Iterator[Element]:
    """The rows of a report; `fills` says that its reader may fill them in now."""
    if not rows:
        return
    yield section("Money")
    if fills:
        yield grey(f"{sum(each.said for each in rows)} of {len(rows)} filled in")
    for each in rows:
        yield _row(each, report, hub, fills=fills)


def _row(each: MoneyRow, report: Report, hub: Hub, *, fills: bool) -> Element:
    days = f"{short_pounds(each.days)} {hub.words.one('leader')} days"
    told = (f"{short_pounds(each.allocated)} allocated", days, *_spent(each))
    shown = _badge(each, report.kind)
    if not fills:
        return row([strong(plain(each.name)), grey(*told)], shown)
    opens = OpenMoney(report=report.id, grant=each.grant, organisation=each.organisation)
    word = "Change" if each.said else "Fill in"
    return opening_row(each.name, told, button(opens, f"{word}: {each.name}"), shown, word=word)


def _spent(each: MoneyRow) -> Iterator[str]:
    spent = each.spent
    for amount, says in (
        (spent.other, "other spending"),
        (spent.committed, "committed"),
        (spent.carried, "to carry forward"),
        (spent.returned, "to return"),
    ):
        if each.said and amount:
            yield f"{short_pounds(amount)} {says}"


def _badge(each: MoneyRow, kind: ReportKind) -> list[Badge]:
    if not each.said:
        return []
    if each.left == 0:
        return [badge("Adds up", "Good")]
    if each.left < 0:
        return [badge(f"{short_pounds(-each.left)} too much", "Warning")]
    style = "Warning" if kind is ReportKind.FINAL else "Default"
    return [badge(f"{short_pounds(each.left)} left", style)]
