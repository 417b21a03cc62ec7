"""What stands in place of the question about a file that is a report."""

from typing import Any

from cards.actions.reports import ShowReport
from cards.elements import button, grey, line, strong, title
from cards.finish import finish
from cards.phrases import in_hub_words
from cards.plain import plain
from cards.quality.report_words import report_title
from domain.hub import Hub
from domain.library.kept_files import KeptFile
from domain.quality.reports import Report


def file_as_report(file: KeptFile, report: Report | None, holder: str, hub: Hub) -> dict[str, Any]:
    """That a file is kept as a report, with the way there; without it for who may not read it."""
    name = in_hub_words("Kept as a {report}", hub)
    body = [title(name), strong(plain(file.name))]
    if report is None:
        return finish(body, f"{name}: {file.name}.")
    body.append(grey(report_title(report, hub), plain(holder)))
    body.append(line("It is handed in when you press Submit there."))
    opens = button(ShowReport(report=report.id), in_hub_words("Open the {report}", hub), "positive")
    return finish(body, f"{name}: {file.name}.", [opens])
