"""What a record changes in digests: a late one has its channel's post updated, or waits."""

from datetime import date

from bot.turns.turn import Turn
from domain.digests.channels import Belonging, Channel, belonging
from domain.digests.counting import Digest, effect, next_update
from domain.visits.visits import Record
from storage.store import Store


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Has digests follow a record that was made, corrected, deleted or restored.

    It stands in the transaction of every save: where no digest is out it costs one statement.
    """
    posted = store.digests.posted()
    if not posted:
        return
    was, is_ = _days(record, turn, store)
    support = _support(record, posted, store)
    for channel, newest in posted:
        if channel.hears_of(support):
            _follow(record, was, is_, newest, turn, store)


def count_anew(record: Record, turn: Turn, store: Store) -> None:
    """Has digests count anew what a record adds to them: a colleague's own time, for one."""
    posted = store.digests.posted()
    support = _support(record, posted, store)
    for channel, newest in posted:
        if channel.hears_of(support):
            _follow(record, record.on, record.on, newest, turn, store)


def _follow(
    record: Record, was: date | None, is_: date | None, newest: Digest, turn: Turn, store: Store
) -> None:
    """Has one channel follow; `was` and `is_` are the visit's day before and after the change."""
    found = effect(was, is_, newest)
    if found.wait:
        store.digests.wait(newest.channel, record.id)
    if found.unwait:
        store.digests.unwait(newest.channel, record.id)
    if found.update or _stands_late(record, newest, turn, store):
        at = next_update(newest.updated_at, turn.now)
        if at != newest.updated_at:
            store.digests.note_update(newest, at)
        store.outbox.follow(newest.slot, turn.now, due=at)


def _days(record: Record, turn: Turn, store: Store) -> tuple[date | None, date | None]:
    """The visit's day before and after the change; None where the record does not stand."""
    if record.deleted:
        return record.on, None
    # A correction: the version before may have had another day.
    if record.version > 1 and record.changed_at == turn.now:
        return store.digests.day_before(record.id, record.version - 1), record.on
    return None, record.on


def _stands_late(record: Record, newest: Digest, turn: Turn, store: Store) -> bool:
    """Whether the newest post shows the record among those recorded late."""
    # One that was made just now cannot stand there: no statement need ask.
    return record.recorded_at != turn.now and store.digests.shows_late(newest, record.id)


def _support(record: Record, posted: list[tuple[Channel, Digest]], store: Store) -> Belonging:
    """What the record's support belongs to, as far as any of the channels asks."""
    asked = any(channel.audience.by_place for channel, _ in posted)
    supported = store.organisations.get(record.deployment.organisation) if asked else None
    return belonging(record.deployment, supported)
