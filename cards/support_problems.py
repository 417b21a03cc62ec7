"""What can be wrong with support that an officer adds or changes, in words."""

from collections.abc import Mapping
from datetime import date

from cards.phrases import plain_day, titled
from cards.plain import plain
from cards.worded import Worded, always, typed
from domain.errors import Problem
from domain.hub import Hub


def _not_days(problem: Problem, _hub: Hub) -> str:
    return f"I could not read “{typed(problem)}” as days. Write them in quarters, like 10 or 4.5."


def _ends_before(problem: Problem, _hub: Hub) -> str:
    return f"That is before the first day, {_day(problem)}. Choose that day or a later one."


def _far_off(problem: Problem, _hub: Hub) -> str:
    return f"{_day(problem)} is more than two years away. Check the year."


def _rates_settled(problem: Problem, _hub: Hub) -> str:
    return f"The price changes on {_day(problem)} already. Choose that day or a later one."


def _which(problem: Problem, _hub: Hub) -> str:
    said = typed(problem)
    if problem.facts.get("near"):
        return f"Which one is “{said}”? The closest matches are in the list now."
    return f"Nothing is like “{said}”. Type another part of the name, the town or the number."


def _closed_place(problem: Problem, _hub: Hub) -> str:
    return f"{typed(problem)} is closed. Choose the one that took its place."


def _alike(problem: Problem, hub: Hub) -> str:
    school = plain(str(problem.facts.get("school") or ""))
    support, leader = hub.words.one("deployment"), hub.words.one("leader")
    return f"This {leader} already has {support} for {school} at that time."


def _support_changed(problem: Problem, hub: Hub) -> str:
    by, what = (plain(str(problem.facts.get(name) or "")) for name in ("by", "what"))
    support = f"this {hub.words.one('deployment')}"
    who = f"{by} changed {support} after you opened it" if by else f"{titled(support)} was changed"
    return f"{who}{f' ({what})' if what else ''}. Press again to do yours as well."


def _support_ended(problem: Problem, hub: Hub) -> str:
    """Why nothing can be recorded there; `over` is its last day, `paused` the first of a pause."""
    over, paused = problem.facts.get("over"), problem.facts.get("paused")
    if isinstance(over, date):
        says = f"This {{deployment}} ended on {plain_day(over)}. Ask the {{hub}} to open it again."
    elif isinstance(paused, date):
        says = f"This {{deployment}} is paused since {plain_day(paused)}; the {{hub}} resumes it."
    else:
        says = (
            "This {deployment} has ended, or is now someone else's. "
            "To record this {visit}, ask the {hub}."
        )
    return hub.words.fill(says)


def _day(problem: Problem) -> str:
    day = problem.facts.get("day")
    return plain_day(day) if isinstance(day, date) else "that day"


# By the kind of problem, a function from the problem to its sentence.
SUPPORT: Mapping[str, Worded] = {
    "hand_over_over": always("This hand-over was done already, or taken back."),
    "hands_over_already": always(
        "A hand-over from this {leader} waits already. Take it back first, or note that both agree."
    ),
    "support_ended": _support_ended,
    "plans_end": always(
        "This {deployment} has ended, or is now someone else's: nothing new can be planned for it."
    ),
    "not_days": _not_days,
    "ends_before": _ends_before,
    "rates_settled": _rates_settled,
    "far_off": _far_off,
    "which": _which,
    "closed_place": _closed_place,
    "support_alike": _alike,
    "support_changed": _support_changed,
    "leads_already": always("This person leads it already. Choose somebody else."),
    "same_leader": always("That is the first {leader}. Choose somebody else, or nobody."),
    "no_leader": always("This person is no longer one of the {leaders}. Choose somebody else."),
    "last_leader": always("Somebody has to lead it. Hand it over, or end it."),
    "leads_no_more": always("This person no longer leads it. Nothing was changed."),
    "not_in_this_state": always(
        "This cannot be done as the {deployment} stands now. Open it again to see how it stands."
    ),
    "too_late_to_open": always(
        "It ended more than 20 school days ago. Add it as new {deployment} instead."
    ),
    "too_late_to_undo": always(
        "This can be undone within a day only, and not after a later change. Make a new change."
    ),
}
