"""Own records as a leader lists them, newest first, and those that can be restored."""

from typing import Any

from bot.subjects.visits import paging
from bot.turns.turn import Turn
from cards.actions.visits import MyVisits
from cards.visits.answers import in_list
from cards.visits.my_visits import MyVisitsView, my_visits
from domain.errors import refuse
from domain.people.people import Role
from domain.prompts.calendar import school_year
from domain.visits.visits import UNDO
from storage.store import Store


def page(turn: Turn, wanted: MyVisits, store: Store) -> dict[str, Any]:
    """A page of own records; `wanted.before` is the last record of the page above it."""
    person = turn.speaker.id
    if not turn.speaker.has(Role.LEADER):
        raise refuse("no_own_visits")
    above = store.visits.get(wanted.before) if wanted.before else None
    if above and above.leader.id != person:
        raise refuse("not_yours")
    start = school_year(turn.today).first
    found = paging.page(
        above,
        lambda most, before: store.visits.page(person, most, before),
        lambda record, most: store.visits.newer(person, record, most),
        lambda down_to: store.visits.count(person, start, down_to),
    )
    known = store.copies.some(r.id for r in found.rows)
    view = MyVisitsView(
        rows=found.rows,
        total=found.total,
        today=turn.today,
        first=found.first,
        older=MyVisits(before=found.older) if found.older else None,
        newer=None if found.top else MyVisits(before=found.newer),
        deleted_count=len(store.visits.deleted(person, turn.now - UNDO)),
        notes={r.id: in_list(known.get(r.id), r, turn.local, turn.hub) for r in found.rows},
        others=turn.speaker.has(Role.OFFICER) or turn.speaker.has(Role.SCHOOL_CONTACT),
    )
    return my_visits(view, turn.hub)


def deleted(turn: Turn, store: Store) -> dict[str, Any]:
    """The records that can still be restored."""
    rows = tuple(store.visits.deleted(turn.speaker.id, turn.now - UNDO))
    return my_visits(
        MyVisitsView(rows, len(rows), turn.today, newer=MyVisits(), deleted=True), turn.hub
    )
