"""Which reports are due on money and support, in which forms and by when.

The rules are rows: a year to come needs rows, no code.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.funding.grants import Grant, GrantKind
from domain.prompts.calendar import Calendar
from domain.quality.due_dates import MIDDLE, NO_DATE, DueDate, Span

ANY: Final = "*"
# Support without money that is over sooner has no interim report.
SHORT = 20


class When(StrEnum):
    """The money for which a rule stands; of two that fit, the one that stands first here."""

    ONLY_CARRIED_FORWARD = "only carried forward"
    ANY_MONEY = "any money"
    NO_MONEY = "no money"


class Per(StrEnum):
    """What one report is about."""

    GRANT = "each grant"
    HOLDER = "combined"
    SUPPORT = "each deployment"


class ReportForm(StrEnum):
    """What may be handed in as a report."""

    TEMPLATE = "template"
    ANNOTATED_PLAN = "annotated plan"


class ReportKind(StrEnum):
    """Which of the two reports it is."""

    INTERIM = "interim"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class ReportRule:
    """Which reports a programme wants of a school year; * is any programme, or any year.

    Of its forms the first is preferred.
    """

    programme: str
    school_year: str
    when: When
    per: Per
    forms: tuple[ReportForm, ...]
    interim: DueDate = NO_DATE
    final: DueDate = NO_DATE

    @property
    def key(self) -> tuple[str, str, When]:
        """By what it is known: no two rules say of the same money what is due."""
        return self.programme, self.school_year, self.when


@dataclass(frozen=True, slots=True)
class Funded:
    """Support for a report: from when to when, at which organisation, paid by which grants."""

    id: int
    organisation: int
    span: Span
    grants: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PaidSupport:
    """Support on which a report is made, with the programme that it is part of."""

    funded: Funded
    programme: str


@dataclass(frozen=True, slots=True)
class HeldMoney:
    """What one holder has of one programme and school year, and the support that it pays for.

    Without grants it is support that no grant pays for.
    """

    programme: str
    school_year: str
    grants: tuple[Grant, ...] = ()
    supports: tuple[Funded, ...] = ()


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report that is due, on which grants and support (by id); `due` is None while it is not.

    `kinds` are the kinds of that money.
    """

    kind: ReportKind
    per: Per
    forms: tuple[ReportForm, ...]
    due: date | None
    grants: tuple[int, ...] = ()
    supports: tuple[int, ...] = ()
    kinds: frozenset[GrantKind] = frozenset()


_TEMPLATE = (ReportForm.TEMPLATE,)
_EITHER = (ReportForm.TEMPLATE, ReportForm.ANNOTATED_PLAN)
_OPPORTUNITY_AREA, _THAT_YEAR = "Opportunity Area", "2020-21"
_INTERIM_THAT_YEAR, _FINAL_THAT_YEAR = date(2021, 2, 5), date(2021, 7, 9)
# What holds until a hub brings rules of its own: those of 2020-21 as the hub published them, and
# one for any other money, and for none.
SHIPPED_RULES: Final = (
    ReportRule(
        _OPPORTUNITY_AREA,
        _THAT_YEAR,
        When.ONLY_CARRIED_FORWARD,
        Per.GRANT,
        _EITHER,
        final=DueDate(date(2020, 12, 11)),
    ),
    ReportRule(
        _OPPORTUNITY_AREA,
        _THAT_YEAR,
        When.ANY_MONEY,
        Per.HOLDER,
        _TEMPLATE,
        DueDate(_INTERIM_THAT_YEAR),
        DueDate(_FINAL_THAT_YEAR),
    ),
    ReportRule(ANY, ANY, When.ANY_MONEY, Per.HOLDER, _TEMPLATE, MIDDLE, DueDate(after_end=15)),
    ReportRule(ANY, ANY, When.NO_MONEY, Per.SUPPORT, _TEMPLATE, final=DueDate(after_end=15)),
)


def with_shipped(own: Iterable[ReportRule]) -> tuple[ReportRule, ...]:
    """A hub's own rules, each in place of the shipped one that says of the same money."""
    rules = {rule.key: rule for rule in SHIPPED_RULES}
    rules.update({rule.key: rule for rule in own})
    return tuple(rules.values())


def reports_due(
    holding: HeldMoney, rules: Iterable[ReportRule], today: date, calendar: Calendar
) -> tuple[DueReport, ...]:
    """The reports that a holder owes on its money, or on support that no money pays for.

    Only money counts that is awarded by `today`, not ended, and more than nothing. `calendar` is
    the holder's.
    """
    grants = tuple(sorted((g for g in holding.grants if g.counts(today)), key=lambda g: g.id))
    rule = rule_for(holding, grants, rules)
    if rule is None:
        return ()
    return tuple(
        report
        for money, supports in _parted(rule.per, grants, holding.supports)
        for report in _reports(rule, money, supports, calendar)
    )


def rule_for(
    holding: HeldMoney, grants: tuple[Grant, ...], rules: Iterable[ReportRule]
) -> ReportRule | None:
    """The most particular rule that fits: for the programme and year before one for any."""
    fitting = [
        rule
        for rule in rules
        if rule.programme in (holding.programme, ANY)
        and rule.school_year in (holding.school_year, ANY)
        and _fits(rule.when, grants)
    ]
    order = list(When)
    return min(
        fitting,
        key=lambda r: (r.programme == ANY, r.school_year == ANY, order.index(r.when)),
        default=None,
    )


def _fits(when: When, grants: tuple[Grant, ...]) -> bool:
    if when is When.NO_MONEY:
        return not grants
    carried = all(grant.kind is GrantKind.CARRIED_FORWARD for grant in grants)
    return bool(grants) and (when is When.ANY_MONEY or carried)


def _parted(
    per: Per, grants: tuple[Grant, ...], supports: tuple[Funded, ...]
) -> Iterator[tuple[tuple[Grant, ...], tuple[Funded, ...]]]:
    """The money and the support of each report."""
    if per is Per.SUPPORT:
        for support in supports:
            yield tuple(g for g in grants if g.id in support.grants), (support,)
        return
    for money in [grants] if per is Per.HOLDER else [(grant,) for grant in grants]:
        paid_by = {grant.id for grant in money}
        yield money, tuple(s for s in supports if not money or s.grants & paid_by)


def _reports(
    rule: ReportRule, money: tuple[Grant, ...], supports: tuple[Funded, ...], calendar: Calendar
) -> Iterator[DueReport]:
    spans = tuple(support.span for support in supports)
    ways = (
        (ReportKind.INTERIM, rule.interim, [g.interim_due for g in money]),
        (ReportKind.FINAL, rule.final, [g.final_due for g in money]),
    )
    for kind, wanted, stated in ways:
        # A date of a grant's own goes before the rule's; of several, the first day.
        own = min((day for day in stated if day is not None), default=None)
        due = (wanted if own is None else DueDate(own)).of(spans, calendar)
        if kind is ReportKind.INTERIM and (due is None or _too_short(money, spans, calendar)):
            continue
        yield DueReport(
            kind,
            rule.per,
            rule.forms,
            due,
            tuple(grant.id for grant in money),
            tuple(sorted(support.id for support in supports)),
            frozenset(grant.kind for grant in money),
        )


def _too_short(money: tuple[Grant, ...], spans: tuple[Span, ...], calendar: Calendar) -> bool:
    if money:
        return False
    lengths = [
        len(calendar.school_days_between(span.first, span.last)) for span in spans if span.last
    ]
    return len(lengths) == len(spans) and max(lengths, default=0) < SHORT
