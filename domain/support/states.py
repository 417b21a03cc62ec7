"""How support changes: what leads from one status to another, and what a pause does to days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from domain.errors import refuse
from domain.support.deployments import CURRENT, OVER, Status
from domain.support.rates import Rates

UNDONE_WITHIN = timedelta(days=1)


class ChangeKind(StrEnum):
    """What an officer did to support."""

    ADDED = "added"
    BEGAN = "began"
    CHANGED = "changed"
    LEADER_ADDED = "leader added"
    LEADER_OFF = "leader off"
    HANDED_OVER = "handed over"
    PAUSED = "paused"
    WENT_ON = "went on"
    COMPLETED = "completed"
    ENDED_EARLY = "ended early"
    OPENED_AGAIN = "opened again"
    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"


class Part(StrEnum):
    """What somebody has to do with support that changed."""

    CAME = "came"
    WENT = "went"
    LEADS = "leads"
    SCHOOL = "school"
    # Who heads the employer of somebody who leads it: days and dates alone.
    HEAD = "head"


_STANDS = frozenset(CURRENT)
_RUNS = frozenset({Status.AGREED, Status.ACTIVE})
# From which statuses a change may be made, and to which it leads; None for the same.
MOVES: Mapping[ChangeKind, tuple[frozenset[Status], Status | None]] = {
    # By itself, on its first day or with its first record.
    ChangeKind.BEGAN: (frozenset({Status.AGREED}), Status.ACTIVE),
    ChangeKind.CHANGED: (_STANDS, None),
    ChangeKind.LEADER_ADDED: (_STANDS, None),
    ChangeKind.LEADER_OFF: (_STANDS, None),
    ChangeKind.HANDED_OVER: (_STANDS, None),
    ChangeKind.PAUSED: (_RUNS, Status.PAUSED),
    ChangeKind.WENT_ON: (frozenset({Status.PAUSED}), Status.ACTIVE),
    ChangeKind.COMPLETED: (frozenset({Status.ACTIVE, Status.PAUSED}), Status.COMPLETED),
    ChangeKind.ENDED_EARLY: (_RUNS | {Status.PAUSED}, Status.ENDED_EARLY),
    ChangeKind.OPENED_AGAIN: (frozenset(OVER), Status.ACTIVE),
    # The third yes, and a no after which nobody is asked again.
    ChangeKind.AGREED: (frozenset({Status.PROPOSED}), Status.AGREED),
    ChangeKind.DECLINED: (frozenset({Status.PROPOSED}), Status.DECLINED),
}
# What is not undone: support that was added is ended instead, and a yes stays one.
_LASTING = frozenset(
    {
        ChangeKind.BEGAN,
        ChangeKind.ADDED,
        ChangeKind.PROPOSED,
        ChangeKind.AGREED,
        ChangeKind.DECLINED,
    }
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What of support changes: what it is about, how many days, from when to when, its clocks.

    `rate`, `reimbursement` and `fee` are pence a day: charged, to the employer, the hub's own.
    `strand` is None in what was kept before it could be changed here: it stays then.
    """

    focus: str
    days_agreed: Fraction | None
    start: date
    end: date | None
    status: Status = Status.ACTIVE
    paused_on: date | None = None
    paused_until: date | None = None
    clock_from: date | None = None
    rate: int | None = None
    reimbursement: int | None = None
    fee: int | None = None
    strand: str | None = None

    @property
    def rates(self) -> Rates:
        """What a day costs."""
        return Rates(self.rate, self.reimbursement, self.fee)


@dataclass(frozen=True, slots=True)
class Leadership:
    """Somebody who leads support, or led it until a day; without `since` from its start."""

    person: int
    name: str
    since: date | None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed from a change elsewhere, by id, so that an undoing can put it back.

    `handed` and `dated` have what stood before: the leader of a planned visit, a step's day.
    `came` and `went` are leaders who were put on and taken off. `edition` is that of the agreement
    that it made, `rates_from` the day from which its rates count. `paid` are the grants that paid
    before, None where they stay.
    """

    called_off: tuple[int, ...] = ()
    handed: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    closed: tuple[int, ...] = ()
    dated: Mapping[int, date] = field(default_factory=lambda: MappingProxyType({}))
    came: tuple[int, ...] = ()
    went: tuple[int, ...] = ()
    edition: int = 0
    rates_from: date | None = None
    paid: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class NewChange:
    """A change to make, and why; `terms` are those from now on, None where they stay.

    So are `grants`, which pay for it. `followed` is what followed from it elsewhere.
    """

    what: ChangeKind
    reason: str = ""
    terms: Terms | None = None
    followed: Followed = field(default_factory=Followed)
    grants: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class SupportChange:
    """A change of support by an officer, or by nobody, with what stood before it."""

    id: int
    deployment: int
    at: datetime
    person: int | None
    what: ChangeKind
    before: Terms
    after: Status
    on: date
    reason: str = ""
    led: tuple[Leadership, ...] = ()
    followed: Followed = field(default_factory=Followed)
    undone: bool = False

    def may_be_undone(self, now: datetime) -> bool:
        """Whether an officer may still undo it."""
        fresh = now - self.at < UNDONE_WITHIN
        return fresh and not self.undone and self.what not in _LASTING


def without_employers(
    now: Sequence[Leadership], before: Sequence[Leadership]
) -> tuple[tuple[Leadership, ...], tuple[Leadership, ...]]:
    """Who leads and who led before, as if nobody had ever had another employer meanwhile."""
    led: list[Leadership] = []
    left = sorted(before, key=lambda each: each.until or date.max)
    for each in (*left, *now):
        since, same = each.since, [p for p in led if p.person == each.person]
        # A change of employer begins the day after the time before it.
        if same and since and same[-1].until == since - timedelta(days=1):
            led.remove(same[-1])
            each = replace(each, since=same[-1].since)
        led.append(each)
    return tuple(p for p in led if not p.until), tuple(p for p in led if p.until)


def allows(change: ChangeKind, status: Status) -> bool:
    """Whether support of that status may be changed so."""
    return status in MOVES[change][0]


def after(change: ChangeKind, status: Status) -> Status:
    """The status after a change; raises Refused where it may not be made."""
    if not allows(change, status):
        raise refuse("not_in_this_state")
    return MOVES[change][1] or status
