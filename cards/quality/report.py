"""One report: why it is due, in which form, what is there, what is missing, what is decided."""

from collections.abc import Iterator
from typing import Any

from microsoft_teams.cards.core import Action as CardAction
from microsoft_teams.cards.core import CardElement as Element

from cards.actions.conversation import Home
from cards.actions.reports import (
    AcceptReport,
    AskGive,
    AskLink,
    AskReturn,
    AskWaive,
    AskWord,
    GetTemplate,
    ListReports,
    OpenVersion,
    SubmitReport,
    TakeBackVersion,
)
from cards.elements import (
    box,
    button,
    buttons,
    facts,
    grey,
    line,
    link,
    row,
    section,
    strong,
    title,
)
from cards.finish import finish
from cards.phrases import counted, listed, short_day, titled
from cards.plain import plain
from cards.problems import sentence
from cards.quality.report_money_rows import money_rows
from cards.quality.report_standing import standing
from cards.quality.report_view import ReportView
from cards.quality.report_words import (
    due_words,
    reason,
    report_title,
    state_badge,
)
from cards.quality.school_words import words_of_schools
from cards.questions import NOT_ASKED
from cards.rows import opening_row
from domain.hub import Hub
from domain.quality.report_rules import ReportForm
from domain.quality.report_versions import ReportVersion
from domain.quality.reports import OPEN, Report, ReportState

MOST_VERSIONS = 4
# What a sentence of the card says already.
SAID = (ReportState.RETURNED, ReportState.ACCEPTED, ReportState.WAIVED, ReportState.REPLACED)
FORMS = {ReportForm.TEMPLATE: "Template", ReportForm.ANNOTATED_PLAN: "Plan with notes"}


def report_card(view: ReportView, hub: Hub) -> dict[str, Any]:
    """The card of one report."""
    name = report_title(view.report, hub)
    return finish(_body(view, hub), f"{name}: {view.holder}.", list(_acts(view, hub)))


def _body(view: ReportView, hub: Hub) -> Iterator[Element]:
    found, today = view.report, view.today
    shown = state_badge(found, today) if found.state in OPEN or view.judges else None
    yield title(f"{report_title(found, hub)}: {plain(view.holder)}")
    yield grey(plain(found.of.programme), found.of.school_year, due_words(found, today))
    if shown and found.state not in SAID:
        yield row([shown], parted=False)
    if view.problems:
        told = [line(sentence(each, NOT_ASKED, hub)) for each in view.problems]
        yield box("attention", [strong("Not done yet."), *told])
    elif view.note:
        yield strong(view.note)
    yield from standing(view, hub)
    yield line(reason(found, view.why, hub))
    yield from facts(_facts(view, hub))
    yield from money_rows(view.money, found, hub, fills=view.fills and found.state in OPEN)
    yield from _sent(view, hub)
    yield from words_of_schools(view.words, view.today, hub)


def _facts(view: ReportView, hub: Hub) -> Iterator[tuple[str, str]]:
    words = hub.words
    yield "Written by", "You" if view.owes else view.ower or "Nobody yet"
    yield titled(words.one("deployment")), listed(view.supports)
    visits = counted(view.visits, words.one("record"), words.many("record"))
    if view.unrecorded:
        one, many = words.one("visit"), words.many("visit")
        planned = counted(view.unrecorded, f"planned {one}", f"planned {many}")
        visits = f"{visits}; {planned} without one"
    yield titled(words.many("visit")), visits


def _sent(view: ReportView, hub: Hub) -> Iterator[Element]:
    asks = view.fills and view.report.state in OPEN
    if not view.versions and not asks:
        return
    yield section(titled(hub.words.one("report")))
    last = view.versions[0] if view.versions else None
    if last is None:
        yield line(_how_to_send(view.report))
    elif asks and view.owes and last.submitted_at is not None:
        yield line("Change it, and send it here in the chat again.")
    for each in view.versions[:MOST_VERSIONS]:
        yield _version(each, view)
    if len(view.versions) > MOST_VERSIONS:
        yield grey(f"and {len(view.versions) - MOST_VERSIONS} earlier")
    more = list(_more_to_send(view.report, last)) if asks else []
    if more:
        yield buttons(*more)


def _more_to_send(found: Report, last: ReportVersion | None) -> Iterator[CardAction]:
    if ReportForm.ANNOTATED_PLAN in found.forms:
        yield button(AskLink(report=found.id), "Link a plan")
    if last is not None and last.submitted_at is None:
        yield button(TakeBackVersion(version=last.id), "Take back what I sent")


def _how_to_send(found: Report) -> str:
    begins = "Get the template, fill it in with Word and send it here in the chat."
    if ReportForm.ANNOTATED_PLAN in found.forms:
        return f"{begins} Or send your plan with notes, or a link to it."
    return begins


def _version(each: ReportVersion, view: ReportView) -> Element:
    name = each.name or each.link
    day = short_day(each.sent_at.date(), view.today)
    told = f"{FORMS[each.form]}, sent {day} by {each.sender}"
    left = [strong(plain(name)), grey(plain(told))]
    if each.link:
        return row([*left, buttons(link(each.link, "Open the plan"))])
    says = button(OpenVersion(version=each.id), f"Open {name}")
    return opening_row(name, (plain(told),), says)


def _acts(view: ReportView, hub: Hub) -> Iterator[CardAction]:
    found = view.report
    if view.judges and found.state is ReportState.SUBMITTED:
        yield button(AcceptReport(report=found.id, version=found.version), "Accept", "positive")
        yield button(AskReturn(report=found.id), "Return")
    if view.own_word is not None:
        says = "Change my word" if view.own_word else "Add a word"
        yield button(AskWord(report=found.id), says, None if view.own_word else "positive")
    if view.fills and found.state in OPEN:
        yield from _filling(view)
    if view.judges and found.state in OPEN:
        yield button(AskGive(report=found.id), "Give to …")
        yield button(AskWaive(report=found.id), "Not needed")
    yield button(ListReports(), titled(hub.words.many("report")))
    yield button(Home(), "Home")


def _filling(view: ReportView) -> Iterator[CardAction]:
    found = view.report
    last = view.versions[0] if view.versions else None
    ready = last is not None and last.submitted_at is None
    if ready:
        yield button(SubmitReport(report=found.id, version=found.version), "Submit", "positive")
    begins = view.owes and last is None
    yield button(GetTemplate(report=found.id), "Get the template", "positive" if begins else None)
