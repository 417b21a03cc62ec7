"""Next steps, open and closed."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    Row,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from domain.pages import Page
from domain.scopes import Scope
from domain.visits.steps import NextStep, OpenSteps, StepWords
from storage.engine.fields import Fields
from storage.engine.listing import Listing
from storage.engine.prepared import Prepared, run
from storage.support.scopes import deployments_in
from storage.tables.people import organisations
from storage.tables.support import deployments
from storage.tables.visits import next_steps

t = next_steps
WORDS = Fields(StepWords)
_LIVE = t.c.removed.is_(False)
# Left alone, one database puts those without a day first and the other puts them last.
_EARLIEST = (t.c.by.nulls_last(), t.c.id)
_TABLES = t.join(deployments, deployments.c.id == t.c.deployment_id).join(
    organisations, organisations.c.id == deployments.c.organisation_id
)
# The school's name stands there twice: as the list's key, and by the name that a step gives it.
_WITH_SCHOOL = select(t, organisations.c.name, organisations.c.name.label("school")).select_from(
    _TABLES
)
_ONE = Prepared(_WITH_SCHOOL.where(t.c.id == bindparam("id"), _LIVE))
_OPEN_OF = Prepared(
    _WITH_SCHOOL.where(
        t.c.deployment_id == bindparam("deployment"), t.c.closed_at.is_(None), _LIVE
    ).order_by(*_EARLIEST)
)
# As the key of a list no day is null: a step without one comes after all others.
_DAY = func.coalesce(t.c.by, literal(date.max, Date)).label("day")
_LISTED = Listing(
    _WITH_SCHOOL.add_columns(_DAY),
    _TABLES,
    (organisations.c.name, t.c.deployment_id, _DAY, t.c.id),
    rising=True,
)
_COUNTED = (
    select(
        func.count().label("open"),
        func.coalesce(func.sum(case((t.c.by < bindparam("today"), 1), else_=0)), 0).label("late"),
    )
    .select_from(t.join(deployments, deployments.c.id == t.c.deployment_id))
    .where(t.c.closed_at.is_(None), _LIVE)
)
_ADD = Prepared(insert(t).returning(t.c.id))
_CLOSE = Prepared(
    update(t)
    .where(
        t.c.id == bindparam("step"),
        t.c.deployment_id == bindparam("deployment"),
        t.c.closed_at.is_(None),
    )
    .values(
        closed_at=bindparam("now"),
        closed_by=bindparam("person"),
        ended=bindparam("as_ended"),
        changed=True,
    )
)
_REOPEN = Prepared(
    update(t)
    .where(t.c.id == bindparam("step"))
    .values(closed_at=None, closed_by=None, ended=False, changed=True)
)
_MOVE = update(t).where(t.c.id == bindparam("step")).values(by=bindparam("day"))
# The step that a record made goes with that record, until somebody changes it by itself.
_MADE = _WITH_SCHOOL.where(t.c.made_by == bindparam("visit")).order_by(t.c.id).limit(1)
_MADE_UNTOUCHED = Prepared(_MADE.where(t.c.changed.is_(False)))
_REWORD = Prepared(update(t).where(t.c.id == bindparam("step")))
_HIDE = Prepared(update(t).where(t.c.id == bindparam("step")).values(removed=bindparam("gone")))
_CANCEL = Prepared(update(t).where(t.c.id == bindparam("step")).values(removed=True, made_by=None))


class Steps:
    """Next steps by deployment, scope and the record that made them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> NextStep | None:
        """The next step with that id."""
        row = run(self._connection, _ONE, {"id": id_}).first()
        return _step(row) if row else None

    def open_of(self, deployment: int) -> list[NextStep]:
        """A deployment's open next steps, the earliest first."""
        return [_step(r) for r in run(self._connection, _OPEN_OF, {"deployment": deployment})]

    def page(
        self, scope: Scope, since: datetime, size: int, below: NextStep | None = None
    ) -> Page[NextStep]:
        """A page of the steps of deployments in a scope, by school: the first, or after `below`.

        They are open, or were closed from `since` on.
        """
        place = None
        if below is not None:
            day = below.words.by or date.max
            place = (below.school, below.deployment, day, below.id)
        lately = or_(t.c.closed_at.is_(None), t.c.closed_at >= since)
        where = and_(_LIVE, deployments_in(scope), lately)
        return _LISTED.page(self._connection, size, where, below=place).each(_step)

    def open_in(self, scope: Scope, today: date) -> OpenSteps:
        """How many steps of deployments in a scope are open, and how many of them are late."""
        row = self._connection.execute(
            _COUNTED.where(deployments_in(scope)), {"today": today}
        ).one()
        return OpenSteps(row.open, int(row.late))

    def add(self, deployment: int, words: StepWords, *, made_by: int | None = None) -> int:
        """Keeps a next step; gives its id."""
        row = WORDS.columns(words) | {"deployment_id": deployment, "made_by": made_by}
        return int(run(self._connection, _ADD, row).scalar_one())

    def close(
        self, id_: int, deployment: int, person: int, now: datetime, *, ended: bool = False
    ) -> None:
        """Marks an open step of that deployment as done; a step of another is left alone.

        `ended` says that it is not done, but its support has ended.
        """
        values = {"step": id_, "deployment": deployment, "person": person, "now": now}
        run(self._connection, _CLOSE, {**values, "as_ended": ended})

    def move(self, id_: int, by: date) -> None:
        """Puts a step on another day, for a reason that is not its own."""
        self._connection.execute(_MOVE, {"step": id_, "day": by})

    def reopen(self, id_: int) -> None:
        """Takes back that a step is done."""
        run(self._connection, _REOPEN, {"step": id_})

    def made_by(self, visit: int) -> NextStep | None:
        """The next step that a record made, unless it was taken away."""
        row = self._connection.execute(_MADE.where(_LIVE), {"visit": visit}).first()
        return _step(row) if row else None

    def untouched(self, visit: int) -> NextStep | None:
        """The step that a record made, also one taken away; None if anybody changed it since."""
        row = run(self._connection, _MADE_UNTOUCHED, {"visit": visit}).first()
        return _step(row) if row else None

    def reword(self, id_: int, words: StepWords) -> None:
        """Changes what a step says."""
        run(self._connection, _REWORD, WORDS.columns(words) | {"step": id_})

    def hide(self, id_: int, *, hidden: bool) -> None:
        """Takes a step away with the record that made it, or brings it back."""
        run(self._connection, _HIDE, {"step": id_, "gone": hidden})

    def cancel(self, id_: int) -> None:
        """Takes a step away for good."""
        run(self._connection, _CANCEL, {"step": id_})


def _step(row: Row[Any]) -> NextStep:
    return NextStep(
        row.id,
        row.deployment_id,
        WORDS.from_row(row),
        row.made_by,
        row.closed_at,
        row.school,
        row.ended,
    )
