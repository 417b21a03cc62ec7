"""One grant: whose it is, what was done with the money, and the reports on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from microsoft_teams.cards.core import Badge, ExecuteAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.funding import AskEndGrant, ListGrants, UndoEndGrant
from cards.actions.reports import ShowReport
from cards.actions.support import ShowSupport
from cards.elements import (
    badge,
    bar,
    box,
    button,
    facts,
    grey,
    line,
    literal,
    row,
    section,
    small,
    strong,
    title,
)
from cards.finish import finish
from cards.funding.grants import about_grant, report_badge
from cards.phrases import counted, day_in_short, days_used, in_hub_words, titled
from cards.plain import plain, shortened
from cards.rows import opening_row
from domain.funding.amounts import short_pounds
from domain.funding.grants import Grant, GrantKind
from domain.funding.seeing import SeenMoney
from domain.hub import Hub
from domain.quality.report_rules import ReportForm, ReportKind
from domain.quality.reports import Report, ReportState
from domain.support.deployments import Deployment, names

SUPPORTS, PARTS, REPORTS = 6, 8, 6
LONGEST_NAME = 100
FORMS = {ReportForm.TEMPLATE: "template", ReportForm.ANNOTATED_PLAN: "plan with notes"}
REPORT_KINDS = {ReportKind.INTERIM: "Interim {report}", ReportKind.FINAL: "Final {report}"}
COUNTED = "This counts {leaders}' days at the day rate. Other spending is in the {reports}."
_STATES: dict[ReportState, tuple[str, Any]] = {
    ReportState.STARTED: ("Started", "Default"),
    ReportState.SUBMITTED: ("Submitted", "Default"),
    ReportState.RETURNED: ("Returned", "Warning"),
    ReportState.ACCEPTED: ("Accepted", "Good"),
    ReportState.WAIVED: ("Not needed", "Default"),
}


@dataclass(frozen=True, slots=True)
class SchoolPart:
    """A school's part of a trust's grant, in pence; None where it was not parted."""

    school: str
    amount: int | None


@dataclass(frozen=True, slots=True)
class FundedSupport:
    """Support that the grant pays for, with the days used; `opens` says the reader may open it."""

    deployment: Deployment
    used: Fraction
    opens: bool = True


@dataclass(frozen=True, slots=True)
class GrantReport:
    """A report on the grant; `opens` says that the reader may open it."""

    report: Report
    opens: bool = True


@dataclass(frozen=True, slots=True)
class GrantView:
    """A grant as its reader may see it.

    `due` is the day of the report that comes next. `contract` says under which one it is, and who
    answers for it. `unrated` counts support that has no day rate. `keeps` says that the reader may
    end it, `undoable` that its end may be undone. `note` says what was just done.
    """

    grant: Grant
    holder: str
    today: date
    money: SeenMoney
    parts: tuple[SchoolPart, ...] = ()
    supports: tuple[FundedSupport, ...] = ()
    reports: tuple[GrantReport, ...] = ()
    due: date | None = None
    contract: str = ""
    unrated: int = 0
    keeps: bool = False
    undoable: bool = False
    note: str = ""


def grant_card(view: GrantView, hub: Hub) -> dict[str, Any]:
    """The grant, with the ways to its support and its reports."""
    say = f"{view.note} " if view.note else ""
    say += f"{view.grant.reference}, {view.holder}"
    return finish(_body(view, hub), say, list(_actions(view, hub)))


def _body(view: GrantView, hub: Hub) -> Iterator[Element]:
    grant = view.grant
    yield title(plain(grant.reference))
    yield strong(plain(shortened(view.holder, LONGEST_NAME)))
    yield grey(*about_grant(grant, view.money.allocated), plain(grant.programme))
    if grant.over(view.today):
        yield badge("Ended", "Default")
    elif view.due is not None:
        yield report_badge(view.due, view.today, hub)
    if view.note:
        yield box("emphasis", [line(view.note)])
    yield from facts(_facts(view))
    yield from _end(view)
    yield from _money(view, hub)
    yield from _parts(view, hub)
    yield from _supports(view, hub)
    yield from _reports(view, hub)


def _facts(view: GrantView) -> Iterator[tuple[str, str]]:
    grant = view.grant
    if grant.kind is GrantKind.CARRIED_FORWARD:
        yield "Carried from", grant.carried_from or "not known"
    yield "Awarded", _day(grant.awarded_on, view.today)
    yield "Spend by", _day(grant.spend_by, view.today)
    yield "Ended", _day(grant.ended_on, view.today)
    yield "Contract", view.contract


def _end(view: GrantView) -> Iterator[Element]:
    """Why it ended, for those who keep grants."""
    if view.keeps and view.grant.ended_why:
        yield section("Why it ended")
        yield literal(shortened(view.grant.ended_why, 500), subtle=True)


def _money(view: GrantView, hub: Hub) -> Iterator[Element]:
    money = view.money
    yield section("Money")
    used = short_pounds(money.used)
    if money.allocated is None:
        yield line(f"{used} used so far.")
    else:
        yield line(f"{used} of {short_pounds(money.allocated)} used so far{_left(money)}.")
        if money.allocated:
            yield bar(Fraction(max(0, money.used)), Fraction(money.allocated))
    if view.grant.amount == 0:
        yield small(in_hub_words("A {grant} of £0 counts as no money.", hub))
    yield small(in_hub_words(COUNTED, hub))
    if view.unrated:
        one, many = hub.words.one("school"), hub.words.many("school")
        ends = "its days are" if view.unrated == 1 else "their days are"
        without = counted(view.unrated, f"{one} below has", f"{many} below have")
        yield small(f"{without} no day rate, so {ends} not counted.")


def _left(money: SeenMoney) -> str:
    if money.left is None:
        return ""
    if money.left < 0:
        return f", {short_pounds(-money.left)} over"
    return f", {short_pounds(money.left)} left"


def _parts(view: GrantView, hub: Hub) -> Iterator[Element]:
    if not view.parts:
        return
    yield section(titled(hub.words.many("school")))
    for part in view.parts[:PARTS]:
        much = short_pounds(part.amount) if part.amount is not None else "no part of its own"
        yield row([line(plain(shortened(part.school, LONGEST_NAME)))], [line(much)], parted=False)
    if len(view.parts) > PARTS:
        yield grey(f"and {len(view.parts) - PARTS} more")


def _supports(view: GrantView, hub: Hub) -> Iterator[Element]:
    yield section(in_hub_words("{Deployment} that it pays for", hub))
    if not view.supports:
        yield line("None yet.")
    for paid in view.supports[:SUPPORTS]:
        found = paid.deployment
        name, who = shortened(found.school, LONGEST_NAME), plain(names(found.leaders))
        told = (plain(shortened(found.focus, LONGEST_NAME)), who)
        days = days_used(paid.used, found.days_agreed)
        if paid.opens:
            opens = button(ShowSupport(deployment=found.id), f"Open {found.school}: {found.focus}")
            yield opening_row(name, (*told, days), opens)
        else:
            yield row([strong(plain(name)), grey(*told, days)])
    if len(view.supports) > SUPPORTS:
        yield grey(f"and {len(view.supports) - SUPPORTS} more")


def _reports(view: GrantView, hub: Hub) -> Iterator[Element]:
    yield section(titled(hub.words.many("report")))
    if not view.reports:
        yield line("None is due.")
    for each in view.reports[:REPORTS]:
        yield _report(each, view.today, hub)
    if len(view.reports) > REPORTS:
        yield grey(f"and {len(view.reports) - REPORTS} more")


def _report(each: GrantReport, today: date, hub: Hub) -> Element:
    report = each.report
    name = in_hub_words(REPORT_KINDS[report.kind], hub)
    wanted = report.asked_by
    due = f"due {day_in_short(wanted, today)}" if wanted else "no date yet"
    forms = " or ".join(FORMS[form] for form in report.forms)
    told = (forms, due if report.open else "")
    badges = list(_state(report, today))
    if not each.opens:
        return row([strong(name), grey(*told)], badges)
    opens = button(ShowReport(report=report.id), f"Open {name.lower()}, {due}")
    return opening_row(name, told, opens, badges)


def _state(report: Report, today: date) -> Iterator[Badge]:
    if report.late(today):
        yield badge("Late", "Warning")
    elif report.state in _STATES:
        yield badge(*_STATES[report.state])


def _actions(view: GrantView, hub: Hub) -> Iterator[ExecuteAction]:
    id_ = view.grant.id
    if view.undoable:
        yield button(UndoEndGrant(grant=id_), "Undo the end")
    if view.keeps and view.grant.ended_on is None:
        yield button(AskEndGrant(grant=id_), in_hub_words("End this {grant}", hub))
    yield button(ListGrants(), titled(hub.words.many("grant")))


def _day(day: date | None, today: date) -> str:
    return day_in_short(day, today) if day else ""
