"""Support as officers add and change it: its terms, who leads it from when, and each change."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select, true, update

from domain.support.deployments import ENDED, OVER, Status
from domain.support.keeping import NewSupport
from domain.support.states import ChangeKind, Leadership, SupportChange, Terms
from storage.engine.fields import Fields
from storage.engine.prepared import Holding, Prepared, run
from storage.support import plan_lists, undoing
from storage.support.employers import employer_of
from storage.tables.people import people
from storage.tables.support import deployment_leaders, deployments, former_leaders, objectives
from storage.tables.support import support_changes as t

_d, _now, _then = deployments, deployment_leaders, former_leaders
TERMS = Fields(Terms)
# Of two officers who change the same support at once, the second waits here.
_TERMS = Holding(select(_d).where(_d.c.id == bindparam("id")), _d)
_WRITE = update(_d).where(_d.c.id == bindparam("deployment")).values(version=_d.c.version + 1)
_LEADERS = (
    select(_now.c.person_id, people.c.name, _now.c.since)
    .join(people, people.c.id == _now.c.person_id)
    .where(_now.c.deployment_id == bindparam("id"))
    .order_by(people.c.name, people.c.id)
)
_FORMER = (
    select(_then.c.person_id, people.c.name, _then.c.since, _then.c.until)
    .join(people, people.c.id == _then.c.person_id)
    .where(_then.c.deployment_id == bindparam("id"))
    .order_by(_then.c.id)
)
_END = delete(_now).returning(_now.c.since, _now.c.home_organisation_id)
_IS = and_(_now.c.deployment_id == bindparam("deployment"), _now.c.person_id == bindparam("person"))
_UNSAY = (
    delete(_then)
    .where(
        _then.c.deployment_id == bindparam("deployment"),
        _then.c.person_id == bindparam("person"),
        _then.c.until >= bindparam("from"),
    )
    .returning(_then.c.home_organisation_id)
)
_LAST = Prepared(
    select(t)
    .where(t.c.deployment_id == bindparam("id"), t.c.undone_at.is_(None))
    .order_by(t.c.id.desc())
    .limit(1)
)
_ONE = Prepared(select(t).where(t.c.id == bindparam("id")))
_UNDONE = update(t).where(t.c.id == bindparam("change"))
_STANDS = _d.c.status.not_in(ENDED)


class SupportChanges:
    """What an officer keeps of support, each part by the deployment's id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: NewSupport) -> int:
        """Adds active support; gives its id."""
        row = {
            "organisation_id": new.place,
            "focus": new.focus,
            "days_agreed": new.days,
            "start": new.start,
            "end": new.end,
            "status": Status.ACTIVE,
            "agreed_on": new.yes_on,
        }
        id_ = int(self._connection.execute(insert(_d).returning(_d.c.id), row).scalar_one())
        plan_lists.begin(self._connection, id_)
        for leader in new.leaders:
            self.lead(id_, leader, new.start)
        for place, aim in enumerate(new.aims, 1):
            values = {"deployment_id": id_, "position": place, "text": aim}
            self._connection.execute(insert(objectives), values)
        return id_

    def terms(self, id_: int) -> Terms:
        """What the support is about, as it stands now."""
        row = run(self._connection, _TERMS, {"id": id_}).one()
        return TERMS.from_row(row)

    def write(self, id_: int, terms: Terms) -> None:
        """Keeps what the support is about from now on, as a newer version."""
        columns = TERMS.columns(terms)
        if terms.strand is None:
            del columns["strand"]
        self._connection.execute(_WRITE.values(columns), {"deployment": id_})

    def leaders(self, id_: int) -> list[Leadership]:
        """Who leads it now, by name, with since when."""
        rows = self._connection.execute(_LEADERS, {"id": id_})
        return [Leadership(row.person_id, row.name, row.since) for row in rows]

    def former(self, id_: int) -> list[Leadership]:
        """Who led it before, in the order in which they went."""
        rows = self._connection.execute(_FORMER, {"id": id_})
        return [Leadership(row.person_id, row.name, row.since, row.until) for row in rows]

    def lead(self, id_: int, person: int, since: date | None) -> None:
        """Puts a leader on, for whoever employs them now."""
        self._lead(id_, person, since, employer_of(self._connection, person))

    def _lead(self, id_: int, person: int, since: date | None, home: int | None) -> None:
        row = {"deployment_id": id_, "person_id": person, "since": since}
        self._connection.execute(insert(_now), row | {"home_organisation_id": home})

    def share(self, id_: int, person: int, days: Fraction | None) -> None:
        """Keeps a leader's part of the days agreed."""
        values = {"deployment": id_, "person": person}
        self._connection.execute(update(_now).where(_IS).values(days=days), values)

    def take_off(self, id_: int, person: int, until: date) -> None:
        """Takes a leader off, whose time there stays on record."""
        values = {"deployment": id_, "person": person}
        led = self._connection.execute(_END.where(_IS), values).one()
        row = {"deployment_id": id_, "person_id": person, "since": led.since, "until": until}
        home = {"home_organisation_id": led.home_organisation_id}
        self._connection.execute(insert(_then), row | home)

    def lead_again(self, id_: int, led: Iterable[Leadership], since: date) -> None:
        """Puts back who led it before a change of the day `since`, as if that had not been."""
        before = {each.person: each for each in led}
        for each in self.leaders(id_):
            if each.person not in before:
                whose = {"deployment": id_, "person": each.person}
                self._connection.execute(delete(_now).where(_IS), whose)
        here = {each.person for each in self.leaders(id_)}
        for person in before.keys() - here:
            gone = {"deployment": id_, "person": person, "from": since}
            homes = list(self._connection.execute(_UNSAY, gone).scalars())
            home = homes[-1] if homes else employer_of(self._connection, person)
            self._lead(id_, person, before[person].since, home)

    def agreed_on(self, id_: int) -> date | None:
        """The day on which all parties agreed, if that is known."""
        found = select(_d.c.agreed_on).where(_d.c.id == id_)
        day: date | None = self._connection.execute(found).scalar()
        return day

    def note(self, change: SupportChange) -> int:
        """Keeps a change; gives its id."""
        row = {
            "deployment_id": change.deployment,
            "at": change.at,
            "person_id": change.person,
            "kind": change.what,
            "from_status": change.before.status,
            "to_status": change.after,
            "on": change.on,
            "reason": change.reason,
            "about": undoing.packed(change),
        }
        return int(self._connection.execute(insert(t).returning(t.c.id), row).scalar_one())

    def last(self, id_: int) -> SupportChange | None:
        """The newest change of a support that was not undone."""
        row = run(self._connection, _LAST, {"id": id_}).first()
        return _change(row) if row else None

    def get(self, change: int) -> SupportChange | None:
        """The change with that id, undone or not."""
        row = run(self._connection, _ONE, {"id": change}).first()
        return _change(row) if row else None

    def undo(self, change: int, person: int, now: datetime) -> None:
        """Notes that a change was undone, and by whom."""
        undone = {"undone_at": now, "undone_by": person}
        self._connection.execute(_UNDONE.values(undone), {"change": change})

    def alike(self, new: NewSupport) -> int | None:
        """Support of that place by one of those leaders in the same time, which has not ended."""
        led = select(_now.c.deployment_id).where(_now.c.person_id.in_(new.leaders))
        begins = _d.c.start <= new.end if new.end else true()
        found = (
            select(_d.c.id)
            .where(_d.c.organisation_id == new.place, _d.c.id.in_(led), _STANDS, begins)
            .where(or_(_d.c.end.is_(None), _d.c.end >= new.start))
            .order_by(_d.c.id)
            .limit(1)
        )
        id_: int | None = self._connection.execute(found).scalar()
        return id_

    def pauses(self, among: Collection[int]) -> dict[int, list[tuple[date, date | None]]]:
        """The pauses of some support: from which day, and on which it went on, None until it does.

        One that was undone counts as none.
        """
        found: dict[int, list[tuple[date, date | None]]] = {}
        over = select(t).where(
            t.c.deployment_id.in_(sorted(among)),
            t.c.kind == ChangeKind.WENT_ON,
            t.c.undone_at.is_(None),
        )
        for row in self._connection.execute(over.order_by(t.c.id)):
            begun = undoing.unpacked(row.about)[0].paused_on
            if begun is not None:
                found.setdefault(row.deployment_id, []).append((begun, row.on))
        held = select(_d.c.id, _d.c.paused_on).where(
            _d.c.id.in_(sorted(among)), _d.c.status == Status.PAUSED, _d.c.paused_on.is_not(None)
        )
        for row in self._connection.execute(held):
            found.setdefault(row.id, []).append((row.paused_on, None))
        return found

    def ended_on(self, id_: int) -> date | None:
        """The day on which support that is over ended: as an officer ended it, else its last."""
        last, terms = self.last(id_), self.terms(id_)
        return last.on if last is not None and last.after in OVER else terms.end

    def to_begin(self, today: date, most: int) -> list[int]:
        """Agreed support whose first day is today or was before: the first of it by id."""
        due = select(_d.c.id).where(_d.c.status == Status.AGREED, _d.c.start <= today)
        return list(self._connection.execute(due.order_by(_d.c.id).limit(most)).scalars())

    def held_until(self, today: date) -> list[tuple[int, date]]:
        """The paused supports whose pause was to last until today or a day before, each with it."""
        due = (
            select(_d.c.id, _d.c.paused_until)
            .where(_d.c.status == Status.PAUSED, _d.c.paused_until <= today)
            .order_by(_d.c.id)
        )
        return [(row.id, row.paused_until) for row in self._connection.execute(due)]


def _change(row: Row[Any]) -> SupportChange:
    before, led, followed = undoing.unpacked(row.about)
    return SupportChange(
        id=row.id,
        deployment=row.deployment_id,
        at=row.at,
        person=row.person_id,
        what=ChangeKind(row.kind),
        before=before,
        after=Status(row.to_status),
        on=row.on,
        reason=row.reason,
        led=led,
        followed=followed,
        undone=row.undone_at is not None,
    )
