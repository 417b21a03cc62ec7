"""The list of support that a person may see: by page, what wants a look first."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from rapidfuzz import fuzz

from bot.subjects.support.looked import looked_at
from bot.subjects.support.not_own import not_own, unused
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.support import ShowDeployments
from cards.phrases import PROGRESS, listed
from cards.support.deployments import PAGE, DeploymentRow, DeploymentsView, deployments
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.scopes import Scope
from domain.support.deployments import Deployment, SupportStanding, days
from domain.support.narrowing import named
from domain.visits.copies import Answers
from domain.visits.sentences import understand
from domain.visits.urgency import Looked, Which
from storage.store import Store

# Support that is looked through.
MOST = 500


def list_card(
    turn: Turn,
    wanted: ShowDeployments,
    store: Store,
    only: Sequence[Deployment] = (),
    note: str = "",
) -> Card:
    """A page of support, what wants a look first; own support on top where a person leads some.

    `only` narrows it to those, which the person must be known to see. `note` is a line on top.
    """
    seen, looked = scope(turn.person, Act.SEE), looked_at(turn, store)
    if only:
        rows = _rows([d for d in only if seen.holds(d)][:PAGE], seen, looked, turn, store)
        leads = any(row.own for row in rows)
        coming = _next_of(rows)
        narrow = DeploymentsView(rows, len(only), turn.today, coming=coming, leads=leads, note=note)
        return deployments(narrow, turn.hub)
    which = _which(wanted)
    leads = turn.speaker.has(Role.LEADER)
    # Who leads all that they see needs no other order.
    mixed = leads and seen != scope(turn.person, Act.SEE, Role.LEADER)
    own = turn.speaker.id if mixed else None
    above = _above(wanted.before, seen, store)
    found = store.deployments.page(seen, looked, PAGE, above, which=which, own=own)
    if above is not None and not found.rows:
        # What stood on this page has ended since.
        return list_card(turn, wanted.model_copy(update={"before": None}), store)
    current = which is Which.CURRENT
    older, newer = found.beside(partial(_below, wanted))
    view = DeploymentsView(
        rows=_rows(found.rows, seen, looked, turn, store),
        total=found.total,
        today=turn.today,
        first=found.first,
        coming=store.deployments.next_visit(seen, turn.today, turn.now) if current else None,
        leads=leads,
        adds=can(turn.person, Act.KEEP_SUPPORT, turn.speaker),
        note=note,
        older=older,
        newer=newer,
        which=which,
        ended=store.deployments.count(seen, looked, Which.OVER) if current else 0,
    )
    return deployments(view, turn.hub)


def _next_of(rows: Sequence[DeploymentRow]) -> tuple[date, str] | None:
    """The next visit of these, with its school."""
    coming = ((r.standing.next_visit, r.deployment.school) for r in rows)
    return min(((day, school) for day, school in coming if day), default=None)


def _which(wanted: ShowDeployments) -> Which:
    if wanted.over:
        return Which.OVER
    return Which.UNPLANNED if wanted.unplanned else Which.CURRENT


def _below(wanted: ShowDeployments, last: Deployment | None) -> ShowDeployments:
    return wanted.model_copy(update={"before": last.id if last else None})


def narrowed_card(turn: Turn, rest: str, store: Store) -> Card:
    """The list narrowed to the school, progress, kind, programme or phase that was typed.

    Where it is none of these, that is said.
    """
    seen = scope(turn.person, Act.SEE)
    every, looked = store.deployments.active_in(seen, MOST), looked_at(turn, store)
    said = understand(rest, [d.school for d in every], turn.today, turn.hub.hours_a_day, fuzz.ratio)
    stand = standings(every, seen, looked, store)
    phases = store.organisations.phases(d.organisation for d in every)
    kinds = {d.id: {d.strand, d.programme, phases.get(d.organisation, "")} for d in every}
    # A school's own name may have the name of a phase in it.
    wanted = frozenset[str]() if said.schools else named(rest, set[str]().union(*kinds.values()))
    only = [
        d
        for d in every
        if (not said.schools or d.school in said.schools)
        and (said.progress is None or stand[d.id].progress == said.progress)
        and wanted <= kinds[d.id]
    ]
    if not said.schools and said.progress is None and not wanted:
        own = every if turn.speaker.has(Role.LEADER) else None
        note = not_own(rest, own, turn, store) if own else ""
        return list_card(turn, ShowDeployments(), store, note=note or unused(rest))
    words = " ".join(
        filter(
            None,
            (PROGRESS.get(said.progress or ""), *sorted(wanted), listed(sorted(said.schools))),
        )
    )
    if not only:
        return list_card(turn, ShowDeployments(), store, note=f"None is “{words}”: here is all.")
    more = f" The first {PAGE} of {len(only)}." if len(only) > PAGE else ""
    return list_card(turn, ShowDeployments(), store, only, f"Only “{words}”.{more}")


def standings(
    page: Sequence[Deployment], seen: Scope, looked: Looked, store: Store
) -> dict[int, SupportStanding]:
    """Where each stands; a school's contact sees nothing of a record in its quiet time."""
    whole = [support.id for support in page if seen.whole.holds(support)]
    others = [support.id for support in page if support.id not in whole]
    today, since = looked.today, looked.owed_from
    stand = store.deployments.standings(whole, today, owed_from=since)
    return stand | store.deployments.standings(others, today, looked.now)


def _above(before: int | None, seen: Scope, store: Store) -> int | None:
    """The deployment that a button names, if the person may see it."""
    support = store.deployments.get(before) if before else None
    return support.id if support is not None and seen.holds(support) else None


def _rows(
    page: Sequence[Deployment], seen: Scope, looked: Looked, turn: Turn, store: Store
) -> tuple[DeploymentRow, ...]:
    """How each deployment of a page stands."""
    answers = store.copies.tallies(d.id for d in page)
    stand = standings(page, seen, looked, store)
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
