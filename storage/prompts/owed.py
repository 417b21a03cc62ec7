"""What people may be prompted for, as it stands: visits planned, support begun, steps agreed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from domain.people.people import Role
from domain.prompts.owed import Fate, Item, Kind
from domain.support.deployments import Status
from domain.visits.planned_visits import State
from storage.engine.prepared import Prepared, run
from storage.tables.people import organisations, people, roles
from storage.tables.support import deployment_leaders, deployments
from storage.tables.visits import next_steps, planned_visits, visits

_p, _d, _s, _led = planned_visits, deployments, next_steps, deployment_leaders
_ACTIVE = _d.c.status == Status.ACTIVE


def _by(statement: Select[Any], who: ColumnElement[int]) -> tuple[Prepared, Prepared]:
    """A list of everybody's, and the same of one person's: each has its own index to go by."""
    return Prepared(statement), Prepared(statement.where(who == bindparam("person")))


_PLANNED = (
    select(_p, organisations.c.name.label("school"), _d.c.focus, _d.c.status.label("support"))
    .join(_d, _d.c.id == _p.c.deployment_id)
    .join(organisations, organisations.c.id == _d.c.organisation_id)
)
_DUE_PLANNED = _by(
    _PLANNED.where(
        _p.c.state == State.PLANNED,
        _p.c.on <= bindparam("latest"),
        _p.c.removed.is_(False),
        _ACTIVE,
    ),
    _p.c.leader_id,
)
_ONE_PLANNED = Prepared(_PLANNED.where(_p.c.id == bindparam("id")))

_STEP = (
    select(_s, organisations.c.name.label("school"), _led.c.person_id, _d.c.status.label("support"))
    .join(_d, _d.c.id == _s.c.deployment_id)
    .join(organisations, organisations.c.id == _d.c.organisation_id)
    .join(_led, _led.c.deployment_id == _d.c.id)
)
_DUE_STEPS = _by(
    _STEP.where(
        _s.c.by <= bindparam("latest"),
        _s.c.closed_at.is_(None),
        _s.c.removed.is_(False),
        _ACTIVE,
    ),
    _led.c.person_id,
)
_ONE_STEP = Prepared(_STEP.where(_s.c.id == bindparam("id")))

_OF_IT = and_(visits.c.deployment_id == _d.c.id, visits.c.deleted_at.is_(None))
_NEWEST = select(func.max(visits.c.on)).where(_OF_IT, visits.c.happened).scalar_subquery()
_SUPPORT = (
    select(
        *(
            _d.c.id,
            _d.c.focus,
            _d.c.start,
            _d.c.agreed_on,
            _d.c.first_contact_on,
            _d.c.status.label("support"),
        ),
        _NEWEST.label("newest"),
        exists().where(_OF_IT).label("recorded"),
        organisations.c.name.label("school"),
        _led.c.person_id,
    )
    .join(organisations, organisations.c.id == _d.c.organisation_id)
    .join(_led, _led.c.deployment_id == _d.c.id)
)
_QUIET = _by(
    _SUPPORT.where(
        _ACTIVE,
        or_(_d.c.end.is_(None), _d.c.end >= bindparam("latest")),
        ~exists().where(_OF_IT, visits.c.happened, visits.c.on > bindparam("seen_since")),
    ),
    _led.c.person_id,
)
_ONE_SUPPORT = Prepared(_SUPPORT.where(_d.c.id == bindparam("id")))

_OUT = Prepared(
    select(roles.c.organisation_id, people.c.id, people.c.name, _p.c.on)
    .join(_d, _d.c.id == _p.c.deployment_id)
    .join(people, and_(people.c.id == _p.c.leader_id, people.c.left_at.is_(None)))
    .join(roles, and_(roles.c.person_id == people.c.id, roles.c.role == Role.LEADER))
    .where(
        _p.c.state == State.PLANNED,
        _p.c.on.between(bindparam("first"), bindparam("last")),
        _p.c.removed.is_(False),
        roles.c.organisation_id.is_not(None),
        _ACTIVE,
    )
    .distinct()
    .order_by(people.c.name, people.c.id, _p.c.on)
)
_FATES = {
    State.PLANNED: Fate.OPEN,
    State.RECORDED: Fate.RECORDED,
    State.DID_NOT_HAPPEN: Fate.DID_NOT_HAPPEN,
    State.MOVED: Fate.MOVED,
}


class Owed:
    """Things that people may be prompted for; each list is of one person or, for None, of everybody."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def planned(self, person: int | None, latest: date) -> list[Item]:
        """Visits planned up to `latest` that have no record, each as one of that day and as one that is owed."""
        rows = self._of(_DUE_PLANNED, person, latest=latest)
        return [_planned(row, kind) for row in rows for kind in (Kind.TODAY, Kind.PLANNED)]

    def steps(self, person: int | None, latest: date) -> list[Item]:
        """Open next steps to be done by `latest`."""
        return _steps(self._of(_DUE_STEPS, person, latest=latest))

    def supports(self, person: int | None, latest: date, seen_since: date) -> list[Item]:
        """First contacts that are awaited, and deployments in their time that had no visit after `seen_since`."""
        found = _grouped(self._of(_QUIET, person, latest=latest, seen_since=seen_since))
        return [_silence(group) if _begun(group[0]) else _first(group) for group in found]

    def out(self, first: date, last: date) -> dict[int, tuple[tuple[str, tuple[date, ...]], ...]]:
        """Which leaders have visits planned on which days, by the organisation that employs them."""
        found: dict[int, dict[tuple[int, str], list[date]]] = {}
        for row in run(self._connection, _OUT, {"first": first, "last": last}):
            found.setdefault(row.organisation_id, {}).setdefault((row.id, row.name), []).append(
                row.on
            )
        return {
            at: tuple((name, tuple(days)) for (_, name), days in who.items())
            for at, who in found.items()
        }

    def one(self, kind: Kind, id_: int) -> Item | None:
        """That thing as it stands now, done or not."""
        if kind in (Kind.TODAY, Kind.PLANNED):
            row = run(self._connection, _ONE_PLANNED, {"id": id_}).first()
            return _planned(row, kind) if row else None
        if kind is Kind.STEP:
            return next(iter(_steps(run(self._connection, _ONE_STEP, {"id": id_}).all())), None)
        if kind in (Kind.FIRST, Kind.SILENCE):
            made = _first if kind is Kind.FIRST else _silence
            return next(
                (
                    made(group)
                    for group in _grouped(run(self._connection, _ONE_SUPPORT, {"id": id_}))
                ),
                None,
            )
        return None

    def _of(
        self, statements: tuple[Prepared, Prepared], person: int | None, **values: date
    ) -> Sequence[Row[Any]]:
        everybody, one = statements
        if person is None:
            return run(self._connection, everybody, values).all()
        return run(self._connection, one, {**values, "person": person}).all()


