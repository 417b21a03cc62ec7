"""Support as a list, what wants a look first, by page."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    select,
    true,
)

from domain.pages import COUNTED, Page
from domain.scopes import Scope
from domain.support.deployments import CURRENT, ENDED, Status
from domain.visits.urgency import Looked, Which
from storage.engine.listing import Listing
from storage.support import standing
from storage.support.scopes import Condition, deployments_in, led_by
from storage.tables.people import organisations
from storage.tables.support import deployments

# Support that is read at a time where all of a list is.
BATCH = 500
_AT = deployments.join(organisations, organisations.c.id == deployments.c.organisation_id)


def page(
    connection: Connection,
    scope: Scope,
    looked: Looked,
    which: Which,
    size: int,
    *,
    below: int | None,
    own: int | None,
) -> Page[int]:
    """A page of the ids of support in a scope: the first, or that after the deployment `below`.

    What the person `own` leads comes before all other support.
    """
    listing = _listing(scope, looked, which, own)
    place = None
    if below is not None:
        of = listing.of.c.id == below
        place = connection.execute(select(*listing.key).where(of)).first()
    found = listing.page(connection, size, true(), below=tuple(place) if place else None)
    return found.each(_id)


def batches(
    connection: Connection, scope: Scope, looked: Looked, which: Which, own: int | None
) -> Iterator[list[int]]:
    """The ids of such a whole list, some hundred at a time."""
    for rows in _listing(scope, looked, which, own).batches(connection, BATCH, true()):
        yield [_id(row) for row in rows]


def count(connection: Connection, scope: Scope, looked: Looked, which: Which) -> int:
    """How much support such a list has, up to `COUNTED` and one more where there is more."""
    few = select(deployments.c.id).where(_listed(scope, which)).limit(COUNTED + 1)
    counted = select(func.count()).select_from(few.subquery()).params(**_values(looked))
    return int(connection.execute(counted).scalar_one())


def _listing(scope: Scope, looked: Looked, which: Which, own: int | None) -> Listing:
    # It is judged inside, and put in order outside.
    rows = _judged(scope, looked, which, own).subquery()
    key = (rows.c.others, rows.c.urgency, rows.c.name, rows.c.id)
    return Listing(select(rows), rows, key, rising=True)


def _judged(scope: Scope, looked: Looked, which: Which, own: int | None) -> Select[Any]:
    led = literal(0) if own is None else case((deployments.c.id.in_(led_by(own)), 0), else_=1)
    whole, to_school = (standing.urgency(looked, to_school=each) for each in (False, True))
    urgency = _as_known(scope, whole, to_school)
    columns = (deployments.c.id, organisations.c.name)
    judged = select(*columns, led.label("others"), urgency.label("urgency")).select_from(_AT)
    return judged.where(_listed(scope, which)).params(**_values(looked))


def _listed(scope: Scope, which: Which) -> Condition:
    """The condition that support in a scope is in the list."""
    if which is Which.ALL:
        return deployments_in(scope)
    if which is Which.OVER:
        return and_(deployments.c.status.in_(ENDED), deployments_in(scope))
    if which is Which.CURRENT:
        return and_(deployments.c.status.in_(CURRENT), deployments_in(scope))
    whole, to_school = (standing.unplanned(to_school=each) for each in (False, True))
    unplanned = _as_known(scope, whole, to_school)
    return and_(deployments.c.status == Status.ACTIVE, deployments_in(scope), unplanned)


def _as_known(
    scope: Scope, whole: ColumnElement[Any], to_school: ColumnElement[Any]
) -> ColumnElement[Any]:
    """What is judged by all there is, or by what a school knows where somebody sees it as one."""
    if scope.whole == scope:
        return whole
    if not scope.whole.parts:
        return to_school
    return case((deployments_in(scope.whole), whole), else_=to_school)


def _values(looked: Looked) -> dict[str, Any]:
    return {"today": looked.today, "owed_from": looked.owed_from, "school_at": looked.now}


def _id(row: Row[Any]) -> int:
    id_: int = row.id
    return id_
