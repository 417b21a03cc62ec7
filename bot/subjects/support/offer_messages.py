"""Who is told of an offer, at once: those whose answer is waited for, and officers."""

from datetime import datetime

from domain.people.people import Person
from domain.support.offers import SupportOffer
from storage.store import Store


def tell_of(offer: SupportOffer, now: datetime, store: Store) -> None:
    """Asks whose turn it is."""


def tell_end(offer: SupportOffer, by: Person, now: datetime, store: Store) -> None:
    """Tells those who were asked that nothing is needed of them any more."""
