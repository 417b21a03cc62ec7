"""The facts about a leader beside what is wanted, in words."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cards.actions.finding import ForSupport
from cards.phrases import as_of, day_in_short, days, in_hub_words
from cards.plain import plain, shortened
from domain.hub import Hub
from domain.support.candidate_facts import FindingLimits, LeaderFacts, Needed, entries
from domain.support.candidates import Candidate, FactKind, Fit
from domain.support.deployments import decimal

LONGEST_NAME, LONGEST_LIST = 80, 120
NAMES = {
    FactKind.NEED: "Need",
    FactKind.PHASE: "Phase",
    FactKind.DAYS_LEFT: "Days left",
    FactKind.MILES: "Distance",
    FactKind.NOW: "{Deployment} now",
}
STANDING = {
    Fit.FULFILLED: "Yes",
    Fit.NOT: "No",
    Fit.NOT_KNOWN: "Not known",
    Fit.NOT_STATED: "Not stated",
}


def wanted_facts(wanted: Needed, today: date) -> Iterator[str]:
    """What is wanted, on one line: Early reading, primary, 4 days, from 18 Jan to 26 Mar."""
    yield plain(shortened(wanted.need, LONGEST_LIST))
    yield plain(wanted.phase.lower())
    yield days(wanted.days) if wanted.days is not None else "days not sure yet"
    same = as_of(today, wanted.start, wanted.end)
    start = day_in_short(wanted.start, same) if wanted.start else ""
    end = day_in_short(wanted.end, same) if wanted.end else ""
    if start and end:
        yield f"{start} to {end}"
    elif start or end:
        yield f"from {start}" if start else f"until {end}"


def fact_in_words(kind: FactKind, row: Candidate, wanted: Needed, hub: Hub) -> str:
    """One fact in words, which begin with whether it fits: Yes · 6 of 12."""
    fit = row.fit(kind)
    if fit in (Fit.NOT_KNOWN, Fit.NOT_STATED):
        return STANDING[fit]
    leader = row.leader
    words = {
        FactKind.NEED: lambda: _need(leader, wanted, fit),
        FactKind.PHASE: lambda: ", ".join(entries(leader.phases)),
        FactKind.DAYS_LEFT: lambda: _days_left(leader, wanted, fit),
        FactKind.MILES: lambda: _miles(row.miles or 0, fit, hub.limits),
        FactKind.NOW: lambda: _now(leader, fit, hub),
    }
    return f"{STANDING[fit]} · {words[kind]()}"


def _need(leader: LeaderFacts, wanted: Needed, fit: Fit) -> str:
    listed_ = wanted.need if fit is Fit.FULFILLED else ", ".join(entries(leader.specialisms))
    return shortened(listed_, LONGEST_LIST)


def _days_left(leader: LeaderFacts, wanted: Needed, fit: Fit) -> str:
    told = f"{decimal(leader.days_left)} of {decimal(leader.free_days)}"
    short = fit is Fit.NOT and wanted.days is not None
    return f"{told}, and {decimal(wanted.days)} are wanted" if short else told


def _miles(miles: float, fit: Fit, limits: FindingLimits) -> str:
    told = f"{miles:.1f} {'mile' if miles == 1 else 'miles'}"
    return f"{told}, more than {limits.miles}" if fit is Fit.NOT else told


def _now(leader: LeaderFacts, fit: Fit, hub: Hub) -> str:
    told = f"{leader.active}" if leader.active else "none"
    return f"{told}, more than {hub.limits.load}" if fit is Fit.NOT else told


def shown_beside(row: Candidate, today: date, hub: Hub) -> Iterator[str]:
    """What is shown and never counted."""
    leader = row.leader
    if row.same_trust:
        yield in_hub_words("Same {trust}", hub)
    if leader.before:
        gave = in_hub_words("Gave {deployment} in this before", hub)
        yield f"{gave}, {times(leader.before)}"
    if leader.asked:
        yield f"{days(leader.asked)} more asked for elsewhere"
    if leader.working_days:
        yield f"Works {plain(shortened(leader.working_days, 40))}"
    if leader.away_until is not None and leader.away_until >= today:
        yield f"Away until {day_in_short(leader.away_until, today)}"


def times(amount: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(amount, f"{amount} times")


def about(given: ForSupport) -> Mapping[str, Any]:
    """What every button about some support carries."""
    return {name: getattr(given, name) for name in ForSupport.model_fields if name != "v"}
