"""Money that changes which report is due: the reports in step with it, and who is told at once."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.subjects.daily import REPORTS, step_of_day
from bot.subjects.money import of_report
from bot.subjects.quality.due_reports import brought_in_step
from bot.subjects.quality.reports import slot
from bot.turns.lasting import touch
from domain.delivery.delivery import OutboxRow
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.quality.report_changes import MoreMoney, beside, by_more_money
from storage.store import Store

KIND, REPLACES = "report_money", "replaces"
# Characters of what a message is about.
LONGEST = 60
# So many holders' reports are looked through at a time.
HOLDERS = 25


def follow_money(store: Store, now: datetime, holders: Collection[int] | None = None) -> None:
    """Brings the reports in step with money, and tells those whom a change concerns, one time."""
    changed = brought_in_step(store, store.hub.day_of(now), holders)
    for change in changed:
        # What is new stands on no card yet.
        if change.was is not None:
            touch(slot(change.now.id), store, now)
    # Nobody hears before the hub is live.
    if not changed or store.milestones.live() is None:
        return
    stood = store.reports.of_holders({change.now.of.holder for change in changed})
    for found in by_more_money(changed, stood):
        _tell(found, now, store)


def follow_day(now: datetime, store: Store) -> list[OutboxRow]:
    """Brings all reports in step, one time on each day of the hub: the next holders' of them."""

    def piece(above: int) -> int | None:
        holders = store.reports.holders(above, HOLDERS)
        if holders:
            follow_money(store, now, holders)
        return holders[-1] if len(holders) == HOLDERS else None

    return step_of_day(REPORTS, now, store, piece)


def told_of(subject: str, store: Store) -> MoreMoney | None:
    """What a message is about, as it stands now; None once the report is owed no more."""
    id_, _, more = subject.partition(":")
    report = store.reports.get(int(id_))
    if report is None or not report.open:
        return None
    found = beside(report, store.reports.of_holders([report.of.holder]))
    grants, _, replaces = more.partition(":")
    known = tuple(int(grant) for grant in grants.split("-") if grant)
    replaced = found.replaced if replaces or not known else ()
    return replace(found, more=known or found.more, replaced=replaced)


def _tell(found: MoreMoney, now: datetime, store: Store) -> None:
    funding, subject = of_report(found.report, store), _subject(found)
    for person in _told(found, store):
        chat = store.conversations.chat_of(person)
        if chat is not None and can(person, Act.READ_REPORT, funding):
            store.outbox.put(KIND, subject, f"{KIND}:{subject}:{person.id}", chat.id, now)


def _subject(found: MoreMoney) -> str:
    """The report, the grants that are new to it, and whether it takes the place of others."""
    grants = "-".join(map(str, found.more))
    whole = f"{found.report.id}:{grants}:{REPLACES if found.replaced else ''}"
    return whole if len(whole) <= LONGEST else str(found.report.id)


def _told(found: MoreMoney, store: Store) -> list[Person]:
    """Who owes it, who owed what it takes the place of, and officers; each one time."""
    owers = {each.ower for each in (found.report, *found.replaced)} - {None}
    people = [
        *store.people.some(id_ for id_ in owers if id_ is not None),
        *store.people.holding(Role.OFFICER),
    ]
    return [person for person in {each.id: each for each in people}.values() if not person.left]
