"""A report from the day on which it is known to be due to its acceptance."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from domain.days import LAST_DAY
from domain.errors import refuse
from domain.quality.report_rules import DueReport, Per, ReportForm, ReportKind

# School days for a report that was returned.
AGAIN: Final = 10


class ReportState(StrEnum):
    """Where a report stands."""

    DUE = "due"
    STARTED = "started"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    WAIVED = "waived"
    REPLACED = "replaced"


# What its ower still has to do something about, and what was handed in and stays.
OPEN = (ReportState.DUE, ReportState.STARTED, ReportState.RETURNED)
HANDED_IN = (ReportState.SUBMITTED, ReportState.ACCEPTED)
# Where reports stand in lists; one that is not due on any day stands in none.
TO_JUDGE, OWED, DONE, NOT_DUE = range(4)


@dataclass(frozen=True, slots=True)
class Set:
    """Whose money of which programme and school year: the reports on it are found together."""

    holder: int
    programme: str
    school_year: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report on grants and support, by id.

    `due` is the day of its rule, None while there is none; `again` the one after it was returned.
    `ower` owes it, None while nobody is known to; `given` is whom an officer gave it to. `returned`
    is what an officer wanted changed. `version` counts changes, so that of two people the second
    sees what the first did.
    """

    id: int
    of: Set
    kind: ReportKind
    per: Per
    forms: tuple[ReportForm, ...]
    grants: tuple[int, ...] = ()
    supports: tuple[int, ...] = ()
    due: date | None = None
    again: date | None = None
    ower: int | None = None
    given: int | None = None
    state: ReportState = ReportState.DUE
    submitted_at: datetime | None = None
    submitted_by: int | None = None
    decided_at: datetime | None = None
    decided_by: int | None = None
    returned: str = ""
    why: str = ""
    version: int = 1

    @property
    def key(self) -> str:
        """By what it is known for good: what it is about, and which of the two it is."""
        if self.per is Per.GRANT:
            return f"grant:{self.grants[0]}:{self.kind}"
        if self.per is Per.SUPPORT:
            return f"support:{self.supports[0]}:{self.kind}"
        of = self.of
        return f"holder:{of.holder}:{of.programme}:{of.school_year}:{self.kind}"

    @property
    def asked_by(self) -> date | None:
        """The day by which it is wanted now; None while there is none."""
        return self.again if self.state is ReportState.RETURNED and self.again else self.due

    @property
    def wanted_last(self) -> date | None:
        """The day by which it is wanted, or was when it came: a return moves it for good."""
        moved = self.state is ReportState.RETURNED or self.state in HANDED_IN
        return self.again if moved and self.again else self.due

    @property
    def open(self) -> bool:
        """Whether its ower still has to do something about it, on whatever day."""
        return self.state in OPEN

    def late(self, today: date) -> bool:
        """Whether it should have been handed in by now."""
        wanted = self.asked_by
        return self.open and wanted is not None and wanted < today

    def place(self) -> tuple[int, date]:
        """Where it stands in a list: what is to be judged, what is owed, what is done; by day."""
        rank = TO_JUDGE if self.state is ReportState.SUBMITTED else DONE
        if self.open:
            rank = OWED if self.asked_by else NOT_DUE
        return rank, self.asked_by or LAST_DAY


@dataclass(frozen=True, slots=True)
class MadeAndOwed:
    """Records of a report's support, and planned visits before today that have none."""

    records: int = 0
    unrecorded: int = 0


def reconciled(known: Iterable[Report], wanted: Iterable[Report]) -> tuple[Report, ...]:
    """What changes about the reports of a set when its rules, money or support change.

    What was handed in or waived stays as it is. A report that is wanted no more is replaced; wanted
    again, it comes back.
    """
    before = {report.key: report for report in known}
    changed: list[Report] = []
    keys: set[str] = set()
    for report in wanted:
        keys.add(report.key)
        stood = before.get(report.key)
        becomes = report if stood is None else _renewed(stood, report)
        if becomes != stood:
            changed.append(becomes)
    for key, stood in before.items():
        if key not in keys and stood.open:
            changed.append(replace(stood, state=ReportState.REPLACED))
    return tuple(changed)


def _renewed(stood: Report, wanted: Report) -> Report:
    if stood.state in HANDED_IN or stood.state is ReportState.WAIVED:
        return stood
    state = ReportState.DUE if stood.state is ReportState.REPLACED else stood.state
    return replace(
        stood,
        forms=wanted.forms,
        grants=wanted.grants,
        supports=wanted.supports,
        due=wanted.due,
        ower=stood.given or wanted.ower,
        state=state,
    )


def wanted_report(of: Set, due: DueReport, ower: int | None) -> Report:
    """A report that is due, as it is before anything is known of it."""
    return Report(
        -1,
        of,
        due.kind,
        due.per,
        due.forms,
        due.grants,
        due.supports,
        due.due,
        ower=ower,
    )


@dataclass(frozen=True, slots=True)
class LedDays:
    """Somebody who leads support of a report, and the minutes used there."""

    person: int
    name: str
    support: int
    minutes: int


def who_owes(
    overseers: Iterable[tuple[bool, str, int]], supports: Iterable[int], led: Iterable[LedDays]
) -> int | None:
    """Who owes a report.

    Where a contract covers its money, the lead organisation's overseer: each is given as connected,
    name and person, and of several the first by name who is connected. Else the leader who leads
    all of its support, else who used most days; of several the first by name.
    """
    named = sorted(overseers, key=lambda each: (not each[0], each[1], each[2]))
    if named:
        return named[0][2]
    people: dict[int, list[LedDays]] = {}
    for each in led:
        people.setdefault(each.person, []).append(each)
    everything = set(supports)
    return min(people, key=lambda who: _precedence(people[who], everything), default=None)


def _precedence(own: list[LedDays], supports: set[int]) -> tuple[bool, int, str, int]:
    leads_all = {each.support for each in own} >= supports
    used = sum(each.minutes for each in own)
    return not leads_all, -used, own[0].name, own[0].person


def require(report: Report, states: Iterable[ReportState]) -> None:
    """Raises Refused where a report stands elsewhere by now."""
    if report.state not in states:
        raise refuse("report_moved_on", state=report.state)


def require_seen(report: Report, version: int) -> None:
    """Raises Refused where a report changed since somebody saw it in that version."""
    if report.version != version:
        raise refuse("report_moved_on", state=report.state)


def next_dues(reports: Iterable[Report]) -> dict[int, date]:
    """On each grant the day of the report that comes next, or is late."""
    found: dict[int, date] = {}
    for report in reports:
        wanted = report.asked_by
        if report.open and wanted is not None:
            for grant in report.grants:
                found[grant] = min(wanted, found.get(grant, wanted))
    return found
