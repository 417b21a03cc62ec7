"""What the bot does by itself in its first round, and when that is done."""

from bot.subjects.quality.more_money import LOOKED
from storage.store import Store


def first_is_over(store: Store) -> bool:
    """Whether the jobs of the day's first round have written what they write."""
    return store.milestones.last(LOOKED) is not None
