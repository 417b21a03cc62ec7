"""The list of support that a person may see: by page, what wants a look first."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from bot.subjects.support.looked import listed_first, looked_at
from bot.subjects.support.narrowed_support import narrowed_support
from bot.subjects.support.not_own import not_own, unused
from bot.subjects.support.standings import standings
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.support import ShowDeployments, SupportFile
from cards.support.deployments import PAGE, DeploymentRow, DeploymentsView, deployments
from domain.operations.asked import LONGEST_WORDS, NarrowedList
from domain.people.people import Role
from domain.permissions import Act, can, scope
from domain.scopes import Scope
from domain.support.deployments import Deployment, days
from domain.visits.copies import Answers
from domain.visits.urgency import Looked, Which
from storage.store import Store


def list_card(
    turn: Turn,
    wanted: ShowDeployments,
    store: Store,
    note: str = "",
) -> Card:
    """A page of support, what wants a look first; own support on top where a person leads some.

    `note` is a line on top.
    """
    seen, looked = scope(turn.person, Act.SEE), looked_at(turn, store)
    which = _which(wanted)
    own = listed_first(turn.speaker, seen)
    above = _above(wanted.before, seen, store)
    found = store.deployments.page(seen, looked, PAGE, above, which=which, own=own)
    if above is not None and not found.rows:
        # What stood on this page has ended since.
        return list_card(turn, wanted.model_copy(update={"before": None}), store, note)
    current = which is Which.CURRENT
    older, newer = found.beside(partial(_below, wanted))
    view = DeploymentsView(
        rows=_rows(found.rows, seen, looked, turn, store),
        total=found.total,
        today=turn.today,
        first=found.first,
        coming=store.deployments.next_visit(seen, turn.today, turn.now) if current else None,
        leads=turn.speaker.has(Role.LEADER),
        adds=can(turn.person, Act.KEEP_SUPPORT, turn.speaker),
        note=note,
        older=older,
        newer=newer,
        which=which,
        ended=store.deployments.count(seen, looked, Which.OVER) if current else 0,
        finds=current and can(turn.person, Act.KEEP_ROSTER, turn.speaker),
        file=SupportFile(before=wanted.before, unplanned=wanted.unplanned, over=wanted.over),
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


def narrowed_card(turn: Turn, rest: str, store: Store, told: str = "") -> Card:
    """The list narrowed to the school, progress, kind, programme or phase that was typed.

    Where it is none of these, that is said. `told` is one more line on top.
    """
    seen, looked = scope(turn.person, Act.SEE), looked_at(turn, store)
    found = narrowed_support(rest, seen, looked, store)
    if not found.words:
        own = store.deployments.of_leader(turn.speaker.id)
        note = not_own(rest, own, turn, store) if own else ""
        return list_card(turn, ShowDeployments(), store, note=note or unused(rest))
    if not found.only:
        note = f"None is “{found.words}”: here is all."
        return list_card(turn, ShowDeployments(), store, note=note)
    more = f" The first {PAGE} of {len(found.only)}." if len(found.only) > PAGE else ""
    note = " ".join(filter(None, (f"Only “{found.words}”.{more}", told)))
    file = SupportFile(words=rest) if len(rest) <= LONGEST_WORDS else None
    return card_of(found.only, turn, store, note, file)


def means_support(turn: Turn, rest: str, store: Store) -> bool:
    """Whether the words that follow the list's name narrow it to some support."""
    seen, looked = scope(turn.person, Act.SEE), looked_at(turn, store)
    found = narrowed_support(rest, seen, looked, store)
    return bool(found.words and found.only)


def card_of(
    only: Sequence[Deployment],
    turn: Turn,
    store: Store,
    note: str = "",
    file: SupportFile | None = None,
) -> Card:
    """The list with that support alone, as far as the speaker sees it; `note` is a line on top."""
    seen, looked = scope(turn.person, Act.SEE), looked_at(turn, store)
    rows = _rows([d for d in only if seen.holds(d)][:PAGE], seen, looked, turn, store)
    leads = any(row.own for row in rows)
    view = DeploymentsView(
        rows,
        len(only),
        turn.today,
        coming=_next_of(rows),
        leads=leads,
        note=note,
        file=file,
    )
    return deployments(view, turn.hub)


def narrowing(wanted: ShowDeployments, words: str = "") -> NarrowedList:
    """How a file of the list is narrowed."""
    return NarrowedList(which=_which(wanted), words=words)


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
