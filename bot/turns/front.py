"""Who answers where no entry of the table does."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.turns.reply import Reply
from bot.turns.turn import Turn
from domain.errors import Refused
from domain.people.people import Member
from storage.store import Store

Act = Callable[[Turn, Store], Reply]


@dataclass(frozen=True, slots=True)
class Front:
    """What answers where no entry does: for strangers, and for what cannot be made sense of.

    `meet` links the account where it is proved, and gives the turn with its person if there is one.
    `not_understood` is given the text with the usual words in place of the hub's own.
    """

    meet: Callable[[Turn, Member | None, Store], Turn]
    stranger: Act
    not_understood: Callable[[str, Turn, Store], Reply]
    out_of_date: Act
    refused: Callable[[Turn, Refused, Store], Reply]
    not_now: Callable[[Turn, str], Reply]
