"""A database that was restored from a copy: what may have been said since is not said again."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from domain.delivery.delivery import OutboxRow
from domain.delivery.more import do_all
from storage.store import Store

Due = Callable[[datetime, Store], object]


def end_what_was_due(
    jobs: Iterable[Due], fleeting: Collection[str], now: datetime, store: Store
) -> list[OutboxRow]:
    """Ends every message that is due by now, and gives those rows.

    What became due since the copy was made has no row in it: the jobs put one first, so that its
    key is taken and no later tick can put it.
    """
    for due in jobs:
        do_all(due, now, store)
    ended = store.deliveries.end_restored(now, fleeting)
    for row in ended:
        subject = f"outbox:{row.id}"
        store.audit.add(now, None, f"message.{row.state}", subject, kind=row.kind, cause="restored")
    store.audit.add(now, None, "database.restored", "database", messages=len(ended))
    return ended
