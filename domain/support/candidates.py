"""Who could support an organisation: facts about each leader beside what is wanted, no score.

The officer chooses, and writes why.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.support.candidate_facts import (
    Employer,
    FindingLimits,
    LeaderFacts,
    Needed,
    SameTrust,
    entries,
    has_specialism,
    miles_between,
    plain_key,
)

MOST = 8
# What a register calls a phase, and which phases that is to a leader.
_ALSO = {
    "middle deemed primary": {"primary"},
    "middle deemed secondary": {"secondary"},
    "all-through": {"primary", "secondary"},
}
_NO_PHASE = ("", "not applicable")


class FactKind(StrEnum):
    """One of the five facts by which leaders stand beside each other, in their order."""

    NEED = "need"
    PHASE = "phase"
    DAYS_LEFT = "days left"
    MILES = "miles"
    NOW = "now"


class Fit(StrEnum):
    """Whether a fact is as wanted; what nobody knows, or has stated, is not."""

    FULFILLED = "fulfilled"
    NOT = "not"
    NOT_KNOWN = "not known"
    NOT_STATED = "not stated"


class OutReason(StrEnum):
    """Why a leader is left out."""

    EMPLOYED_THERE = "employed there"
    CONFLICT = "conflict"
    ASKED = "asked"
    LEFT = "left"
    SAME_TRUST = "same trust"
    NO_DAYS = "no days"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A leader beside what is wanted: the five facts, how many of them fit, and what is shown only.

    `miles` goes in a straight line from the nearest employer, `employer` is that one.
    """

    leader: LeaderFacts
    facts: tuple[tuple[FactKind, Fit], ...]
    employer: Employer | None = None
    miles: float | None = None
    same_trust: bool = False

    @property
    def fits(self) -> int:
        """How many of the five facts are as wanted."""
        return sum(fit is Fit.FULFILLED for _, fit in self.facts)

    def fit(self, kind: FactKind) -> Fit:
        """Whether that fact is as wanted."""
        return dict(self.facts)[kind]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A leader who cannot be chosen, and why."""

    leader: LeaderFacts
    why: OutReason


@dataclass(frozen=True, slots=True)
class Candidates:
    """Who could give support: the first eight, who else there is, and who is left out.

    `known_need` says whether anybody's specialisms have the need at all: one that was typed stands
    in nobody's, and counts for nobody.
    """

    rows: tuple[Candidate, ...]
    more: int = 0
    left_out: tuple[LeftOut, ...] = ()
    known_need: bool = True


def candidates(
    wanted: Needed,
    leaders: Iterable[LeaderFacts],
    limits: FindingLimits,
    today: date,
) -> Candidates:
    """The leaders for a wanted support: by how many facts fit, then by name."""
    every = list(leaders)
    out = {leader.id: why for leader in every if (why := why_out(leader, wanted, limits, today))}
    found = [candidate(one, wanted, limits) for one in every if one.id not in out]
    found.sort(key=lambda one: (-one.fits, one.leader.name, one.leader.id))
    left_out = [LeftOut(leader, out[leader.id]) for leader in every if leader.id in out]
    left_out.sort(key=lambda one: (list(OutReason).index(one.why), one.leader.name, one.leader.id))
    return Candidates(
        tuple(found[:MOST]),
        max(0, len(found) - MOST),
        tuple(left_out),
        any(has_specialism(leader, wanted.need) for leader in every),
    )


def why_out(
    leader: LeaderFacts, wanted: Needed, limits: FindingLimits, today: date
) -> OutReason | None:
    """Why a leader cannot give a wanted support; None for one who can."""
    left = leader.days_left
    reasons = {
        OutReason.EMPLOYED_THERE: any(one.id == wanted.place for one in leader.employers),
        OutReason.CONFLICT: leader.conflict is not None,
        OutReason.ASKED: leader.id in wanted.asked,
        OutReason.LEFT: leader.left_on is not None,
        OutReason.SAME_TRUST: limits.same_trust is SameTrust.EXCLUDE
        and in_same_trust(leader, wanted),
        OutReason.NO_DAYS: left is not None and left <= 0,
        OutReason.AWAY: _away_throughout(leader, wanted, today),
    }
    return next((why for why, holds in reasons.items() if holds), None)


def candidate(leader: LeaderFacts, wanted: Needed, limits: FindingLimits) -> Candidate:
    """One leader beside what is wanted."""
    nearest = min(leader.employers, key=lambda one: _far(one, wanted), default=None)
    miles = miles_between(nearest.spot, wanted.spot) if nearest else None
    fits = {
        FactKind.NEED: _said(leader.specialisms, has_specialism(leader, wanted.need)),
        FactKind.PHASE: _phase(leader, wanted),
        FactKind.DAYS_LEFT: _days_left(leader, wanted),
        FactKind.MILES: _miles(miles, limits),
        FactKind.NOW: _holds(leader.active <= limits.load),
    }
    same = in_same_trust(leader, wanted)
    return Candidate(leader, tuple(fits.items()), nearest, miles, same)


def in_same_trust(leader: LeaderFacts, wanted: Needed) -> bool:
    """Whether the trust of the organisation employs a leader, or another of its schools does."""
    return wanted.trust is not None and any(one.trust == wanted.trust for one in leader.employers)


def _far(employer: Employer, wanted: Needed) -> tuple[float, str, int]:
    """How near an employer is: one whose place is not known comes last."""
    miles = miles_between(employer.spot, wanted.spot)
    return (math.inf if miles is None else miles, employer.name, employer.id)


def _holds(fulfilled: bool) -> Fit:
    return Fit.FULFILLED if fulfilled else Fit.NOT


def _said(stated: str, fulfilled: bool) -> Fit:
    return _holds(fulfilled) if stated.strip() else Fit.NOT_STATED


def _phase(leader: LeaderFacts, wanted: Needed) -> Fit:
    phase = plain_key(wanted.phase)
    if phase in _NO_PHASE:
        return Fit.NOT_KNOWN
    given = {plain_key(entry) for entry in entries(leader.phases)}
    return _said(leader.phases, bool(given & {phase, *_ALSO.get(phase, ())}))


def _days_left(leader: LeaderFacts, wanted: Needed) -> Fit:
    left = leader.days_left
    if left is None:
        return Fit.NOT_STATED
    return _holds(left >= wanted.days if wanted.days is not None else left > 0)


def _miles(miles: float | None, limits: FindingLimits) -> Fit:
    return Fit.NOT_KNOWN if miles is None else _holds(miles <= limits.miles)


def _away_throughout(leader: LeaderFacts, wanted: Needed, today: date) -> bool:
    """Whether somebody is away for all of the time; without its end nobody can tell."""
    if leader.away_until is None or wanted.end is None or leader.away_until < today:
        return False
    return leader.away_until >= wanted.end
