"""A channel's digest: due by the clock, rendered when it is sent, updated by late records."""

from datetime import datetime, timedelta

from bot.delivery.message import Message, Skip
from bot.messages.kinds import MessageKind
from bot.messages.readers import reader
from bot.subjects.digests import figures
from bot.subjects.digests.clock import last_strike, week_covered
from bot.subjects.digests.next_digest import PREVIEW as PREVIEW_KIND
from bot.subjects.digests.next_digest import digest_due, digest_view, preview_card
from cards.digests.digests import digest
from domain.delivery.delivery import OutboxRow
from domain.digests.channels import Channel
from domain.digests.counting import KIND, NO_SCHOOL, NOTHING_NEW
from domain.digests.weeks import Week, is_school_week
from domain.permissions import Act, can
from storage.store import Store

LATEST = timedelta(days=3)


def due(now: datetime, store: Store) -> list[OutboxRow]:
    """Puts, and gives, one row for each channel with digests on.

    Each is about the last whole week before the clock last struck.
    """
    at = last_strike(now, store.hub)
    if at is None or now - at > LATEST:
        return []
    week = week_covered(at, store.hub)
    if store.hub.start is not None and week.last < store.hub.start:
        return []
    wanted = [channel for channel in store.channels.active() if channel.digest]
    return [row for channel in wanted if (row := _put(channel, week, at, now, store)) is not None]


def render(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """The digest as it is now; skipped where nothing is left to say."""
    due_digest = store.digests.get(int(row.subject))
    channel = store.channels.get(due_digest.channel) if due_digest else None
    if due_digest is None or channel is None or channel.stopped:
        return Skip("the channel was taken off")
    newest = store.digests.last_out(channel.id)
    # One that is out already is updated whatever was switched since: it must stay true.
    is_out = due_digest.out_at is not None
    if not is_out and not channel.digest:
        return Skip("digests were switched off")
    if not is_out and newest is not None and newest.last >= due_digest.last:
        return Skip("its days stand in a later digest")
    found = figures.of_channel(due_digest, channel, newest, now, store)
    if not is_out and found.figures.nothing_new:
        return Skip(NOTHING_NEW)
    place = store.conversations.get(channel.conversation)
    shown = digest(digest_view(found), store.hub, place.bot_id if place else "")
    return Message(shown, due_digest.slot)


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Notes that a digest is out, and keeps for good which records it and the last one count."""
    arrived_digest = store.digests.get(int(row.subject))
    channel = store.channels.get(arrived_digest.channel) if arrived_digest else None
    if arrived_digest is None or channel is None or arrived_digest.out_at is not None:
        return
    newest = store.digests.last_out(channel.id)
    if newest is not None and newest.last >= arrived_digest.last:
        return
    out = figures.beginning(arrived_digest, newest, store)
    if newest is not None:
        # The one before is closed now: no late record changes its post any more.
        store.digests.drop_deleted(newest)
        counted = [r.id for r in figures.kept_by(newest, channel, store)]
        store.digests.keep(newest, counted, late=False)
    late = [r.id for r in figures.waiting(out, channel, store)]
    store.digests.keep(out, late, late=True)
    store.digests.confirm(out, out.first, now)


def render_preview(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What a channel's next digest would say, for the officer who asked for it in the channel."""
    channel, person = store.channels.get(int(row.subject)), reader(row, store)
    if channel is None or person is None or not can(person, Act.READ_DIGESTS, person):
        return Skip("not allowed")
    return Message(preview_card(channel, now, store))


def _put(
    channel: Channel, week: Week, at: datetime, now: datetime, store: Store
) -> OutboxRow | None:
    """The row of a channel's digest of a week; None where there is one, or nothing to say."""
    if store.digests.of(channel.id, week.key):
        return None
    newest = store.digests.last_out(channel.id)
    if newest is not None and newest.last >= week.last:
        return None
    # What is skipped is kept as well, so that it is judged one time and the next begins after it.
    reason = _reason_to_skip(channel, week, now, store)
    id_ = store.digests.put(channel.id, week.key, week.first, week.last, at, reason)
    if id_ is None or reason:
        return None
    key = digest_due(channel, week, at).key
    return store.outbox.put(KIND, str(id_), key, channel.conversation, now, late=at + LATEST)


def _reason_to_skip(channel: Channel, week: Week, now: datetime, store: Store) -> str:
    if not is_school_week(week, store.calendars.calendar()):
        return NO_SCHOOL
    newest = store.digests.last_out(channel.id)
    own = digest_due(channel, week, now)
    return NOTHING_NEW if figures.nothing_new(own, channel, newest, store) else ""


DIGEST = MessageKind(KIND, render, due, "digests", arrived)
PREVIEW = MessageKind(PREVIEW_KIND, render_preview, fleeting=True)
