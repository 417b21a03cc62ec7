"""Support on the way of its offer: proposed, agreed or declined, with who did it, when and why."""

from datetime import date, datetime

from bot.subjects.quality.due_reports import holders_of, refresh
from bot.subjects.support import agreeing, keeping, offer_messages, request_states
from bot.subjects.support.moving import move
from bot.turns.lasting import touch
from domain.people.people import Person
from domain.support import commission_moves
from domain.support.commissions import CommissionState
from domain.support.deployments import Status
from domain.support.offers import SupportOffer
from domain.support.states import ChangeKind
from storage.store import Store


def agree(offer: SupportOffer, on: date, by: Person, now: datetime, store: Store) -> None:
    """What follows from the last yes: the support and its request are agreed, and all are told.

    Of a change of support that was agreed before, officers alone are told that all agree to it.
    """
    if store.support_changes.terms(offer.deployment).status is not Status.PROPOSED:
        # A yes to a hand-over says nothing about a change that is asked beside it.
        if store.hand_overs.of_offer(offer) is None:
            store.agreements.settle(offer.deployment)
        touch(keeping.slot(offer.deployment), store, now)
        offer_messages.tell_officers(offer, "agreed", now, store, but=by.id)
        return
    note_change(ChangeKind.AGREED, offer.deployment, by, now, store)
    store.offers.agree(offer.deployment, on)
    store.deployments.anew(offer.deployment)
    agreeing.make_edition(offer.deployment, by, now, store)
    request = store.commissions.get(offer.commission) if offer.commission else None
    if request is not None and request.state is CommissionState.OFFERED:
        matched = commission_moves.matched(request, now)
        request_states.keep(matched, "matched", by.id, now, store)
    offer_messages.tell_agreed(offer, by.id, now, store)
    offer_messages.tell_officers(offer, "agreed", now, store, but=by.id)


def note_change(
    what: ChangeKind,
    support: int,
    by: Person,
    now: datetime,
    store: Store,
    reason: str = "",
) -> None:
    """Moves support along the way of its offer; what is due of it follows."""
    move(what, support, by.id, now, store, reason)
    refresh(store, store.hub.day_of(now), holders_of(support, store))
