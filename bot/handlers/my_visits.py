"""Own records, newest first, and what can be restored."""

from typing import Any

from bot.reply import Reply, Say, Show
from bot.router import Router
from bot.turn import Turn
from cards.actions import ListVisits, MyVisits
from cards.my_visits import PAGE, MyVisitsView, my_visits
from domain.calendar import school_year
from domain.errors import refuse
from domain.people import Role
from domain.visits import UNDO
from storage.store import Store

routes = Router()


@routes.command("my visits", "visits", "my records", brief=True)
def visits(turn: Turn, said: str, store: Store) -> Reply:
    """The first page as a new message."""
    return Say(page(turn, MyVisits(), store))


@routes.action(ListVisits)
def list_visits(turn: Turn, action: ListVisits, store: Store) -> Reply:
    """The first page as a new message, from a button."""
    return Say(page(turn, MyVisits(), store))


@routes.action(MyVisits)
def turn_page(turn: Turn, action: MyVisits, store: Store) -> Reply:
    """Another page, or the deleted records, in place of this one."""
    return Show(deleted(turn, store) if action.deleted else page(turn, action, store))


def page(turn: Turn, wanted: MyVisits, store: Store) -> dict[str, Any]:
    """A page of own records; `wanted.before` is the last record of the page above it."""
    person = turn.speaker.id
    if not turn.speaker.has(Role.LEADER):
        raise refuse("no_own_visits")
    above = store.visits.get(wanted.before) if wanted.before else None
    if above and above.leader.id != person:
        raise refuse("not_yours")
    found = store.visits.page(person, PAGE + 1, above)
    start = school_year(turn.today).first
    higher = store.visits.newer(person, found[0], 2 * PAGE + 1)[PAGE:] if above and found else []
    view = MyVisitsView(
        rows=tuple(found[:PAGE]),
        total=store.visits.count(person, start),
        today=turn.today,
        first=1 + (store.visits.count(person, start, above) if above else 0),
        older=MyVisits(before=found[PAGE - 1].id) if len(found) > PAGE else None,
        newer=MyVisits(before=higher[0].id if higher else None) if above else None,
        deleted_count=len(store.visits.deleted(person, turn.now - UNDO)),
    )
    return my_visits(view, turn.hub)


def deleted(turn: Turn, store: Store) -> dict[str, Any]:
    """The records that can still be restored."""
    rows = tuple(store.visits.deleted(turn.speaker.id, turn.now - UNDO))
    return my_visits(MyVisitsView(rows, len(rows), turn.today, newer=MyVisits(), deleted=True), turn.hub)
