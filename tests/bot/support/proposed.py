"""Support that a file proposed, for which nobody was asked."""

from datetime import date
from fractions import Fraction

from sqlalchemy import delete

from domain.operations.imports import Changes, Support
from domain.support.deployments import Status
from storage.store import Store
from storage.tables.operations import milestones
from tests.bot.support.offered import AMARA, person_id, sow_offers
from tests.make import NOW

FOCUSES = ("Writing", "Maths", "History", "Music", "Art")


def hold(store: Store) -> None:
    """Puts the hub back to before it was live."""
    store._connection.execute(delete(milestones))


def propose(store: Store, much: int = 2) -> None:
    """So many supports as a file proposes them."""
    sow_offers(store)
    amara, peel = person_id(store, AMARA), store.organisations.by_urn(101494)
    assert peel is not None
    rows = tuple(
        Support(
            -n,
            peel.id,
            focus,
            frozenset({amara}),
            date(2027, 1, 11),
            days_agreed=Fraction(4),
            status=Status.PROPOSED,
        )
        for n, focus in enumerate(FOCUSES[:much], 31)
    )
    store.imports.write(Changes(deployments=rows), NOW)
