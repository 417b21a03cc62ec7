"""A channel's next digest before it is due: what it would say, and with what it begins."""

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
    """What a channel's next digest would say if it went now, and when it goes."""
    at = next_strike(now, store.hub, store.calendars.calendar())
    newest = store.digests.last_out(channel.id)
    due = digest_due(channel, week_covered(at, store.hub), at)
    told = figures.of_channel(due, channel, newest, now, store, _off(channel, now, store))
    skipped = _last_skipped(channel, newest, store)
    view = PreviewView(digest_view(told), channel, at, skipped)
    return preview(view, store.hub)


def switch_on(channel: Channel, now: datetime, store: Store) -> None:
    """Switches digests on: the first is the next one, not one that was due before."""
    for week in _off(channel, now, store):
        store.digests.put(channel.id, week.period, week.first, week.last, week.due_at, week.reason)
    store.channels.switch_digest(channel.id, on=True)


def digest_due(channel: Channel, week: Week, at: datetime) -> Digest:
    """A channel's digest of a week, not kept yet."""
    return Digest(0, channel.id, week.key, week.first, week.last, DigestState.DUE, at)


def digest_view(told: figures.ChannelFigures) -> DigestView:
    """A digest's figures as its card shows them."""
    return DigestView(told.figures, told.schools, told.scope)


def _off(channel: Channel, now: datetime, store: Store) -> list[Digest]:
    """The week that was due last, as one that was off.

    Only where no digests are on, and nothing else stands for that week.
    """
    at = last_strike(now, store.hub)
    if at is None or (channel.digest and not channel.stopped):
        return []
    week = week_covered(at, store.hub)
    off = replace(digest_due(channel, week, at), state=DigestState.SKIPPED, reason=WAS_OFF)
    return [] if store.digests.of(channel.id, week.key) else [off]


def _last_skipped(channel: Channel, newest: Digest | None, store: Store) -> str:
    """Why the last digest was skipped; that they were off is no news before the first."""
    before = store.digests.newest(channel.id)
    reason = store.digests.why_skipped(before) if before is not None else ""
    return "" if newest is None and reason == WAS_OFF else reason
