"""Buttons about reports on support and on the money that pays for it."""

from typing import ClassVar

from cards.actions.action import Action, Id


class ShowReport(Action):
    """Posts a report as a new message."""

    verb: ClassVar[str] = "report.show"
    report: Id
