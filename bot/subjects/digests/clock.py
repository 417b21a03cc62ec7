"""When digests go: the moments at which the hub's clock strikes for them."""

from datetime import datetime, timedelta
from itertools import chain, takewhile
from zoneinfo import ZoneInfo

from cronsim import CronSim

from domain.digests.weeks import Week, is_school_week, week_of
from domain.hub import Hub
from domain.prompts.calendar import Calendar

# No holiday is longer: a calendar that is closed for so long is wrong.
FARTHEST = timedelta(days=100)


def last_strike(now: datetime, hub: Hub) -> datetime | None:
    """When the clock last struck for digests, now or before; None where it never did."""
    # It looks strictly before its moment, which must not have parts of a second.
    moment = now.astimezone(ZoneInfo(hub.zone)).replace(microsecond=0) + timedelta(seconds=1)
    return next(CronSim(hub.digest_at, moment, reverse=True), None)


def next_strike(now: datetime, hub: Hub, calendar: Calendar) -> datetime:
    """When it strikes next for a school week that the hub has begun; any, where none is near."""
    clock = CronSim(hub.digest_at, now.astimezone(ZoneInfo(hub.zone)))
    begun = (at for at in clock if hub.start is None or week_covered(at, hub).last >= hub.start)
    first = next(begun)
    near = takewhile(lambda at: at - first < FARTHEST, chain((first,), begun))
    return next((at for at in near if is_school_week(week_covered(at, hub), calendar)), first)


def week_covered(at: datetime, hub: Hub) -> Week:
    """The week that a digest of that moment tells of: the last whole one before it."""
    return week_of(at.astimezone(ZoneInfo(hub.zone)).date()).before
