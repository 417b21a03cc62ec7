"""What people may ask for: what the hub's leaders have as specialisms."""

from domain.support.needs import known_needs
from storage.store import Store


def needs(store: Store) -> tuple[str, ...]:
    """The needs to choose from, most used first."""
    return known_needs(store.candidates.specialisms())
