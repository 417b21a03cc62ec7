"""How requirements stand, in words and as badges."""

from collections.abc import Iterable, Mapping
from datetime import date

from microsoft_teams.cards.core import Badge

from cards.elements import BadgeStyle, badge
from cards.phrases import counted, short_day
from domain.quality.requirements import (
    IN_ORDER,
    WORST_FIRST,
    RequirementStanding,
    RequirementState,
)

_STATES: Mapping[RequirementState, tuple[str, BadgeStyle]] = {
    RequirementState.NOT_MET: ("Not met", "Attention"),
    RequirementState.AT_RISK: ("At risk", "Warning"),
    RequirementState.NOT_DUE_YET: ("Not due yet", "Default"),
    RequirementState.MET: ("Met", "Good"),
}


def state_badge(state: RequirementState) -> Badge:
    """A state as a badge."""
    return badge(*_STATES[state])


def worst(states: Iterable[RequirementState]) -> RequirementState | None:
    """The worst of some states; None of none."""
    return min(states, key=WORST_FIRST.index, default=None)


def order_line(states: Iterable[RequirementState]) -> str:
    """How many are in order: 2 of 3 in order."""
    found = list(states)
    return f"{sum(state in IN_ORDER for state in found)} of {len(found)} in order"


def due_words(due: date | None, today: date) -> str:
    """By when something is due: due Fri 16 Jul 2027."""
    return f"due {short_day(due, today)}" if due else "no date"


def how_far(standing: RequirementStanding) -> str:
    """How many school days it is late, or are left for it where these are few."""
    if standing.late:
        return f"{_school_days(standing.late)} late"
    if standing.state is RequirementState.AT_RISK and standing.ahead:
        return f"{_school_days(standing.ahead)} left"
    return ""


def _school_days(count: int) -> str:
    return counted(count, "school day", "school days")
