"""Records as a list for those who made none: a school's, those under own contracts, or all."""

from functools import partial
from typing import Any

from bot.subjects.visits import paging
from bot.turns.turn import Turn
from cards.actions.visits import RecordsFile, ShowRecords
from cards.visits.records import RecordsView, records
from domain.errors import refuse
from domain.people.people import Person, Role
from domain.permissions import listed_records
from domain.visits.school_copy import for_school
from storage.store import Store

# Whom records are listed for that others made.
READERS = (Role.SCHOOL_CONTACT, Role.OVERSEER, Role.OFFICER)


def reads(person: Person) -> bool:
    """Whether records that others made are listed for a person."""
    return any(map(person.has, READERS))


def page(turn: Turn, wanted: ShowRecords, store: Store, note: str = "") -> dict[str, Any]:
    """A page of the records that the person may see, as the button `wanted` narrows it.

    `note` is a line on top.
    """
    seen = listed_records(turn.person)
    if not seen.parts:
        raise refuse("no_records")
    found = paging.page(turn, seen, wanted, store)
    notes, objected = paging.copy_notes(found.rows, turn, store)
    older, newer = found.beside(partial(paging.below, wanted))
    view = RecordsView(
        rows=tuple(map(for_school, found.rows)),
        total=found.total,
        today=turn.today,
        first=found.first,
        older=older,
        newer=newer,
        note=note,
        notes=notes,
        not_right=objected,
        whole=frozenset(record.id for record in found.rows if seen.whole.holds(record)),
        copies=seen.whole != seen,
        file=RecordsFile(**paging.kept(wanted, found)),
    )
    return records(view, turn.hub)
