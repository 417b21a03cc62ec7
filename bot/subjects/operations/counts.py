"""What waits in the hub, counted: each as the list that it opens counts it."""

from bot.subjects.prompts import overdue
from bot.subjects.support.looked import looked_at
from bot.subjects.visits import unanswered
from bot.turns.turn import Turn
from cards.operations.counts import HubCounts
from domain.permissions import Act, scope
from domain.visits.urgency import Which
from storage.store import Store


def hub_counts(turn: Turn, store: Store) -> HubCounts:
    """The counts for an officer."""
    looked = looked_at(turn, store)
    seen, flagged = scope(turn.person, Act.SEE), scope(turn.person, Act.ANSWER_FLAG)
    keeps = bool(scope(turn.person, Act.KEEP_OFFER).parts)
    # Before the hub is live nobody can be asked.
    live = store.milestones.live() is not None
    return HubCounts(
        missing=overdue.page(turn, looked, 1, store).total,
        flags=store.concerns.page(flagged, turn.now, 1).total,
        unplanned=store.deployments.count(seen, looked, Which.UNPLANNED),
        requests=store.commissions.count(scope(turn.person, Act.ANSWER_REQUEST)),
        offers=len(store.offers.undecided()) if keeps else 0,
        proposed=len(store.offers.unasked()) if keeps and live else 0,
        unanswered=unanswered.page(turn, 1, store).total,
    )
