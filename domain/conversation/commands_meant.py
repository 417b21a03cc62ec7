"""Which of the hub's commands somebody means who asks for it in their own words."""

import re
from collections.abc import Container
from dataclasses import dataclass

from domain.conversation.asking import LONGEST, asks, in_plain_words, tells_of_past
from domain.conversation.ways_to_commands import COMMANDS

_WAYS = tuple(
    (command, re.compile("|".join(f"(?:{way})" for way in ways))) for command, ways in COMMANDS
)
# Who judges or counts hours tells of a visit.
_OF_A_VISIT = re.compile(
    r"\b(?:on|off) ?track\b|\bsome concerns\b|\btoo early\b|\b(?:half|full) (?:a )?day\b"
    r"|\b(?:an|one|two|three|four) hours?\b|\b\d[\d.]* ?(?:h|hrs?|hours?|m|mins?|minutes?)\b"
)
# "We have had Ofsted and need support" tells of no visit.
_WEAK = re.compile(r"\b(?:had|was|were)\b")


@dataclass(frozen=True, slots=True)
class Meant:
    """A command, and the words that it is given."""

    command: str
    rest: str = ""


def command_meant(text: str, known: Container[str]) -> Meant | None:
    """The command among the `known` ones that a text asks for; None where it asks for none.

    A text that tells of a visit asks for none.
    """
    words = in_plain_words(text)
    if not words or len(words) > LONGEST or _OF_A_VISIT.search(words):
        return None
    if tells_of_past(_WEAK.sub("", words)) and not asks(words):
        return None
    for command, ways in _WAYS:
        if command in known and (found := ways.search(words)):
            return Meant(command, found.groupdict().get("rest") or "")
    return None
