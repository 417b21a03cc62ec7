"""What can be wrong with a request for support, in words."""

from collections.abc import Mapping
from datetime import date

from cards.phrases import in_hub_words, plain_day
from cards.plain import plain
from cards.worded import Worded, always
from domain.errors import Problem
from domain.hub import Hub

_MOVED = {
    "requested": "This {commission} changed since you opened it. It stands like this now.",
    "clarifying": "The {school} was asked something meanwhile, and has not answered yet.",
    "brokering": "A {leader} is being looked for meanwhile. It stands like this now.",
    "offered": "Somebody was asked to take it on meanwhile.",
    "matched": "It was agreed meanwhile.",
    "declined": "It was declined meanwhile.",
    "withdrawn": "It was withdrawn meanwhile.",
}


def _moved_on(problem: Problem, hub: Hub) -> str:
    return in_hub_words(_MOVED[str(problem.facts.get("state") or "requested")], hub)


def _alike(problem: Problem, hub: Hub) -> str:
    day, need = problem.facts.get("day"), plain(str(problem.facts.get("need") or ""))
    on = f" of {plain_day(day)}" if isinstance(day, date) else ""
    begins = in_hub_words(f"There is a {{commission}}{on}", hub)
    return f"{begins} for “{need}”. Is this another?"


def _too_many_days(problem: Problem, _hub: Hub) -> str:
    return f"{problem.facts.get('most')} days is the most. Write fewer."


# By the kind of problem, a function from the problem to its sentence.
REQUESTS: Mapping[str, Worded] = {
    "request_moved_on": _moved_on,
    "request_changed": always(
        "Somebody changed this {commission} after you opened it. Save again to put yours in place."
    ),
    "request_alike": _alike,
    "too_many_days": _too_many_days,
    "asks_for_no_school": always(
        "Only a {school}'s contact or the {hub} can ask for {deployment}. "
        "Type help to see what works for you."
    ),
    "no_open_school": always("Your {school} is closed on the {hub}'s list. Please ring the {hub}."),
}
