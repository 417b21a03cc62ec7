"""What more money changes about the reports on what somebody holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.quality.report_rules import Per
from domain.quality.reports import HANDED_IN, Report, ReportState, Set


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A report as it is now, and as it was; None where there was none."""

    was: Report | None
    now: Report


@dataclass(frozen=True, slots=True)
class MoreMoney:
    """A combined report that is due on grants which no report was about before.

    `more` are these grants, by id. The combined report takes the place of those `replaced`; what
    was handed in on part of the money is `kept`.
    """

    report: Report
    more: tuple[int, ...]
    replaced: tuple[Report, ...] = ()
    kept: tuple[Report, ...] = ()


def by_more_money(changes: Iterable[ReportChange], stood: Iterable[Report]) -> list[MoreMoney]:
    """What is told of some changes, one thing for each set; `stood` are all reports of the sets.

    Where nobody owed a report on any of it before, it is no news.
    """
    changed: defaultdict[Set, list[ReportChange]] = defaultdict(list)
    every: defaultdict[Set, list[Report]] = defaultdict(list)
    for change in changes:
        changed[change.now.of].append(change)
    for report in stood:
        every[report.of].append(report)
    return [found for of, some in changed.items() for found in _of_set(some, every[of])]


def beside(report: Report, stood: Iterable[Report]) -> MoreMoney:
    """The same of a combined report as its set stands now."""
    parts = [each for each in stood if each.of == report.of and _is_part(each, report)]
    replaced = tuple(each for each in parts if each.state is ReportState.REPLACED)
    kept = tuple(each for each in parts if each.state in HANDED_IN)
    had = {grant for each in (*replaced, *kept) for grant in each.grants}
    return MoreMoney(report, tuple(sorted(set(report.grants) - had)), replaced, kept)


def _of_set(changes: list[ReportChange], stood: list[Report]) -> Iterator[MoreMoney]:
    combined = [change for change in changes if _is_due(change.now)]
    if not combined:
        return
    first = min(combined, key=lambda change: change.now.place())
    told = beside(first.now, stood)
    now_replaced = {each.now.id for each in changes if each.now.state is ReportState.REPLACED}
    known = first.was is not None and first.was.state is not ReportState.REPLACED
    had = set(first.was.grants) if known and first.was else set()
    replaced = tuple(each for each in told.replaced if each.id in now_replaced)
    had |= {grant for each in (*replaced, *told.kept) for grant in each.grants}
    more = tuple(sorted(set(first.now.grants) - had))
    if more and (known or replaced or told.kept):
        yield MoreMoney(first.now, more, replaced, told.kept)


def _is_due(report: Report) -> bool:
    combined = report.per is Per.HOLDER and bool(report.grants)
    return combined and report.open and report.asked_by is not None


def _is_part(report: Report, combined: Report) -> bool:
    return report.per is not Per.HOLDER and set(report.grants) < set(combined.grants)
