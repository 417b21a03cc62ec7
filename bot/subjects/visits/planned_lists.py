"""Lists of planned visits: the speaker's own by page, and those that a text speaks of."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.subjects.visits.planning import values_of
from bot.turns.reply import Card
from bot.turns.turn import Turn
from cards.actions.planning import ShowPlanned
from cards.phrases import listed
from cards.visits.planned_list import PAGE, PlannedListView, planned_list
from domain.support.deployments import Deployment, Status
from storage.store import Store

# Visits to come that are looked through for those that were named.
MOST = 40


def list_card(turn: Turn, wanted: ShowPlanned, store: Store, note: str = "") -> Card:
    """A page of the speaker's planned visits; `note` is a line on top."""
    above = store.planned_visits.get(wanted.before) if wanted.before else None
    if above is not None and above.leader != turn.speaker.id:
        above = None
    found = store.planned_visits.page(turn.speaker.id, turn.today, PAGE, above)
    if above is not None and not found.rows:
        return list_card(turn, ShowPlanned(), store, note)
    supports = store.deployments.some({each.deployment for each in found.rows})
    older, newer = found.beside(lambda row: ShowPlanned(before=row.id if row else None))
    view = PlannedListView(
        rows=found.rows,
        schools={id_: support.school for id_, support in supports.items()},
        total=found.total,
        today=turn.today,
        first=found.first,
        older=older,
        newer=newer,
        note=note,
        paused=_paused(supports.values()),
    )
    return planned_list(view, turn.hub)


def _paused(supports: Iterable[Deployment]) -> frozenset[int]:
    return frozenset(each.id for each in supports if each.status is Status.PAUSED)


def coming_card(
    turn: Turn,
    named: Sequence[Deployment],
    store: Store,
    *,
    to: date | None = None,
    note: str = "",
) -> Card:
    """The speaker's visits to come, of the supports that were named if any were.

    With a day `to` they are to choose from: which one is moved there. `note` is a line on top.
    """
    if not named and to is None:
        return list_card(turn, ShowPlanned(), store, note)
    supports = named or store.deployments.of_leader(turn.speaker.id)
    schools = {support.id: support.school for support in supports}
    every = store.planned_visits.coming(turn.speaker.id, turn.today, MOST)
    rows = tuple(each for each in every if each.deployment in schools)
    view = PlannedListView(
        rows=rows[:PAGE],
        schools=schools,
        total=len(rows),
        today=turn.today,
        school=listed(sorted({support.school for support in named})),
        moved={each.id: values_of(each, to) for each in rows} if to else {},
        note=note,
    )
    return planned_list(view, turn.hub)
