"""Support narrowed by what was typed after the list's name: school, progress, kind or phase."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.subjects.support.standings import standings
from cards.phrases import PROGRESS, listed
from domain.scopes import Scope
from domain.support.deployments import Deployment
from domain.support.narrowing import named
from domain.visits.sentences import understand
from domain.visits.urgency import Looked
from storage.store import Store

# Support that is looked through for a name: more than the largest hub has.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class NarrowedSupport:
    """The support that is left, by school, and the words that were used; none where none were."""

    only: tuple[Deployment, ...]
    words: str


def narrowed_support(typed: str, seen: Scope, looked: Looked, store: Store) -> NarrowedSupport:
    """The active support in a scope to which the words narrow it."""
    every = store.deployments.active_in(seen, MOST)
    schools = [d.school for d in every]
    said = understand(typed, schools, looked.today, looked.hours_a_day, fuzz.ratio)
    stand = standings(every, seen, looked, store)
    phases = store.organisations.phases(d.organisation for d in every)
    kinds = {d.id: {d.strand, d.programme, phases.get(d.organisation, "")} for d in every}
    # A school's own name may have the name of a phase in it.
    wanted = frozenset[str]() if said.schools else named(typed, set[str]().union(*kinds.values()))
    only = tuple(
        d
        for d in every
        if (not said.schools or d.school in said.schools)
        and (said.progress is None or stand[d.id].progress == said.progress)
        and wanted <= kinds[d.id]
    )
    progress, named_schools = PROGRESS.get(said.progress or "", ""), listed(sorted(said.schools))
    return NarrowedSupport(only, " ".join(filter(None, (progress, *sorted(wanted), named_schools))))
