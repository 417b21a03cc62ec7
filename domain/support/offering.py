"""An offer that an officer makes: who, in what, for how long, and why this leader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from domain.errors import Problem, Refused, refuse
from domain.questions import DayGoneBy, DayToCome, Question, code, day_in, words
from domain.support.candidate_facts import FindingLimits, LeaderFacts, Needed
from domain.support.candidates import OutReason, why_out
from domain.support.keeping import (
    LONGEST_FOCUS,
    LONGEST_REASON,
    KeepingContext,
    days_in,
    first_day,
    last_day,
    read_days,
)
from domain.support.offers import NotedHow
from domain.support.rates import Rates

USUAL_DAYS = Fraction(3)
LONGEST_STRAND, LONGEST_PATTERN = 60, 200
_QUARTERS = 4


@dataclass(frozen=True, slots=True)
class OfferValues:
    """What stands in the inputs of an offer.

    `grants` has the ids of those that pay, with commas between. The last six are asked where all
    have said yes already: on which day, and how that came.
    """

    second: str = ""
    focus: str = ""
    days: str = ""
    over_why: str = ""
    start: DayToCome = ""
    end: DayToCome = ""
    pattern: str = ""
    strand: str = ""
    grants: str = ""
    rate: str = ""
    to_employer: str = ""
    fee: str = ""
    why: str = ""
    leader_on: DayGoneBy = ""
    leader_how: str = ""
    head_on: DayGoneBy = ""
    head_how: str = ""
    school_on: DayGoneBy = ""
    school_how: str = ""


@dataclass(frozen=True, slots=True)
class OfferContext:
    """What an offer is judged by.

    `leader` is who was chosen, nobody where that one is not on the list any more. `second` is the
    id of a colleague, a problem where nobody can tell who is meant; `known` has the facts about
    everybody. `grants` are those of the holder of this school year by id, in the order in which
    they are used up, each with what a day costs in its programme; `others` are the holders of
    grants that are not. `rates` are the hub's own. `heads` says whether a head has to release the
    leaders.
    """

    today: date
    wanted: Needed
    leader: LeaderFacts | None
    second: int | Problem | None = None
    known: Mapping[int, LeaderFacts] = field(default_factory=dict)
    limits: FindingLimits = field(default_factory=FindingLimits)
    grants: Mapping[int, Rates] = field(default_factory=dict)
    others: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    rates: Rates = field(default_factory=Rates)
    heads: bool = True

    def leaders(self) -> tuple[LeaderFacts, ...]:
        """Who is to lead it, as far as that is clear."""
        second = self.known.get(self.second) if isinstance(self.second, int) else None
        return tuple(one for one in (self.leader, second) if one is not None)


def part_left(days: Fraction) -> Fraction:
    """What of the days that are left can be asked for: whole quarters."""
    return Fraction(int(days * _QUARTERS), _QUARTERS)


def _leader(_name: str, values: OfferValues, known: OfferContext) -> int:
    """Who was chosen; raises Refused where that one cannot give the support any more."""
    if known.leader is None:
        raise refuse("leader_left")
    _require_in(known.leader, "", values, known)
    return known.leader.id


def _second(name: str, values: OfferValues, known: OfferContext) -> int | None:
    """A colleague who leads it as well, if there is one."""
    if isinstance(known.second, Problem):
        raise Refused(known.second)
    if known.second is None:
        return None
    if known.leader is not None and known.second == known.leader.id:
        raise refuse("same_leader", name)
    one = known.known.get(known.second)
    if one is None:
        raise refuse("leader_left", name)
    _require_in(one, name, values, known)
    return one.id


def _require_in(one: LeaderFacts, name: str, values: OfferValues, known: OfferContext) -> None:
    """Raises Refused where a leader is left out, for another reason than the days."""
    try:
        end = day_in(values.end, "end", known.today) or known.wanted.end
    except Refused:
        end = None
    why = why_out(one, _without_days(known.wanted, end), known.limits, known.today)
    if why is not None and why is not OutReason.NO_DAYS:
        raise refuse("left_out", name, who=one.name, why=why, until=one.away_until)


def _without_days(wanted: Needed, end: date | None) -> Needed:
    """What is wanted, up to that day; a leader who was asked before may be asked again."""
    return Needed(wanted.place, wanted.need, trust=wanted.trust, end=end)


def _days(name: str, values: OfferValues, known: OfferContext) -> Fraction:
    """The days; raises Refused where a leader has fewer left and nothing says why they are more."""
    days = days_in(name, values, known)
    if days is None:
        raise refuse("missing", name)
    over = over_days(days, known.leaders())
    if over is not None and not values.over_why.strip():
        left = over.days_left or Fraction(0)
        facts = {"who": over.name, "left": left, "free": over.free_days, "most": part_left(left)}
        raise refuse("over_days", name, **facts)
    return days


def over_days(days: Fraction, leaders: tuple[LeaderFacts, ...]) -> LeaderFacts | None:
    """The first leader who has fewer days left than an equal part of these."""
    each = days / max(1, len(leaders))
    return next((o for o in leaders if o.days_left is not None and o.days_left < each), None)


def _over_why(name: str, values: OfferValues, known: OfferContext) -> str:
    """Why more days are asked for than are left; nothing where they are not more."""
    said = words(LONGEST_REASON)(name, values, known)
    days = read_days(values.days)
    return str(said) if days and over_days(days, known.leaders()) else ""


def _start(name: str, values: OfferValues, known: OfferContext) -> date:
    return first_day(name, values, KeepingContext(known.today))


def _end(name: str, values: OfferValues, known: OfferContext) -> date | None:
    return last_day(name, values, KeepingContext(known.today))


def _said_on(name: str, values: OfferValues, known: OfferContext) -> date | None:
    """The day on which a party said yes, never one to come."""
    if name == "head_on" and not known.heads:
        return None
    day = day_in(getattr(values, name), name, known.today)
    if day is None:
        raise refuse("missing", name)
    if day > known.today:
        raise refuse("future", name, day=day)
    return day


def _said_how(name: str, values: OfferValues, known: OfferContext) -> NotedHow | None:
    """How a party's yes came."""
    if name == "head_how" and not known.heads:
        return None
    return code(NotedHow, getattr(values, name), name)


OFFER: tuple[Question[OfferValues, OfferContext], ...] = (
    Question("leader", _leader),
    Question("second", _second),
    Question("focus", words(LONGEST_FOCUS, needed=True)),
    Question("days", _days),
    Question("over_why", _over_why),
    Question("start", _start),
    Question("end", _end),
    Question("pattern", words(LONGEST_PATTERN)),
    Question("strand", words(LONGEST_STRAND)),
    Question("why", words(LONGEST_REASON, needed=True)),
)
# What is asked as well where everybody has said yes already.
SAID_YES: tuple[Question[OfferValues, OfferContext], ...] = tuple(
    question
    for party in ("leader", "head", "school")
    for question in (Question(f"{party}_on", _said_on), Question(f"{party}_how", _said_how))
)
