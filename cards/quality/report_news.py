"""What a channel hears of a report: that it was accepted, and nothing that stands in it."""

from typing import Any

from cards.elements import grey, title
from cards.finish import finish
from cards.phrases import in_hub_words
from cards.plain import plain
from cards.quality.report_words import report_title
from domain.hub import Hub
from domain.quality.reports import Report


def report_accepted(report: Report, holder: str, hub: Hub) -> dict[str, Any]:
    """That a report was accepted, of whom, and of which year."""
    name = in_hub_words("A {report} was accepted", hub)
    about = grey(report_title(report, hub), plain(holder), report.of.school_year)
    return finish([title(name), about], f"{name}: {holder}.")
