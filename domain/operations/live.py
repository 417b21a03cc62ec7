"""Going live: whom the bot can reach, and what each would get."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LiveContact:
    """Somebody on the roster; `conversation` is the open chat with the bot, empty where none is."""

    person: int
    name: str
    conversation: str = ""
    welcomed: bool = False


@dataclass(frozen=True, slots=True)
class LiveShare:
    """What one person would get: a welcome, and how many prompts and copies of records."""

    name: str
    welcome: bool = False
    prompts: int = 0
    copies: int = 0

    @property
    def total(self) -> int:
        """How many things that is."""
        return self.welcome + self.prompts + self.copies


def shares(
    people: Iterable[LiveContact], prompts: Mapping[int, int], copies: Mapping[int, int]
) -> tuple[LiveShare, ...]:
    """What each person with an open chat would get, whoever gets most first.

    `prompts` and `copies` are numbers by person. Those who would get nothing are left out.
    """
    everybody = (
        LiveShare(p.name, not p.welcomed, prompts.get(p.person, 0), copies.get(p.person, 0))
        for p in people
        if p.conversation
    )
    found = [share for share in everybody if share.total]
    return tuple(sorted(found, key=lambda share: (-share.total, share.name)))


def to_welcome(people: Iterable[LiveContact]) -> list[LiveContact]:
    """Those who opened the app while welcomes were held."""
    return [p for p in people if p.conversation and not p.welcomed]


def unreached(people: Iterable[LiveContact]) -> int:
    """How many have no open chat with the bot."""
    return sum(not p.conversation for p in people)
