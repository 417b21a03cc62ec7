"""What can be wrong with an answer to an offer of support, in words."""

from collections.abc import Mapping
from datetime import date

from cards.phrases import plain_day
from cards.worded import Worded, always
from domain.errors import Problem
from domain.hub import Hub


def _before_asked(problem: Problem, _hub: Hub) -> str:
    day = problem.facts.get("day")
    asked = plain_day(day) if isinstance(day, date) else "that day"
    return f"They were asked on {asked}. Choose that day or a later one."


# By the kind of problem, a function from the problem to its sentence.
OFFERS: Mapping[str, Worded] = {
    "offer_closed": always("This is settled: no answer is needed any more."),
    "not_asked_now": always("No answer is needed here at the moment. Nothing was changed."),
    "answered_before": always("This was answered before you. The first answer counts."),
    "conflict_unsaid": always("Tick this, or press I have a conflict."),
    "before_asked": _before_asked,
    "leader_left": always("This person has left the list. Choose somebody else."),
    "has_offer": always("Take the offer back first: it says what those who were asked agreed to."),
}