def _planned(row: Row[Any], kind: Kind) -> Item:
    return Item(
        kind=kind,
        id=row.id,
        people=frozenset({row.leader_id}),
        on=row.on,
        deployment=row.deployment_id,
        school=row.school,
        what=row.purpose,
        at=row.at,
        fate=Fate.GONE if row.removed else _while_active(row, _FATES[State(row.state)]),
    )


def _steps(rows: Iterable[Row[Any]]) -> list[Item]:
    return [
        Item(
            kind=Kind.STEP,
            id=group[0].id,
            people=frozenset(row.person_id for row in group),
            on=group[0].by or date.max,
            deployment=group[0].deployment_id,
            school=group[0].school,
            what=group[0].what,
            who=group[0].who,
            fate=Fate.GONE if group[0].removed else _while_active(group[0], _closed(group[0])),
        )
        for group in _grouped(rows)
    ]


def _first(group: list[Row[Any]]) -> Item:
    row = group[0]
    fate = Fate.RECORDED if row.recorded else Fate.IN_TOUCH if row.first_contact_on else Fate.OPEN
    return _support(Kind.FIRST, group, row.agreed_on or row.start, _while_active(row, fate))


def _silence(group: list[Row[Any]]) -> Item:
    """A visit, a first contact, or the start: whatever was last."""
    row = group[0]
    newest = max(day for day in (row.newest, row.first_contact_on, row.start) if day)
    return _support(Kind.SILENCE, group, newest, _while_active(row, Fate.OPEN))


def _closed(row: Row[Any]) -> Fate:
    return Fate.CLOSED if row.closed_at else Fate.OPEN


def _while_active(row: Row[Any], fate: Fate) -> Fate:
    """What became of a thing; of what is open still, nothing is owed once the support is active no more."""
    return Fate.GONE if fate is Fate.OPEN and row.support != Status.ACTIVE else fate


def _begun(row: Row[Any]) -> bool:
    return bool(row.recorded or row.first_contact_on)


def _support(kind: Kind, group: list[Row[Any]], on: date, fate: Fate) -> Item:
    row = group[0]
    who = frozenset(r.person_id for r in group)
    return Item(kind, row.id, who, on, row.id, row.school, row.focus, fate=fate)


def _grouped(rows: Iterable[Row[Any]]) -> list[list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return list(found.values())
