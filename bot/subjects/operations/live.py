"""The card of going live: before it, what would go to whom; after it, since when it goes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.prompts import facts
from bot.subjects.visits import copies
from bot.turns.reply import Card
from cards.operations.live import LiveView, go_live_ask, preview, went_live
from domain.delivery.slots import Slot
from domain.hub import Hub
from domain.operations.live import shares, unreached
from storage.store import Store

KIND = "live"
SLOT = Slot(KIND, "hub")


def card(now: datetime, zone: str, store: Store, hub: Hub, *, asks: bool = False) -> Card:
    """The card as it is now, with days and hours in `zone`; before going live it may ask again."""
    live_by = store.milestones.live_by()
    if live_by:
        since, officer = live_by
        return went_live(since.astimezone(ZoneInfo(zone)), officer, hub.start, hub)
    people = store.milestones.everybody()
    chosen = store.channels.active()
    channels = tuple(channel.name or "a channel" for channel in chosen)
    view = LiveView(
        shares=shares(people, facts.count_rows(now, store), copies.counts(now, store)),
        unreached=unreached(people),
        start=hub.start,
        digests=tuple(channel.name or "a channel" for channel in chosen if channel.digest),
        # Flags go to officers where no channel was chosen for them.
        flags=channels or tuple(officer.name for officer in facts.officers(store)),
        today=now.astimezone(ZoneInfo(zone)).date(),
    )
    return go_live_ask(view, hub) if asks else preview(view, hub)
