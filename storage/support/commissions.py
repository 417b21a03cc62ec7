"""Requests for support: what is asked for, and how far the hub is with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    false,
    func,
    insert,
    or_,
    select,
    true,
    update,
)

from domain.errors import refuse
from domain.pages import Page
from domain.prompts.answer_times import Promise
from domain.scopes import (
    Employed,
    Everything,
    ForRole,
    Joined,
    Led,
    Made,
    OfContracts,
    OfOrganisations,
    Owed,
    Part,
    Scope,
)
from domain.support.commissions import (
    DONE,
    OPEN,
    WAITS,
    Commission,
    CommissionState,
)
from storage.engine.listing import Condition, Listing
from storage.engine.prepared import Holding, run
from storage.support.commission_rows import columns_of, request_of
from storage.tables.commissions import commissions as t
from storage.tables.commissions import offers
from storage.tables.people import organisations

_WHOLE = select(t, organisations.c.name.label("place")).join(
    organisations, organisations.c.id == t.c.organisation_id
)
_ONE = Holding(_WHOLE.where(t.c.id == bindparam("id")), t)
_KEY = (t.c.rank, t.c.by, t.c.id)
# Open ones, the soonest answer first; those that are over, the last first.
_OPEN_LIST = Listing(_WHOLE, t, _KEY, rising=True)
# All of those have one rank, without which a page far down is found by the index.
_DONE_LIST = Listing(_WHOLE, t, _KEY[1:])
_ADD = insert(t).returning(t.c.id)
_CHANGE = update(t).where(t.c.id == bindparam("request"), t.c.version == bindparam("seen"))
# Requests that are read at a time where all of them are.
BATCH = 500


class Commissions:
    """Requests by id; a unit of work reads them anew each time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, request: Commission) -> int:
        """Adds a request, whatever its id says; gives its id."""
        return int(self._connection.execute(_ADD, columns_of(request)).scalar_one())

    def get(self, id_: int) -> Commission | None:
        """The request with that id; of two who change it at once the second waits here."""
        row = run(self._connection, _ONE, {"id": id_}).first()
        return request_of(row) if row else None

    def change(self, request: Commission) -> Commission:
        """Keeps a request that was read in its version, as the next one; gives that.

        Raises Refused where somebody else changed it since.
        """
        kept = replace(request, version=request.version + 1)
        row = columns_of(kept) | {"version": kept.version}
        seen = {"request": request.id, "seen": request.version}
        if not self._connection.execute(_CHANGE.values(row), seen).rowcount:
            now = self.get(request.id)
            raise refuse("request_moved_on", state=now.state if now else request.state)
        return kept

    def page(
        self, scope: Scope, size: int, below: Commission | None = None, *, done: bool = False
    ) -> Page[Commission]:
        """A page of the open requests in a scope, or of those that are over (`done`)."""
        listing, where = _listed(scope, done=done)
        place = _place(below, done=done) if below else None
        return listing.page(self._connection, size, where, below=place).each(request_of)

    def batches(self, scope: Scope) -> Iterator[list[Commission]]:
        """Every request in a scope as it stands in the list, some hundred at a time."""
        for rows in _OPEN_LIST.batches(self._connection, BATCH, commissions_in(scope)):
            yield list(map(request_of, rows))

    def alike(self, organisation: int, need: str, since: datetime) -> Commission | None:
        """The newest open request for the same need there that was filed since a moment."""
        same = func.lower(t.c.need) == need.lower()
        at = and_(t.c.organisation_id == organisation, t.c.state.in_(OPEN), same)
        found = _WHOLE.where(at, t.c.filed_at >= since).order_by(t.c.id.desc()).limit(1)
        return next(iter(self._some(found)), None)

    def waiting(self, until: datetime, most: int) -> list[Commission]:
        """Requests to which the hub owes its answer by a moment, the soonest first."""
        where = and_(t.c.rank == WAITS, t.c.by <= until)
        return self._some(_WHOLE.where(where).order_by(*_KEY).limit(most))

    def whys(self, ids: Iterable[int]) -> dict[int, str]:
        """Why the leader of the newest offer on each of these requests was chosen."""
        of = select(offers.c.commission_id, offers.c.why)
        rows = of.where(offers.c.commission_id.in_(sorted(ids))).order_by(offers.c.id)
        return {row.commission_id: row.why for row in self._connection.execute(rows)}

    def count(self, scope: Scope, *, done: bool = False) -> int:
        """How many requests in a scope are open, or over (`done`), up to `COUNTED` and one more."""
        listing, where = _listed(scope, done=done)
        return listing.count(self._connection, where)

    def late(self, scope: Scope, now: datetime) -> int:
        """How many in a scope the hub should have answered by now."""
        where = and_(commissions_in(scope), t.c.rank == WAITS, t.c.by < now)
        return _OPEN_LIST.count(self._connection, where)

    def promises(self, first: datetime, end: datetime) -> list[Promise]:
        """What was promised for a time from `first` to before `end`.

        What was withdrawn before the hub had answered is no promise any more.
        """
        dropped = and_(t.c.state == CommissionState.WITHDRAWN, t.c.met_at.is_(None))
        rows = select(t.c.filed_at, t.c.promised_by, t.c.met_at).where(
            t.c.promised_by >= first, t.c.promised_by < end, ~dropped
        )
        found = self._connection.execute(rows.order_by(t.c.promised_by, t.c.id))
        return [Promise(row.filed_at, row.promised_by, row.met_at) for row in found]

    def _some(self, query: Any) -> list[Commission]:
        return list(map(request_of, self._connection.execute(query)))


def _listed(scope: Scope, *, done: bool) -> tuple[Listing, Condition]:
    """The list of open requests, or of those that are over, with what of it is in a scope."""
    listing, which = (_DONE_LIST, t.c.rank == DONE) if done else (_OPEN_LIST, t.c.rank < DONE)
    return listing, and_(commissions_in(scope), which)


def _place(request: Commission, *, done: bool) -> tuple[Any, ...]:
    """Where a request stands in its list: of those that are over all have one rank."""
    rank, by = request.standing()
    return (by, request.id) if done else (rank, by, request.id)


def commissions_in(scope: Scope) -> Condition:
    """The condition that a request is in the scope."""
    return or_(false(), *map(_commissions, scope.parts))


# No case for the rest: a new part of a scope without its condition is an error to the type checker.
def _commissions(part: Part) -> Condition:
    match part:
        case Everything():
            return true()
        case Made(person):
            return t.c.asked_by == person
        case OfOrganisations(organisations_, but):
            at = t.c.organisation_id.in_(sorted(organisations_))
            return at if but is None else false()
        case Led() | Joined() | Employed() | OfContracts() | Owed() | ForRole():
            return false()
