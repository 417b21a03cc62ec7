"""The list of grants: whose each is, how much, and which report comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from microsoft_teams.cards.core import Badge, ExecuteAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Home
from cards.actions.funding import AddGrant, ShowGrant, ShowGrants
from cards.elements import badge, button, grey, line, small, title
from cards.finish import finish
from cards.phrases import day_in_short, how_many, in_hub_words, lowered, titled, whereabouts
from cards.plain import plain
from cards.rows import opening_row
from domain.funding.amounts import short_pounds
from domain.funding.grants import Grant, GrantKind
from domain.hub import Hub

PAGE = 6
KINDS = {
    GrantKind.NEW: "New",
    GrantKind.CARRIED_FORWARD: "Carried forward",
    GrantKind.ADDITIONAL: "Additional",
}


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A grant of the list; `amount` is what the reader may know of it, in pence.

    `report` is the day of the report that comes next, None where none is to come.
    """

    grant: Grant
    holder: str
    amount: int | None
    report: date | None = None


@dataclass(frozen=True, slots=True)
class GrantsView:
    """One page of grants: its `first` row is the nth of `total`, counted from 1.

    `adds` says that the reader may add some. `note` is a line on top.
    """

    rows: tuple[GrantRow, ...]
    total: int
    today: date
    first: int = 1
    older: ShowGrants | None = None
    newer: ShowGrants | None = None
    adds: bool = False
    note: str = ""


def grants(view: GrantsView, hub: Hub) -> dict[str, Any]:
    """A page of the list; a row opens its grant."""
    name = titled(hub.words.many("grant"))
    return finish(_body(view, name, hub), f"{name}: {_summary(view, hub)}", list(_turns(view, hub)))


def about_grant(grant: Grant, amount: int | None) -> tuple[str, ...]:
    """What kind of money it is, how much and of which year."""
    much = short_pounds(amount) if amount is not None else ""
    return (KINDS[grant.kind], much, grant.school_year)


def report_badge(due: date, today: date, hub: Hub) -> Badge:
    """When the next report is due, or that it is late."""
    report = titled(hub.words.one("report"))
    if due < today:
        return badge(f"{report} late", "Warning")
    return badge(f"{report} due {day_in_short(due, today)}", "Default")


def _body(view: GrantsView, name: str, hub: Hub) -> Iterator[Element]:
    yield title(name)
    yield grey(_summary(view, hub))
    if view.note:
        yield line(plain(view.note))
    for row_ in view.rows[:PAGE]:
        yield _row(row_, view.today, hub)
    if view.older or view.newer:
        report = hub.words.one("report")
        order = f"the one whose {report} comes next first"
        yield small(f"{whereabouts(len(view.rows), view.first, view.total)}, {order}.")


def _summary(view: GrantsView, hub: Hub) -> str:
    one, many = hub.words.one("grant"), hub.words.many("grant")
    if view.rows:
        return f"{how_many(view.total, one, many)}."
    if view.adds:
        return f"No {many} yet."
    return f"None that you can see. If there should be some, ask the {hub.words.one('hub')}."


def _row(row_: GrantRow, today: date, hub: Hub) -> Element:
    grant = row_.grant
    opens = button(ShowGrant(grant=grant.id), f"Open {grant.reference}")
    badges: list[Badge] = []
    if grant.over(today):
        badges.append(badge("Ended", "Default"))
    elif row_.report is not None:
        badges.append(report_badge(row_.report, today, hub))
    facts = (plain(row_.holder), lowered(" · ".join(filter(None, about_grant(grant, row_.amount)))))
    return opening_row(grant.reference, facts, opens, badges)


def _turns(view: GrantsView, hub: Hub) -> Iterator[ExecuteAction]:
    if view.adds:
        yield button(AddGrant(), in_hub_words("Add a {grant}", hub))
    if view.newer:
        yield button(view.newer, "Previous")
    if view.older:
        yield button(view.older, "Next")
    if not view.rows:
        yield button(Home(), "Home")
