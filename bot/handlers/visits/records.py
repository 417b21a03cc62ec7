"""`visits`: own records for a leader, a school's for its contacts, all of them for the hub."""

from typing import Any

from bot.handlers.visits import my_visits
from bot.subjects.visits import paging
from bot.turns.reply import Reply, Say, Show
from bot.turns.router import Router
from bot.turns.turn import Turn
from cards.actions.visits import ListRecords, MyVisits, Records
from cards.visits.answers import in_list
from cards.visits.records import RecordsView, records
from domain.errors import refuse
from domain.people.people import Role
from domain.permissions import Act, scope
from domain.visits.school_copy import for_school
from storage.store import Store

routes = Router()


@routes.command("visits", "records", brief=True)
def typed(turn: Turn, said: str, store: Store) -> Reply:
    """The list that is most the person's own, as a new message."""
    if turn.speaker.has(Role.LEADER):
        return Say(my_visits.page(turn, MyVisits(), store))
    return Say(page(turn, Records(), store))


@routes.action(ListRecords)
def pressed(turn: Turn, action: ListRecords, store: Store) -> Reply:
    """The school's or the hub's records as a new message, from a button."""
    return Say(page(turn, Records(), store))


@routes.action(Records)
def turn_page(turn: Turn, action: Records, store: Store) -> Reply:
    """Another page in place of this one."""
    return Show(page(turn, action, store))


def page(turn: Turn, wanted: Records, store: Store) -> dict[str, Any]:
    """A page of the records that the person may see, below the record `wanted.before`."""
    role = Role.OFFICER if turn.speaker.has(Role.OFFICER) else Role.SCHOOL_CONTACT
    seen = scope(turn.person, Act.SEE, role)
    if not seen.parts:
        raise refuse("no_records")
    found = paging.page(turn, seen, wanted.before, store)
    known = store.copies.some(r.id for r in found.rows)
    view = RecordsView(
        rows=tuple(map(for_school, found.rows)),
        total=found.total,
        today=turn.today,
        first=found.first,
        older=Records(before=found.older.id) if found.older else None,
        newer=None if found.top else Records(before=found.newer.id if found.newer else None),
        notes={r.id: in_list(known.get(r.id), r, turn.local, turn.hub) for r in found.rows},
        hub=role is Role.OFFICER,
    )
    return records(view, turn.hub)
