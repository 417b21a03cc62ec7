"""Records as those list them who lead none: an organisation's for its contacts, all for the hub."""

from typing import Any

from bot.subjects.visits import paging
from bot.turns.turn import Turn
from cards.actions.visits import Records
from cards.visits.answers import in_list
from cards.visits.records import RecordsView, records
from domain.errors import refuse
from domain.people.people import Person, Role
from domain.permissions import Act, can
from domain.prompts.calendar import school_year
from storage.store import Store


def page(turn: Turn, wanted: Records, store: Store) -> dict[str, Any]:
    """A page of the records that the person may see; `wanted.before` is the last record of the page above it."""
    at, now = _places(turn.speaker), turn.now
    above = store.visits.get(wanted.before) if wanted.before else None
    if above and not can(turn.person, Act.SEE, above):
        raise refuse("not_yours")
    start = school_year(turn.today).first
    found = paging.page(
        above,
        lambda most, before: store.records.page(at, now, most, before),
        lambda record, most: store.records.newer(at, now, record, most),
        lambda down_to: store.records.count(at, now, start, down_to),
    )
    known = store.copies.some(r.id for r in found.rows)
    view = RecordsView(
        rows=found.rows,
        total=found.total,
        today=turn.today,
        first=found.first,
        older=Records(before=found.older) if found.older else None,
        newer=None if found.top else Records(before=found.newer),
        notes={r.id: in_list(known.get(r.id), r, turn.local, turn.hub) for r in found.rows},
        hub=at is None,
    )
    return records(view, turn.hub)


def _places(person: Person) -> frozenset[int] | None:
    """The organisations whose records the person lists; None for all of them."""
    if person.has(Role.OFFICER):
        return None
    if not person.at(Role.SCHOOL_CONTACT):
        raise refuse("no_records")
    return person.at(Role.SCHOOL_CONTACT)
