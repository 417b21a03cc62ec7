"""What contracts ask, by name: a requirement stays the same row while its name does.

One that is asked no more goes with its ticks and the bytes of what showed them; that it was ticked
stays in the audit.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from domain.days import LAST_DAY
from domain.funding.contracts import Requirement
from domain.quality.requirements import self_ticked
from storage.tables.funding import contracts, requirement_ticks, requirements
from storage.tables.kept_files import kept_contents

_r, _t = requirements, requirement_ticks
_KNOWN = select(_r.c.id, _r.c.name).where(_r.c.contract_id == bindparam("contract"))
_CHANGE = update(_r).where(_r.c.id == bindparam("requirement"))
_TICKED = exists().where(_t.c.requirement_id == bindparam("requirement"), _t.c.undone_at.is_(None))


def ask(connection: Connection, contract: int, wanted: Iterable[Requirement]) -> None:
    """Has a contract ask these things and no others; what it asks still keeps its ticks."""
    known = {row.name: row.id for row in connection.execute(_KNOWN, {"contract": contract})}
    by_name = {each.name: each for each in wanted}
    _forget(connection, [id_ for name, id_ in known.items() if name not in by_name])
    for name, each in by_name.items():
        row = {"days": each.days, "at_least": each.at_least, "due": each.due}
        if name in known:
            connection.execute(_CHANGE.values(row), {"requirement": known[name]})
        else:
            connection.execute(insert(_r), row | {"contract_id": contract, "name": name})
    for row_ in connection.execute(_KNOWN, {"contract": contract}).all():
        if self_ticked(row_.name) is None:
            settle(connection, row_.id)
    settle_contract(connection, contract)


def settle(connection: Connection, requirement: int) -> None:
    """Keeps of a requirement that people tick by when it is to be ticked still."""
    ticked = connection.execute(select(_TICKED), {"requirement": requirement}).scalar()
    by = None if ticked else func.coalesce(_r.c.due, LAST_DAY)
    connection.execute(update(_r).where(_r.c.id == requirement).values(open_due=by))


def settle_contract(connection: Connection, contract: int) -> None:
    """Keeps of a contract the soonest day of what is still to be ticked, for lists."""
    soonest = select(func.min(_r.c.open_due)).where(_r.c.contract_id == contract)
    by = func.coalesce(soonest.scalar_subquery(), LAST_DAY)
    connection.execute(update(contracts).where(contracts.c.id == contract).values(next_due=by))


def _forget(connection: Connection, gone: list[int]) -> None:
    if not gone:
        return
    theirs = _t.c.requirement_id.in_(gone)
    files = select(_t.c.file_id).where(theirs, _t.c.file_id.is_not(None))
    connection.execute(delete(kept_contents).where(kept_contents.c.file_id.in_(files)))
    connection.execute(delete(_t).where(theirs))
    connection.execute(delete(_r).where(_r.c.id.in_(gone)))
