"""Where a line of a card may break: never inside a date, or a fact of a few words."""

import re
from calendar import month_name
from collections.abc import Iterable

# Letters of a fact such as "no answer yet", which is not torn apart at the end of a line.
SHORT_FACT = 14
_DAY = re.compile(rf"\d (?:{'|'.join(month_name[1:])})\b")


def unbroken(words: str) -> str:
    """A few words that stay on one line, however narrow the card is."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def breakable(words: str) -> str:
    """The words with usual blanks, for a file."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def with_whole_days(text: str) -> str:
    """A text in which no day is torn from its month."""
    return _DAY.sub(lambda found: unbroken(found[0]), text)


def side_by_side(facts: Iterable[str]) -> str:
    """Facts on one line, the empty ones left out; where it is too long, it breaks after a dot.

    A fact of a few words stays in one piece.
    """
    found = [unbroken(fact) if len(fact) <= SHORT_FACT else fact for fact in facts if fact]
    return "\N{NO-BREAK SPACE}· ".join(found)
