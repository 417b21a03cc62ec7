"""What can be wrong with a grant that an officer adds or ends, in words."""

from collections.abc import Mapping
from datetime import date

from cards.phrases import in_hub_words, plain_day
from cards.plain import plain
from cards.worded import Worded, always, typed
from domain.errors import Problem
from domain.funding.amounts import short_pounds
from domain.hub import Hub


def _not_an_amount(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” is not an amount in pounds. Write it like 350 or 1,200.50."


def _not_a_school_year(problem: Problem, _hub: Hub) -> str:
    return f"“{typed(problem)}” is not a school year. Write it like 2020-21."


def _others(problem: Problem, hub: Hub) -> str:
    return in_hub_words(f"{_reference(problem)} is another holder's. Choose again.", hub)


def _not_earlier(problem: Problem, _hub: Hub) -> str:
    year = problem.facts.get("year")
    return f"{_reference(problem)} is of {year}, which is not an earlier year. Choose again."


def _more(problem: Problem, _hub: Hub) -> str:
    amount, most = problem.facts["amount"], problem.facts["most"]
    assert isinstance(amount, int)
    assert isinstance(most, int)
    more = f"{short_pounds(amount)} is more than the {short_pounds(most)}"
    return f"{more} of {_reference(problem)}, from which it is carried forward."


def _taken(problem: Problem, hub: Hub) -> str:
    said = f"There is a {{grant}} {typed(problem)} already. Write another reference."
    return in_hub_words(said, hub)


def _alike(problem: Problem, hub: Hub) -> str:
    said = f"There is such a {{grant}} already: {_reference(problem)}."
    return in_hub_words(said, hub)


def _ended(problem: Problem, hub: Hub) -> str:
    day = problem.facts.get("day")
    on = plain_day(day) if isinstance(day, date) else "another day"
    return in_hub_words(f"This {{grant}} was ended on {on} already. Nothing was changed.", hub)


def _reference(problem: Problem) -> str:
    return plain(str(problem.facts.get("reference") or ""))


# By the kind of problem, a function from the problem to its sentence.
GRANTS: Mapping[str, Worded] = {
    "not_an_amount": _not_an_amount,
    "not_a_school_year": _not_a_school_year,
    "two_programmes": always(
        "One is chosen above. Leave this empty, or choose None of these there."
    ),
    "which_origin": always("Choose what it was left of, or None of these."),
    "others_origin": _others,
    "origin_not_earlier": _not_earlier,
    "more_than_origin": _more,
    "reference_taken": _taken,
    "grant_alike": _alike,
    "grant_ended": _ended,
    "grant_twice": always("This {grant} is listed above already. Choose another, or none."),
    "too_late_to_give_back": always(
        "This can be undone until the day after only. Add it as a new {grant} instead."
    ),
}
