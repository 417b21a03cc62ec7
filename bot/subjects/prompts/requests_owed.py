"""Requests that wait for the hub, as things that officers are prompted for."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.subjects.prompts.officers import officer_ids
from domain.people.people import Role
from domain.prompts import kinds
from domain.prompts.fates import Fate
from domain.prompts.owed import Item
from domain.support.commissions import Commission
from storage.store import Store

# Requests that are read for a day's messages, the soonest first: a message has five rows.
MOST_REQUESTS = 20


def requests_owed(person: int | None, latest: date, store: Store) -> list[Item]:
    """Requests that the hub should have answered by then, for every officer."""
    officers = officer_ids(store)
    if not officers or (person is not None and person not in officers):
        return []
    zone = ZoneInfo(store.hub.zone)
    until = datetime.combine(latest, time.max, zone)
    waiting = store.commissions.waiting(until, MOST_REQUESTS)
    return [_item(each, officers, zone) for each in waiting]


def one_request(id_: int, store: Store) -> Item | None:
    """The request with that id, answered or not."""
    request = store.commissions.get(id_)
    officers = officer_ids(store)
    return _item(request, officers, ZoneInfo(store.hub.zone)) if request else None


def _item(request: Commission, officers: frozenset[int], zone: ZoneInfo) -> Item:
    by = request.answer_by.astimezone(zone)
    return Item(
        kinds.REQUEST,
        request.id,
        officers,
        by.date(),
        school=request.place,
        what=request.about.need,
        at=by.time(),
        fate=Fate.OPEN if request.waits else Fate.CLOSED,
        roles=frozenset({Role.OFFICER}),
    )
