"""Reports that were handed in, or decided about; each kept true where it was shown."""

from datetime import datetime

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.money import of_report
from bot.subjects.quality import reports
from bot.subjects.quality.more_money import KIND as MORE_MONEY
from bot.subjects.quality.more_money import follow_day, told_of
from bot.subjects.quality.report_acts import ACCEPTED, DECIDED, SUBMITTED
from cards.quality.report_news import report_accepted
from domain.delivery.delivery import OutboxRow
from domain.permissions import Act, can
from domain.quality.reports import HANDED_IN, ReportState
from storage.store import Store


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Brings the reports in step with the day; the morning's message tells what is due then."""
    return follow_day(now, store)


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The report as it stands, for whoever may read it."""
    report, person = store.reports.get(int(row.subject)), reader(row, store)
    if report is None or person is None:
        return Skip("gone")
    if not can(person, Act.READ_REPORT, of_report(report, store)):
        return Skip("not allowed")
    drawn = reports.card(report, person, now, store, note=row.note)
    return Message(drawn, reports.slot(report.id))


def render_submitted(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """A report that waits for a decision; nothing once it was made."""
    report = store.reports.get(int(row.subject))
    if report is None or (row.post is None and report.state is not ReportState.SUBMITTED):
        return Skip("decided since")
    return render(row, now, store)


def render_decided(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What was decided about a report, for its ower and its school."""
    report = store.reports.get(int(row.subject))
    told = (*HANDED_IN, ReportState.RETURNED)
    if report is None or (row.post is None and report.state not in told):
        return Skip("changed since")
    return render(row, now, store)


def render_accepted(row: OutboxRow, _now: datetime, store: Store) -> Message | Skip:
    """That a report was accepted, in a channel that may hear of its support."""
    report = store.reports.get(int(row.subject))
    if report is None or report.state is not ReportState.ACCEPTED:
        return Skip("changed since")
    hears = reports.channels_of(report, store)
    if row.post is None and row.conversation not in {each.conversation for each in hears}:
        return Skip("not allowed")
    holder = reports.holder_name(report, store)
    return Message(report_accepted(report, holder, store.hub))


def render_more_money(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """That more money changed which report is due, as it stands now."""
    found, person = told_of(row.subject, store), reader(row, store)
    if found is None:
        return Skip("changed since")
    if person is None or not can(person, Act.READ_REPORT, of_report(found.report, store)):
        return Skip("not allowed")
    return Message(reports.more_money_card(found, person, now, store))


SHOWN = MessageKind(reports.KIND, render, due, "reports")
HANDED = MessageKind(SUBMITTED, render_submitted)
JUDGED = MessageKind(DECIDED, render_decided)
BY_MONEY = MessageKind(MORE_MONEY, render_more_money)
ACCEPTED_POST = MessageKind(ACCEPTED, render_accepted)
