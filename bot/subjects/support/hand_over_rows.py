"""Hand-overs that wait, as an officer reads them."""

from bot.subjects.support.agreed_yeses import still_asked
from cards.phrases import listed, plain_day
from cards.support.hand_over import HandOverRow
from domain.support.hand_overs import WaitingHandOver
from storage.store import Store


def rows(support: int, store: Store) -> tuple[HandOverRow, ...]:
    """The hand-overs of a support that wait, as an officer reads them."""
    return tuple(row(each, store) for each in store.hand_overs.waiting(support))


def row(waits: WaitingHandOver, store: Store) -> HandOverRow:
    """One of them in a sentence."""
    known = store.people.names([waits.plan.leader, waits.plan.to])
    begin_ = f"{known[waits.plan.to]} takes over from {known[waits.plan.leader]}"
    day = plain_day(waits.plan.from_on, store.hub.day_of(waits.asked_at))
    if waits.agreed_at is not None:
        return HandOverRow(waits.id, f"{begin_} on {day}: agreed.", agreed=True)
    offer = store.offers.get(waits.offer) if waits.offer else None
    asked = still_asked(offer, store) if offer else ()
    who = f" This waits for the yes of {listed(asked)}." if asked else ""
    return HandOverRow(waits.id, f"{begin_} on {day}.{who}")
