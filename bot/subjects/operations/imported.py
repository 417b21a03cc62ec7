"""What follows from an import, beside what it writes."""

from datetime import datetime

from bot.subjects.day_slots import touch_naming
from bot.subjects.prompts import proposed_owed
from bot.subjects.quality.more_money import follow_money
from bot.subjects.visits import concerns
from domain.operations.audit import SUPPORT_IMPORTED
from domain.operations.imports import Changes
from storage.store import Store


def follow_import(changes: Changes, now: datetime, store: Store) -> None:
    """Has what shows the flags of people whom an import changed put anew, and reports in step.

    What an officer was told of as proposed may be so no more.
    """
    for entry in changes.people:
        concerns.touch_taken_by(entry.id, now, store)
    for support in changes.deployments:
        if support.id > 0:
            store.audit.add(now, None, SUPPORT_IMPORTED, f"deployment:{support.id}")
    if changes.deployments:
        touch_naming([proposed_owed.SUBJECT], now, store)
    if changes.concerns_money:
        follow_money(store, now)
