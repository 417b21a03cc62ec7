"""The list of support that a person may see: by page, own support first."""

from collections.abc import Sequence

from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.support import ShowDeployments
from cards.support.deployments import PAGE, DeploymentRow, DeploymentsView, deployments
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.scopes import Scope
from domain.support.deployments import Deployment, SupportStanding, days
from domain.visits.copies import Answers
from storage.store import Store


def list_card(
    turn: Turn, wanted: ShowDeployments, store: Store, only: Sequence[Deployment] = ()
) -> Card:
    """A page of active deployments by school; own ones first where a person leads some.

    `only` narrows it to those, which the person must be known to see.
    """
    seen = scope(turn.person, Act.SEE)
    if only:
        rows = _rows([d for d in only if seen.holds(d)][:PAGE], seen, turn, store)
        leads = any(row.own for row in rows)
        return deployments(DeploymentsView(rows, len(rows), turn.today, leads=leads), turn.hub)
    leads = bool(turn.speaker.has(Role.LEADER) and store.deployments.of_leader(turn.speaker.id))
    # Who leads all that they see needs no other order.
    mixed = leads and seen != scope(turn.person, Act.SEE, Role.LEADER)
    own = turn.speaker.id if mixed else None
    above = _above(wanted.before, seen, store)
    found = store.deployments.page(seen, PAGE, above, own)
    if above is not None and not found.rows:
        # What stood on this page has ended since.
        return list_card(turn, ShowDeployments(), store)
    view = DeploymentsView(
        rows=_rows(found.rows, seen, turn, store),
        total=found.total,
        today=turn.today,
        first=found.first,
        coming=store.deployments.next_visit(seen, turn.today, turn.now),
        leads=leads,
        older=ShowDeployments(before=found.older.id) if found.older else None,
        newer=None
        if found.top
        else ShowDeployments(before=found.newer.id if found.newer else None),
    )
    return deployments(view, turn.hub)


def _above(before: int | None, seen: Scope, store: Store) -> Deployment | None:
    """The deployment that a button names, if the person may see it."""
    support = store.deployments.get(before) if before else None
    return support if support is not None and seen.holds(support) else None


def _rows(
    page: Sequence[Deployment], seen: Scope, turn: Turn, store: Store
) -> tuple[DeploymentRow, ...]:
    """How each deployment of a page stands."""
    answers = store.copies.tallies(d.id for d in page)
    stand = _standings(page, seen, turn, store)
    return tuple(
        DeploymentRow(
            deployment=support,
            used=days(stand[support.id].minutes, turn.hub.hours_a_day),
            standing=stand[support.id],
            own=support.led_by(turn.speaker.id) and can(turn.person, Act.RECORD, support),
            answers=answers.get(support.id, Answers()),
        )
        for support in page
    )


def _standings(
    page: Sequence[Deployment], seen: Scope, turn: Turn, store: Store
) -> dict[int, SupportStanding]:
    """Where each stands; a school's contact sees nothing of a record in its quiet time."""
    whole = [support.id for support in page if seen.whole.holds(support)]
    others = [support.id for support in page if support.id not in whole]
    stand = store.deployments.standings(whole, turn.today)
    return stand | store.deployments.standings(others, turn.today, turn.now)
