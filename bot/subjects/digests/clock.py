"""When digests go: the moments of the hub's cron expression, `digest_at`, in the hub's zone."""

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
    # CronSim looks strictly before its moment, which must not have parts of a second.
    moment = now.astimezone(ZoneInfo(hub.zone)).replace(microsecond=0) + timedelta(seconds=1)
    return next(CronSim(hub.digest_at, moment, reverse=True), None)


def next_strike(now: datetime, hub: Hub, calendar: Calendar) -> datetime:
    """When the clock strikes next for a school week on or after the hub's start.

    Where no such week is near, when it strikes next for any week from then on.
    """
    clock = CronSim(hub.digest_at, now.astimezone(ZoneInfo(hub.zone)))
    # An endless row of moments: it is walked with care.
    begun = (at for at in clock if hub.start is None or week_covered(at, hub).last >= hub.start)
    first = next(begun)
    near = takewhile(lambda at: at - first < FARTHEST, chain((first,), begun))
    of_school_weeks = (at for at in near if is_school_week(week_covered(at, hub), calendar))
    return next(of_school_weeks, first)


def week_covered(at: datetime, hub: Hub) -> Week:
    """The week that a digest of that moment is about: the last whole one before it."""
    return week_of(hub.day_of(at)).before
