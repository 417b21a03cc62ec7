"""Which reports are due, kept in step with money, support, contracts and rules."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.funding.grants import Grant
from domain.people.people import Role
from domain.prompts.calendar import school_year
from domain.prompts.pauses import later_by_pause
from domain.quality.report_changes import ReportChange
from domain.quality.report_rules import (
    DueReport,
    Funded,
    HeldMoney,
    PaidSupport,
    ReportRule,
    reports_due,
    with_shipped,
)
from domain.quality.reports import (
    LedDays,
    Report,
    Set,
    next_dues,
    reconciled,
    wanted_report,
    who_owes,
)
from storage.store import Store


@dataclass(frozen=True, slots=True)
class _Facts:
    """What decides about reports: read one time for all sets.

    `led` and `leads` are by support and by grant; `overseers` by lead organisation, each as
    connected, name and person.
    """

    rules: tuple[ReportRule, ...]
    led: Mapping[int, list[LedDays]]
    leads: Mapping[int, int]
    overseers: Mapping[int, list[tuple[bool, str, int]]]


def refresh(store: Store, today: date, holders: Collection[int] | None = None) -> list[Report]:
    """Brings the reports in step: those of some holders, or (None) of all; gives what changed.

    What was handed in stays. It may be asked any number of times.
    """
    return [change.now for change in brought_in_step(store, today, holders)]


def brought_in_step(
    store: Store, today: date, holders: Collection[int] | None = None
) -> list[ReportChange]:
    """The same, with what each was before."""
    moneys = _moneys(store, today, holders)
    known: defaultdict[Set, list[Report]] = defaultdict(list)
    stood = store.reports.everything() if holders is None else store.reports.of_holders(holders)
    for report in stood:
        known[report.of].append(report)
    facts = _facts(moneys, store)
    store.calendars.read_ahead(of.holder for of in moneys)
    changed: list[ReportChange] = []
    for of in dict.fromkeys((*moneys, *known)):
        wanted = [
            wanted_report(of, due, _ower(due, facts))
            for money in moneys.get(of, ())
            for due in _due(of, money, facts, today, store)
        ]
        was = {report.key: report for report in known[of]}
        changed += [
            ReportChange(was.get(report.key), replace(report, id=store.reports.write(report)))
            for report in reconciled(known[of], wanted)
        ]
    grants = None if holders is None else _of_holders(moneys)
    # Where nothing changed, the reports stand as they were read.
    note_next_due(store, grants, None if changed else stood)
    return changed


def holders_of(support: int, store: Store) -> set[int]:
    """Whose reports a change of a support may touch: its own place's, and its grants' holders'."""
    found = store.deployments.get(support)
    grants = store.funds.some(store.funds.paying_for(support))
    own = {found.organisation} if found else set()
    return own | {grant.holder for grant in grants.values()}


def note_next_due(
    store: Store, grants: Collection[int] | None = None, read: list[Report] | None = None
) -> None:
    """Keeps the day of the next report on each grant, where that changed; of those `read`."""
    if read is None:
        read = store.reports.everything() if grants is None else store.reports.on_grants(grants)
    coming = next_dues(read)
    for grant, stood in store.funds.next_dues(grants).items():
        day = coming.get(grant)
        if day != stood:
            store.funds.note_next_due(grant, day)


def _moneys(
    store: Store, today: date, holders: Collection[int] | None
) -> dict[Set, list[HeldMoney]]:
    """All money with the support it pays for, and support that none pays for, by its set."""
    supports = _without_pauses(store.funds.reported_on(holders), today, store)
    grants = _bearing(supports, store, holders)
    counting = {grant.id for grant in grants.values() if grant.counts(today)}
    held: defaultdict[Set, list[Grant]] = defaultdict(list)
    for grant in grants.values():
        held[Set(grant.holder, grant.programme, grant.school_year)].append(grant)
    found: defaultdict[Set, list[HeldMoney]] = defaultdict(list)
    for of, some in held.items():
        ids = {grant.id for grant in some} & counting
        paid = tuple(s.funded for s in supports if s.funded.grants & ids)
        found[of].append(HeldMoney(of.programme, of.school_year, tuple(some), paid))
    for support in supports:
        if not support.funded.grants & counting:
            span = support.funded.span
            year = school_year(span.last or span.first).title
            of = Set(support.funded.organisation, support.programme, year)
            found[of].append(HeldMoney(of.programme, year, (), (support.funded,)))
    return {of: each for of, each in found.items() if holders is None or of.holder in holders}


def _bearing(
    supports: Iterable[PaidSupport], store: Store, holders: Collection[int] | None
) -> dict[int, Grant]:
    """All grants, or those that some hold with whatever else pays for the same support."""
    if holders is None:
        return {grant.id: grant for grant in store.funds.grants()}
    paying = {grant for support in supports for grant in support.funded.grants}
    return store.funds.held_by(holders) | store.funds.some(paying)


def _without_pauses(supports: list[PaidSupport], today: date, store: Store) -> list[PaidSupport]:
    """The support, each that was paused as if it ended so many school days later."""
    pauses = store.support_changes.pauses([each.funded.id for each in supports])
    return [
        replace(each, funded=_later(each.funded, pauses[each.funded.id], today, store))
        if each.funded.id in pauses
        else each
        for each in supports
    ]


def _later(
    funded: Funded, pauses: list[tuple[date, date | None]], today: date, store: Store
) -> Funded:
    last, calendar = funded.span.last, store.calendars.of(funded.organisation)
    if last is None:
        return funded
    for begun, over in pauses:
        last = later_by_pause(last, begun, over or today, calendar)
    return replace(funded, span=replace(funded.span, last=last))


def _facts(moneys: Mapping[Set, list[HeldMoney]], store: Store) -> _Facts:
    each = [money for found in moneys.values() for money in found]
    grants = {grant.id for money in each for grant in money.grants}
    supports = {support.id for money in each for support in money.supports}
    led: defaultdict[int, list[LedDays]] = defaultdict(list)
    for days in store.funds.led_days(supports):
        led[days.support].append(days)
    return _Facts(
        with_shipped(store.funds.rules()),
        led,
        store.funds.leads_of(grants),
        _overseers(store),
    )


def _overseers(store: Store) -> Mapping[int, list[tuple[bool, str, int]]]:
    people = [person for person in store.people.holding(Role.OVERSEER) if not person.left]
    connected = store.conversations.open_chats([person.id for person in people])
    found: defaultdict[int, list[tuple[bool, str, int]]] = defaultdict(list)
    for person in people:
        for organisation in person.at(Role.OVERSEER):
            found[organisation].append((person.id in connected, person.name, person.id))
    return found


def _due(
    of: Set, money: HeldMoney, facts: _Facts, today: date, store: Store
) -> Iterator[DueReport]:
    """What is due; nothing that was due before the hub's first day."""
    calendar, start = store.calendars.of(of.holder), store.hub.start
    for due in reports_due(money, facts.rules, today, calendar):
        before = start is not None and due.due is not None and due.due < start
        yield replace(due, due=None) if before else due


def _ower(due: DueReport, facts: _Facts) -> int | None:
    leads = {facts.leads[grant] for grant in due.grants if grant in facts.leads}
    overseers = [person for lead in leads for person in facts.overseers.get(lead, ())]
    led = [days for support in due.supports for days in facts.led.get(support, ())]
    return who_owes(overseers, due.supports, led)


def _of_holders(moneys: Mapping[Set, list[HeldMoney]]) -> set[int]:
    return {grant.id for found in moneys.values() for money in found for grant in money.grants}
