"""What was decided about a report, where that is what its reader needs to know first."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from microsoft_teams.cards.core import CardElement as Element

from cards.elements import box, grey, line, literal, strong
from cards.phrases import in_hub_words, listed, short_day
from cards.plain import plain
from cards.quality.report_view import ReportView
from cards.quality.report_words import money_words
from domain.hub import Hub
from domain.quality.reports import Report, ReportState


def standing(view: ReportView, hub: Hub) -> Iterator[Element]:
    """What was decided, where that is what its reader needs to know first."""
    found = view.report
    if found.state is ReportState.RETURNED:
        yield box("warning", [strong(_by("Returned", view, found)), literal(found.returned)])
    elif found.state is ReportState.SUBMITTED:
        day = _day(found.submitted_at, view.today)
        yield line(f"Submitted{day} by {plain(view.submitted_by)}.")
    elif found.state is ReportState.ACCEPTED:
        yield line(_by("Accepted", view, found))
    elif found.state is ReportState.WAIVED:
        yield line(_by("Not needed: said", view, found))
        yield literal(found.why)
    elif found.state is ReportState.REPLACED:
        text = "The money or the {deployment} changed: another {report} takes its place."
        yield line(in_hub_words(text, hub))
    if view.since:
        came = listed(money_words(view.since))
        text = f"Before {came} came: a combined {{report}} is about all of it."
        yield grey(in_hub_words(text, hub))


def _by(what: str, view: ReportView, found: Report) -> str:
    who = f" by {plain(view.decided_by)}" if view.decided_by else ""
    return f"{what}{_day(found.decided_at, view.today)}{who}."


def _day(at: Any, today: date) -> str:
    return f" on {short_day(at.date(), today)}" if at is not None else ""
