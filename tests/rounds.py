"""What the bot does by itself in its first round, and when that is done."""

from bot.subjects.quality import more_money
from bot.subjects.support import plan_clock
from storage.store import Store


def first_is_over(store: Store) -> bool:
    """Whether the jobs of the day's first round have written what they write."""
    looks = (more_money.LOOKED, plan_clock.LOOKED)
    return all(store.milestones.last(look) is not None for look in looks)
