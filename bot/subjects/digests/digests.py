"""Records and the digests that count them: a late record has its channel's post put anew."""

from datetime import date

from bot.turns.turn import Turn
from domain.digests.channels import Audience, Channel, trust_of
from domain.digests.counting import Digest, effect, next_update
from domain.visits.visits import Record
from storage.store import Store


def follow(record: Record, turn: Turn, store: Store) -> None:
    """Called after a record was made, corrected, deleted or restored, in the same transaction.

    Where no digest is out it costs one statement.
    """
    posted = store.digests.posted()
    if not posted:
        return
    was, is_ = _days(record, turn, store)
    trust = _trust(record, posted, store)
    for channel, newest in posted:
        if channel.covers(record.deployment, trust):
            _follow(record, was, is_, newest, turn, store)


def count_anew(record: Record, turn: Turn, store: Store) -> None:
    """Called where a record stays and what digests count of it changed: a colleague's own time."""
    posted = store.digests.posted()
    trust = _trust(record, posted, store)
    for channel, newest in posted:
        if channel.covers(record.deployment, trust):
            _follow(record, record.on, record.on, newest, turn, store)


def _follow(
    record: Record, was: date | None, is_: date | None, newest: Digest, turn: Turn, store: Store
) -> None:
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
    """The day of the visit before and after the change.

    None where the record was not there, or is not any more.
    """
    if record.deleted:
        return record.on, None
    if record.version > 1 and record.changed_at == turn.now:
        return store.digests.day_before(record.id, record.version - 1), record.on
    return None, record.on


def _stands_late(record: Record, newest: Digest, turn: Turn, store: Store) -> bool:
    """Whether the newest post shows the record among those recorded late.

    It never shows one that was made just now.
    """
    return record.recorded_at != turn.now and store.digests.shows_late(newest, record.id)


def _trust(record: Record, posted: list[tuple[Channel, Digest]], store: Store) -> int | None:
    """The trust of the supported school, or the trust itself.

    It is read only where a channel hears of one trust.
    """
    if not any(channel.audience is Audience.TRUST for channel, _ in posted):
        return None
    return trust_of(store.organisations.get(record.deployment.organisation))
