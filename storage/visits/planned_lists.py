"""Planned visits as lists: those without a record, those under a support, and who is out."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection, and_, bindparam, or_, select

from domain.pages import Page
from domain.scopes import Scope
from domain.support.deployments import RUNNING
from domain.visits.planned_visits import PlannedState, PlannedVisit
from storage.engine.listing import Listing
from storage.engine.prepared import Prepared, among, run
from storage.support.scopes import Condition, deployments_in
from storage.tables.support import deployments
from storage.tables.visits import planned_visits as t
from storage.visits.planned_visits import planned

_PLANNED = (t.c.state == PlannedState.PLANNED, t.c.removed.is_(False))
_RUNNING = among(deployments.c.status, RUNNING)
_OF_SUPPORT = Prepared(
    select(t)
    .where(
        t.c.deployment_id == bindparam("deployment"),
        t.c.on >= bindparam("today"),
        *_PLANNED,
    )
    .order_by(t.c.on, t.c.id)
    .limit(bindparam("most"))
)
_OUT = (
    select(t.c.leader_id, t.c.on)
    .join(deployments, deployments.c.id == t.c.deployment_id)
    .where(
        t.c.leader_id.in_(bindparam("people", expanding=True)),
        t.c.on.between(bindparam("first"), bindparam("last")),
        *_PLANNED,
        _RUNNING,
    )
    .distinct()
    .order_by(t.c.on)
)
# Visits of active support that are owed their records.
_OWED_LIST = Listing(
    select(t).join(deployments, deployments.c.id == t.c.deployment_id),
    t.join(deployments, deployments.c.id == t.c.deployment_id),
    (t.c.on, t.c.id),
    rising=True,
)

# Planned visits that are read at a time where all of a list are.
BATCH = 500


class PlannedLists:
    """Planned visits of several people or under several deployments."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def unrecorded(
        self,
        scopes: tuple[Scope, Scope],
        person: int,
        days: tuple[date, date],
        size: int,
        below: PlannedVisit | None = None,
    ) -> Page[PlannedVisit]:
        """A page of the visits of active support without a record, the oldest first.

        They are planned from the first of `days` on and before the last. The first scope has
        support of which all are listed, the second that of which the own ones of `person` are.
        """
        where, place = _owed(scopes, person, days), (below.on, below.id) if below else None
        return _OWED_LIST.page(self._connection, size, where, below=place).each(planned)

    def unrecorded_batches(
        self, scopes: tuple[Scope, Scope], person: int, days: tuple[date, date]
    ) -> Iterator[list[PlannedVisit]]:
        """The whole of such a list, some hundred at a time."""
        for rows in _OWED_LIST.batches(self._connection, BATCH, _owed(scopes, person, days)):
            yield list(map(planned, rows))

    def of_support(self, deployment: int, today: date, most: int = 3) -> list[PlannedVisit]:
        """The next visits planned under a deployment, whoever makes them, soonest first."""
        values = {"deployment": deployment, "today": today, "most": most}
        return [planned(row) for row in run(self._connection, _OF_SUPPORT, values)]

    def out(self, people: Iterable[int], first: date, last: date) -> dict[int, list[date]]:
        """The days of a week on which each of these people has visits of active support planned."""
        values = {"people": sorted(set(people)), "first": first, "last": last}
        found: dict[int, list[date]] = {}
        for row in self._connection.execute(_OUT, values):
            found.setdefault(row.leader_id, []).append(row.on)
        return found


def _owed(scopes: tuple[Scope, Scope], person: int, days: tuple[date, date]) -> Condition:
    """The condition that a planned visit is in the list of those without a record."""
    whole, own = (deployments_in(scope) for scope in scopes)
    first, today = days
    return and_(
        *(*_PLANNED, t.c.on >= first, t.c.on < today, _RUNNING),
        or_(whole, and_(own, t.c.leader_id == person)),
    )
