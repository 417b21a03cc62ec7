"""The list of support that a person may see: by page, own support first."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.support import ShowDeployments
from cards.phrases import PROGRESS, listed
from cards.plain import shortened
from cards.support.deployments import PAGE, DeploymentRow, DeploymentsView, deployments
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.scopes import Scope
from domain.support.deployments import Deployment, SupportStanding, days
from domain.visits.copies import Answers
from domain.visits.sentences import understand
from storage.store import Store

# Support that is looked through, and characters of what could not be used.
MOST, LONGEST = 500, 60


def list_card(
    turn: Turn,
    wanted: ShowDeployments,
    store: Store,
    only: Sequence[Deployment] = (),
    note: str = "",
) -> Card:
    """A page of active deployments by school; own ones first where a person leads some.

    `only` narrows it to those, which the person must be known to see. `note` is a line on top.
    """
    seen = scope(turn.person, Act.SEE)
    if only:
        rows = _rows([d for d in only if seen.holds(d)][:PAGE], seen, turn, store)
        leads = any(row.own for row in rows)
        narrow = DeploymentsView(rows, len(only), turn.today, leads=leads, note=note)
        return deployments(narrow, turn.hub)
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
        adds=can(turn.person, Act.KEEP_SUPPORT, turn.speaker),
        note=note,
        older=ShowDeployments(before=found.older.id) if found.older else None,
        newer=None
        if found.top
        else ShowDeployments(before=found.newer.id if found.newer else None),
    )
    return deployments(view, turn.hub)


def narrowed_card(turn: Turn, rest: str, store: Store) -> Card:
    """The list narrowed to the school or the progress that was typed; what is neither is said."""
    seen = scope(turn.person, Act.SEE)
    every = store.deployments.page(seen, MOST).rows
    said = understand(rest, [d.school for d in every], turn.today, turn.hub.hours_a_day, fuzz.ratio)
    stand = _standings(every, seen, turn, store)
    only = [
        d
        for d in every
        if (not said.schools or d.school in said.schools)
        and (said.progress is None or stand[d.id].progress == said.progress)
    ]
    if not said.schools and said.progress is None:
        note = f"I could not use “{shortened(rest, LONGEST)}”: here is all."
        return list_card(turn, ShowDeployments(), store, note=note)
    words = " ".join(
        filter(None, (PROGRESS.get(said.progress or ""), listed(sorted(said.schools))))
    )
    if not only:
        return list_card(turn, ShowDeployments(), store, note=f"None is “{words}”: here is all.")
    more = f" The first {PAGE} of {len(only)}." if len(only) > PAGE else ""
    return list_card(turn, ShowDeployments(), store, only, f"Only “{words}”.{more}")


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
            kept=can(turn.person, Act.KEEP_SUPPORT, support),
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
