"""Buttons about reports on money and support."""

from typing import ClassVar

from cards.actions.action import Action, FormButton, Id
from domain.quality.report_decisions import GiveValues, ReturnValues, WaiveValues
from domain.quality.report_money import MoneyValues
from domain.quality.report_versions import LinkValues
from domain.quality.school_words import WordValues


class ListReports(Action):
    """Posts the list of reports."""

    verb: ClassVar[str] = "reports.list"


class ShowReports(Action):
    """Lists reports, what is to be judged first: what follows `before`."""

    verb: ClassVar[str] = "reports.page"
    before: Id | None = None


class ReportsFile(ShowReports):
    """Has the list made as a file; its value says which page stays on the card."""

    verb: ClassVar[str] = "reports.file"


class ShowReport(Action):
    """Posts one report as a new message."""

    verb: ClassVar[str] = "report.show"
    report: Id


class BackToReport(FormButton):
    """Shows a report in place of a question about a link; what was typed there is let go."""

    verb: ClassVar[str] = "report.back"
    report: Id
    typed: LinkValues = LinkValues()


class GetTemplate(Action):
    """Has the template of a report made, filled in as far as is known, and offered in the chat."""

    verb: ClassVar[str] = "report.template"
    report: Id


class OpenVersion(Action):
    """Has a file that was sent as a report offered in the chat."""

    verb: ClassVar[str] = "report.file"
    version: Id


class TakeBackVersion(Action):
    """Forgets what was sent last and never submitted."""

    verb: ClassVar[str] = "report.file.no"
    version: Id


class AskLink(Action):
    """Asks for the address of a plan with notes, in place of the report."""

    verb: ClassVar[str] = "report.link"
    report: Id


class SaveLink(FormButton):
    """Keeps the address of a plan as what is handed in."""

    verb: ClassVar[str] = "report.link.save"
    report: Id
    typed: LinkValues = LinkValues()


class MoneyForm(FormButton):
    """A button of the form of what became of a grant, or of a school's part of it."""

    report: Id
    grant: Id
    organisation: Id | None = None
    typed: MoneyValues = MoneyValues()


class OpenMoney(Action):
    """Opens what became of a grant, in place of the report."""

    verb: ClassVar[str] = "report.money"
    report: Id
    grant: Id
    organisation: Id | None = None


class SaveMoney(MoneyForm):
    """Keeps what became of it."""

    verb: ClassVar[str] = "report.money.save"


class LeaveMoney(MoneyForm):
    """Goes back to the report; what was typed is let go."""

    verb: ClassVar[str] = "report.money.no"


class SubmitReport(Action):
    """Submits a report as it was seen."""

    verb: ClassVar[str] = "report.submit"
    report: Id
    version: Id


class AcceptReport(Action):
    """Accepts a report as it was seen."""

    verb: ClassVar[str] = "report.accept"
    report: Id
    version: Id


class AskReturn(Action):
    """Asks what is to be changed in a report."""

    verb: ClassVar[str] = "report.return"
    report: Id


class ReturnReport(FormButton):
    """Returns a report to whoever owes it."""

    verb: ClassVar[str] = "report.return.save"
    report: Id
    version: Id
    typed: ReturnValues = ReturnValues()


class KeepReport(FormButton):
    """Goes back from that question to the report."""

    verb: ClassVar[str] = "report.return.no"
    report: Id
    typed: ReturnValues = ReturnValues()


class AskWord(Action):
    """Asks a school's contact for a word about a report that was handed in."""

    verb: ClassVar[str] = "report.word"
    report: Id


class SaveWord(FormButton):
    """Has that word stand in the report."""

    verb: ClassVar[str] = "report.word.save"
    report: Id
    typed: WordValues = WordValues()


class LeaveWord(FormButton):
    """Goes back from that question to the report."""

    verb: ClassVar[str] = "report.word.no"
    report: Id
    typed: WordValues = WordValues()


class AskWaive(Action):
    """Asks why a report is not needed."""

    verb: ClassVar[str] = "report.waive"
    report: Id


class WaiveReport(FormButton):
    """Notes that a report is not needed."""

    verb: ClassVar[str] = "report.waive.save"
    report: Id
    version: Id
    typed: WaiveValues = WaiveValues()


class LeaveWaive(FormButton):
    """Goes back from that question to the report."""

    verb: ClassVar[str] = "report.waive.no"
    report: Id
    typed: WaiveValues = WaiveValues()


class AskGive(Action):
    """Asks who is to write a report."""

    verb: ClassVar[str] = "report.give"
    report: Id


class GiveReport(FormButton):
    """Gives a report to somebody else to write."""

    verb: ClassVar[str] = "report.give.save"
    report: Id
    version: Id
    typed: GiveValues = GiveValues()


class LeaveGive(FormButton):
    """Goes back from that question to the report."""

    verb: ClassVar[str] = "report.give.no"
    report: Id
    typed: GiveValues = GiveValues()
