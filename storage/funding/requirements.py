"""Requirements of contracts that people tick, and their ticks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    exists,
    insert,
    select,
    update,
)

from domain.pages import Page
from domain.quality.requirements import Tick, TickedRequirement, self_ticked
from domain.quality.ticking import NewTick
from domain.scopes import Scope
from storage.engine.listing import Listing
from storage.engine.prepared import Holding, run
from storage.funding import asked
from storage.funding.scopes import contracts_in
from storage.tables.funding import contracts, requirement_ticks, requirements
from storage.tables.kept_files import kept_files
from storage.tables.people import people

_r, _t = requirements, requirement_ticks
_by, _undoer = people.alias(), people.alias()
_TICKS = (
    select(
        _t,
        _by.c.name.label("name"),
        _undoer.c.name.label("undoer"),
        kept_files.c.name.label("file_name"),
    )
    .join(_by, _by.c.id == _t.c.ticked_by)
    .outerjoin(_undoer, _undoer.c.id == _t.c.undone_by)
    .outerjoin(kept_files, kept_files.c.id == _t.c.file_id)
    .order_by(_t.c.id)
)
# Of two people who tick one at the same moment, the second waits here.
_HELD = Holding(select(_r.c.id).where(_r.c.id == bindparam("id")), _r)
_UNDO = (
    update(_t)
    .where(_t.c.requirement_id == bindparam("requirement"), _t.c.undone_at.is_(None))
    .returning(_t.c.id)
)
_OPEN = Listing(select(_r.c.id, _r.c.open_due), _r, (_r.c.open_due, _r.c.id), rising=True)


class Requirements:
    """What contracts ask that people tick."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, id_: int) -> TickedRequirement | None:
        """The requirement of a contract with that id, though it may be one that ticks itself."""
        found = self._some(_r.c.id == id_)
        return found[0] if found else None

    def of(self, contract_ids: Iterable[int]) -> dict[int, tuple[TickedRequirement, ...]]:
        """What each of these contracts asks that people tick."""
        found: dict[int, tuple[TickedRequirement, ...]] = {}
        for each in self._some(_r.c.contract_id.in_(sorted(set(contract_ids)))):
            if self_ticked(each.name) is None:
                found[each.contract] = (*found.get(each.contract, ()), each)
        return found

    def open(self, scope: Scope, size: int, below: int | None = None) -> Page[TickedRequirement]:
        """A page of what is to be ticked still, the soonest first, below the one with that id."""
        place = None
        if below is not None:
            at = select(_r.c.open_due, _r.c.id).where(_r.c.id == below, _r.c.open_due.is_not(None))
            place = self._connection.execute(at).first()
        seen = select(contracts.c.id).where(contracts_in(scope))
        there = _r.c.contract_id.in_(seen) & _r.c.open_due.is_not(None)
        found = _OPEN.page(self._connection, size, there, below=place)
        ids = {row.id for row in (*found.rows, found.older, found.newer) if row is not None}
        known = {each.id: each for each in self._some(_r.c.id.in_(sorted(ids)))}
        return found.each(lambda row: known[row.id])

    def any_open(self, scope: Scope) -> bool:
        """Whether anything of contracts in a scope is to be ticked still."""
        seen = select(contracts.c.id).where(contracts_in(scope))
        there = exists().where(_r.c.open_due.is_not(None), _r.c.contract_id.in_(seen))
        return bool(self._connection.execute(select(there)).scalar())

    def hold(self, requirement: int) -> None:
        """Has others wait who would tick the same, until the unit ends."""
        run(self._connection, _HELD, {"id": requirement}).one()

    def tick(self, requirement: TickedRequirement, new: NewTick, by: int, now: datetime) -> int:
        """Keeps a tick; gives its id. None may stand there."""
        row = {
            "requirement_id": requirement.id,
            "done_on": new.day,
            "remark": new.remark,
            "file_id": new.file,
            "link": new.link,
            "ticked_at": now,
            "ticked_by": by,
        }
        id_ = int(self._connection.execute(insert(_t).returning(_t.c.id), row).scalar_one())
        self._settle(requirement)
        return id_

    def undo(self, requirement: TickedRequirement, by: int, now: datetime) -> None:
        """Undoes the tick that stands; it stays as what was said before."""
        undone = _UNDO.values(undone_at=now, undone_by=by)
        self._connection.execute(undone, {"requirement": requirement.id})
        self._settle(requirement)

    def of_file(self, file: int) -> TickedRequirement | None:
        """The requirement of which a kept file shows, or showed, that it is met."""
        found = select(_t.c.requirement_id).where(_t.c.file_id == file)
        id_ = self._connection.execute(found).scalar()
        return None if id_ is None else self.get(id_)

    def _settle(self, requirement: TickedRequirement) -> None:
        asked.settle(self._connection, requirement.id)
        asked.settle_contract(self._connection, requirement.contract)

    def _some(self, where: ColumnElement[bool]) -> list[TickedRequirement]:
        wanted = select(_r).where(where, _r.c.contract_id.is_not(None)).order_by(_r.c.id)
        rows = self._connection.execute(wanted).all()
        ticks: dict[int, tuple[Tick, ...]] = {}
        theirs = _t.c.requirement_id.in_([row.id for row in rows])
        for row in self._connection.execute(_TICKS.where(theirs)):
            ticks[row.requirement_id] = (*ticks.get(row.requirement_id, ()), _tick(row))
        return [
            TickedRequirement(row.id, row.contract_id, row.name, row.due, ticks.get(row.id, ()))
            for row in rows
        ]


def _tick(row: Row[Any]) -> Tick:
    return Tick(
        id=row.id,
        requirement=row.requirement_id,
        on=row.done_on,
        by=row.ticked_by,
        name=row.name,
        at=row.ticked_at,
        remark=row.remark,
        file=row.file_id,
        file_name=row.file_name or "",
        link=row.link,
        undone_at=row.undone_at,
        undone_by=row.undoer or "",
    )
