"""The moment at which support is looked at, by the hub's calendar."""

from bot.turns.turn import Turn
from domain.prompts.days import day_of, oldest_owed
from domain.visits.urgency import Looked
from storage.store import Store


def looked_at(turn: Turn, store: Store) -> Looked:
    """Now, with the day from which planned visits are owed their records."""
    hub = turn.hub
    day = day_of(store.calendars.of(None), turn.today, hub.silent_weeks, hub.start)
    return Looked(turn.today, turn.now, oldest_owed(day), hub.hours_a_day)
