"""What can be wrong with the tick of a requirement, in words."""

from collections.abc import Mapping
from datetime import date

from cards.phrases import in_hub_words, plain_day
from cards.plain import plain
from cards.worded import Worded, always
from domain.errors import Problem
from domain.hub import Hub
from domain.quality.requirements import SelfTicked

# When a requirement is met that ticks itself.
_WHEN: Mapping[SelfTicked, str] = {
    SelfTicked.AGREEMENT: "everybody who was asked has said yes",
    SelfTicked.CONFLICT_CHECK: "each {leader} has declared no conflict of interest",
    SelfTicked.PLAN: "the {school} has agreed the {plan}",
    SelfTicked.BASELINE: "each objective of the {plan} has a baseline",
    SelfTicked.FIRST_VISIT: "the first {visit} is recorded",
    SelfTicked.RECORDS: "{visits} are recorded in time",
    SelfTicked.INTERIM_REPORT: "the interim {report} is submitted",
    SelfTicked.FINAL_REPORT: "the final {report} is submitted",
    SelfTicked.REVIEW: "each {review} that was due is decided",
    SelfTicked.FEEDBACK: "the {school} has given its {feedback}",
    SelfTicked.MONEY: "the final {report} accounts for all of the money",
    SelfTicked.CARRY_FORWARD: "the {hub} has decided what is carried forward",
    SelfTicked.EXIT_PLAN: "the final {report} says what will last",
}


def _ticks_itself(problem: Problem, hub: Hub) -> str:
    when = _WHEN[SelfTicked(str(problem.facts["what"]))]
    return in_hub_words(f"This ticks itself when {when}.", hub)


def _ticked_already(problem: Problem, _hub: Hub) -> str:
    name = plain(str(problem.facts.get("by") or "Somebody"))
    day = problem.facts.get("day")
    on = f" as done on {plain_day(day)}" if isinstance(day, date) else ""
    return f"{name} ticked this already{on}. Nothing was changed."


# By the kind of problem, a function from the problem to its sentence.
REQUIREMENTS: Mapping[str, Worded] = {
    "ticks_itself": _ticks_itself,
    "ticked_already": _ticked_already,
    "evidence_not_there": always("This file is no longer here. Choose another, or send it again."),
    "tick_file_stays": always("This file shows that a requirement is met, so it stays there."),
}
