"""A channel's digest: due by the clock, rendered when it is sent, updated by late records."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, takewhile
from typing import Any
from zoneinfo import ZoneInfo

from cronsim import CronSim

from bot.delivery.message import Message, Skip
from bot.messages.readers import reader
from bot.subjects.digests import figures
from cards.digests.digests import DigestView, PreviewView, digest, preview
from domain.delivery.delivery import Row
from domain.digests.channels import Channel
from domain.digests.counting import NO_SCHOOL, NOTHING_NEW, WAS_OFF, Digest, State
from domain.digests.weeks import Week, is_school_week, week_of
from domain.hub import Hub
from domain.permissions import Act, can
from domain.prompts.calendar import Calendar
from storage.store import Store

KIND, PREVIEW = "digest", "digest_preview"
LATEST = timedelta(days=3)
# No holiday is longer: a calendar that is closed for so long is wrong.
FARTHEST = timedelta(days=100)


def due(now: datetime, store: Store) -> list[Row]:
    """The rows that it put: one for each channel with digests on, for the last whole week before the clock struck."""
    at = struck(now, store.hub)
    if at is None or now - at > LATEST:
        return []
    week = _told_at(at, store.hub)
    if store.hub.start is not None and week.last < store.hub.start:
        return []
    wanted = [channel for channel in store.channels.active() if channel.digest]
    return [row for channel in wanted if (row := _put(channel, week, at, now, store)) is not None]


def render(row: Row, store: Store) -> Message | Skip:
    """The digest as it is now; nothing where its days stand in a later one, or nothing is left to say."""
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
    told = figures.of_channel(one, channel, newest, row.due_at, store)
    if one.out_at is None and told.said.nothing_new:
        return Skip(NOTHING_NEW)
    return Message(digest(_view(told), store.hub), one.slot)


def arrived(row: Row, now: datetime, store: Store) -> None:
    """Notes that a digest is out; what the one before it counted is kept for good, and so is what it has as late."""
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
        store.digests.keep(
            newest, [r.id for r in figures.kept_by(newest, channel, store)], late=False
        )
    store.digests.keep(own, [r.id for r in figures.waiting(own, channel, store)], late=True)
    store.digests.confirm(own, own.first, now)


def render_preview(row: Row, store: Store) -> Message | Skip:
    """What a channel's next digest would say, in the chat of the officer who asked for it in the channel."""
    channel, person = store.channels.get(int(row.subject)), reader(row, store)
    if channel is None or person is None or not can(person, Act.READ_DIGESTS, person):
        return Skip("not allowed")
    return Message(next_one(channel, row.due_at, store))


def next_one(channel: Channel, now: datetime, store: Store) -> dict[str, Any]:
    """What a channel's next digest would say if it went now, and when it goes."""
    at = strikes(now, store.hub, store.calendars.calendar())
    newest, coming = (
        store.digests.last_out(channel.id),
        _coming(channel, _told_at(at, store.hub), at),
    )
    told = figures.of_channel(coming, channel, newest, now, store, _off(channel, now, store))
    return preview(
        PreviewView(_view(told), channel, at, _last_skipped(channel, newest, store)), store.hub
    )


def begin(channel: Channel, now: datetime, store: Store) -> None:
    """Switches digests on: the first is the next one, not one that was due before."""
    for week in _off(channel, now, store):
        store.digests.put(channel.id, week.period, week.first, week.last, week.due_at, week.reason)
    store.channels.switch_digest(channel.id, on=True)


def struck(now: datetime, hub: Hub) -> datetime | None:
    """When the clock last struck for digests, now or before, where the hub is; None where it never did."""
    # It looks strictly before its moment, which must not have parts of a second.
    moment = now.astimezone(ZoneInfo(hub.zone)).replace(microsecond=0) + timedelta(seconds=1)
    return next(CronSim(hub.digest_at, moment, reverse=True), None)


def strikes(now: datetime, hub: Hub, calendar: Calendar) -> datetime:
    """When it strikes next, where the hub is, for a school week that the hub has begun; any, where none is near."""
    clock = CronSim(hub.digest_at, now.astimezone(ZoneInfo(hub.zone)))
    begun = (at for at in clock if hub.start is None or _told_at(at, hub).last >= hub.start)
    first = next(begun)
    near = takewhile(lambda at: at - first < FARTHEST, chain((first,), begun))
    return next((at for at in near if is_school_week(_told_at(at, hub), calendar)), first)


def _told_at(at: datetime, hub: Hub) -> Week:
    """The last whole week before a moment."""
    return week_of(at.astimezone(ZoneInfo(hub.zone)).date()).before


def _off(channel: Channel, now: datetime, store: Store) -> list[Digest]:
    """The week that was due last, as one that was off: where no digests are on, and nothing else stands for it."""
    at = struck(now, store.hub)
    if at is None or (channel.digest and not channel.stopped):
        return []
    week = _told_at(at, store.hub)
    off = replace(_coming(channel, week, at), state=State.SKIPPED, reason=WAS_OFF)
    return [] if store.digests.of(channel.id, week.key) else [off]


def _last_skipped(channel: Channel, newest: Digest | None, store: Store) -> str:
    """Why the last digest was skipped; that they were off is no news before the first."""
    before = store.digests.newest(channel.id)
    reason = store.digests.why_skipped(before) if before is not None else ""
    return "" if newest is None and reason == WAS_OFF else reason


def _put(channel: Channel, week: Week, at: datetime, now: datetime, store: Store) -> Row | None:
    newest = store.digests.last_out(channel.id)
    if store.digests.of(channel.id, week.key) or (newest is not None and newest.last >= week.last):
        return None
    reason = _reason_to_skip(channel, week, now, store)
    id_ = store.digests.put(channel.id, week.key, week.first, week.last, at, reason)
    if id_ is None or reason:
        return None
    slot = _coming(channel, week, at).slot
    return store.outbox.put(KIND, str(id_), slot, channel.conversation, now, late=at + LATEST)


def _reason_to_skip(channel: Channel, week: Week, now: datetime, store: Store) -> str:
    if not is_school_week(week, store.calendars.calendar()):
        return NO_SCHOOL
    newest = store.digests.last_out(channel.id)
    return (
        NOTHING_NEW
        if figures.nothing_new(_coming(channel, week, now), channel, newest, store)
        else ""
    )


def _coming(channel: Channel, week: Week, at: datetime) -> Digest:
    return Digest(0, channel.id, week.key, week.first, week.last, State.DUE, at)


def _view(told: figures.Told) -> DigestView:
    return DigestView(told.said, told.schools, told.scope)
