"""Going live, as an officer sees it at one moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.subjects.prompts import facts
from bot.subjects.visits import copies
from bot.turns.reply import Card
from cards.operations.live import LiveView, preview, went_live
from domain.delivery.slots import Slot
from domain.hub import Hub
from domain.operations.live import shares, unreached
from domain.people.people import Role
from storage.store import Store

KIND = "live"
SLOT = Slot(KIND, "hub")


def card(now: datetime, zone: str, store: Store, hub: Hub) -> Card:
    """What would go to whom; once it goes, since when."""
    gone = store.milestones.live_by()
    if gone:
        since, by = gone
        return went_live(since.astimezone(ZoneInfo(zone)), by, hub.start, hub)
    people = store.milestones.everybody()
    chosen = store.channels.active()
    officers = [
        p.name for p in store.people.holding(Role.OFFICER) if store.conversations.personal_of(p.id)
    ]
    view = LiveView(
        shares=shares(people, facts.count_rows(now, store), copies.counts(now, store)),
        unreached=unreached(people),
        start=hub.start,
        digests=tuple(channel.name or "a channel" for channel in chosen if channel.digest),
        flags=tuple(channel.name or "a channel" for channel in chosen) or tuple(officers),
        today=now.astimezone(ZoneInfo(zone)).date(),
    )
    return preview(view, hub)
