"""Which grants pay for support, changed: what is due on the money follows, as after an import."""

from bot.subjects.quality.due_reports import holders_of, refresh
from bot.subjects.quality.more_money import follow_money
from bot.turns.turn import Turn
from storage.store import Store


def change(support: int, grants: tuple[int, ...] | None, store: Store) -> tuple[int, ...] | None:
    """Lets grants pay for support, in their order; gives those before, None where they stay."""
    paid = store.funds.paying_for(support)
    if grants is None or grants == paid:
        return None
    store.funds.pay(support, grants)
    return paid


def bring_in_step(support: int, before: tuple[int, ...] | None, turn: Turn, store: Store) -> None:
    """Brings reports in step with changed support; tells whose report other money changes.

    `before` are the grants that paid before, None where they stay.
    """
    holders = holders_of(support, store)
    if before is None:
        refresh(store, turn.today, holders)
        return
    paid = store.funds.some(before)
    follow_money(store, turn.now, holders | {grant.holder for grant in paid.values()})
