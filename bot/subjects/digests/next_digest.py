"""A channel's next digest before it is due: its preview, and the days that it begins with."""

from dataclasses import replace
from datetime import datetime

from bot.subjects.digests import figures
from bot.subjects.digests.clock import last_strike, next_strike, week_covered
from bot.turns.reply import Card
from cards.digests.digests import DigestView, PreviewView, preview
from domain.digests.channels import Channel
from domain.digests.counting import WAS_OFF, Digest, DigestState
from domain.digests.weeks import Week
from storage.store import Store

PREVIEW = "digest_preview"


def preview_card(channel: Channel, now: datetime, store: Store) -> Card:
    """A card of what a channel's next digest would say if it went now, and when it goes."""
    at = next_strike(now, store.hub, store.calendars.calendar())
    newest = store.digests.last_out(channel.id)
    due = digest_due(channel, week_covered(at, store.hub), at)
    off = _week_without_digest(channel, now, store)
    found = figures.of_channel(due, channel, newest, now, store, off)
    skipped = _why_last_skipped(channel, newest, store)
    return preview(PreviewView(digest_view(found), channel, at, skipped), store.hub)


def switch_on(channel: Channel, now: datetime, store: Store) -> None:
    """Switches digests on: the first is the next one, not one that was due before."""
    for off in _week_without_digest(channel, now, store):
        store.digests.put(channel.id, off.period, off.first, off.last, off.due_at, off.reason)
    store.channels.switch_digest(channel.id, on=True)


def digest_due(channel: Channel, week: Week, at: datetime) -> Digest:
    """A channel's digest of a week, not kept yet."""
    return Digest(0, channel.id, week.key, week.first, week.last, DigestState.DUE, at)


def digest_view(found: figures.ChannelFigures) -> DigestView:
    """A digest's figures as its card shows them."""
    return DigestView(found.figures, found.schools, found.scope)


def _week_without_digest(channel: Channel, now: datetime, store: Store) -> list[Digest]:
    """The digest that was due last, as skipped because digests were off; else none.

    None where digests are on, or where something else is kept for that week.
    """
    at = last_strike(now, store.hub)
    if at is None or (channel.digest and not channel.stopped):
        return []
    week = week_covered(at, store.hub)
    if store.digests.of(channel.id, week.key):
        return []
    due = digest_due(channel, week, at)
    return [replace(due, state=DigestState.SKIPPED, reason=WAS_OFF)]


def _why_last_skipped(channel: Channel, newest: Digest | None, store: Store) -> str:
    """Why the last digest was skipped; empty if it was not."""
    before = store.digests.newest(channel.id)
    reason = store.digests.why_skipped(before) if before is not None else ""
    # Before the first digest it is no news that they were off.
    if newest is None and reason == WAS_OFF:
        return ""
    return reason
