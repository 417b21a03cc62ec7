"""What can be wrong with a document that an officer publishes, in words."""

from collections.abc import Mapping

from cards.phrases import in_hub_words
from cards.plain import plain
from cards.worded import Worded, always, typed
from domain.errors import Problem
from domain.hub import Hub


def _no_such(problem: Problem, _hub: Hub) -> str:
    return f"Nothing is called “{typed(problem)}”. Choose from the list, or write a new title."


def _taken(problem: Problem, hub: Hub) -> str:
    said = f"There is “{typed(problem)}” already."
    return in_hub_words(f"{said} Choose it above for its next {{edition}}, or change this.", hub)


def _same(problem: Problem, hub: Hub) -> str:
    number = problem.facts.get("number")
    return in_hub_words(f"This is {{edition}} {number} already. Nothing was changed.", hub)


def _older(problem: Problem, hub: Hub) -> str:
    number, newest = problem.facts.get("number"), problem.facts.get("newest")
    what = f"This is the file of {{edition}} {number}; {{edition}} {newest} came after it."
    return in_hub_words(f"{what} Publish it all the same to go back to it.", hub)


def _since(problem: Problem, hub: Hub) -> str:
    by = plain(str(problem.facts.get("by") or "")) or "Somebody"
    number, at = problem.facts.get("number"), problem.facts.get("at")
    what = f"{by} published {{edition}} {number} of it at {at}, after you opened this."
    return in_hub_words(f"{what} Publish again to put yours after it.", hub)


# By the kind of problem, a function from the problem to its sentence.
SHELF: Mapping[str, Worded] = {
    "no_such_document": _no_such,
    "title_and_document": always(
        "Leave this empty for the next {edition} of a known document, or choose none above."
    ),
    "title_taken": _taken,
    "same_edition": _same,
    "older_edition": _older,
    "published_since": _since,
    "published_already": always(
        "This file is in the library already. To take it out, withdraw it there."
    ),
    "not_on_shelf": always("This is no longer in the library. Type library to see what is."),
}
