"""Where support stands for whoever looks at it: a school's contact by what the school knows."""

from collections.abc import Sequence

from domain.scopes import Scope
from domain.support.deployments import Deployment, SupportStanding
from domain.visits.urgency import Looked
from storage.store import Store


def standings(
    page: Sequence[Deployment], seen: Scope, looked: Looked, store: Store
) -> dict[int, SupportStanding]:
    """Where each stands; a school's contact sees nothing of a record in its quiet time."""
    whole = [support.id for support in page if seen.whole.holds(support)]
    others = [support.id for support in page if support.id not in whole]
    today, since = looked.today, looked.owed_from
    stand = store.deployments.standings(whole, today, owed_from=since)
    return stand | store.deployments.standings(others, today, looked.now)
