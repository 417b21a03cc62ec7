"""What can be wrong with looking for a leader and with an offer that is made, in words."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

from cards.phrases import clock, in_hub_words, listed, plain_day
from cards.plain import plain
from cards.worded import Worded, always, typed
from domain.errors import Problem
from domain.funding.amounts import short_pounds
from domain.hub import Hub
from domain.support.candidates import OutReason
from domain.support.deployments import decimal

_OUT = {
    OutReason.EMPLOYED_THERE: "is employed there",
    OutReason.CONFLICT: "has declared a conflict of interest there",
    OutReason.LEFT: "has left the list",
    OutReason.SAME_TRUST: "is employed in the same {trust}",
}


def _left_out(problem: Problem, hub: Hub) -> str:
    who, why, until = (problem.facts.get(name) for name in ("who", "why", "until"))
    if why is OutReason.AWAY and isinstance(until, date):
        said = f"is away until {plain_day(until)}"
    else:
        said = _OUT.get(why, "cannot give it") if isinstance(why, OutReason) else "cannot give it"
    return f"{plain(str(who))} {in_hub_words(said, hub)}. Choose somebody else."


def _over_days(problem: Problem, hub: Hub) -> str:
    """Carla Novak has 1 of 6 days left. Ask for 1, or note that her head agreed to more."""
    who = plain(str(problem.facts.get("who") or ""))
    left, free, most = (_days(problem, name) for name in ("left", "free", "most"))
    has = f"{who} has {decimal(left) if left > 0 else 'none'} of {decimal(free)} days left."
    ask = f"Ask for {decimal(most)}, or write" if most > 0 else "Write"
    return f"{has} {ask} below that the {hub.words.one('home_head')} agreed to more."


def _days(problem: Problem, name: str) -> Fraction:
    found = problem.facts.get(name)
    return Fraction(found) if isinstance(found, int | Fraction) else Fraction(0)


def _grant_of_another(problem: Problem, _hub: Hub) -> str:
    grant, holder = (plain(str(problem.facts.get(name) or "")) for name in ("grant", "holder"))
    return f"{grant} is {holder}’s. Choose another, or none."


def _prices_differ(problem: Problem, _hub: Hub) -> str:
    charged, paid, left = (_pence(problem, name) for name in ("charged", "to_employer", "left"))
    return f"{charged} less {paid} is {left}. Change one of the three, or empty one and it follows."


def _pence(problem: Problem, name: str) -> str:
    found = problem.facts.get(name)
    return short_pounds(found) if isinstance(found, int) else ""


def _percent_of_what(problem: Problem, _hub: Hub) -> str:
    return f"{typed(problem)} of what? Write also what is charged a day."


def _asked_already(problem: Problem, _hub: Hub) -> str:
    """Nadia asked Amara Lewis at 10:42."""
    facts = problem.facts
    by = plain(str(facts.get("by") or "Somebody"))
    leaders = facts.get("leaders")
    who = listed(plain(str(name)) for name in leaders) if isinstance(leaders, tuple) else ""
    at, today = facts.get("at"), facts.get("today")
    if not isinstance(at, datetime) or not isinstance(today, date):
        return f"{by} asked {who} already."
    on = "" if at.date() == today else f" on {plain_day(at.date(), today)}"
    return f"{by} asked {who}{on} at {clock(at)}."


# By the kind of problem, a function from the problem to its sentence.
CANDIDATES: Mapping[str, Worded] = {
    "left_out": _left_out,
    "over_days": _over_days,
    "grant_of_another": _grant_of_another,
    "one_price": always("Write two of the three amounts; the third follows."),
    "more_than_charged": always("This is more than is charged. Write less, or charge more."),
    "prices_differ": _prices_differ,
    "percent_of_what": _percent_of_what,
    "asked_already": _asked_already,
}
