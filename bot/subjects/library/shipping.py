"""What the product puts on the shelf, so that the library is never empty."""

from datetime import datetime

from domain.library.shipped import SHIPPED
from storage.store import Store


def put_on_shelf(store: Store, now: datetime) -> None:
    """Puts the product's own documents there that are not, under titles in the hub's words."""
    for shipped in SHIPPED:
        store.shelf.ship(shipped, store.hub.words.fill(shipped.title), now)
