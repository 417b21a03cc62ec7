"""Support that a file proposed: nobody was asked for their yes, until an officer says so."""

from collections.abc import Iterable

from bot.subjects.access import require
from bot.subjects.support import offering
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.support.proposed import ProposedView, proposed
from domain.errors import Refused
from domain.permissions import Act
from domain.support.deployments import Deployment, Status
from storage.store import Store


def waiting(store: Store) -> list[Deployment]:
    """The support for which nobody was asked, in the order it was made."""
    return list(store.deployments.some(store.offers.unasked()).values())


def ask_all(turn: Turn, store: Store) -> int:
    """Asks for the yeses to all of it, and gives for how many; not before the hub is live.

    What cannot be asked for stays: its leader has left, say.
    """
    require(turn, Act.KEEP_OFFER)
    if store.milestones.live() is None:
        return 0
    return sum(_asked(support, turn, store) for support in waiting(store))


def _asked(support: Deployment, turn: Turn, store: Store) -> bool:
    # Held from here on: of two officers at once, the second finds it asked for.
    stands = store.support_changes.terms(support.id).status
    if not support.leaders or stands is not Status.PROPOSED or _was_asked(support, store):
        return False
    try:
        offering.ask_about(support, turn.speaker, turn.now, store)
    except Refused:
        return False
    return True


def _was_asked(support: Deployment, store: Store) -> bool:
    return store.offers.of_deployment(support.id) is not None


def card(turn: Turn, store: Store, asked: int | None = None) -> Card:
    """What waits, with the button to ask for all."""
    require(turn, Act.KEEP_OFFER)
    rows = tuple(waiting(store))
    held = store.milestones.live() is None
    gone = gone_from(rows, store)
    return proposed(ProposedView(rows, turn.today, held, asked, frozenset(gone)), turn.hub)


def gone_from(rows: Iterable[Deployment], store: Store) -> dict[int, str]:
    """The names of the leaders of such support who have left the list, by id."""
    leaders = {leader.id for each in rows for leader in each.leaders}
    return {person.id: person.name for person in store.people.some(leaders) if person.left}
