"""What the sentences about problems are made of."""

from collections.abc import Callable

from cards.phrases import in_hub_words
from cards.plain import plain
from domain.errors import Problem
from domain.hub import Hub

# A problem and the hub, to the sentence.
Worded = Callable[[Problem, Hub], str]


def always(words: str) -> Worded:
    """One sentence, in which the hub's terms stand in braces."""
    return lambda _problem, hub: in_hub_words(words, hub)


def typed(problem: Problem) -> str:
    """What was typed."""
    return plain(str(problem.facts.get("typed") or ""))
