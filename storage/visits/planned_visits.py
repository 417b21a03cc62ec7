"""Planned visits, and what became of each."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, update

from domain.pages import Page
from domain.visits.planned_visits import PlannedState, PlannedVisit
from domain.visits.visits import Reason
from storage.engine.listing import Listing
from storage.engine.prepared import Holding, Prepared, run
from storage.tables.visits import planned_visits as t

_LIVE = t.c.removed.is_(False)
# Of two who record or move the same visit at once, the second waits here.
_ONE = Holding(select(t).where(t.c.id == bindparam("id"), _LIVE), t)
_OWED = Prepared(
    select(t)
    .where(
        t.c.leader_id == bindparam("person"),
        t.c.state == "planned",
        t.c.on <= bindparam("today"),
        _LIVE,
    )
    .order_by(t.c.on, t.c.id)
)
_SOONEST = (
    select(t)
    .where(
        t.c.leader_id == bindparam("person"),
        t.c.state == "planned",
        t.c.on >= bindparam("today"),
        _LIVE,
    )
    .order_by(t.c.on, t.c.id)
    .limit(bindparam("most"))
)
_COMING = Prepared(_SOONEST)
_COMING_UNDER = _SOONEST.where(t.c.deployment_id.in_(bindparam("supports", expanding=True)))
_MATCH = Holding(
    select(t)
    .where(
        t.c.deployment_id == bindparam("deployment"),
        t.c.leader_id == bindparam("person"),
        t.c.state == "planned",
        t.c.on == bindparam("day"),
        _LIVE,
    )
    .order_by(t.c.id)
    .limit(1),
    t,
)
_ADD = Prepared(insert(t).returning(t.c.id))
_BECOME = Prepared(
    update(t).where(t.c.id == bindparam("planned")).values(state=bindparam("become"))
)
# The visit that a record planned goes with that record, until its leader moves it by itself.
_OF_RECORD = (
    select(t)
    .where(t.c.made_by == bindparam("visit"), t.c.state == "planned")
    .order_by(t.c.id)
    .limit(1)
)
_MADE, _MADE_UNTOUCHED = Prepared(_OF_RECORD), Prepared(_OF_RECORD.where(t.c.changed.is_(False)))
_MOVE = Prepared(
    update(t)
    .where(t.c.id == bindparam("planned"))
    .values(on=bindparam("day"), changed=bindparam("apart"))
)
_REWORD = Prepared(
    update(t)
    .where(t.c.id == bindparam("planned"))
    .values(at=bindparam("clock"), purpose=bindparam("about"))
)
_TO_COME = (
    select(t)
    .where(t.c.deployment_id == bindparam("deployment"), t.c.on >= bindparam("today"))
    .where(t.c.state == "planned", _LIVE)
    .order_by(t.c.on, t.c.id)
)
_GIVE = (
    update(t)
    .where(t.c.id == bindparam("planned"))
    .values(leader_id=bindparam("leader"), changed=True)
)
# It no longer goes with the record that planned it.
_CALL_OFF = Prepared(
    update(t)
    .where(t.c.id == bindparam("planned"))
    .values(state=bindparam("become"), reason=bindparam("why"), changed=True)
)
_COMING_LIST = Listing(select(t), t, (t.c.on, t.c.id), rising=True)
_HIDE = Prepared(update(t).where(t.c.id == bindparam("planned")).values(removed=bindparam("gone")))
_CANCEL = Prepared(
    update(t).where(t.c.id == bindparam("planned")).values(removed=True, made_by=None)
)


class PlannedVisits:
    """Planned visits by leader, deployment and day."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> PlannedVisit | None:
        """The planned visit with that id."""
        return _first(run(self._connection, _ONE, {"id": id_}).first())

    def owed(self, person: int, today: date) -> list[PlannedVisit]:
        """Planned visits up to today with no record yet, oldest first."""
        return [
            planned(r) for r in run(self._connection, _OWED, {"person": person, "today": today})
        ]

    def coming(self, person: int, today: date, most: int = 3) -> list[PlannedVisit]:
        """The next planned visits, soonest first."""
        values = {"person": person, "today": today, "most": most}
        return [planned(row) for row in run(self._connection, _COMING, values)]

    def coming_under(
        self, person: int, today: date, supports: Iterable[int], most: int
    ) -> list[PlannedVisit]:
        """The same of some support alone."""
        values = {"person": person, "today": today, "most": most, "supports": sorted(supports)}
        return [planned(row) for row in self._connection.execute(_COMING_UNDER, values)]

    def to_come(
        self, deployment: int, today: date, leader: int | None = None
    ) -> list[PlannedVisit]:
        """The visits planned under a support from today on, soonest first: of a leader, or all."""
        values = {"deployment": deployment, "today": today}
        statement = _TO_COME if leader is None else _TO_COME.where(t.c.leader_id == leader)
        return [planned(row) for row in self._connection.execute(statement, values)]

    def give(self, id_: int, leader: int) -> None:
        """Gives a planned visit to another leader."""
        self._connection.execute(_GIVE, {"planned": id_, "leader": leader})

    def on(self, deployment: int, person: int, day: date) -> PlannedVisit | None:
        """The unrecorded visit planned for that very day."""
        values = {"deployment": deployment, "person": person, "day": day}
        return _first(run(self._connection, _MATCH, values).first())

    def add(
        self,
        deployment: int,
        leader: int,
        on: date,
        *,
        at: time | None = None,
        made_by: int | None = None,
        purpose: str = "",
        import_key: str | None = None,
    ) -> int:
        """Plans a visit; gives its id.

        An import finds what it planned by `import_key`, also after it was moved.
        """
        row: dict[str, Any] = {
            "deployment_id": deployment,
            "leader_id": leader,
            "on": on,
            "at": at,
            "import_key": import_key,
            "purpose": purpose,
            "state": PlannedState.PLANNED,
            "made_by": made_by,
        }
        return int(run(self._connection, _ADD, row).scalar_one())

    def set_state(self, id_: int, state: PlannedState) -> None:
        """Notes what became of a planned visit."""
        run(self._connection, _BECOME, {"planned": id_, "become": state})

    def made_by(self, visit: int) -> PlannedVisit | None:
        """The visit that a record planned, while it is planned; also one hidden with the record."""
        return _first(run(self._connection, _MADE, {"visit": visit}).first())

    def untouched(self, visit: int) -> PlannedVisit | None:
        """The visit that a record planned, if nobody has moved it since."""
        return _first(run(self._connection, _MADE_UNTOUCHED, {"visit": visit}).first())

    def move(self, id_: int, on: date, *, apart: bool = False) -> None:
        """Puts a planned visit on another day; `apart` frees it from the record that planned it."""
        run(self._connection, _MOVE, {"planned": id_, "day": on, "apart": apart})

    def reword(self, id_: int, at: time | None, purpose: str) -> None:
        """Changes the time and the purpose of a planned visit."""
        run(self._connection, _REWORD, {"planned": id_, "clock": at, "about": purpose})

    def call_off(self, id_: int, reason: Reason) -> None:
        """Notes that a planned visit will not be made, and whose reason that is."""
        values = {"planned": id_, "become": PlannedState.CALLED_OFF, "why": reason}
        run(self._connection, _CALL_OFF, values)

    def call_on_again(self, id_: int) -> None:
        """Takes back that a planned visit was called off."""
        values = {"planned": id_, "become": PlannedState.PLANNED, "why": None}
        run(self._connection, _CALL_OFF, values)

    def page(
        self, person: int, today: date, size: int, below: PlannedVisit | None = None
    ) -> Page[PlannedVisit]:
        """A leader's planned visits from today on, the soonest first, or those after `below`."""
        where = and_(t.c.leader_id == person, t.c.state == "planned", t.c.on >= today, _LIVE)
        place = (below.on, below.id) if below else None
        return _COMING_LIST.page(self._connection, size, where, below=place).each(planned)

    def hide(self, id_: int, *, hidden: bool) -> None:
        """Takes a planned visit away with the record that made it, or brings it back."""
        run(self._connection, _HIDE, {"planned": id_, "gone": hidden})

    def cancel(self, id_: int) -> None:
        """Takes a planned visit away for good."""
        run(self._connection, _CANCEL, {"planned": id_})


def _first(row: Row[Any] | None) -> PlannedVisit | None:
    return planned(row) if row else None


def planned(row: Row[Any]) -> PlannedVisit:
    """The planned visit that a row holds."""
    return PlannedVisit(
        row.id,
        row.deployment_id,
        row.leader_id,
        row.on,
        row.at,
        row.purpose,
        PlannedState(row.state),
        row.made_by,
        Reason(row.reason) if row.reason else None,
    )
