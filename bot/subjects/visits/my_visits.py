"""A leader's own records as a list, newest first, and the deleted ones that can be restored."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from bot.subjects.visits import paging, records
from bot.turns.turn import Turn
from cards.actions.visits import MyVisits, VisitsFile
from cards.visits.my_visits import MyVisitsView, my_visits, own_time_in_list
from domain.errors import refuse
from domain.pages import Page
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.visits.visits import UNDO, Record
from storage.store import Store


def page(turn: Turn, wanted: MyVisits, store: Store, note: str = "") -> dict[str, Any]:
    """A page of own records, as the button `wanted` narrows it; `note` is a line on top."""
    if not turn.speaker.has(Role.LEADER):
        raise refuse("no_own_visits")
    own = scope(turn.person, Act.LIST_AS_OWN, Role.LEADER)
    found = paging.page(turn, own, wanted, store)
    own_ones = [record for record in found.rows if record.leader.id == turn.speaker.id]
    notes, objected = paging.copy_notes(own_ones, turn, store)
    older, newer = found.beside(partial(paging.below, wanted))
    view = MyVisitsView(
        rows=found.rows,
        total=found.total,
        today=turn.today,
        first=found.first,
        older=older,
        newer=newer,
        note=note,
        deleted_count=_deleted(turn, store).total,
        notes=_joined(found.rows, turn, store) | notes,
        not_right=objected,
        others=records.reads(turn.speaker),
        file=VisitsFile(**paging.kept(wanted, found)),
    )
    return my_visits(view, turn.hub)


def _joined(rows: Iterable[Record], turn: Turn, store: Store) -> dict[int, str]:
    """What is the reader's own in colleagues' records: recorded by Tom Reid, your time half day."""
    theirs = {record.id: record for record in rows if record.leader.id != turn.speaker.id}
    if not theirs:
        return {}
    own = store.visits.own_minutes(turn.speaker.id, theirs)
    return {
        id_: own_time_in_list(record, own.get(id_, 0), turn.hub) for id_, record in theirs.items()
    }


def deleted_page(turn: Turn, store: Store) -> dict[str, Any]:
    """The records that can still be restored."""
    rows = _deleted(turn, store).rows
    view = MyVisitsView(rows, len(rows), turn.today, newer=MyVisits(), deleted=True)
    return my_visits(view, turn.hub)


def _deleted(turn: Turn, store: Store) -> Page[Record]:
    own = scope(turn.person, Act.DELETE, Role.LEADER)
    return store.records.deleted(own, turn.now, turn.now - UNDO)
