"""What follows from an import, beside what it writes."""

from datetime import datetime

from bot.subjects.day_slots import touch_naming
from bot.subjects.prompts import proposed_owed
from bot.subjects.quality.more_money import follow_money
from bot.subjects.visits import concerns
from domain.operations.audit import PLAN_IMPORTED, SUPPORT_IMPORTED
from domain.operations.imports import Changes
from storage.store import Store


def follow_import(changes: Changes, now: datetime, store: Store) -> None:
    """Has what shows the flags of people whom an import changed put anew, and reports in step.

    What an officer was told of as proposed may be so no more.
    """
    for entry in changes.people:
        concerns.touch_taken_by(entry.id, now, store)
    supports = {each.id for each in changes.deployments}
    plans = supports | {each.deployment for each in changes.objectives}
    for verb, ids in ((SUPPORT_IMPORTED, supports), (PLAN_IMPORTED, plans)):
        # What is new has no earlier card.
        for id_ in sorted(id_ for id_ in ids if id_ > 0):
            store.audit.add(now, None, verb, f"deployment:{id_}")
    if changes.deployments:
        touch_naming([proposed_owed.SUBJECT], now, store)
    if changes.concerns_money:
        follow_money(store, now)
