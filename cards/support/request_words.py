"""Requests for support in words: where each stands, by when the hub answers, what is wanted."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

from microsoft_teams.cards.core import Badge

from cards.elements import badge
from cards.phrases import day_and_clock, day_in_short, days, in_hub_words
from domain.hub import Hub
from domain.support.commissions import CommissionState, PaidFrom, WantedBy

_S = CommissionState
# As the hub reads it. A school does not learn whom the hub asks before it is its turn.
STATES: Mapping[CommissionState, str] = {
    _S.REQUESTED: "Waits for an answer",
    _S.CLARIFYING: "Waits for the {school}",
    _S.BROKERING: "No {leader} yet",
    _S.OFFERED: "Waits for agreement",
    _S.MATCHED: "Agreed",
    _S.DECLINED: "Declined",
    _S.WITHDRAWN: "Withdrawn",
}
SCHOOLS_STATES: Mapping[CommissionState, str] = {
    _S.REQUESTED: "With the {hub}",
    _S.CLARIFYING: "The {hub} has a question",
    _S.BROKERING: "Looking for a {leader}",
    _S.OFFERED: "Looking for a {leader}",
    _S.MATCHED: "Agreed",
    _S.DECLINED: "Declined",
    _S.WITHDRAWN: "Withdrawn",
}
PAID: Mapping[PaidFrom, str] = {
    PaidFrom.UNKNOWN: "Not known yet",
    PaidFrom.OWN: "Own budget",
    PaidFrom.GRANT: "A {grant}",
    PaidFrom.HUB: "The {hub}",
}
URGENCY: Mapping[WantedBy, str] = {
    WantedBy.THIS_TERM: "This term",
    WantedBy.THIS_HALF_TERM: "This half term",
    WantedBy.NEXT_TERM: "Next term",
}


def state_words(state: CommissionState, hub: Hub, *, school: bool) -> str:
    """Where a request stands, as the hub or a school reads it."""
    return in_hub_words((SCHOOLS_STATES if school else STATES)[state], hub)


def state_badge(
    state: CommissionState, hub: Hub, *, school: bool = False, late: bool = False
) -> Badge:
    """The same in a frame; for the hub also that its answer is late."""
    if late and not school:
        return badge("Late", "Warning")
    if state is _S.CLARIFYING and school:
        return badge(state_words(state, hub, school=True), "Warning")
    style = "Good" if state is _S.MATCHED else "Default"
    return badge(state_words(state, hub, school=school), style)


def answers_by(by: datetime, today: date) -> str:
    """By when the hub answers: by Mon 23 Nov, 10:00."""
    return f"by {day_and_clock(by, today)}"


def days_wanted(wanted: Fraction | None) -> str:
    """How many days are asked for; nothing where nobody is sure."""
    return days(wanted) if wanted is not None else ""


def from_words(on: date | None, today: date) -> str:
    """From when: 4 Jan, or as soon as can be."""
    return day_in_short(on, today) if on else "As soon as possible"
