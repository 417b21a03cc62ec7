"""Buttons of any conversation."""

from typing import ClassVar

from cards.actions.action import Action


class Home(Action):
    """Posts the home card."""

    verb: ClassVar[str] = "home"


class Help(Action):
    """Posts the list of words that the bot understands."""

    verb: ClassVar[str] = "help"
