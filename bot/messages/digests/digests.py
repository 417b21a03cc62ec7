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
    """The rows that it put: one for each channel with digests on.

    Each is for the last whole week before the clock struck.
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
    """The digest as it is now.

    Nothing where its days stand in a later one, or nothing is left to say.
    """
    one = store.digests.get(int(row.subject))
    channel = store.channels.get(one.channel) if one else None
    if one is None or channel is None or channel.stopped:
        return Skip("the channel was taken off")
    newest = store.digests.last_out(channel.id)
    if one.out_at is None:
        if not channel.digest:
            return Skip("digests were switched off")
        if newest is not None and newest.last >= one.last:
            return Skip("its days stand in a later digest")
    told = figures.of_channel(one, channel, newest, now, store)
    if one.out_at is None and told.figures.nothing_new:
        return Skip(NOTHING_NEW)
    return Message(digest(digest_view(told), store.hub), one.slot)


def arrived(row: OutboxRow, now: datetime, store: Store) -> None:
    """Notes that a digest is out.

    What the one before it counted is kept for good, and so is what it has as late.
    """
    one = store.digests.get(int(row.subject))
    channel = store.channels.get(one.channel) if one else None
    if one is None or channel is None or one.out_at is not None:
        return
    newest = store.digests.last_out(channel.id)
    if newest is not None and newest.last >= one.last:
        return
    own = figures.beginning(one, newest, store)
    if newest is not None:
        store.digests.drop_deleted(newest)
        counted = [r.id for r in figures.kept_by(newest, channel, store)]
        store.digests.keep(newest, counted, late=False)
    store.digests.keep(own, [r.id for r in figures.waiting(own, channel, store)], late=True)
    store.digests.confirm(own, own.first, now)


def render_preview(row: OutboxRow, now: datetime, store: Store) -> Message | Skip:
    """What a channel's next digest would say.

    It goes to the chat of the officer who asked for it in the channel.
    """
    channel, person = store.channels.get(int(row.subject)), reader(row, store)
    if channel is None or person is None or not can(person, Act.READ_DIGESTS, person):
        return Skip("not allowed")
    return Message(preview_card(channel, now, store))


def _put(
    channel: Channel, week: Week, at: datetime, now: datetime, store: Store
) -> OutboxRow | None:
    newest = store.digests.last_out(channel.id)
    if store.digests.of(channel.id, week.key) or (newest is not None and newest.last >= week.last):
        return None
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
