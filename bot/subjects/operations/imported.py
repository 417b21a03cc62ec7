"""What follows from an import, beside what it writes."""

from datetime import datetime

from bot.subjects.quality.more_money import follow_money
from bot.subjects.visits import concerns
from domain.operations.imports import Changes
from storage.store import Store


def follow_import(changes: Changes, now: datetime, store: Store) -> None:
    """Has what shows the flags of people whom an import changed put anew, and reports in step."""
    for entry in changes.people:
        concerns.touch_taken_by(entry.id, now, store)
    if changes.concerns_money:
        follow_money(store, now)
