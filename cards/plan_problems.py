"""What can be wrong with an action plan, in words."""

from collections.abc import Mapping
from datetime import date, datetime

from cards.phrases import in_hub_words, plain_day
from cards.plain import plain
from cards.worded import Worded, always
from domain.errors import Problem
from domain.hub import Hub


def _agreed(problem: Problem, hub: Hub) -> str:
    by, at = plain(str(problem.facts.get("by") or "")), problem.facts.get("day")
    on = f" on {plain_day(at.date())}" if isinstance(at, datetime) else ""
    who = by or f"the {hub.words.one('school')}"
    return f"It was agreed already{on}: {who} said so."


def _changed(problem: Problem, hub: Hub) -> str:
    by = plain(str(problem.facts.get("by") or ""))
    plan = hub.words.one("plan")
    who = f"{by} changed the {plan}" if by else f"The {plan} was changed"
    return f"{who} after you opened it. Look at it again, then press once more."


def _closed(problem: Problem, _hub: Hub) -> str:
    day = problem.facts.get("day")
    on = f" on {plain_day(day)}" if isinstance(day, date) else ""
    return f"This objective was closed{on}. Nothing more can be changed about it."


def _long_after(problem: Problem, hub: Hub) -> str:
    day, support = problem.facts.get("day"), hub.words.one("deployment")
    ends = f" ({plain_day(day)})" if isinstance(day, date) else ""
    return f"That is more than a year after the end of the {support}{ends}. Check the year."


def _before_start(problem: Problem, hub: Hub) -> str:
    day, support = problem.facts.get("day"), hub.words.one("deployment")
    begins = f", {plain_day(day)}" if isinstance(day, date) else ""
    return f"That is before the {support} begins{begins}. Choose that day or a later one."


def _no_contact(_problem: Problem, hub: Hub) -> str:
    text = (
        "Nobody is down as contact of this {school}. Ask the {hub} to add one; "
        "until then show the {plan} yourself."
    )
    return in_hub_words(text, hub)


PLANS: Mapping[str, Worded] = {
    "plan_agreed": _agreed,
    "plan_changed": _changed,
    "plan_empty": always("There is nothing in it yet. Add an objective or a plan file first."),
    "plan_over": always(
        "This {deployment} has ended: its {plan} can be read, and not be changed any more."
    ),
    "plan_not_live": always(
        "The {hub} is not live yet, so nothing goes to {schools}. Share it after that."
    ),
    "plan_no_contact": _no_contact,
    "plan_file_stays": always("The {school} agreed to this file, so it stays with the {plan}."),
    "objectives_full": always("Three objectives are open. Close one first."),
    "same_objective": always("This {plan} has that objective already. Change the words."),
    "objective_closed": _closed,
    "objective_named": always(
        "A {record} names this objective, so it stays. Close it instead; its {records} keep it."
    ),
    "long_after_end": _long_after,
    "before_start": _before_start,
}
