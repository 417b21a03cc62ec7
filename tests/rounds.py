"""What the bot does by itself in its first round, and when that is done."""

from bot.subjects.daily import PLANS, REPORTS
from storage.store import Store


def first_is_over(store: Store) -> bool:
    """Whether the jobs of the day's first round have written what they write."""
    last = [store.milestones.last(look) for look in (REPORTS, PLANS)]
    return all(each is not None and each[1] is None for each in last)
